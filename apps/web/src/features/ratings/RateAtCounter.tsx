import type { Visit } from '@tongban/contracts/people'
import { useState } from 'react'

import { Button, ConfirmDialog, Notice, Panel } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { blank, Grades } from './Grades.tsx'
import { officeWords } from './office-words.ts'
import { words } from './words.ts'

/** After a visit: the clerk turns the screen, the customer taps; nothing is shown where he must not be asked. */
export function RateAtCounter({ visit, onOver }: { visit: Visit; onOver: () => void }) {
  const params = { subject: visit.subject, id: visit.id }
  const may = useRead('GET /api/visits/:subject/:id/rating', { params })
  const [turned, turn] = useState(false)
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Notice tone="done" alert>
        <p>{officeWords.done}</p>
      </Notice>
    )
  if (may.data?.asks !== true) return null
  return (
    <Panel title={officeWords.ask(visit.subjectName)}>
      <p className="soft">{officeWords.askHelp}</p>
      <p className="row">
        <Button onPress={() => turn(true)}>{officeWords.turn}</Button>
        <Button kind="quiet" onPress={onOver}>
          {officeWords.not}
        </Button>
      </p>
      {turned && (
        <Sheet
          {...params}
          days={may.data.callBackDays}
          onDone={() => setDone(true)}
          onCancel={() => turn(false)}
        />
      )}
    </Panel>
  )
}

/** What the customer sees: no name, no matter, five answers. */
function Sheet({
  subject,
  id,
  days,
  onDone,
  onCancel,
}: {
  subject: string
  id: string
  days: number
  onDone: () => void
  onCancel: () => void
}) {
  const rate = useAct('POST /api/visits/:subject/:id/rating')
  const [draft, setDraft] = useState(blank)
  const [tried, setTried] = useState(false)
  const confirm = async (): Promise<void> => {
    setTried(true)
    const { grade } = draft
    if (grade === undefined) return
    const body = { grade, reasons: [...draft.reasons], words: draft.words.trim() }
    if ((await rate.act({ params: { subject, id }, body })) !== undefined) onDone()
  }
  return (
    <ConfirmDialog
      open
      title={words.title}
      verb={words.hand}
      pending={rate.pending}
      error={rate.error}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <p className="soft">{words.free}</p>
      <Grades
        draft={draft}
        days={days}
        fault={tried && draft.grade === undefined ? words.gradeMust : undefined}
        onChange={setDraft}
      />
    </ConfirmDialog>
  )
}
