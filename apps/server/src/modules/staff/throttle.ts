import { createHash } from 'node:crypto'

import { type Database, query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'

const countTry = query<{ locked: boolean }>(
  `insert into login.attempt as a (key_hash, failures, locked_until, last_at) values ($1, 1, null, $2)
   on conflict (key_hash) do update set
     failures = case when a.locked_until > $2 then a.failures when a.last_at < $3 or a.locked_until is not null then 1 else a.failures + 1 end,
     locked_until = case when a.locked_until > $2 then a.locked_until
       when a.locked_until is null and a.last_at >= $3 and a.failures >= $4 then $5::timestamptz else null end,
     last_at = excluded.last_at
   returning locked_until is not null as locked`,
)
const forget = query('delete from login.attempt where key_hash = $1')

const triesAtMost = 8
const windowMinutes = 15

/**
 * Guessing is counted per user name in a table, over processes and restarts: after eight tries in a row the name is locked for
 * 15 minutes. A try is counted before it is judged, so that guesses sent at the same moment are counted like any others.
 * @throws Refusal login.locked
 */
export async function refuseGuessing(database: Database, name: string, now: Date): Promise<void> {
  const since = minutesFrom(now, -windowMinutes)
  const until = minutesFrom(now, windowMinutes)
  const locked = await database.transaction({ path: 'worker' }, async (tx) => {
    const [[row]] = await tx.load(countTry(keyOf(name), now, since, triesAtMost, until))
    return row?.locked === true
  })
  if (locked) throw new Refusal('login.locked')
}

/** Who got in is not guessing. */
export async function forgetWrong(database: Database, name: string): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forget(keyOf(name))))
}

function keyOf(name: string): Buffer {
  return createHash('sha256').update(`staff\n${name.trim().toLowerCase()}`).digest()
}
