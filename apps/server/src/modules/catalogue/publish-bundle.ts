import { createHash } from 'node:crypto'

import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'
import { canonical } from '@tongban/contracts/canonical'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { checkBundle } from './check-bundle.ts'
import { shippedBundles } from './items.ts'
import type { PublishDeps } from './publish.ts'

const newestVersion = query<{ version: number; hash: string }>(
  'select version, hash from catalogue.bundle where code = $1 order by version desc limit 1',
)
const insertVersion = query(
  `insert into catalogue.bundle (code, version, declaration, hash, published_at, published_by) values ($1, $2, $3, $4, $5, $6)`,
)
const readVersions = query<{ code: string; hash: string; published_by: string }>(
  'select code, hash, published_by from catalogue.bundle order by code, version',
)
const tell = query(`select pg_notify('catalogue', '')`)

/** What tells two declarations of bundles apart. */
function bundleHash(declaration: BundleDeclaration): string {
  return createHash('sha256').update(canonical(declaration)).digest('hex')
}

/**
 * 发布一件事: puts a bundle in force as its next version, by the same rules as an item; what was handed in keeps the one that it began with.
 * @throws Refusal catalogue.cannot-publish, with every defect and its place
 */
export async function publishBundle(
  { database, catalogue, registry }: PublishDeps,
  context: Context,
  command: Command,
  declaration: BundleDeclaration,
): Promise<{ code: string; version: number; hash: string }> {
  const defects = checkBundle(declaration, (code) => catalogue.current(code)?.declaration, registry)
  if (defects.length > 0) throw new Refusal('catalogue.cannot-publish', defects)
  const hash = bundleHash(declaration)
  const { code } = declaration
  const answer = await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`bundle ${code}`), newestVersion(code)],
    run: (tx, [, [newest]]) => {
      if (newest?.hash === hash) return { code, version: newest.version, hash }
      const version = (newest?.version ?? 0) + 1
      tx.record(
        insertVersion(code, version, JSON.stringify(declaration), hash, context.now, context.actorId),
        lookWithin(context, { act: 'catalogue.publish', purpose: `${code} ${version}` }),
        tell(),
      )
      return { code, version, hash }
    },
  })
  await catalogue.refresh()
  return answer
}

/**
 * 随版本更新: shipped bundles that this catalogue has never had, where the version in force was shipped, too. What an agency has published itself stays,
 * and a bundle that is off stays off.
 * @param first of an empty catalogue: what was never published is
 */
export async function publishShippedBundles(
  deps: PublishDeps,
  context: Context,
  first = false,
): Promise<void> {
  const [rows] = await deps.database.read({ path: 'worker' }, readVersions())
  const byCode = Map.groupBy(rows, ({ code }) => code)
  for (const declaration of shippedBundles()) {
    const known = byCode.get(declaration.code) ?? []
    const isNew = known.every(({ hash }) => hash !== bundleHash(declaration))
    const isShipped = known.length === 0 ? first : known.at(-1)?.published_by === context.actorId
    if (isNew && isShipped)
      await publishBundle(deps, context, { route: 'shipped', key: newId(), body: declaration }, declaration)
  }
}
