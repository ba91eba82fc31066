import {
  type NotMetReason,
  notMetReasons,
  type RelayOutcome,
  relayOutcomes,
} from '@tongban/contracts/sending'
import { dayOf } from '@tongban/policy'
import { type ReactNode, useState } from 'react'
import { Link, useLocation } from 'wouter'

import {
  Button,
  ConfirmDialog,
  DateField,
  EmptyState,
  Fault,
  Loaded,
  Page,
  Paging,
  Select,
  Table,
} from '../../../design/index.ts'
import { instantText } from '../../../platform/format.ts'
import { usePlace } from '../../../platform/place.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { useMe } from '../../session/index.ts'
import { words as messageWords } from '../words.ts'
import { ToTell } from './ToTell.tsx'
import { words } from './words.ts'

/** How many the outlet is asked to tell: at most what one page shows. */
export function useRelaysWaiting(): number {
  return useRead('GET /api/relays', { query: {} }, { every: 60_000 }).data?.rows.length ?? 0
}

/** 请您转告: what this outlet is asked to tell. @param at where they stand */
export function Relays({ at }: { at: string }) {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/relays', { query: { after } })
  return (
    <Loaded of={page}>
      {({ rows, next }) =>
        rows.length === 0 && after === undefined ? (
          <EmptyState title={words.relaysNone}>
            <p>{words.relaysNoneHelp}</p>
          </EmptyState>
        ) : (
          <div className="stack">
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
          </div>
        )
      }
    </Loaded>
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
  const { act, pending, error } = useAct('POST /api/relays/:id/outcome')
  const isNotMet = outcome === 'not-met'
  const record = async (): Promise<void> => {
    setTried(true)
    if (outcome === '' || on === '' || (isNotMet && why === '')) return
    const body = { outcome, on: dayOf(on), ...(isNotMet && why !== '' ? { why } : {}) }
    if ((await act({ params: { id }, body })) !== undefined) onDone()
  }
  return (
    <ConfirmDialog
      open
      title={words.outcomeOf(name)}
      verb={words.register}
      pending={pending}
      onConfirm={record}
      onCancel={onClose}
    >
      {error !== null && <Fault error={error} />}
      <Select
        label={words.fared}
        required
        value={outcome}
        error={tried && outcome === '' ? words.choose : undefined}
        onChange={(chosen) => setOutcome(relayOutcomes.find((one) => one === chosen) ?? '')}
        options={relayOutcomes.map((one) => ({ value: one, label: words.outcomes[one] }))}
      />
      {isNotMet && (
        <Select
          label={words.why}
          required
          value={why}
          error={tried && why === '' ? words.choose : undefined}
          onChange={(chosen) => setWhy(notMetReasons.find((one) => one === chosen) ?? '')}
          options={notMetReasons.map((one) => ({ value: one, label: words.reasons[one] }))}
        />
      )}
      <DateField label={words.on} required value={on} onChange={setOn} />
    </ConfirmDialog>
  )
}
