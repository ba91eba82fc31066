import type { ShieldReason } from '@tongban/contracts/shield-reasons'
import type { Shield } from '@tongban/contracts/shields'
import { dayOf } from '@tongban/policy'
import { useState } from 'react'

import { ConfirmDialog, DateField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { isReviewDay, Reason } from './AskShield.tsx'
import { words } from './words.ts'

/** Asks that it be looked at later than was said, or that somebody is hidden no more; another officer confirms. */
export function AskAbout({
  of: { subject, name },
  wants,
  today,
  onClose,
  onDone,
}: {
  of: Shield
  wants: 'review' | 'end'
  today: string
  onClose: () => void
  onDone: () => void
}) {
  const [reason, setReason] = useState<ShieldReason>('authority')
  const [reviewOn, setReviewOn] = useState('')
  const [fault, setFault] = useState<string>()
  const { act, pending, error } = useAct('POST /api/shields/:subject/requests')
  const ask = async (): Promise<void> => {
    if (wants === 'review' && !isReviewDay(reviewOn, today)) return setFault(words.reviewMust)
    const body = wants === 'end' ? { wants, reason } : { wants, reason, reviewOn: dayOf(reviewOn) }
    if ((await act({ params: { subject }, body })) !== undefined) onDone()
  }
  return (
    <ConfirmDialog
      open
      title={wants === 'end' ? words.endOf(name) : words.extendOf(name)}
      verb={words.submit}
      kind={wants === 'end' ? 'danger' : 'primary'}
      pending={pending}
      error={error}
      onConfirm={ask}
      onCancel={onClose}
    >
      <Reason value={reason} onChange={setReason} />
      {wants === 'review' && (
        <DateField
          label={words.reviewOn}
          hint={words.reviewHelp}
          required
          value={reviewOn}
          error={fault}
          onChange={setReviewOn}
        />
      )}
    </ConfirmDialog>
  )
}
