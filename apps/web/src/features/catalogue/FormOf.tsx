import { type Field, type FieldType, fieldsAsked } from '@tongban/contracts/form'
import { type ReactNode, use } from 'react'

import { AmountField, Choice, DateField, type FieldWords, TextField } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { idOfField, type ShownFault } from './answers.ts'
import type { FormProps } from './form-props.ts'
import { GroupOf } from './GroupOf.tsx'
import { MemberPicker } from './member-picker.ts'
import { words } from './words.ts'

const noFaults: readonly ShownFault[] = []
const noFacts: Readonly<Record<string, string>> = {}

/**
 * The form of any item, drawn from its declaration: only the questions that are asked now,
 * prefilled ones with their source, each fault at its field. The one renderer of all halls (D-36).
 */
export function FormOf({
  fields,
  answers,
  onChange,
  faults = noFaults,
  facts = noFacts,
  path = '',
}: FormProps) {
  return (
    <div className="columns">
      {fieldsAsked(fields, answers).map((field) => {
        const place = `${path}${field.key}`
        const value = answers[field.key]
        const change = (now: unknown): void => onChange({ ...answers, [field.key]: now })
        if (field.type === 'group') {
          return <GroupOf key={field.key} {...{ field, value, change, faults, facts, place, Form: FormOf }} />
        }
        return (
          <div
            key={field.key}
            className={field.type === 'long-text' || field.type === 'address' ? 'wide' : undefined}
          >
            <Question
              field={field}
              value={value}
              onChange={change}
              id={idOfField(place)}
              error={faults.find((fault) => fault.field === place)?.text}
              fromRecord={isFromRecord(field, value, facts)}
            />
          </div>
        )
      })}
    </div>
  )
}

function isFromRecord(field: Field, value: unknown, facts: Readonly<Record<string, string>>): boolean {
  return field.prefill !== undefined && value !== undefined && value !== '' && facts[field.prefill] === value
}

function Question({
  field,
  id,
  error,
  fromRecord,
  ...asked
}: Asked & { field: Field; id: string; error: string | undefined; fromRecord: boolean }) {
  const about = {
    id,
    label: localText(field.label),
    required: field.required === true,
    error,
    hint: field.hint === undefined ? undefined : localText(field.hint),
    source: fromRecord ? words.fromRecord : undefined,
  }
  return kinds[field.type]({ ...asked, field, said: about })
}

interface Asked {
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}
type Draw = (asked: Asked & { readonly field: Field; readonly said: FieldWords }) => ReactNode

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const line: Draw = ({ said, value, onChange }) => (
  <TextField {...said} value={textOf(value)} onChange={onChange} />
)
const lines: Draw = ({ said, value, onChange }) => (
  <TextField {...said} lines value={textOf(value)} onChange={onChange} />
)

/** How each type of field is drawn; a type without a line here does not compile. */
const kinds: Readonly<Record<FieldType, Draw>> = {
  text: line,
  'identity-number': line,
  uscc: line,
  'roster-member': (asked) => <MemberQuestion {...asked} />,
  group: line,
  'long-text': lines,
  address: lines,
  telephone: ({ said, value, onChange }) => (
    <TextField {...said} inputMode="tel" value={textOf(value)} onChange={onChange} />
  ),
  'bank-account': ({ said, value, onChange }) => (
    <TextField
      {...said}
      inputMode="numeric"
      value={textOf(value)}
      onChange={(text) => onChange(text.replaceAll(/[\s-]/g, ''))}
    />
  ),
  'whole-number': ({ said, value, onChange }) => (
    <TextField {...said} inputMode="numeric" value={textOf(value)} onChange={onChange} />
  ),
  date: ({ said, value, onChange }) => <DateField {...said} value={textOf(value)} onChange={onChange} />,
  month: ({ said, value, onChange }) => (
    <DateField {...said} part="month" value={textOf(value)} onChange={onChange} />
  ),
  amount: ({ said, value, onChange }) => <AmountField {...said} value={textOf(value)} onChange={onChange} />,
  choice: ({ field, said, value, onChange }) => (
    <Choice {...said} value={textOf(value)} onChange={onChange} options={optionsOf(field)} />
  ),
  'yes-no': ({ said, value, onChange }) => (
    <Choice
      {...said}
      value={typeof value === 'boolean' ? String(value) : ''}
      onChange={(now) => onChange(now === 'true')}
      options={yesNo}
    />
  ),
}

/** Somebody of a roster is picked as the hall has it; where none is open his line is typed. */
function MemberQuestion({ said, value, onChange }: Asked & { said: FieldWords }) {
  const pick = use(MemberPicker)
  const asked = { said, value: textOf(value), onChange }
  return pick === undefined ? <TextField {...said} value={asked.value} onChange={onChange} /> : pick(asked)
}

const yesNo = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
]

function optionsOf(field: Field): { value: string; label: string }[] {
  return (field.choices ?? []).map((choice) => ({ value: choice.value, label: localText(choice.label) }))
}
