import type { ItemLoad } from '@tongban/contracts/analytics'
import { Link } from 'wouter'

import { Badge, EmptyState, Loaded, Panel, Table } from '../../design/index.ts'
import { percentText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { BarChart } from './BarChart.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, useFilters } from './filters.ts'
import { behind } from './Overview.tsx'
import { words } from './words.ts'

/** 高频事项: which few items make 80 % of what is handed in, and which of all items one can do online oneself. */
export function ItemLoads() {
  const filters = useFilters()
  const loads = useRead('GET /api/analytics/items', { query: { ...filters } })
  return (
    <div className="stack">
      <p className="soft">{words.itemsExplain}</p>
      <FilterBar by="item" bys={{ item: words.figureBys.item }} />
      <Loaded of={loads}>
        {({ offered, onlineOffered, handedIn, online, rows }) => {
          const frequent = rows.filter((row) => row.frequent)
          const frequentOnline = frequent.filter((row) => row.onlineOffered).length
          return (
            <>
              <div className="figures">
                <Share name={words.itemsOnline} part={onlineOffered} whole={offered} unit={words.itemUnit} />
                <Share name={words.casesOnline} part={online} whole={handedIn} unit={words.caseUnit} />
                <Share
                  name={words.frequentOnline}
                  part={frequentOnline}
                  whole={frequent.length}
                  unit={words.itemUnit}
                />
              </div>
              {handedIn === 0 ? (
                <EmptyState title={words.nothing}>
                  <p>{words.nothingHelp}</p>
                </EmptyState>
              ) : (
                <Panel title={words.itemsMessage(frequent.length, handedIn)}>
                  <Loads rows={rows} frequent={frequent} filters={filters} handedIn={handedIn} />
                </Panel>
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Share({ name, part, whole, unit }: { name: string; part: number; whole: number; unit: string }) {
  return (
    <div className="figure">
      <span>{name}</span>
      <span className="figure-value">{percentText(part, whole)}</span>
      <span className="soft">{words.partOf(part, whole, unit)}</span>
    </div>
  )
}

function Loads({
  rows,
  frequent,
  filters,
  handedIn,
}: {
  rows: readonly ItemLoad[]
  frequent: readonly ItemLoad[]
  filters: Filters
  handedIn: number
}) {
  return (
    <div className="stack">
      <BarChart
        bars={frequent.map((row) => ({
          key: row.item,
          name: row.name,
          value: row.handedIn / handedIn,
          said: `${percentText(row.handedIn, handedIn)}（${row.handedIn}）`,
        }))}
      />
      <Table
        title={words.itemLoad}
        rows={rows}
        keyOf={({ item }) => item}
        empty={words.nothing}
        columns={[
          {
            head: words.item,
            wrap: true,
            render: ({ name, frequent: isFrequent }) => (
              <>
                {name} {isFrequent && <Badge tone="info">{words.frequent}</Badge>}
              </>
            ),
          },
          { head: words.canOnline, render: (row) => words.offers(row.offered, row.onlineOffered) },
          {
            head: words.handedIn,
            number: true,
            render: ({ item, name, handedIn: count }) =>
              count === 0 ? (
                0
              ) : (
                <Link
                  href={behind({ ...filters, figure: 'handed-in', item })}
                  aria-label={`${name} ${words.handedIn} ${count}`}
                >
                  {count}
                </Link>
              ),
          },
          { head: words.loadShare, number: true, render: (row) => percentText(row.handedIn, handedIn) },
          {
            head: words.onlineShare,
            number: true,
            render: (row) => (row.handedIn === 0 ? '' : percentText(row.online, row.handedIn)),
          },
        ]}
      />
    </div>
  )
}
