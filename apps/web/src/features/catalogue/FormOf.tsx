import { type Answers, type Field, fieldsAsked } from '@tongban/contracts/form'

import { Choice, DateField, TextField } from '../../design/index.ts'
import { AmountField } from './AmountField.tsx'
import { idOfField, type ShownFault } from './answers.ts'
import { GroupOf } from './GroupOf.tsx'
import { words } from './words.ts'

/** What a form or a row of it needs to draw and change its answers. */
export interface FormProps {
  readonly fields: readonly Field[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
  readonly faults?: readonly ShownFault[]
  readonly facts?: Readonly<Record<string, string>>
  readonly path?: string
}

/**
 * The form of any item, drawn from its declaration: only the questions that are asked now,
 * prefilled ones with their source, each fault at its field. The one renderer of all halls (D-36).
 */
export function FormOf({ fields, answers, onChange, faults = [], facts = {}, path = '' }: FormProps) {
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
  value,
  onChange,
  id,
  error,
  fromRecord,
}: {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  id: string
  error: string | undefined
  fromRecord: boolean
}) {
  const said = {
    id,
    label: field.label['zh-CN'],
    required: field.required === true,
    error,
    hint: field.hint?.['zh-CN'],
    source: fromRecord ? words.fromRecord : undefined,
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.type) {
    case 'date':
      return <DateField {...said} value={text} onChange={onChange} />
    case 'month':
      return <DateField {...said} part="month" value={text} onChange={onChange} />
    case 'choice':
      return <Choice {...said} value={text} onChange={onChange} options={optionsOf(field)} />
    case 'yes-no':
      return (
        <Choice
          {...said}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(now) => onChange(now === 'true')}
          options={yesNo}
        />
      )
    case 'amount':
      return <AmountField {...said} value={text} onChange={onChange} />
    case 'text':
    case 'long-text':
    case 'telephone':
    case 'whole-number':
    case 'address':
    case 'identity-number':
    case 'uscc':
    case 'group':
      return (
        <TextField
          {...said}
          value={text}
          onChange={onChange}
          lines={field.type === 'long-text' || field.type === 'address'}
          {...(field.type === 'whole-number' ? { inputMode: 'numeric' as const } : {})}
          {...(field.type === 'telephone' ? { inputMode: 'tel' as const } : {})}
        />
      )
  }
}

const yesNo = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
]

function optionsOf(field: Field): { value: string; label: string }[] {
  return (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label['zh-CN'] }))
}
