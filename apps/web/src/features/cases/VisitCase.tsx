import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { type ReactNode, useState } from 'react'

import { Button, ConfirmDialog, Loaded, Page, Panel, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { ConfirmationsOf } from '../confirmations/index.ts'
import { PapersOf } from '../papers/index.ts'
import { useMe } from '../session/index.ts'
import { AskCorrection } from './AskCorrection.tsx'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { Correction } from './Correction.tsx'
import { CounterCases } from './CounterCases.tsx'
import { FollowUps } from './FollowUps.tsx'
import { owedOf, Receipt } from './Receipt.tsx'
import { Urging } from './Urging.tsx'
import { useItemOf } from './use-item-of.ts'
import { words } from './words.ts'

/** One case of the person at the counter: where it is, what happened; completed, taken back or printed again here. */
export function VisitCase({ subject, id, back }: { subject: string; id: string; back: ReactNode }) {
  const me = useMe()
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  const item = useItemOf(found.data)
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page title={detail.itemName} beside={back}>
          <div className="sides screen-only">
            <div className="stack">
              <CaseHead of={detail} today={me.today} />
              <CounterCases detail={detail} />
              <FollowUps detail={detail} declaration={item.data?.declaration} />
              <ConfirmationsOf detail={detail} declaration={item.data?.declaration} atCounter />
              <div className="row">
                <span className="prints-receipt">
                  <Button onPress={() => window.print()}>{words.printReceipt}</Button>
                </span>
                {detail.can.includes('withdrawal') && <Withdrawal detail={detail} />}
              </div>
              <Urging detail={detail} today={me.today} />
              {item.data !== undefined && <ToCorrect detail={detail} declaration={item.data.declaration} />}
              {item.data !== undefined && (
                <AskCorrection detail={detail} declaration={item.data.declaration} />
              )}
            </div>
            <div className="stack">
              <StaffCaseHistory of={detail} />
              {item.data !== undefined && item.data.declaration.form.length > 0 && (
                <Panel title={words.form}>
                  <AnswersOf fields={item.data.declaration.form} answers={detail.form} />
                </Panel>
              )}
            </div>
          </div>
          <PapersOf subject={subject} caseId={id} today={me.today} />
          {item.data !== undefined && <ReceiptAgain of={detail} declaration={item.data.declaration} />}
        </Page>
      )}
    </Loaded>
  )
}

/** What is missing can be brought as long as the case waits for it. */
export function ToCorrect({
  detail,
  declaration,
  home = false,
}: {
  detail: CaseDetail
  declaration: Declaration
  /** He brings it himself, from home. */
  home?: boolean
}) {
  const { subject } = detail
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  if (detail.hold?.reason !== 'correction') return null
  return <Correction detail={detail} declaration={declaration} facts={record.data?.facts ?? {}} home={home} />
}

/** The receipt once more, for whoever has lost it; on paper only. */
function ReceiptAgain({ of, declaration }: { of: CaseDetail; declaration: Declaration }) {
  const handed = {
    declaration,
    answers: of.form,
    materials: of.materials,
    agentName: of.agent?.name ?? null,
  }
  return (
    <div className="print-only">
      <Receipt
        view={of}
        handed={handed}
        clerk={of.outletName === null ? '' : (of.events[0]?.actorName ?? '')}
        owed={owedOf(handed, of.followUps)}
      />
    </div>
  )
}

export function Withdrawal({ detail }: { detail: CaseDetail }) {
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
        error={withdraw.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <TextField label={words.reason} value={reason} onChange={setReason} error={fault} required />
      </ConfirmDialog>
    </div>
  )
}
