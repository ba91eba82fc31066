import { useId } from 'react'

import type { Option } from './option.ts'
import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

/** One of many, by the list of the system itself: every keyboard, screen reader and phone knows it. */
export function Select({
  label,
  id,
  error,
  hint,
  source,
  required,
  value,
  onChange,
  options,
  none = words.choose,
  unseen = false,
  inline = false,
}: FieldWords & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  none?: string
  /** The label stands before the list, as filters have it. */
  inline?: boolean
}) {
  const own = useId()
  const field = id ?? own
  const notes = [hint, source].filter((part) => part !== undefined).join(' · ')
  return (
    <div className={inline ? 'field field-inline' : 'field'} data-must={required === true || undefined}>
      <label className={unseen ? 'hidden-words' : 'field-label'} htmlFor={field}>
        {label}
        {required === true && <span className="field-must">{words.must}</span>}
      </label>
      {error !== undefined && (
        <p className="field-error" id={`${field}-error`}>
          {error}
        </p>
      )}
      <select
        className="input"
        id={field}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{none}</option>
        {[...Map.groupBy(options, ({ group = '' }) => group)]
          .toSorted(([one], [other]) => Number(one !== '') - Number(other !== ''))
          .map(([group, within]) => (group === '' ? drawn(within) : headed(group, within)))}
      </select>
      {notes !== '' && <p className="field-hint">{notes}</p>}
    </div>
  )
}

function headed(group: string, options: readonly Option[]) {
  return (
    <optgroup key={group} label={group}>
      {drawn(options)}
    </optgroup>
  )
}

function drawn(options: readonly Option[]) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}
