import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { type ReactNode, useState } from 'react'

import { Button, Loaded, Notice, Page, Panel } from '../../design/index.ts'
import { caseNumberText, dayText, instantText } from '../../platform/format.ts'
import { useKeys, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { ConfirmationsOf } from '../confirmations/index.ts'
import { lackingOf, MaterialsOf } from '../materials/index.ts'
import { PapersOf } from '../papers/index.ts'
import { useMe } from '../session/index.ts'
import { ActBar } from './ActBar.tsx'
import { AgentOf } from './AgentOf.tsx'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { ChecksOf } from './ChecksOf.tsx'
import { type Claim, useClaim } from './claim.ts'
import { CounterCases } from './CounterCases.tsx'
import { FollowUps } from './FollowUps.tsx'
import { words } from './office-words.ts'
import { OthersOf } from './OthersOf.tsx'
import { SignatureOf } from './SignatureOf.tsx'
import { DelegationOf, SigningOf } from './SigningOf.tsx'
import { Standing } from './Standing.tsx'
import { useItemOf } from './use-item-of.ts'
import { eventText, words as caseWords } from './words.ts'

/** A case on the desk: what is asked and what is shown side by side, what the rules say, and what may be done. */
export function Review({
  subject,
  id,
  back,
  onDone,
}: {
  subject: string
  id: string
  /** The way back to where the case was found. */
  back: ReactNode
  onDone: (said: string) => void
}) {
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page
          title={caseWords.caseOf(detail.itemName, detail.subjectName)}
          beside={<Beside of={detail} back={back} />}
        >
          <OnDesk
            detail={detail}
            onDone={(act) => onDone(words.done(caseNumberText(detail.number), act))}
            refresh={async () => (await found.refetch()).data}
          />
        </Page>
      )}
    </Loaded>
  )
}

function Beside({ of, back }: { of: CaseDetail; back: ReactNode }) {
  return (
    <>
      <span>{caseNumberText(of.number)}</span>
      <Standing of={of} />
      {of.dueOn !== null && (
        <span className="soft">
          {words.due} {dayText(of.dueOn)}
        </span>
      )}
      {back}
    </>
  )
}

function OnDesk({
  detail,
  onDone,
  refresh,
}: {
  detail: CaseDetail
  onDone: (act: string) => void
  refresh: () => Promise<CaseDetail | undefined>
}) {
  const me = useMe()
  const item = useItemOf(detail)
  const [history, setHistory] = useState(true)
  const [news, setNews] = useState<{ lines: readonly string[]; note: string }>()
  const claim = useClaim(detail)
  useKeys({ h: () => setHistory((shown) => !shown) })
  const declaration = item.data?.declaration
  const catchUp = async (note: string): Promise<void> => {
    const seen = detail.events.length
    const now = await refresh()
    const lines = (now?.events ?? []).slice(seen).map((event) => `${event.actorName}：${eventText(event)}`)
    setNews({ lines, note })
  }
  return (
    <>
      {news !== undefined && <News {...news} onRead={() => setNews(undefined)} />}
      {claim.holder === 'other' && (
        <Notice tone="warn">
          <p>{words.claimed(holderOf(detail))}</p>
        </Notice>
      )}
      <div className="desk">
        <div className="stack">
          <WhyAgain of={detail} />
          <LastWord of={detail} />
          <DelegationOf of={detail} />
          <SigningOf of={detail} />
          <Asked of={detail} declaration={declaration} />
          <Waiting of={detail} />
          <ConfirmationsOf {...{ detail, declaration }} />
          <OthersOf detail={detail} today={me.today} />
          <Checks of={detail} />
          <CaseHead of={detail} today={me.today} />
          {detail.corrects === null && <CounterCases detail={detail} />}
          <FollowUps {...{ detail, declaration }} />
          <PapersOf subject={detail.subject} caseId={detail.id} today={me.today} />
          {history && <StaffCaseHistory of={detail} />}
        </div>
        <div className="desk-stays stack">
          <MaterialsOf
            subject={detail.subject}
            caseId={detail.id}
            materials={detail.materials}
            lacking={isAsked(detail) ? lackingOf(declaration?.materials ?? [], detail) : undefined}
            declaration={declaration}
          />
          <SignatureOf detail={detail} />
        </div>
      </div>
      <ActBar detail={detail} claim={claim} onDone={onDone} onStale={(note) => void catchUp(note)}>
        <ClaimButton of={claim} />
        <Button kind="quiet" pressed={history} onPress={() => setHistory(!history)}>
          {history ? words.hideHistory : words.showHistory} <kbd aria-hidden="true">h</kbd>
        </Button>
      </ActBar>
    </>
  )
}

