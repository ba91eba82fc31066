import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Button, EmptyState, Fault, Loaded, Notice, Page, Paging, Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { lackingOf, MaterialsOf } from '../materials/index.ts'
import { PapersOf } from '../papers/index.ts'
import { AskCorrection } from './AskCorrection.tsx'
import { AskReview } from './AskReview.tsx'
import { BasisOf } from './BasisOf.tsx'
import { CaseHead, CaseHistory } from './CaseHead.tsx'
import { CounterCases } from './CounterCases.tsx'
import { FollowUps } from './FollowUps.tsx'
import { homeWords as words } from './home-words.ts'
import { Standing } from './Standing.tsx'
import { Urging } from './Urging.tsx'
import { useItemOf } from './use-item-of.ts'
import { ToCorrect, Withdrawal } from './VisitCase.tsx'
import { words as caseWords } from './words.ts'

type HrefOf = (view: CaseView) => string

/** One's own cases: those that are running first. */
export function OwnCases({ subject, hrefOf, apply }: { subject: string; hrefOf: HrefOf; apply: ReactNode }) {
  const [after, setAfter] = useState<string>()
  const found = useRead('GET /api/cases/:subject', { params: { subject }, query: { after } })
  return (
    <Loaded of={found}>
      {({ rows, next }) => {
        const running = rows.filter(({ outcome }) => outcome === null)
        const ended = rows.filter(({ outcome }) => outcome !== null)
        if (rows.length === 0) return <EmptyState title={words.noCases}>{apply}</EmptyState>
        return (
          <div className="stack">
            {running.length > 0 && <CaseList title={words.running} cases={running} hrefOf={hrefOf} />}
            {ended.length > 0 && <CaseList title={words.ended} cases={ended} hrefOf={hrefOf} />}
            <Paging next={next} after={after} go={setAfter} />
          </div>
        )
      }}
    </Loaded>
  )
}

/** As many as are looked through without getting lost. */
const casesAtOnce = 10

function CaseList({ title, cases, hrefOf }: { title: string; cases: readonly CaseView[]; hrefOf: HrefOf }) {
  const [shown, show] = useState(casesAtOnce)
  const left = cases.length - shown
  return (
    <Panel title={title}>
      <ul className="plain">
        {cases.slice(0, shown).map((view) => (
          <li key={view.id} className="item">
            <span>
              <Link href={hrefOf(view)}>{view.itemName}</Link>
              <br />
              <span className="soft small">
                {caseNumberText(view.number)} · <span className="whole">{dayText(view.submittedOn)}</span>
              </span>
              <br />
              {view.reading}
              {view.outcome === 'completed' && (
                <>
                  <br />
                  <Link
                    href={`${hrefOf(view)}?paper=completion`}
                    aria-label={`${words.seeResult}：${view.itemName} ${caseNumberText(view.number)}`}
                  >
                    {words.seeResult}
                  </Link>
                </>
              )}
            </span>
            <Standing of={view} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button onPress={() => show(shown + casesAtOnce)}>
          {words.moreCases(Math.min(left, casesAtOnce), left)}
        </Button>
      )}
    </Panel>
  )
}

/** What waits for the person, each with its day and one button; nothing is shown where nothing waits. */
export function WaitingCases({ subject, hrefOf }: { subject: string; hrefOf: HrefOf }) {
  const found = useRead('GET /api/cases/:subject', { params: { subject }, query: {} })
  if (found.data === undefined && found.error !== null)
    return <Fault error={found.error} again={found.refetch} />
  const waiting = (found.data?.rows ?? []).filter(({ hold }) => hold?.party === 'applicant')
  return waiting.map((view) => (
    <Notice key={view.id} tone="warn">
      <p>
        <strong>{view.itemName}</strong>：{words.waitsForYou(view.hold?.missing.length ?? 0)}
        {typeof view.hold?.until === 'string' && `，${words.waitsUntil(dayText(view.hold.until))}`}。
      </p>
      <p>
        <Link className="button button-primary" href={hrefOf(view)}>
          {words.supply}
        </Link>
      </p>
    </Notice>
  ))
}

/** One of one's own cases: where it is, what is to be done, its papers, what was said and what happened. */
export function OwnCase({
  subject,
  id,
  back,
  record,
  rating,
  today,
}: {
  subject: string
  id: string
  today: string
  back: ReactNode
  /** The way to one's record, where what is done stands. */
  record: ReactNode
  /** The way to say how it was done. */
  rating: ReactNode
}) {
  const [{ paper }] = usePlace()
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  const item = useItemOf(found.data)
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page title={detail.itemName} beside={back}>
          <CaseHead of={detail} />
          <Urging detail={detail} today={today} />
          {item.data === undefined && item.error !== null && (
            <Fault error={item.error} again={item.refetch} />
          )}
          {item.data !== undefined && detail.can.includes('correction') && (
            <ToCorrect detail={detail} declaration={item.data.declaration} home />
          )}
          <CounterCases detail={detail} />
          <AskReview detail={detail} />
          <FollowUps detail={detail} declaration={item.data?.declaration} />
          <PapersOf subject={subject} caseId={id} shown={paper === 'completion' ? paper : undefined} />
          {detail.outcome !== null && (
            <p className="row">
              {detail.outcome === 'completed' && record}
              {rating}
            </p>
          )}
          <CaseHistory of={detail} />
          {item.data !== undefined && <WhatWasHandedIn detail={detail} declaration={item.data.declaration} />}
          {item.data !== undefined && <AskCorrection detail={detail} declaration={item.data.declaration} />}
          {detail.can.includes('withdrawal') && (
            <div>
              <Withdrawal detail={detail} />
            </div>
          )}
        </Page>
      )}
    </Loaded>
  )
}

/** The filled form and the papers of a case, and by which rules it is done; what is missing is said as long as nobody has asked for it yet. */
function WhatWasHandedIn({ detail, declaration }: { detail: CaseDetail; declaration: Declaration }) {
  const isUnasked = detail.stage === 'submitted' && detail.hold === null && detail.corrects === null
  return (
    <>
      {declaration.form.length > 0 && (
        <Panel title={caseWords.form}>
          <AnswersOf fields={declaration.form} answers={detail.form} />
        </Panel>
      )}
      {declaration.materials.length > 0 && detail.corrects === null && (
        <MaterialsOf
          subject={detail.subject}
          caseId={detail.id}
          materials={detail.materials}
          declaration={declaration}
          lacking={isUnasked ? lackingOf(declaration.materials, detail) : undefined}
        />
      )}
      <BasisOf basis={declaration.basis} />
    </>
  )
}

/** What handing in came to: done at once, or who has it now until when. */
export function Handed({
  view,
  hrefOf,
  record,
  children,
}: {
  view: CaseView
  hrefOf: HrefOf
  /** The way to one's record, where what is done stands. */
  record: ReactNode
  children: ReactNode
}) {
  const done = view.outcome === 'completed'
  return (
    <Page title={done ? words.done : words.handed}>
      <Notice tone="done" alert>
        <p className="case-number">
          {caseWords.number} {caseNumberText(view.number)}
        </p>
        <p>{view.reading}</p>
      </Notice>
      <div className="row">
        <Link className="button button-primary" href={hrefOf(view)}>
          {words.toCases}
        </Link>
        {done && record}
        {children}
      </div>
      {done && <PapersOf subject={view.subject} caseId={view.id} shown="completion" />}
    </Page>
  )
}
