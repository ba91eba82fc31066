import type { FigureGroup } from '@tongban/contracts/analytics'
import { type FigureBy, figureBys } from '@tongban/contracts/figure'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

import { ColumnChart, EmptyState, Loaded, Panel, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { BarChart } from './BarChart.tsx'
import { FilterBar } from './FilterBar.tsx'
import { canOpen, type Filters, filtersOf, useFilters } from './filters.ts'
import { behind } from './Overview.tsx'
import { words } from './words.ts'

type Figures = Read<'GET /api/analytics/figures'>
export type Counts = Figures['total']

/** A column of numbers, each of which opens the cases that it is made of. */
export interface Counted {
  readonly head: string
  readonly value: (counts: Counts) => number
  /** The figure that lists its cases. */
  readonly figure: string
}

/** A column that is computed from the others. */
export interface Computed {
  readonly head: string
  readonly said: (counts: Counts) => string
}

/** What one page of figures shows. */
export interface Shown {
  readonly explain: string
  /** The one thing that the chart says. */
  readonly message: (total: Counts) => string
  readonly columns: readonly (Counted | Computed)[]
  /** Over time: what is drawn side by side. */
  readonly series: readonly Counted[]
  /** In groups: how long the bar is (0 to 1 of the longest, or a share), and what stands at it. */
  readonly bar: (counts: Counts, total: Counts) => { readonly value: number; readonly said: string }
  readonly first: FigureBy
  readonly bys?: readonly FigureBy[]
  readonly none?: (total: Counts) => boolean
}

/** As many bars as can be taken in at a glance. */
const barsAtMost = 12

/** One page of figures: filters in the address, chart and table of the same numbers, each opening its cases, and the table to take along. */
export function Figure({ of }: { of: Shown }) {
  const [place] = usePlace()
  const bys = of.bys ?? figureBys
  const by = bys.find((known) => known === place['by']) ?? of.first
  const filters = useFilters()
  const query = { by, ...filters }
  const figures = useRead('GET /api/analytics/figures', { query })
  const names = Object.fromEntries(bys.map((known) => [known, words.figureBys[known]]))
  return (
    <div className="stack">
      <p className="soft">{of.explain}</p>
      <FilterBar by={by} bys={names} />
      <Loaded of={figures}>
        {({ total, rows }) =>
          isNothing(total) || of.none?.(total) === true ? (
            <EmptyState title={words.nothing}>
              <p>{words.nothingHelp}</p>
            </EmptyState>
          ) : (
            <Panel title={of.message(total)}>
              <div className="stack">
                <Chart {...{ of, by, total, rows }} />
                <Rows {...{ of, by, filters, total, rows }} />
                <TakeAlong of="figures" query={query} />
              </div>
            </Panel>
          )
        }
      </Loaded>
    </div>
  )
}

function isNothing({ handedIn, accepted, ended }: Counts): boolean {
  return handedIn + accepted + ended === 0
}

/** Over time as columns, in groups as bars. */
function Chart({
  of,
  by,
  total,
  rows,
}: {
  of: Shown
  by: FigureBy
  total: Counts
  rows: readonly FigureGroup[]
}) {
  if (by === 'day' || by === 'week' || by === 'month')
    return (
      <ColumnChart
        series={of.series.map(({ head }) => head)}
        stretches={rows.map((row) => ({
          key: row.key,
          name: row.name,
          values: of.series.map(({ value }) => value(row)),
        }))}
      />
    )
  const ordered = by === 'hour' ? rows.toSorted((one, other) => (one.key < other.key ? -1 : 1)) : rows
  return (
    <>
      <BarChart
        bars={ordered
          .slice(0, barsAtMost)
          .map((row) => ({ key: row.key, name: row.name, ...of.bar(row, total) }))}
      />
      {rows.length > barsAtMost && <p className="soft">{words.barsOf(barsAtMost, rows.length)}</p>}
    </>
  )
}

function Rows({
  of,
  by,
  filters,
  total,
  rows,
}: {
  of: Shown
  by: FigureBy
  filters: Filters
  total: Counts
  rows: readonly FigureGroup[]
}) {
  const all = { key: '', name: words.total, ...total }
  return (
    <Table
      title={`${of.message(total)} ${words.figureBys[by]}`}
      rows={[all, ...rows]}
      keyOf={({ key }) => key}
      empty={words.nothing}
      columns={[
        { head: words.figureBys[by], render: ({ name }) => name, wrap: true },
        ...of.columns.map((column) => ({
          head: column.head,
          number: true,
          render: (row: FigureGroup) => <Cell {...{ column, row, by, filters }} />,
        })),
      ]}
    />
  )
}

function Cell({
  column,
  row,
  by,
  filters,
}: {
  column: Counted | Computed
  row: FigureGroup
  by: FigureBy
  filters: Filters
}): ReactNode {
  if ('said' in column) return column.said(row)
  const { head, figure, value } = column
  const count = value(row)
  if (count === 0 || !canOpen(by, row.key)) return count
  const narrowed = row.key === '' ? filters : filtersOf(filters, by, row.key)
  return (
    <Link href={behind({ figure, ...narrowed })} aria-label={`${row.name} ${head} ${count}`}>
      {count}
    </Link>
  )
}

/** The same table as a file; that it was taken along is written down. */
export function TakeAlong({
  of,
  query,
}: {
  of: 'figures' | 'cases'
  query: Readonly<Record<string, string | undefined>>
}) {
  return (
    <p className="row screen-only">
      <span className="soft">{words.takeAlong}</span>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className="button"
          href={addressWith(`/api/analytics/${of}/table`, { ...query, format, path: 'oversight' })}
          download
        >
          {words.formats[format]}
        </a>
      ))}
    </p>
  )
}
