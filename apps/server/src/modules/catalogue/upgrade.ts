import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { shippedDeclarations } from './items.ts'
import { declarationHash, type PublishDeps, publishItem } from './publish.ts'

/** A version as far as it tells who put it in force. */
export interface PublishedBy {
  readonly code: string
  readonly hash: string
  readonly published_by: string
}

/** Of each item its versions, the newest last. */
export const versionsInOrder = 'select code, hash, published_by from catalogue.version order by code, version'
const readVersions = query<PublishedBy>(versionsInOrder)

/**
 * 随版本更新: what the product ships anew is published at its start where the version in force was shipped, too; running cases keep
 * the one they began with. What an agency has published itself stays, and an item that is off stays off.
 * @param context the system's, which published what was shipped before
 * @returns the items with their new versions
 */
export async function publishNewerShipped(
  deps: PublishDeps,
  context: Context,
  shipped: readonly Declaration[] = shippedDeclarations(),
): Promise<readonly { readonly code: string; readonly version: number }[]> {
  const [versions] = await deps.database.read({ path: 'worker' }, readVersions())
  const { untouched } = newerShipped(versions, context.actorId, shipped)
  const published: { code: string; version: number }[] = []
  for (const declaration of untouched) {
    const command = { route: 'shipped', key: newId(), body: declaration }
    published.push(await publishItem(deps, context, command, declaration))
  }
  return published
}

/**
 * Which shipped declarations this catalogue has never had, apart by whose version is in force. One that it had before is no newer one:
 * it was followed by another, perhaps of a newer program that is being started beside this one.
 */
export function newerShipped(
  versions: readonly PublishedBy[],
  systemActor: string,
  shipped: readonly Declaration[] = shippedDeclarations(),
): { readonly untouched: readonly Declaration[]; readonly owned: readonly Declaration[] } {
  const byCode = Map.groupBy(versions, ({ code }) => code)
  const newer = shipped.filter((declaration) => {
    const known = byCode.get(declaration.code) ?? []
    return known.length > 0 && known.every(({ hash }) => hash !== declarationHash(declaration))
  })
  const isShipped = ({ code }: Declaration): boolean => byCode.get(code)?.at(-1)?.published_by === systemActor
  return { untouched: newer.filter(isShipped), owned: newer.filter((one) => !isShipped(one)) }
}
