import { createHash } from 'node:crypto'

import { canonical } from '@tongban/contracts/canonical'
import type { Declaration } from '@tongban/contracts/declaration'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query, type Statement } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { Catalogue, Listing } from './catalogue.ts'
import { checkDeclaration } from './checking/publishing-check.ts'
import type { Registry } from './registry.ts'

const listItem = query(
  `insert into catalogue.item (code, listing, certainty) values ($1, $2, $3)
   on conflict (code) do update set listing = excluded.listing, certainty = excluded.certainty`,
)
export const newestVersion = query<{ version: number; hash: string }>(
  'select version, hash from catalogue.version where code = $1 order by version desc limit 1',
)
const insertVersion = query(
  `insert into catalogue.version (code, version, declaration, hash, published_at, published_by) values ($1, $2, $3, $4, $5, $6)`,
)
const tell = query(`select pg_notify('catalogue', '')`)

/** What publishing works with. */
export interface PublishDeps {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly registry: Registry
}

/** Lists drafts: items that are known and not published yet. */
export async function listKnown(
  database: Database,
  drafts: readonly (Listing & { code: string; certainty: string })[],
): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => {
    for (const { code, names, keywords, category, applicants, certainty } of drafts)
      tx.record(listItem(code, JSON.stringify({ names, keywords, category, applicants }), certainty))
    tx.record(tell())
  })
}

/** What tells two declarations apart. */
export function declarationHash(declaration: unknown): string {
  return createHash('sha256').update(canonical(declaration)).digest('hex')
}

/** What puts a declaration in force as the version after the newest one; the same again stays the same version. */
export function putInForce(
  context: Context,
  declaration: Declaration,
  newest: { readonly version: number; readonly hash: string } | undefined,
): { readonly version: number; readonly hash: string; readonly statements: readonly Statement[] } {
  const hash = declarationHash(declaration)
  const { code, names, category, applicants, certainty } = declaration
  if (newest?.hash === hash) return { version: newest.version, hash, statements: [] }
  const version = (newest?.version ?? 0) + 1
  return {
    version,
    hash,
    statements: [
      listItem(code, JSON.stringify({ names, category, applicants }), certainty),
      insertVersion(code, version, JSON.stringify(declaration), hash, context.now, context.actorId),
      lookWithin(context, { act: 'catalogue.publish', purpose: `${code} ${version}` }),
      tell(),
    ],
  }
}

/**
 * Publishes what the product ships, as the system; what people write is published from a draft, by two.
 * The same declaration again stays the same version.
 * @throws Refusal catalogue.cannot-publish, with every defect and its place
 */
export async function publishItem(
  { database, catalogue, registry }: PublishDeps,
  context: Context,
  command: Command,
  declaration: Declaration,
): Promise<{ code: string; version: number; hash: string }> {
  const defects = checkDeclaration(declaration, registry)
  if (defects.length > 0) throw new Refusal('catalogue.cannot-publish', defects)
  const { code } = declaration
  const answer = await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn('catalogue.publish'), newestVersion(code)],
    run: (tx, [, [newest]]) => {
      const { version, hash, statements } = putInForce(context, declaration, newest)
      tx.record(...statements)
      return { code, version, hash }
    },
  })
  await catalogue.refresh()
  return answer
}
