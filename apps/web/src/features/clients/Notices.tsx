import type { Client, ClientNoticeRow } from '@tongban/contracts/clients'

import { Badge, Button, Fault, Loaded, Paging, Select, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const states = ['all', 'waiting', 'sent', 'dead'] as const
const tones = { waiting: 'info', sent: 'done', dead: 'danger' } as const

/** What a system was told, with what came of it; what did not arrive is sent again. */
export function Notices({ client }: { client: Client }) {
  const [{ after, state: named }, go] = usePlace()
  const state = states.find((known) => known === named) ?? 'all'
  const page = useRead('GET /api/clients/:id/notices', { params: { id: client.id }, query: { state, after } })
  return (
    <section className="stack" aria-label={words.log}>
      <div className="row">
        <h2>
          {client.name} {words.log}
        </h2>
        <Button onPress={() => go({ client: undefined, after: undefined, state: undefined })}>
          {words.back}
        </Button>
      </div>
      <div className="narrow">
        <Select
          label={words.state}
          value={state}
          options={states.map((value) => ({ value, label: words.states[value] }))}
          onChange={(value) => go({ state: value, after: undefined })}
        />
      </div>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <Log client={client} rows={rows} />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Log({ client, rows }: { client: Client; rows: readonly ClientNoticeRow[] }) {
  const { act, pending, error } = useAct('POST /api/clients/:id/notices/:notice/redelivery')
  return (
    <>
      {error !== null && <Fault error={error} />}
      <Table
        title={words.log}
        rows={rows}
        keyOf={({ id }) => id}
        empty={words.noNotices}
        columns={[
          { head: words.created, render: ({ createdAt }) => instantText(createdAt) },
          { head: words.case, render: ({ number }) => number },
          { head: words.stage, render: ({ stage }) => words.stages[stage] ?? stage },
          {
            head: words.state,
            render: ({ state }) => <Badge tone={tones[state]}>{words.states[state]}</Badge>,
          },
          { head: words.last, render: lastOf, wrap: true },
          {
            head: words.acts,
            render: ({ id, number, state }) =>
              state === 'waiting' ? null : (
                <Button
                  kind="quiet"
                  pending={pending}
                  label={words.againOf(number)}
                  onPress={() => act({ params: { id: client.id, notice: id } })}
                >
                  {words.again}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

function lastOf({ attempts, status, fault, triedAt, state, dueAt }: ClientNoticeRow): string {
  const said =
    status === null ? (fault === null ? '' : (words.faults[fault] ?? fault)) : words.answered(status)
  const parts = [
    triedAt === null ? '' : instantText(triedAt),
    said,
    attempts === 0 ? '' : words.tries(attempts),
    state === 'waiting' ? words.nextAt(instantText(dueAt)) : '',
  ]
  return parts.filter((part) => part !== '').join('，')
}
