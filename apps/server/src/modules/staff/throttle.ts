import { createHash } from 'node:crypto'

import { type Database, query } from '../../platform/database.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'

const readAttempts = query<{ failures: number; locked_until: string | null }>(
  'select failures, locked_until from login.attempt where key_hash = $1',
)
const countFailure = query(
  `insert into login.attempt (key_hash, failures, locked_until, last_at) values ($1, 1, null, $2)
   on conflict (key_hash) do update set
     failures = case when login.attempt.last_at < $3 then 1 else login.attempt.failures + 1 end,
     locked_until = case when login.attempt.last_at >= $3 and login.attempt.failures + 1 >= $4 then $5::timestamptz else null end,
     last_at = excluded.last_at`,
)
const forget = query('delete from login.attempt where key_hash = $1')

const failuresAtMost = 8
const windowMinutes = 15

/** Guessing is counted per user name in a table, over processes and restarts; eight wrong tries lock it for 15 minutes. */
export async function refuseGuessing(database: Database, name: string, now: Date): Promise<void> {
  const [[row]] = await database.read({ path: 'worker' }, readAttempts(keyOf(name)))
  if (row?.locked_until !== null && row !== undefined && instantOf(row.locked_until) > now)
    throw new Refusal('login.locked')
}

export async function countWrong(database: Database, name: string, now: Date): Promise<void> {
  const since = minutesFrom(now, -windowMinutes)
  const until = minutesFrom(now, windowMinutes)
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(countFailure(keyOf(name), now, since, failuresAtMost, until)),
  )
}

export async function forgetWrong(database: Database, name: string): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forget(keyOf(name))))
}

function keyOf(name: string): Buffer {
  return createHash('sha256').update(`staff\n${name.trim().toLowerCase()}`).digest()
}
