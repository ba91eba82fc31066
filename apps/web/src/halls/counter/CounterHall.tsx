import type { Visit } from '@tongban/contracts/people'
import { useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { Button, Loaded, Page, Tabs } from '../../design/index.ts'
import { Authorisation, Authorisations, Counterfoils } from '../../features/cases/index.ts'
import { useItemsKept } from '../../features/catalogue/index.ts'
import { byHandWords, useRelaysWaiting } from '../../features/messages/index.ts'
import { type Entry, LineBar, OutboxList, outboxWords, useEntries } from '../../features/outbox/index.ts'
import { RateAtCounter } from '../../features/ratings/index.ts'
import { may, useMe } from '../../features/session/index.ts'
import { type Identification, Identify } from '../../features/visits/index.ts'
import { useLineDown } from '../../platform/line.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { InVisit } from './InVisit.tsx'
import { Relaying } from './Relaying.tsx'
import { useLeft } from './use-left.ts'
import { WithoutLine } from './WithoutLine.tsx'
import { words } from './words.ts'

/** The counter: identify who came, see what may be done, take any item for anyone, and follow what was taken. */
export function CounterHall() {
  const [path] = useLocation()
  const me = useMe()
  const visits = useRead('GET /api/visits/open')
  const down = useLineDown()
  const entries = useEntries(me.staffId)
  useItemsKept()
  const leaving = useLeft()
  const waiting = useRelaysWaiting()
  const section = sections.find((name) => path.startsWith(`/counter/${name}`))
  return (
    <div className="stack">
      <Tabs
        strip
        label={words.hall}
        tabs={[
          {
            href: '/counter',
            name: words.visit,
            here: section === undefined,
          },
          { href: '/counter/counterfoils', name: words.counterfoils, here: section === 'counterfoils' },
          ...(waiting > 0 || section === 'relays'
            ? [
                {
                  href: '/counter/relays',
                  name: `${byHandWords.relays} ${waiting}`,
                  here: section === 'relays',
                },
              ]
            : []),
          ...(may(me, 'cases.authorise')
            ? [
                {
                  href: '/counter/authorisations',
                  name: words.authorisations,
                  here: section === 'authorisations',
                },
              ]
            : []),
          ...(down || entries.length > 0 || section === 'outbox'
            ? [{ href: '/counter/outbox', name: outboxWords.title, here: section === 'outbox' }]
            : []),
        ]}
      />
      <LineBar
        owner={me.staffId}
        serving={servingNow(visits.data?.rows, leaving.left)}
        see={<Link href="/counter/outbox">{outboxWords.see}</Link>}
      />
      <Section of={section} leaving={leaving} />
    </div>
  )
}

/** Whose visits are open; who has left is served no more, and his visit holds the rest until it has ended. */
function servingNow(visits: readonly Visit[] | undefined, left: string | undefined) {
  return visits?.map((visit) => (visit.id === left ? { ...visit, endsAt: visit.startedAt } : visit)) ?? null
}

/** What stands beside serving people: each has a tab of its own. */
const sections = ['counterfoils', 'authorisations', 'outbox', 'relays'] as const

function Section({
  of,
  leaving,
}: {
  of: (typeof sections)[number] | undefined
  leaving: ReturnType<typeof useLeft>
}) {
  if (of === 'relays') return <Relaying />
  if (of === 'authorisations') return <Authorising />
  if (of === 'counterfoils') return <Counterfoils />
  return <Desk isOutbox={of === 'outbox'} leaving={leaving} />
}

/** Where people are served: one after the other, with the line or, for a while, without it. */
function Desk({
  isOutbox,
  leaving: { left, leave },
}: {
  isOutbox: boolean
  leaving: ReturnType<typeof useLeft>
}) {
  const [, go] = useLocation()
  const visits = useRead('GET /api/visits/open')
  const down = useLineDown()
  const [parted, setParted] = useState<Visit>()
  const [written, setWritten] = useState<Identification>()
  const [resuming, setResuming] = useState<Entry>()
  const [identified, setIdentified] = useState<{ visit: string; as: Identification }>()
  const visit = visits.data?.rows.find(({ id }) => id !== left)
  const resume = (entry: Entry): void => {
    setResuming(entry)
    go('/counter')
  }
  if (isOutbox) return <WaitingHere free={visit === undefined && written === undefined} onResume={resume} />
  if (written !== undefined)
    return <WithoutLine identification={written} onOver={() => setWritten(undefined)} />
  if (visit !== undefined)
    return (
      <InVisit
        key={visit.id}
        visit={visit}
        onEnded={() => setParted(visit)}
        onLeft={() => leave(visit)}
        identifiedAs={identified?.visit === visit.id ? identified.as : undefined}
        resuming={resuming}
        onResumed={() => setResuming(undefined)}
      />
    )
  if (visits.data === undefined && !down) return <Loaded of={visits}>{() => null}</Loaded>
  return (
    <Page title={words.identify}>
      {parted !== undefined && (
        <RateAtCounter key={parted.id} visit={parted} onOver={() => setParted(undefined)} />
      )}
      <Identify
        key={resuming?.id}
        begun={identificationOf(resuming)}
        onOpened={(opened, as) => {
          setIdentified({ visit: opened.id, as })
          go(resuming === undefined ? '/counter' : `/counter/items/${resuming.handIn.item}`)
        }}
        onWritten={setWritten}
      />
    </Page>
  )
}

/** Who was written down with something that is gone on with. */
function identificationOf(entry: Entry | undefined): Identification | undefined {
  return entry?.of.identification
}

/** 待送出; what was refused is gone on with when nobody is being served. */
function WaitingHere({ free, onResume }: { free: boolean; onResume: (entry: Entry) => void }) {
  const me = useMe()
  const serving = useRead('GET /api/visits/open').data?.rows ?? null
  const end = useAct('POST /api/visits/:subject/:id/end')
  const part = async (): Promise<void> => {
    for (const { subject, id } of serving ?? []) await end.act({ params: { subject, id } })
  }
  const resume = (entry: Entry) => <Button onPress={() => onResume(entry)}>{outboxWords.resume}</Button>
  return (
    <Page title={outboxWords.title}>
      <OutboxList
        owner={me.staffId}
        serving={serving}
        served={serving?.map(({ subjectName }) => subjectName).join('、')}
        onPart={part}
        resumeBy={free ? resume : undefined}
      />
    </Page>
  )
}

/** What waits for the supervisor of this outlet; no visit is needed, and none is opened. */
function Authorising() {
  return (
    <Switch>
      <Route path="/counter/authorisations/:subject/:id">
        {(params) => (
          <Authorisation
            {...params}
            back={<Link href="/counter/authorisations">{words.backToAuthorisations}</Link>}
          />
        )}
      </Route>
      <Route>
        <Page title={words.authorisations}>
          <Authorisations hrefOf={({ subject, id }) => `/counter/authorisations/${subject}/${id}`} />
        </Page>
      </Route>
    </Switch>
  )
}
