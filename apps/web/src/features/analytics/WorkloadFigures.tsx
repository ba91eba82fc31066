import { workloadBys } from '@tongban/contracts/figure'

import { EmptyState, Loaded, Panel, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { BarChart } from './BarChart.tsx'
import { FilterBar } from './FilterBar.tsx'
import { useFilters } from './filters.ts'
import { words } from './words.ts'

type Worked = Read<'GET /api/analytics/workload'>['rows']

/** As many bars as can be taken in at a glance. */
const barsAtMost = 12

/** 工作量: what was done and what waits, by agency, team, desk, post or item; of people only for who heads their agency. */
export function WorkloadFigures() {
  const me = useMe()
  const [place] = usePlace()
  const by = workloadBys.find((known) => known === place['by']) ?? 'agency'
  const { from, to, item, agency } = useFilters()
  const load = useRead('GET /api/analytics/workload', { query: { by, from, to, item, agency } })
  return (
    <div className="stack">
      <p className="soft">{words.workloadExplain}</p>
      <FilterBar by={by} bys={words.workloadBys} without={['outlet', 'came']} />
      <Loaded of={load}>
        {({ done, open, rows }) =>
          rows.length === 0 ? (
            <EmptyState title={words.nothing}>
              <p>{words.nothingHelp}</p>
            </EmptyState>
          ) : (
            <Panel title={words.workloadMessage(done, open)}>
              <div className="stack">
                <BarChart
                  bars={rows.slice(0, barsAtMost).map((row) => ({
                    key: row.key,
                    name: row.name,
                    value: done === 0 ? 0 : row.done / done,
                    said: words.doneAndOpen(row.done, row.open),
                  }))}
                />
                {rows.length > barsAtMost && <p className="soft">{words.barsOf(barsAtMost, rows.length)}</p>}
                <Loads title={words.workload} head={words.workloadBys[by]} rows={rows} />
              </div>
            </Panel>
          )
        }
      </Loaded>
      {may(me, 'analytics.read-people') && <People from={from} to={to} />}
    </div>
  )
}

function People({ from, to }: { from: string; to: string }) {
  const people = useRead('GET /api/analytics/workload/people', { query: { from, to } })
  return (
    <Loaded of={people}>
      {({ agencyName, rows }) => (
        <Panel title={words.peopleOf(agencyName)}>
          <div className="stack">
            <p className="soft">{words.peopleExplain}</p>
            <Loads title={words.peopleOf(agencyName)} head={words.person} rows={rows} />
          </div>
        </Panel>
      )}
    </Loaded>
  )
}

function Loads({ title, head, rows }: { title: string; head: string; rows: Worked }) {
  return (
    <Table
      title={title}
      rows={rows}
      keyOf={({ key }) => key}
      empty={words.nothing}
      columns={[
        { head, render: ({ name }) => name, wrap: true },
        { head: words.done, number: true, render: ({ done }) => done },
        { head: words.waiting, number: true, render: ({ open }) => open },
        { head: words.waitingLate, number: true, render: ({ late }) => late },
      ]}
    />
  )
}