/** Of what corrects a completed case no papers are asked for again. */
function isAsked({ outcome, corrects }: CaseDetail): boolean {
  return outcome === null && corrects === null
}

function holderOf({ task }: CaseDetail): string {
  const { claimedByName, standsForName } = task ?? { claimedByName: null, standsForName: null }
  return standsForName === null ? (claimedByName ?? '') : words.standsFor(claimedByName ?? '', standsForName)
}

/** Whoever only looks claims nothing; whoever wants the case says so, and says so when he puts it back. */
function ClaimButton({ of: { holder, take, putBack } }: { of: Claim }) {
  useKeys({ m: () => void (holder === 'me' ? putBack() : holder === 'nobody' ? take() : undefined) })
  if (holder !== 'nobody' && holder !== 'me') return null
  return (
    <Button kind="quiet" onPress={holder === 'me' ? putBack : take}>
      {holder === 'me' ? words.putBack : words.take} <kbd aria-hidden="true">m</kbd>
    </Button>
  )
}

function News({ lines, note, onRead }: { lines: readonly string[]; note: string; onRead: () => void }) {
  return (
    <Notice tone="warn" alert>
      <p>{words.stale}</p>
      <ul>
        {lines.length === 0 ? <li>{words.staleNothing}</li> : lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
      {note !== '' && (
        <>
          <p>{words.kept}</p>
          <blockquote className="kept">{note}</blockquote>
        </>
      )}
      <p>
        <Button onPress={onRead}>{words.reopen}</Button>
      </p>
    </Notice>
  )
}

/** 复查、更正: for what reason it was asked for, and the way to the case that it is about: whoever decides reads both first. */
function WhyAgain({ of: detail }: { of: CaseDetail }) {
  const { corrects, events } = detail
  if (corrects === null) return null
  const note = events.find(({ kind }) => kind === 'handed-in')?.note ?? null
  return (
    <>
      {note !== null && (
        <Notice tone="info">
          <p>
            <strong>{corrects.isReview ? words.whyReview : words.whyCorrection}</strong>
          </p>
          <p>{note}</p>
        </Notice>
      )}
      <CounterCases detail={detail} />
    </>
  )
}

const lastWords = new Set(['opinion-given', 'sent-back', 'signed', 'delegation-returned'])

/** What the colleague before said: whoever decides must not have to look for it. */
function LastWord({ of: { events } }: { of: CaseDetail }) {
  const last = events.findLast(({ kind }) => lastWords.has(kind))
  if (last === undefined) return null
  return (
    <Notice tone={last.verdict === 'yes' || last.kind === 'delegation-returned' ? 'done' : 'warn'}>
      <p>
        <strong>{eventText(last)}</strong> {last.actorName} · {instantText(last.at)}
      </p>
      {last.note !== null && <p>{last.note}</p>}
    </Notice>
  )
}

function Asked({ of: detail, declaration }: { of: CaseDetail; declaration: Declaration | undefined }) {
  return (
    <Panel title={words.form}>
      <AnswersOf
        fields={declaration?.form ?? []}
        answers={detail.form}
        before={Object.fromEntries(detail.differences.map(({ field, before }) => [field, before]))}
      />
      {detail.agent !== null && (
        <AgentOf agent={detail.agent} mandateOf={{ subject: detail.subject, caseId: detail.id }} />
      )}
    </Panel>
  )
}

/** 等法院: when it is asked for again, or that it is time to ask. */
function Waiting({ of: { hold, outcome } }: { of: CaseDetail }) {
  if (outcome !== null || hold === null || hold.isOpenEnded !== true || hold.until === null) return null
  const [name, until] = [hold.name ?? '', dayText(hold.until)]
  return (
    <Notice tone={hold.trouble === undefined ? 'info' : 'warn'}>
      <p>{hold.trouble === undefined ? words.askNext(name, until) : words.askNow(name, until)}</p>
    </Notice>
  )
}

/** What the rules say of this case now; what it wrote itself does not speak against it. */
function Checks({ of: { checks, outcome } }: { of: CaseDetail }) {
  return (
    <Panel title={words.checks}>
      {checks.length === 0 && <p className="soft">{words.noChecks}</p>}
      {checks.length > 0 && outcome === 'completed' && <p className="soft">{words.checksDone}</p>}
      {checks.length > 0 && outcome !== 'completed' && (
        <>
          <p className="soft small">{outcome === null ? words.checksNow : words.checksAfter}</p>
          <ChecksOf checks={checks} />
        </>
      )}
    </Panel>
  )
}
