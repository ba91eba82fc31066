import type pg from 'pg'

import { eventLog } from './modules/cases/index.ts'
import { type Database, openDatabase } from './platform/database.ts'
import type { Keys } from './platform/keys.ts'
import { rootText, type SealHead, type SealHeads } from './platform/seal-head.ts'
import { acceptSealHead, headFault } from './platform/seal.ts'
import { createSecrets } from './platform/secrets.ts'
import { entryLog, type Verdict, verifyAudit } from './platform/verify.ts'

/** What is known outside the database: the head beside the keys, and the roots that somebody wrote down. */
export interface Outside {
  readonly heads: SealHeads
  readonly roots: readonly SealHead[]
}

/** What a restore says when the database is older than the seal that is known beside the keys; nothing otherwise. */
export async function restoredBehind(connection: pg.ClientConfig, heads: SealHeads): Promise<string[]> {
  const fault = await withDatabase(connection, async (database) => await headFault(database, heads))
  if (fault === undefined) return []
  return [
    `The audit: ${fault}. What was sealed since the backup is lost, and nothing is sealed from now on.`,
    'When this is how it must be, take the restored chain for the true one with: npx tongban audit accept',
  ]
}

/** Takes the chain in the database for the true one, and says what was known before and what is now. */
export async function acceptAudit(connection: pg.ClientConfig, heads: SealHeads): Promise<string> {
  const before = heads.known()
  const head = await withDatabase(connection, async (database) => await acceptSealHead(database, heads))
  return `Known beside the keys: ${textOf(head)}; it was: ${textOf(before)}`
}

function textOf(head: SealHead | undefined): string {
  return head === undefined ? 'no seal' : rootText(head)
}

async function withDatabase<Result>(
  connection: pg.ClientConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(connection)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Verifies every log that is sealed, and puts what was found into words. @throws Error when the head cannot be read */
export async function examineAudit(
  connection: pg.ClientConfig,
  keys: Keys,
  { heads, roots }: Outside,
): Promise<{ ok: boolean; lines: string[] }> {
  const head = heads.known()
  const known = head === undefined ? roots : [head, ...roots]
  const verdict = await verifyAudit(connection, createSecrets(keys), [entryLog, eventLog], known)
  return { ok: verdict.ok, lines: [...wordsOf(verdict), headWords(head)] }
}

function headWords(head: SealHead | undefined): string {
  return head === undefined
    ? 'No seal is known beside the keys: seals that were taken away would not be missed; compare with --root'
    : `Known beside the keys: ${rootText(head)}`
}

function wordsOf({ ok, rows, unsealed, sealedUntil, faults }: Verdict): string[] {
  const sealed =
    sealedUntil === undefined
      ? 'nothing is sealed yet'
      : `sealed up to ${sealedUntil.at} by seal ${sealedUntil.id}`
  const found = faults.map(({ where, what }) => `CHANGED ${where}: ${what}`)
  return [
    ...found,
    `${ok ? 'Intact' : 'NOT intact'}: ${rows} entries and events, ${sealed}, ${unsealed} not sealed yet`,
  ]
}
