import { Link } from 'wouter'

import { EmptyState, Loaded, Panel, Select, Table, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { percentText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { BarChart } from './BarChart.tsx'
import { firstShown } from './filters.ts'
import { behind } from './Overview.tsx'
import { Period } from './Period.tsx'
import { words } from './words.ts'

const bys = ['item', 'outlet', 'agency', 'month'] as const
type By = (typeof bys)[number]

/** The share of what counters took in for another agency (D-54), by item, outlet, agency or month, in a period. */
export function AwayFromHome() {
  const me = useMe()
  const [place, go] = usePlace()
  const by: By = bys.find((known) => known === place['by']) ?? 'item'
  const from = place['from'] ?? firstShown(me.today)
  const to = place['to'] ?? me.today
  const shares = useRead('GET /api/analytics/away-from-home', { query: { by, from, to } })
  return (
    <div className="stack">
      <p className="soft">{words.explain}</p>
      <Period now={{ by, from, to }} bys={words.bys} onChange={go} />
      <Loaded of={shares}>
        {({ accepted, away, rows }) =>
          accepted === 0 ? (
            <EmptyState title={words.noneInPeriod} />
          ) : (
            <div className="reading">
              <Panel title={words.message(percentText(away, accepted), away, accepted)}>
                <Shares {...{ rows, by, from, to }} />
              </Panel>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

/** As many bars as can be taken in at a glance. */
const barsAtMost = 12

/** The first of them as bars, all of them as a table: found by name, in the order that is wanted. */
function Shares({ rows, by, from, to }: { rows: readonly Share[]; by: By; from: string; to: string }) {
  const [place, go] = usePlace()
  const order = orders.find((known) => known === place['order']) ?? 'accepted'
  const sought = place['q'] ?? ''
  const ordered = by === 'month' ? rows : rows.toSorted(inOrder[order])
  const shown = ordered.filter(({ name }) => name.includes(sought.trim()))
  const long = rows.length > barsAtMost
  return (
    <div className="stack">
      {long && (
        <div className="row row-end">
          <TextField
            label={words.find(words.bys[by])}
            type="search"
            value={sought}
            onChange={(q) => go({ q })}
          />
          <Select
            inline
            label={words.order}
            value={order}
            onChange={(wanted) => go({ order: wanted })}
            options={orders.map((value) => ({ value, label: words.orders[value] }))}
          />
        </div>
      )}
      <BarChart
        bars={shown.slice(0, barsAtMost).map((row) => ({
          key: row.key,
          name: row.name,
          value: shareOf(row),
          said: `${percentText(row.away, row.accepted)}（${row.away}/${row.accepted}）`,
        }))}
      />
      {shown.length > barsAtMost && <p className="soft">{words.barsOf(barsAtMost, shown.length)}</p>}
      <Table
        title={`${words.away} ${words.bys[by]}`}
        rows={shown}
        keyOf={({ key }) => key}
        empty={words.noneFound}
        columns={[
          { head: words.bys[by], render: ({ name }) => name, wrap: true },
          {
            head: words.accepted,
            number: true,
            render: (row) => (
              <Link
                href={behind({ figure: 'counter', ...narrowed({ by, from, to }, row.key) })}
                aria-label={`${words.openAll(row.name)} ${row.accepted}`}
              >
                {row.accepted}
              </Link>
            ),
          },
          {
            head: words.awayCount,
            number: true,
            render: (row) => (
              <Link
                href={behind({ figure: 'away', ...narrowed({ by, from, to }, row.key) })}
                aria-label={`${words.open(row.name)} ${row.away}`}
              >
                {row.away}
              </Link>
            ),
          },
          { head: words.share, number: true, render: (row) => percentText(row.away, row.accepted) },
        ]}
      />
    </div>
  )
}

type Share = Read<'GET /api/analytics/away-from-home'>['rows'][number]

const shareOf = ({ away, accepted }: Share): number => (accepted === 0 ? 0 : away / accepted)
const byName = new Intl.Collator('zh-CN')
const orders = ['accepted', 'share', 'name'] as const
const inOrder = {
  accepted: (one, other) => other.accepted - one.accepted,
  share: (one, other) => shareOf(other) - shareOf(one) || other.accepted - one.accepted,
  name: (one, other) => byName.compare(one.name, other.name),
} satisfies Record<(typeof orders)[number], (one: Share, other: Share) => number>

/** The period and filter of one row: a month is a shorter period, anything else a filter. */
function narrowed({ by, from, to }: { by: By; from: string; to: string }, key: string) {
  if (by !== 'month') return { from, to, [by]: key }
  const last = new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5)), 0)).toISOString().slice(0, 10)
  return { from: from > `${key}-01` ? from : `${key}-01`, to: to < last ? to : last }
}
