import type { analyticsRoutes } from '@tongban/contracts/analytics'
import type { Answer, Input } from '@tongban/contracts/routes'

import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { figuresOf } from './figures.ts'
import type { FigureNames } from './names.ts'

type Table = typeof analyticsRoutes
interface Share {
  readonly key: string
  readonly name: string
  readonly accepted: number
  readonly away: number
}

/** D-54: acts accepted at a counter whose agency is not the owning one ÷ all acts accepted at counters. */
export async function awayFromHome(
  database: Database,
  context: Context,
  names: FigureNames,
  asked: Input<Table['GET /api/analytics/away-from-home']>['query'],
): Promise<Answer<Table['GET /api/analytics/away-from-home']>> {
  const { total, rows } = await figuresOf(database, context, names, asked)
  const heard = rows
    .filter(({ counter }) => counter > 0)
    .map(({ key, name, counter, away }) => ({ key, name, accepted: counter, away }))
  const ordered =
    asked.by === 'month'
      ? heard
      : heard.toSorted((one, other) => other.accepted - one.accepted || (one.key < other.key ? -1 : 1))
  const silent = asked.by === 'outlet' ? silentOutlets(context, names, heard, asked.outlet) : []
  return { accepted: total.counter, away: total.away, rows: [...ordered, ...silent] }
}

/** The outlets of one's agencies that took in nothing. */
function silentOutlets(
  { agencies }: Context,
  names: FigureNames,
  heard: readonly Share[],
  only: string | undefined,
): Share[] {
  const known = new Set(heard.map(({ key }) => key))
  return names
    .outletsOf(agencies)
    .filter((id) => !known.has(id) && (only === undefined || id === only))
    .map((key) => ({ key, name: names.outlet(key), accepted: 0, away: 0 }))
}
