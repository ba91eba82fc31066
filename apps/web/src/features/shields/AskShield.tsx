import { documentKindOf, documentKindOptions } from '@tongban/contracts/document-kinds'
import { type ShieldReason, shieldMonthsAtMost, shieldReasons } from '@tongban/contracts/shield-reasons'
import { addMonths, dayOf, type IdentityKind } from '@tongban/policy'
import { type FormEvent, useState } from 'react'

import { Button, Choice, DateField, Fault, Select, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** Whether a day is one on which it can be looked at again. */
export function isReviewDay(day: string, today: string): boolean {
  return day > today && day <= addMonths(dayOf(today), shieldMonthsAtMost)
}

/** Why: a code, chosen and not written. */
export function Reason({
  value,
  onChange,
}: {
  value: ShieldReason
  onChange: (value: ShieldReason) => void
}) {
  return (
    <Choice
      label={words.reason}
      hint={words.reasonHelp}
      required
      value={value}
      onChange={(chosen) => onChange(shieldReasons.find((known) => known === chosen) ?? 'authority')}
      options={shieldReasons.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
    />
  )
}

/** 申请保护: who is to be hidden, by document and name, why, and when it is looked at again. */
export function AskShield({ today, onAsked }: { today: string; onAsked: () => void }) {
  const [kind, setKind] = useState<IdentityKind>('resident')
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [reason, setReason] = useState<ShieldReason>('authority')
  const [reviewOn, setReviewOn] = useState('')
  const [faults, setFaults] = useState<Partial<Record<'number' | 'name' | 'reviewOn', string>>>({})
  const { act, pending, error } = useAct('POST /api/shields')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wrong = {
      ...(number.trim() === '' ? { number: words.numberMust } : {}),
      ...(name.trim() === '' ? { name: words.nameMust } : {}),
      ...(isReviewDay(reviewOn, today) ? {} : { reviewOn: words.reviewMust }),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const body = { kind, number: number.trim(), name: name.trim(), reason, reviewOn: dayOf(reviewOn) }
    if ((await act({ body })) === undefined) return
    setNumber('')
    setName('')
    onAsked()
  }
  return (
    <form className="stack narrow" onSubmit={(event) => void submit(event)}>
      {error !== null && <Fault error={error} />}
      <Select
        label={words.kind}
        value={kind}
        onChange={(value) => setKind(documentKindOf(value))}
        options={documentKindOptions}
      />
      <TextField label={words.number} required value={number} error={faults.number} onChange={setNumber} />
      <TextField label={words.name} required value={name} error={faults.name} onChange={setName} />
      <Reason value={reason} onChange={setReason} />
      <DateField
        label={words.reviewOn}
        hint={words.reviewHelp}
        required
        value={reviewOn}
        error={faults.reviewOn}
        onChange={setReviewOn}
      />
      <div>
        <Button kind="primary" submit pending={pending}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}
