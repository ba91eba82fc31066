import type { analyticsRoutes, FigureGroup, Figures } from '@tongban/contracts/analytics'
import type { FigureBy, LimitKind } from '@tongban/contracts/figure'
import type { Input } from '@tongban/contracts/routes'
import { addDays, type Day, dayOf, daysBetween } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import type { Database, Query, Scope } from '../../platform/database.ts'
import { countedIn, type CountRow, type Source } from './counts-sql.ts'
import { type FigureNames, nowhere } from './names.ts'

/** The period and the filters of figures. */
export type Asked = Omit<Input<(typeof analyticsRoutes)['GET /api/analytics/figures']>['query'], 'by'>

/** The same where nothing must be said. */
type Narrowing = { readonly [Part in keyof Asked]?: Asked[Part] | undefined }

/** The agencies, the period and the filters, as `narrowed` numbers them. */
export function placesOf({ agencies }: Pick<Context, 'agencies'>, asked: Narrowing) {
  const { from, to, item, outlet, agency, came, hour } = asked
  return [
    agencies,
    from ?? null,
    to ?? null,
    item ?? null,
    outlet ?? null,
    agency ?? null,
    came ?? null,
    hour === undefined ? null : Number(hour),
  ]
}

/**
 * One statement for each source: the plan of each is its own. Where the sums of a source lack the column by which is grouped, the
 * acts are read.
 * @param key how acts are grouped @param keyOfSums how their sums are
 */
function bySource(
  key: string,
  keyOfSums: string,
  lacking?: Exclude<Source, 'act'>,
): Readonly<Record<Source, Query<CountRow>>> {
  const from = (source: Source) => countedIn(source === lacking ? 'act' : source, key, keyOfSums)
  return { day: from('day'), day_hour: from('day_hour'), act: from('act') }
}

const byDay = bySource('day::text', 'day::text')
const statements: Readonly<Record<FigureBy, Readonly<Record<Source, Query<CountRow>>>>> = {
  day: byDay,
  week: byDay,
  month: byDay,
  agency: bySource('agency_id', 'agency_id'),
  item: bySource('item', 'item'),
  outlet: bySource(`coalesce(outlet_id, '${nowhere}')`, 'outlet_id', 'day_hour'),
  came: bySource(`coalesce(came, '${nowhere}')`, 'came'),
  hour: bySource(
    `coalesce(lpad(hour::text, 2, '0'), '${nowhere}')`,
    `case when hour < 0 then '${nowhere}' else lpad(hour::text, 2, '0') end`,
    'day',
  ),
}

/** The narrowest source that has a column for all that is asked. */
function statementOf(by: FigureBy, { outlet, hour }: Pick<Narrowing, 'outlet' | 'hour'>) {
  const withOutlet = by === 'outlet' || outlet !== undefined
  const withHour = by === 'hour' || hour !== undefined
  if (withOutlet && withHour) return statements[by].act
  return statements[by][withHour ? 'day_hour' : 'day']
}

/**
 * What was handed in, accepted and ended in a period, in groups, and what of it was late: whatever a page shows is of this one count.
 * Days, weeks and months come in their order and without a gap; all else with the most handed in first.
 */
export async function figuresOf(
  database: Database,
  context: Context,
  names: FigureNames,
  { by, ...asked }: Asked & { readonly by: FigureBy },
  scope: Scope = countingScope(context),
): Promise<Figures> {
  const counted = statementOf(by, asked)
  const [found] = await database.read(scope, counted(...placesOf(context, asked)))
  const rows = found.map(({ key, ...row }) => ({ key, name: '', ...countsOf(row) }))
  const grouped =
    by === 'day' || by === 'week' || by === 'month'
      ? inTime(rows, by, asked.from, asked.to)
      : rows.toSorted((one, other) => other.handedIn - one.handedIn || (one.key < other.key ? -1 : 1))
  return {
    total: sumOf(rows),
    rows: grouped.map((row) => ({ ...row, name: names.of(by, row.key) })),
  }
}

/**
 * A count names nobody: what is closed to whoever reads it as his family's counts, too, and only its cases are not opened to him. Who is hidden is not
 * counted: a figure of one outlet, hour and item is often of one case, and one more than the cases behind it would tell that there is somebody.
 */
export function countingScope(context: Context): Scope {
  return { ...scopeOf({ ...context, closed: [] }), closed: [] }
}

/** For what an agency states of a whole month and opens no case behind: everybody is counted. */
export function statingScope(context: Context): Scope {
  return { ...countingScope(context), opensShielded: 'all' }
}

type Counts = Omit<FigureGroup, 'key' | 'name'>

function countsOf(row: Omit<CountRow, 'key'>): Counts {
  const { handed_in: handedIn, online, client, accepted, counter, away, ended, completed } = row
  return {
    handedIn,
    online,
    client,
    accepted,
    counter,
    away,
    ended,
    completed,
    limits: {
      statutory: { of: row.of_statutory, late: row.late_statutory },
      guide: { of: row.of_guide, late: row.late_guide },
      promised: { of: row.of_promised, late: row.late_promised },
    },
  }
}

function sumOf(rows: readonly Counts[]): Counts {
  const sum = (count: (row: Counts) => number): number => rows.reduce((total, row) => total + count(row), 0)
  const lateness = (kind: LimitKind) => ({
    of: sum(({ limits }) => limits[kind].of),
    late: sum(({ limits }) => limits[kind].late),
  })
  return {
    handedIn: sum(({ handedIn }) => handedIn),
    online: sum(({ online }) => online),
    client: sum(({ client }) => client),
    accepted: sum(({ accepted }) => accepted),
    counter: sum(({ counter }) => counter),
    away: sum(({ away }) => away),
    ended: sum(({ ended }) => ended),
    completed: sum(({ completed }) => completed),
    limits: {
      statutory: lateness('statutory'),
      guide: lateness('guide'),
      promised: lateness('promised'),
    },
  }
}

/** More days than anybody looks through one by one; of a longer period only those come on which something was done. */
const daysFilled = 1100

/** Days, weeks or months of the period in their order; those on which nothing was done, too. */
function inTime(
  rows: readonly FigureGroup[],
  by: 'day' | 'week' | 'month',
  from: Day,
  to: Day,
): FigureGroup[] {
  const places = new Map<string, FigureGroup[]>()
  let day = from
  for (let filled = 0; day <= to && filled < daysFilled; filled += 1, day = addDays(day, 1))
    places.set(periodOf(day, by), [])
  for (const row of rows) {
    const key = periodOf(dayOf(row.key), by)
    places.set(key, [...(places.get(key) ?? []), row])
  }
  return [...places]
    .map(([key, days]) => ({ key, name: '', ...sumOf(days) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

const aMonday = dayOf('2024-01-01')

/** The day itself, the Monday of its week, or its month. */
function periodOf(day: Day, by: 'day' | 'week' | 'month'): string {
  if (by === 'day') return day
  if (by === 'month') return day.slice(0, 7)
  const sinceMonday = daysBetween(aMonday, day) % 7
  return addDays(day, -((sinceMonday + 7) % 7))
}
