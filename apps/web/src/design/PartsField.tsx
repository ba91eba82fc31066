import { useId } from 'react'

import type { FieldWords } from './TextField.tsx'
import { words } from './words.ts'

/** One of the small fields: what stands behind it, and how much fits in. */
export interface Part {
  readonly mark: string
  readonly longest: number
  readonly wide?: boolean
}

/** A row of small fields of numbers that make one answer; read out with the label of the whole and the mark of each. */
export function PartsField({
  parts,
  typed,
  onType,
  id,
  ...said
}: FieldWords & {
  parts: readonly Part[]
  typed: readonly string[]
  onType: (at: number, text: string) => void
}) {
  const own = useId()
  const field = id ?? own
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
        {parts.map(({ mark, longest, wide = false }, at) => (
          <label key={mark} className="date-part">
            <input
              className={wide ? 'input input-year' : 'input'}
              inputMode="numeric"
              autoComplete="off"
              maxLength={longest}
              id={at === 0 ? field : `${field}-${at}`}
              aria-label={`${said.label} ${mark}`}
              aria-invalid={said.error !== undefined}
              value={typed[at] ?? ''}
              onChange={(event) => onType(at, event.target.value.trim())}
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
