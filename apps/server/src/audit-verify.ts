import type pg from 'pg'

import { eventLog } from './modules/cases/index.ts'
import type { Keys } from './platform/keys.ts'
import { createSecrets } from './platform/secrets.ts'
import { entryLog, type Verdict, verifyAudit } from './platform/verify.ts'

/** Verifies every log that is sealed, and puts what was found into words. */
export async function examineAudit(
  connection: pg.ClientConfig,
  keys: Keys,
): Promise<{ ok: boolean; lines: string[] }> {
  const verdict = await verifyAudit(connection, createSecrets(keys), [entryLog, eventLog])
  return { ok: verdict.ok, lines: wordsOf(verdict) }
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
