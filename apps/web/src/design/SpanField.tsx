import { useId, useState } from 'react'

import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

/** How long something lasted: typed as years and months, carried in whole months; what is no number stays as it is, for the check to find. */
export function SpanField({
  value,
  onChange,
  id,
  ...said
}: FieldWords & { value: string; onChange: (months: string) => void }) {
  const own = useId()
  const field = id ?? own
  const [typed, setTyped] = useState(() => partsOf(value))
  const type = (at: number, text: string): void => {
    const now = typed.map((part, index) => (index === at ? text.trim() : part))
    setTyped(now)
    onChange(monthsOf(now))
  }
  const notes = [said.hint, said.source].filter((one) => one !== undefined).join(' · ')
  const spoken = [said.error === undefined ? '' : `${field}-error`, notes === '' ? '' : `${field}-hint`]
    .join(' ')
    .trim()
  return (
    <fieldset className="field" {...(spoken === '' ? {} : { 'aria-describedby': spoken })}>
      <legend className="field-label">
        {said.label}
        {said.required === true && <span className="field-must">{words.must}</span>}
      </legend>
      {said.error !== undefined && (
        <p className="field-error" id={`${field}-error`}>
          {said.error}
        </p>
      )}
      <div className="dates">
        {[words.years, words.months].map((mark, at) => (
          <label key={mark} className="date-part">
            <input
              className="input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              id={at === 0 ? field : `${field}-months`}
              aria-label={`${said.label} ${mark}`}
              aria-invalid={said.error !== undefined}
              value={typed[at] ?? ''}
              onChange={(event) => type(at, event.target.value)}
            />
            <span aria-hidden="true">{mark}</span>
          </label>
        ))}
      </div>
      {notes !== '' && (
        <p className="field-hint" id={`${field}-hint`}>
          {notes}
        </p>
      )}
    </fieldset>
  )
}

function partsOf(months: string): string[] {
  if (!/^\d+$/.test(months)) return [months, '']
  return [String(Math.floor(Number(months) / 12)), String(Number(months) % 12)]
}

function monthsOf([years = '', months = '']: readonly string[]): string {
  if (years === '' && months === '') return ''
  if (![years, months].every((part) => /^\d*$/.test(part))) return `${years} ${months}`.trim()
  return String(Number(years) * 12 + Number(months))
}
