import type { Relays as Read } from '@tongban/contracts/by-hand'
import {
  type NotMetReason,
  notMetReasons,
  type RelayOutcome,
  relayOutcomes,
} from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Button, DateField, EmptyState, Loaded, Page, Paging, Table } from '../../../design/index.ts'
import { instantText } from '../../../platform/format.ts'
import { usePlace } from '../../../platform/place.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { may, useMe } from '../../session/index.ts'
import { words as messageWords } from '../words.ts'
import { Ask, ChooseOne } from './Ask.tsx'
import { ToTell } from './ToTell.tsx'
import { words } from './words.ts'

/** Telling somebody takes days: a clerk who stays at his counter hears of it within ten minutes, and whoever comes to a page at once. */
const lookAgainMs = 600_000

/** How many the outlet is asked to tell: at most what one page shows. Asked only where somebody at a counter may be asked. */
export function useRelaysWaiting(): number {
  const me = useMe()
  const enabled = may(me, 'messages.relay') && me.outletId !== null
  const page = useRead('GET /api/relays', { query: {} }, { every: lookAgainMs, enabled })
  return page.data?.rows.length ?? 0
}

/** 请您转告: what this outlet is asked to tell, and what it need not tell any more. @param at where they stand */
export function Relays({ at }: { at: string }) {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/relays', { query: { after } })
  return (
    <Loaded of={page}>
      {({ rows, next, withdrawn }) => (
        <div className="stack">
          {rows.length === 0 && after === undefined ? (
            <EmptyState title={words.relaysNone}>
              <p>{words.relaysNoneHelp}</p>
            </EmptyState>
          ) : (
            <>
              <p className="soft">{words.relaysHelp}</p>
              <Table
                title={words.relays}
                rows={rows}
                keyOf={({ id }) => id}
                empty={words.relaysNone}
                columns={[
                  {
                    head: words.kind,
                    render: ({ id, kind }) => <Link href={`${at}/${id}`}>{messageWords.kinds[kind]}</Link>,
                  },
                  { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
                  { head: words.askedOn, render: (row) => instantText(row.at) },
                ]}
              />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </>
          )}
          {withdrawn.length > 0 && <Withdrawn rows={withdrawn} />}
        </div>
      )}
    </Loaded>
  )
}

/** 不用再转告的: of the last week, with the reason; whom it was about is deleted. */
function Withdrawn({ rows }: { rows: Read['withdrawn'] }) {
  return (
    <section className="stack">
      <h2>{words.withdrawnTitle}</h2>
      <Table
        title={words.withdrawnTitle}
        rows={rows}
        keyOf={({ id }) => id}
        empty={words.relaysNone}
        columns={[
          { head: words.kind, render: ({ kind }) => messageWords.kinds[kind] },
          { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
          { head: words.askedOn, render: (row) => instantText(row.at) },
          { head: words.withdrawnWhy, render: ({ why }) => words.endings[why], wrap: true },
          { head: words.withdrawnAt, render: ({ withdrawnAt }) => instantText(withdrawnAt) },
        ]}
      />
    </section>
  )
}

/** One of them, and what came of it. @param done where one goes afterwards */
export function RelayPage({ id, back, done }: { id: string; back: ReactNode; done: string }) {
  const [, go] = useLocation()
  const notice = useRead('GET /api/relays/:id', { params: { id } })
  const [ending, setEnding] = useState(false)
  return (
    <Loaded of={notice}>
      {(of) => (
        <Page title={words.titleOf(of.name)} beside={back}>
          <div className="stack">
            <ToTell of={of} />
            <div>
              <Button kind="primary" onPress={() => setEnding(true)}>
                {words.outcome}
              </Button>
            </div>
          </div>
          {ending && (
            <Outcome id={id} name={of.name} onClose={() => setEnding(false)} onDone={() => go(done)} />
          )}
        </Page>
      )}
    </Loaded>
  )
}

function Outcome({
  id,
  name,
  onClose,
  onDone,
}: {
  id: string
  name: string
  onClose: () => void
  onDone: () => void
}) {
  const { today } = useMe()
  const [outcome, setOutcome] = useState<RelayOutcome | ''>('')
  const [why, setWhy] = useState<NotMetReason | ''>('')
  const [on, setOn] = useState<string>(today)
  const [tried, setTried] = useState(false)
  const { act, ...sending } = useAct('POST /api/relays/:id/outcome')
  const isNotMet = outcome === 'not-met'
  const record = async (): Promise<void> => {
    setTried(true)
    if (outcome === '' || on === '' || (isNotMet && why === '')) return
    const body = { outcome, on: dayOf(on), ...(isNotMet && why !== '' ? { why } : {}) }
    if ((await act({ params: { id }, body })) !== undefined) onDone()
  }
  return (
    <Ask
      title={words.outcomeOf(name)}
      verb={words.register}
      of={sending}
      onConfirm={record}
      onClose={onClose}
    >
      <ChooseOne
        label={words.fared}
        of={relayOutcomes}
        names={words.outcomes}
        value={outcome}
        onChange={setOutcome}
        tried={tried}
      />
      {isNotMet && (
        <ChooseOne
          label={words.why}
          of={notMetReasons}
          names={words.reasons}
          value={why}
          onChange={setWhy}
          tried={tried}
        />
      )}
      <DateField label={words.on} required value={on} onChange={setOn} />
    </Ask>
  )
}
