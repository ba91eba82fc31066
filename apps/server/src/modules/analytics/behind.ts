import type { analyticsRoutes, CountedCase } from '@tongban/contracts/analytics'
import type { CaseFigure } from '@tongban/contracts/figure'
import type { Input } from '@tongban/contracts/routes'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import { type Query, query } from '../../platform/database.ts'
import { type CaseDeps, caseByKeys, runningCases } from '../cases/index.ts'
import { narrowed } from './counts-sql.ts'
import { placesOf } from './figures.ts'

type Table = typeof analyticsRoutes
/** Which figure, and how it is narrowed. */
export type Behind = Input<Table['GET /api/analytics/cases']>['query']

/** The figures of what was done; what runs now is read from its tasks. */
type DoneFigure = Exclude<CaseFigure, 'running' | 'late' | 'warned'>

interface Key {
  readonly subject_id: string
  readonly case_id: string
  readonly day: Day
}

/** One ordered index scan per agency, merged; only the page is read. */
function behindOf(condition: string): Query<Key> {
  return query<Key>(
    `select a.subject_id, a.case_id, a.day from unnest($1::text[]) of_agency, lateral (
       select subject_id, case_id, day from analytics.act
       where agency_id = of_agency and day between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity') and ${narrowed}
         and ${condition} and (day, case_id) < ($9::date, $10::uuid)
       order by day desc, case_id desc limit $11) a
     order by a.day desc, a.case_id desc limit $11`,
  )
}

/** Of which acts each figure is made. */
const behind: Readonly<Record<DoneFigure, Query<Key>>> = {
  'handed-in': behindOf(`kind = 'handed-in'`),
  online: behindOf(`kind = 'handed-in' and came = 'online'`),
  client: behindOf(`kind = 'handed-in' and came = 'client'`),
  accepted: behindOf(`kind = 'accepted'`),
  counter: behindOf(`kind = 'accepted' and channel = 'counter'`),
  away: behindOf(`kind = 'accepted' and channel = 'counter' and away`),
  ended: behindOf(`kind = 'closed'`),
  completed: behindOf(`kind = 'closed' and outcome = 'completed'`),
  'limited-statutory': behindOf('late_statutory is not null'),
  'limited-guide': behindOf('late_guide is not null'),
  'limited-promised': behindOf('late_promised is not null'),
  'late-statutory': behindOf('late_statutory'),
  'late-guide': behindOf('late_guide'),
  'late-promised': behindOf('late_promised'),
}

/** So many cases stand on a page. */
const pageSize = 50

/** The cases that a figure is made of: what runs with the latest first, what was done with the newest first; without names. */
export async function casesBehind(
  deps: CaseDeps,
  context: Context,
  asked: Behind,
  size = pageSize,
): Promise<{ rows: CountedCase[]; next: string | null }> {
  const { figure, item, outlet, agency, after } = asked
  if (isRunning(figure)) return await runningCases(deps, context, { figure, item, outlet, agency, after })
  const [day = '', id = ''] = readCursor(after, dayCursor, ['infinity', lastId])
  const [rows] = await deps.database.read(
    scopeOf(context),
    behind[figure](...placesOf(context, asked), day, id, size + 1),
  )
  const { page, next } = pageFrom(rows, size, (last) => `${last.day}_${last.case_id}`)
  const keys = page.map((row) => ({ subject: row.subject_id, id: row.case_id }))
  return { rows: await caseByKeys(deps, context, keys), next }
}

function isRunning(figure: CaseFigure): figure is Exclude<CaseFigure, DoneFigure> {
  return figure === 'running' || figure === 'late' || figure === 'warned'
}
