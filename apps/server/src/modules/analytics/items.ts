import type { analyticsRoutes, ItemLoad } from '@tongban/contracts/analytics'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Answer } from '@tongban/contracts/routes'
import { addDays } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Database, Scope } from '../../platform/database.ts'
import { startOfDay } from '../../platform/instants.ts'
import type { Catalogue } from '../catalogue/index.ts'
import { type Asked, countingScope, figuresOf } from './figures.ts'
import type { FigureNames } from './names.ts'

type Loads = Answer<(typeof analyticsRoutes)['GET /api/analytics/items']>

/** The part of all that is handed in that the frequent items make together. */
const frequentShare = 0.8

/**
 * 高频事项: how much of each item is handed in, which few of them make 80 % of it, and which one can do oneself online. Of items and of
 * cases the share online is another figure: YC-6 asks for both, TZ-2 for that of the frequent items.
 */
export async function itemLoads(
  database: Database,
  context: Context,
  { catalogue, names }: { readonly catalogue: Catalogue; readonly names: FigureNames },
  asked: Asked,
  scope: Scope = countingScope(context),
): Promise<Loads> {
  const { total, rows } = await figuresOf(database, context, names, { ...asked, by: 'item' }, scope)
  const published = catalogue
    .publishedBefore(startOfDay(addDays(asked.to, 1)))
    .map(({ declaration }) => declaration)
    .filter(({ code }) => asked.item === undefined || code === asked.item)
  const offers = new Map(published.map((declaration) => [declaration.code, isOnline(declaration)]))
  const frequent = mostOf(rows, total.handedIn * frequentShare)
  const handedIn = rows.map((row) => ({ ...row, online: row.online + row.client }))
  const silent = [...offers.keys()].filter((code) => !rows.some(({ key }) => key === code))
  const loads: ItemLoad[] = [
    ...handedIn,
    ...silent.map((key) => ({ key, name: names.item(key), handedIn: 0, online: 0 })),
  ].map(({ key, name, handedIn: count, online }) => ({
    item: key,
    name,
    offered: offers.has(key),
    onlineOffered: offers.get(key) ?? false,
    handedIn: count,
    online,
    frequent: frequent.has(key),
  }))
  return {
    offered: offers.size,
    onlineOffered: [...offers.values()].filter(Boolean).length,
    handedIn: total.handedIn,
    online: total.online + total.client,
    rows: loads,
  }
}

/** The fewest groups, the largest first, that make so much together. */
function mostOf(
  rows: readonly { readonly key: string; readonly handedIn: number }[],
  enough: number,
): ReadonlySet<string> {
  let together = 0
  const most = new Set<string>()
  for (const { key, handedIn } of rows) {
    if (together >= enough || handedIn === 0) break
    together += handedIn
    most.add(key)
  }
  return most
}

function isOnline({ halls }: Declaration): boolean {
  return halls.some((hall) => hall !== 'counter')
}
