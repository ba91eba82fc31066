import type { Shield, ShieldRequest } from '@tongban/contracts/shields'
import { useState } from 'react'

import { Badge, Button, EmptyState, Loaded, Notice, Paging, Panel, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { AskAbout } from './AskAbout.tsx'
import { AskShield } from './AskShield.tsx'
import { DecideShield } from './DecideShield.tsx'
import { Mentions } from './Mentions.tsx'
import { words } from './words.ts'

/** How many dated tasks wait for the officers; asked only where the reader is one. */
export function useShieldsWaiting(enabled: boolean): number {
  return useRead('GET /api/shields', { query: {} }, { every: 60_000, enabled }).data?.waiting ?? 0
}

/** 受保护人员: whom my agency hides, what waits for another officer, and asking for one more. */
export function Shields() {
  const { today } = useMe()
  const [{ after }, go] = usePlace()
  const found = useRead('GET /api/shields', { query: { after } })
  const [done, setDone] = useState<string>()
  const [decided, decide] = useState<ShieldRequest>()
  const [wish, setWish] = useState<{ of: Shield; wants: 'review' | 'end' }>()
  return (
    <div className="stack">
      <p>{words.help}</p>
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>{done}</p>
        </Notice>
      )}
      {decided !== undefined && (
        <DecideShield
          key={decided.id}
          request={decided}
          onClose={() => decide(undefined)}
          onDone={(agree) => {
            decide(undefined)
            setDone(agree ? words.agreed : words.refused)
          }}
        />
      )}
      <details className="folded" key={done}>
        <summary>{words.ask}</summary>
        <AskShield today={today} onAsked={() => setDone(words.submitted)} />
      </details>
      <Loaded of={found}>
        {({ rows, requests, mentions, next }) => (
          <>
            {mentions.length > 0 && (
              <Panel title={words.mentions}>
                <Mentions rows={mentions} onSeen={() => setDone(words.seenDone)} />
              </Panel>
            )}
            <Panel title={words.requests}>
              <Requests rows={requests} onDecide={decide} />
            </Panel>
            <Panel title={words.hidden}>
              <Hidden rows={rows} onWish={(of, wants) => setWish({ of, wants })} />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </Panel>
          </>
        )}
      </Loaded>
      {wish !== undefined && (
        <AskAbout
          key={`${wish.wants} ${wish.of.subject}`}
          {...wish}
          today={today}
          onClose={() => setWish(undefined)}
          onDone={() => {
            setWish(undefined)
            setDone(words.submitted)
          }}
        />
      )}
    </div>
  )
}

function Requests({
  rows,
  onDecide,
}: {
  rows: readonly ShieldRequest[]
  onDecide: (request: ShieldRequest) => void
}) {
  if (rows.length === 0) return <p className="soft">{words.noRequests}</p>
  return (
    <Table
      title={words.requests}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.noRequests}
      columns={[
        { head: words.person, render: ({ name }) => name },
        { head: words.what, render: ({ wants }) => words.wants[wants] },
        { head: words.reviewOn, render: ({ reviewOn }) => (reviewOn === null ? '' : dayText(reviewOn)) },
        { head: words.by, render: ({ askedByName }) => askedByName },
        {
          head: words.act,
          render: (request) =>
            request.mine ? (
              <span className="soft">{words.mine}</span>
            ) : (
              <Button label={words.lookAt(request.name)} onPress={() => onDecide(request)}>
                {words.look}
              </Button>
            ),
          wrap: true,
        },
      ]}
    />
  )
}

function Hidden({
  rows,
  onWish,
}: {
  rows: readonly Shield[]
  onWish: (of: Shield, wants: 'review' | 'end') => void
}) {
  if (rows.length === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneHelp}</p>
      </EmptyState>
    )
  return (
    <Table
      title={words.hidden}
      rows={rows}
      keyOf={({ subject }) => subject}
      empty={words.none}
      columns={[
        { head: words.person, render: (row) => <Called {...row} />, wrap: true },
        { head: words.since, render: ({ since }) => dayText(since) },
        {
          head: words.reviewOn,
          render: ({ reviewOn, due }) => (
            <>
              {dayText(reviewOn)} {due && <Badge tone="warn">{words.due}</Badge>}
            </>
          ),
          wrap: true,
        },
        { head: words.act, render: (row) => <Wishes row={row} onWish={onWish} />, wrap: true },
      ]}
    />
  )
}

function Called({ name, takenOnAnew }: Shield) {
  return (
    <>
      {name} {takenOnAnew && <Badge tone="warn">{words.anew}</Badge>}
    </>
  )
}

function Wishes({ row, onWish }: { row: Shield; onWish: (of: Shield, wants: 'review' | 'end') => void }) {
  if (row.asked) return <span className="soft">{words.asked}</span>
  return (
    <div className="row">
      <Button label={words.extendOf(row.name)} onPress={() => onWish(row, 'review')}>
        {words.extend}
      </Button>
      <Button kind="danger" label={words.endOf(row.name)} onPress={() => onWish(row, 'end')}>
        {words.end}
      </Button>
    </div>
  )
}
