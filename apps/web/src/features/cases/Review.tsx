import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { Badge, Button, Loaded, Notice, Panel, type Tone } from '../../design/index.ts'
import { useKeys, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { MaterialsOf } from '../materials/index.ts'
import { useMe } from '../session/index.ts'
import { ActBar } from './ActBar.tsx'
import { CaseHead, CaseHistory } from './CaseHead.tsx'
import { useClaim } from './claim.ts'
import { words } from './office-words.ts'
import { eventNames } from './words.ts'

/** A case on the desk: what is asked and what is shown side by side, what the rules say, and what may be done. */
export function Review({ subject, id, onDone }: { subject: string; id: string; onDone: () => void }) {
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  return (
    <Loaded of={found}>
      {(detail) => (
        <OnDesk detail={detail} onDone={onDone} refresh={async () => (await found.refetch()).data} />
      )}
    </Loaded>
  )
}

function OnDesk({
  detail,
  onDone,
  refresh,
}: {
  detail: CaseDetail
  onDone: () => void
  refresh: () => Promise<CaseDetail | undefined>
}) {
  const me = useMe()
  const item = useRead('GET /api/catalogue/items/:code', { params: { code: detail.item } })
  const [history, setHistory] = useState(false)
  const [news, setNews] = useState<readonly string[]>()
  useClaim(detail)
  useKeys({ h: () => setHistory((shown) => !shown) })
  const declaration = item.data?.declaration
  const other = detail.task?.claimedBy !== me.staffId ? detail.task?.claimedByName : undefined
  const catchUp = async (): Promise<void> => {
    const seen = detail.events.length
    const now = await refresh()
    setNews(
      (now?.events ?? [])
        .slice(seen)
        .map(({ kind, actorName }) => `${actorName}：${eventNames[kind] ?? kind}`),
    )
  }
  return (
    <div className="stack">
      {news !== undefined && <News of={news} onRead={() => setNews(undefined)} />}
      {other !== undefined && other !== null && (
        <Notice tone="warn">
          <p>{words.claimed(other)}</p>
        </Notice>
      )}
      <ActBar detail={detail} onDone={onDone} onStale={() => void catchUp()} />
      <div>
        <Button pressed={history} onPress={() => setHistory(!history)}>
          {history ? words.hideHistory : words.showHistory} <kbd aria-hidden="true">h</kbd>
        </Button>
      </div>
      {history && <CaseHistory of={detail} />}
      <div className="sides">
        <div className="stack">
          <CaseHead of={detail} />
          <Asked of={detail} declaration={declaration} />
          <Checks of={detail} />
        </div>
        <MaterialsOf
          subject={detail.subject}
          caseId={detail.id}
          materials={detail.materials}
          declaration={declaration}
        />
      </div>
    </div>
  )
}

function News({ of, onRead }: { of: readonly string[]; onRead: () => void }) {
  return (
    <Notice tone="warn" alert>
      <p>{words.stale}</p>
      <ul>
        {of.length === 0 ? <li>{words.staleNothing}</li> : of.map((line) => <li key={line}>{line}</li>)}
      </ul>
      <p>
        <Button onPress={onRead}>{words.reopen}</Button>
      </p>
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
        <p>
          {words.agent}：{detail.agent.name}，{detail.agent.number}，{detail.agent.telephone}
        </p>
      )}
    </Panel>
  )
}

const tones = { yes: 'done', no: 'danger', 'needs-evidence': 'warn' } satisfies Record<string, Tone>
const signs = { yes: 'done', no: 'no', 'needs-evidence': 'ask' } as const

function Checks({ of: { checks } }: { of: CaseDetail }) {
  return (
    <Panel title={words.checks}>
      {checks.length === 0 && <p className="soft">{words.noChecks}</p>}
      <ul className="plain">
        {checks.map(({ name, answer, reason }) => (
          <li key={name} className="row">
            <Badge tone={tones[answer]} icon={signs[answer]}>
              {words.answers[answer]}
            </Badge>
            {reason}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
