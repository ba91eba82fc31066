import type { analyticsRoutes } from '@tongban/contracts/analytics'
import type { Answer, Input } from '@tongban/contracts/routes'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import { type Database, query } from '../../platform/database.ts'

type Table = typeof analyticsRoutes
/** The period and the filters of a figure. */
export type Asked = Input<Table['GET /api/analytics/cases']>['query']

/** Names for what the figures are grouped by; joined by the composition root. */
export interface FigureNames {
  item(code: string): string
  outlet(id: string): string
  agency(id: string): string
  /** The outlets of these agencies: whoever took in nothing is listed, too. */
  outletsOf(agencies: readonly string[]): readonly string[]
}

/** `2026年11月` */
function monthName(key: string): string {
  return `${key.slice(0, 4)}年${Number(key.slice(5))}月`
}

/** More rows than any city has outlets; a list that is cut is not filled up with outlets that took in nothing. */
const rowsAtMost = 5000
const shares = query<{ key: string | null; accepted: number; away: number }>(
  `select case $4 when 'item' then item when 'outlet' then outlet_id when 'month' then to_char(day, 'YYYY-MM') else agency_id end as key, count(*) as accepted, count(*) filter (where away) as away
   from analytics.act where agency_id = any ($1) and day between $2 and $3 and kind = 'accepted' and channel = 'counter'
     and ($5::text is null or item = $5) and ($6::text is null or outlet_id = $6) and ($7::text is null or agency_id = $7)
   group by 1 order by case when $4 = 'month' then 0 else count(*) end desc, 1 limit ${rowsAtMost}`,
)
const countedThisMonth = query<{ accepted: number; completed: number }>(
  `select count(*) filter (where kind = 'accepted') as accepted, count(*) filter (where kind = 'closed' and outcome = 'completed') as completed
   from analytics.act where agency_id = any ($1) and day between $2 and $3`,
)
const countedCases = query<{ subject_id: string; case_id: string; day: Day }>(
  `select subject_id, case_id, day from analytics.act where agency_id = any ($1) and kind = $2 and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
     and ($5::text is null or (channel = 'counter' and ($5 = 'counter' or away))) and ($6::text is null or outcome = $6)
     and ($7::text is null or item = $7) and ($8::text is null or outlet_id = $8) and ($9::text is null or agency_id = $9)
     and (day, case_id) < ($10::date, $11::uuid)
   order by day desc, case_id desc limit $12`,
)

/** D-54: acts accepted at a counter whose agency is not the owning one ÷ all acts accepted at counters. */
export async function awayFromHome(
  database: Database,
  context: Context,
  names: FigureNames,
  asked: Input<Table['GET /api/analytics/away-from-home']>['query'],
): Promise<Answer<Table['GET /api/analytics/away-from-home']>> {
  const { by, from, to, item = null, outlet = null, agency = null } = asked
  const [rows] = await database.read(
    scopeOf(context),
    shares(context.agencies, from, to, by, item, outlet, agency),
  )
  const known = rows.filter((row): row is typeof row & { key: string } => row.key !== null)
  const silent =
    by === 'outlet' && rows.length < rowsAtMost ? silentOutlets(context, names, known, outlet) : []
  return {
    accepted: rows.reduce((sum, row) => sum + row.accepted, 0),
    away: rows.reduce((sum, row) => sum + row.away, 0),
    rows: [...known, ...silent].map((row) => ({
      ...row,
      name: by === 'month' ? monthName(row.key) : names[by](row.key),
    })),
  }
}

/** The outlets of one's agencies that took in nothing. */
function silentOutlets(
  { agencies }: Context,
  names: FigureNames,
  heard: readonly { key: string }[],
  only: string | null,
): { key: string; accepted: number; away: number }[] {
  const known = new Set(heard.map(({ key }) => key))
  return names
    .outletsOf(agencies)
    .filter((id) => !known.has(id) && (only === null || id === only))
    .map((key) => ({ key, accepted: 0, away: 0 }))
}

/** How many were accepted and completed since the first of the month. */
export async function thisMonth(
  database: Database,
  context: Context,
): Promise<{ accepted: number; completed: number }> {
  const first = `${context.today.slice(0, 8)}01`
  const [[row]] = await database.read(
    scopeOf(context),
    countedThisMonth(context.agencies, first, context.today),
  )
  return row ?? { accepted: 0, completed: 0 }
}

const pageSize = 50

/** The cases that a counted figure is made of, newest first. */
export async function casesCounted(
  database: Database,
  context: Context,
  asked: Asked,
): Promise<{ keys: { subject: string; id: string }[]; next: string | null }> {
  const { figure, from, to, item, outlet, agency } = asked
  const [day, id] = readCursor(asked.after, dayCursor, ['infinity', lastId])
  const [kind, outcome] = figure === 'completed' ? ['closed', 'completed'] : ['accepted', null]
  const filter = [item, outlet, agency].map((value) => value ?? null)
  const [rows] = await database.read(
    scopeOf(context),
    countedCases(
      context.agencies,
      kind,
      from ?? null,
      to ?? null,
      figure === 'away' || figure === 'counter' ? figure : null,
      outcome,
      ...filter,
      day,
      id,
      pageSize + 1,
    ),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.day}_${last.case_id}`)
  return { keys: page.map((row) => ({ subject: row.subject_id, id: row.case_id })), next }
}
