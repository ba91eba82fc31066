import type { CaseDetail } from '@tongban/contracts/cases'
import { useState } from 'react'

import { Button, ErrorSummary, Fault, Notice, Panel, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { reviewWords as words } from './review-words.ts'

/**
 * 申请复查: whom a case is about that was refused says why it should be looked at again, and reads until when he may. It becomes a case of its own, which
 * somebody decides who had no hand in this one.
 */
export function AskReview({ detail }: { detail: CaseDetail }) {
  const [open, setOpen] = useState(false)
  const { review, can } = detail
  if (review === null || !can.includes('decision-review')) return null
  if (review.isOver && review.until !== null)
    return (
      <Notice>
        <p>{words.over(dayText(review.until))}</p>
      </Notice>
    )
  if (open) return <Asking detail={detail} until={review.until} onClose={() => setOpen(false)} />
  return (
    <div className="stack">
      <p className="soft">{untilSaid(review.until)}</p>
      <div>
        <Button onPress={() => setOpen(true)}>{words.ask}</Button>
      </div>
    </div>
  )
}

/** No term runs before the paper has reached him. */
function untilSaid(until: string | null): string {
  return until === null ? words.notServed : words.until(dayText(until))
}

function Asking({
  detail,
  until,
  onClose,
}: {
  detail: CaseDetail
  until: string | null
  onClose: () => void
}) {
  const { subject, id, version } = detail
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useAct('POST /api/cases/:subject/:id/decision-review')
  const faults = note.trim().length < 2 ? [{ id: 'review-note', text: words.noteMust }] : []
  const send = async (): Promise<void> => {
    setTried(true)
    if (faults.length > 0) return
    const body = { version, note: note.trim() }
    if ((await ask.act({ params: { subject, id }, body })) !== undefined) onClose()
  }
  return (
    <Panel title={words.ask}>
      <div className="stack">
        <p className="soft">{words.help}</p>
        <p className="soft">{untilSaid(until)}</p>
        {tried && <ErrorSummary faults={faults} />}
        {ask.error !== null && <Fault error={ask.error} />}
        <TextField
          id="review-note"
          label={words.note}
          lines
          longest={500}
          required
          value={note}
          error={tried ? faults[0]?.text : undefined}
          onChange={setNote}
        />
        <div className="row">
          <Button kind="primary" pending={ask.pending} onPress={() => void send()}>
            {words.send}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
