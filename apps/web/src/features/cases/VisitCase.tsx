import type { CaseDetail } from '@tongban/contracts/cases'
import { useState } from 'react'

import { Button, ConfirmDialog, Fault, Loaded, Panel, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { CaseHead, CaseHistory } from './CaseHead.tsx'
import { Correction } from './Correction.tsx'
import { words } from './words.ts'

/** One case of the person at the counter: where it is, what happened; completed or taken back here. */
export function VisitCase({ subject, id }: { subject: string; id: string }) {
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  const item = useRead(
    'GET /api/catalogue/items/:code',
    { params: { code: found.data?.item ?? '' } },
    { enabled: found.data !== undefined },
  )
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  return (
    <Loaded of={found}>
      {(detail) => (
        <div className="sides">
          <div className="stack">
            <CaseHead of={detail} />
            {detail.hold?.reason === 'correction' && item.data !== undefined && (
              <Correction
                detail={detail}
                declaration={item.data.declaration}
                facts={record.data?.facts ?? {}}
              />
            )}
            {detail.stage !== 'closed' && <Withdrawal detail={detail} />}
          </div>
          <div className="stack">
            <CaseHistory of={detail} />
            {item.data !== undefined && (
              <Panel title={words.form}>
                <AnswersOf fields={item.data.declaration.form} answers={detail.form} />
              </Panel>
            )}
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Withdrawal({ detail }: { detail: CaseDetail }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const withdraw = useAct('POST /api/cases/:subject/:id/withdrawal')
  const confirm = async (): Promise<void> => {
    if (reason.trim().length < 2) return setFault(words.reasonMust)
    const params = { subject: detail.subject, id: detail.id }
    const view = await withdraw.act({ params, body: { version: detail.version, reason: reason.trim() } })
    if (view !== undefined) setOpen(false)
  }
  return (
    <div>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      <ConfirmDialog
        open={open}
        title={words.withdrawTitle}
        verb={words.withdraw}
        kind="danger"
        pending={withdraw.pending}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        {withdraw.error !== null && <Fault error={withdraw.error} />}
        <TextField label={words.reason} value={reason} onChange={setReason} error={fault} required />
      </ConfirmDialog>
    </div>
  )
}
