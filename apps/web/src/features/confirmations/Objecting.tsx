import { type Objection, objections } from '@tongban/contracts/objection'
import { useEffect, useRef, useState } from 'react'

import { Button, Choice, ErrorSummary, Panel, TextField } from '../../design/index.ts'
import { words } from './words.ts'

interface Objected {
  readonly reason: Objection
  readonly note?: string
}

/** What is wrong; what was typed stays when sending fails. */
export function Objecting({
  pending,
  onSaid,
  onBack,
}: {
  pending: boolean
  onSaid: (said: Objected) => Promise<unknown>
  onBack: () => void
}) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), []) // the button that led here is gone
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const chosen = objections.find((known) => known === reason)
  const lacksNote = chosen === 'other' && note.trim() === ''
  const faults = {
    reason: tried && chosen === undefined ? words.reasonMust : undefined,
    note: tried && lacksNote ? words.noteMust : undefined,
  }
  const send = async (): Promise<void> => {
    setTried(true)
    if (chosen === undefined || lacksNote) return
    await onSaid({ reason: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) })
  }
  return (
    <Panel title={words.no}>
      <div className="stack" ref={here} tabIndex={-1}>
        <ErrorSummary
          faults={[
            ...(faults.reason === undefined ? [] : [{ id: 'reason', text: faults.reason }]),
            ...(faults.note === undefined ? [] : [{ id: 'note', text: faults.note }]),
          ]}
        />
        <Choice
          id="reason"
          label={words.reason}
          required
          value={reason}
          error={faults.reason}
          onChange={setReason}
          options={objections.map((value) => ({ value, label: words.reasons[value] }))}
        />
        <TextField
          id="note"
          label={chosen === 'other' ? words.note : words.noteFree}
          required={chosen === 'other'}
          lines
          longest={200}
          value={note}
          error={faults.note}
          onChange={setNote}
        />
        <div className="row">
          <Button kind="primary" pending={pending} onPress={send}>
            {words.hand}
          </Button>
          <Button onPress={onBack}>{words.back}</Button>
        </div>
      </div>
    </Panel>
  )
}
