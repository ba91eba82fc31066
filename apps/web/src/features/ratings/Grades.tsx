import { type Grade, grades, type RatingReason, reasonsFor } from '@tongban/contracts/grade'
import { useState } from 'react'

import { Button, Checkbox, Choice, ErrorSummary, TextField } from '../../design/index.ts'
import { words } from './words.ts'

/** What somebody has chosen so far. */
export interface Draft {
  readonly grade: Grade | undefined
  readonly reasons: readonly RatingReason[]
  readonly words: string
}

/** Nothing chosen yet. */
export const blank: Draft = { grade: undefined, reasons: [], words: '' }

/** The five grades, the reasons that go with the chosen one, and words. */
export function Grades({
  draft,
  days,
  fault,
  onChange,
}: {
  draft: Draft
  /** Working days within which somebody calls back about a bad one. */
  days: number
  fault: string | undefined
  onChange: (draft: Draft) => void
}) {
  const { grade, reasons } = draft
  const isGood = grade === 'very-satisfied' || grade === 'satisfied'
  const toggle = (reason: RatingReason, on: boolean): void =>
    onChange({ ...draft, reasons: on ? [...reasons, reason] : reasons.filter((one) => one !== reason) })
  return (
    <>
      <Choice
        id="grade"
        label={words.grade}
        required
        value={grade ?? ''}
        error={fault}
        onChange={(value) => {
          const chosen = grades.find((known) => known === value)
          const fitting = chosen === undefined ? [] : reasonsFor(chosen)
          onChange({ ...draft, grade: chosen, reasons: reasons.filter((one) => fitting.includes(one)) })
        }}
        options={grades.map((value) => ({ value, label: words.grades[value] }))}
      />
      {grade !== undefined && (
        <fieldset className="field plain-set">
          <legend className="field-label">{isGood ? words.good : words.bad}</legend>
          <div className="choices">
            {reasonsFor(grade).map((reason) => (
              <Checkbox key={reason} checked={reasons.includes(reason)} onChange={(on) => toggle(reason, on)}>
                {words.reasons[reason]}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
      {grade !== undefined && (
        <TextField
          label={words.own}
          lines
          longest={500}
          value={draft.words}
          onChange={(text) => onChange({ ...draft, words: text })}
        />
      )}
      {grade !== undefined && isBad(grade) && <p className="soft">{words.calledBack(days)}</p>}
    </>
  )
}

/** Whether somebody is called back about it. */
export function isBad(grade: Grade): boolean {
  return grade === 'dissatisfied' || grade === 'very-dissatisfied'
}

/** The whole sheet with its button; what was chosen stays when sending fails. */
export function GradesForm({
  days,
  pending,
  onGiven,
}: {
  days: number
  pending: boolean
  onGiven: (given: { grade: Grade; reasons: RatingReason[]; words: string }) => Promise<unknown>
}) {
  const [draft, setDraft] = useState(blank)
  const [tried, setTried] = useState(false)
  const fault = tried && draft.grade === undefined ? words.gradeMust : undefined
  const send = async (): Promise<void> => {
    setTried(true)
    const { grade } = draft
    if (grade === undefined) return
    await onGiven({ grade, reasons: [...draft.reasons], words: draft.words.trim() })
  }
  return (
    <div className="stack">
      <ErrorSummary faults={fault === undefined ? [] : [{ id: 'grade', text: fault }]} />
      <Grades draft={draft} days={days} fault={fault} onChange={setDraft} />
      <div>
        <Button kind="primary" pending={pending} onPress={send}>
          {words.hand}
        </Button>
      </div>
    </div>
  )
}
