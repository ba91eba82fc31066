import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { ReactNode } from 'react'

import { Button, Loaded, Page, Panel } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { ConfirmationsOf } from '../confirmations/index.ts'
import { PapersOf } from '../papers/index.ts'
import { useMe } from '../session/index.ts'
import { AskCorrection } from './AskCorrection.tsx'
import { AskReview } from './AskReview.tsx'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { Correction } from './Correction.tsx'
import { CounterCases } from './CounterCases.tsx'
import { FollowUps } from './FollowUps.tsx'
import { owedOf, Receipt } from './Receipt.tsx'
import { Urging } from './Urging.tsx'
import { useItemOf } from './use-item-of.ts'
import { Withdrawing } from './Withdrawing.tsx'
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
              <AskReview detail={detail} />
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
  if (detail.hold?.party !== 'applicant' || !detail.can.includes('correction')) return null
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

/** 撤回 of one case. */
export function Withdrawal({ detail: { subject, id, version } }: { detail: CaseDetail }) {
  const withdraw = useAct('POST /api/cases/:subject/:id/withdrawal')
  return (
    <Withdrawing
      of={withdraw}
      verb={words.withdraw}
      title={words.withdrawTitle}
      act={async (reason) => await withdraw.act({ params: { subject, id }, body: { version, reason } })}
    />
  )
}
