import type { ReactNode } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'

import { words } from './words.ts'

/** What every field is told: its label, its fault, its hint, and where its content comes from. */
export interface FieldWords {
  readonly label: string
  readonly id?: string
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly source?: string | undefined
  readonly required?: boolean
  /** The label is only read out: it stands already in the head of the table around it. */
  readonly unseen?: boolean
}

/** One line of text, or several; the fault stands between label and input, where it is read first. */
export function TextField({
  value,
  onChange,
  lines = false,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  longest,
  before,
  ...said
}: FieldWords & {
  value: string
  onChange: (value: string) => void
  lines?: boolean
  type?: 'text' | 'password' | 'search' | 'tel'
  inputMode?: 'numeric' | 'decimal' | 'tel'
  autoComplete?: string
  longest?: number | undefined
  before?: ReactNode
}) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      type={type}
      autoComplete={autoComplete}
      isInvalid={said.error !== undefined}
      validationBehavior="aria"
      data-must={said.required === true || undefined}
      {...(said.id === undefined ? {} : { id: said.id })}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(longest === undefined ? {} : { maxLength: longest })}
    >
      <Label className={said.unseen === true ? 'hidden-words' : 'field-label'}>
        {said.label}
        {said.required === true && <span className="field-must">{words.must}</span>}
      </Label>
      {said.error !== undefined && (
        <Text slot="errorMessage" className="field-error">
          {said.error}
        </Text>
      )}
      {before}
      {lines ? <TextArea className="input" rows={3} /> : <Input className="input" />}
      <FieldNote {...said} />
    </AriaTextField>
  )
}

/** The hint and the source of a field, read out with it. */
function FieldNote({ hint, source }: FieldWords) {
  if (hint === undefined && source === undefined) return null
  return (
    <Text slot="description" className="field-hint">
      {[hint, source].filter((part) => part !== undefined).join(' · ')}
    </Text>
  )
}
