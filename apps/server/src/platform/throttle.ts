import { createHash } from 'node:crypto'

import { type Database, query } from './database.ts'
import { minutesFrom } from './instants.ts'
import { Refusal } from './refusal.ts'

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

/** So many tries in a row are judged, none of them longer after the one before than these minutes; then as long a rest. */
interface Patience {
  readonly tries: number
  readonly minutes: number
}

const ofOne: Patience = { tries: 8, minutes: 15 }
/** Slower, over all addresses. */
export const ofAll: Patience = { tries: 100, minutes: 60 }

/**
 * Guessing is counted in a table, over processes and restarts: after eight tries in a row whoever guesses is locked out for
 * 15 minutes. A try is counted before it is judged, so that guesses sent at the same moment are counted like any others.
 * @throws Refusal login.locked
 */
export async function refuseGuessing(
  database: Database,
  name: string,
  now: Date,
  { tries, minutes }: Patience = ofOne,
): Promise<void> {
  const since = minutesFrom(now, -minutes)
  const until = minutesFrom(now, minutes)
  const locked = await database.transaction({ path: 'worker' }, async (tx) => {
    const [[row]] = await tx.load(countTry(keyOf(name), now, since, tries, until))
    return row?.locked === true
  })
  if (locked) throw new Refusal('login.locked')
}

/**
 * Guesses at a user name are counted by where they come from, so that nobody keeps somebody else locked out by guessing; and
 * slower over all addresses, so that nobody guesses for ever from many.
 * @throws Refusal login.locked
 */
export async function refuseGuessingAt(
  database: Database,
  username: string,
  from: string,
  now: Date,
): Promise<void> {
  await refuseGuessing(database, `${username} from ${from}`, now)
  await refuseGuessing(database, username, now, ofAll)
}

/** Who got in was not guessing, neither from there nor from anywhere. */
export async function forgetWrongAt(database: Database, username: string, from: string): Promise<void> {
  await forgetWrong(database, `${username} from ${from}`)
  await forgetWrong(database, username)
}

/** Who got in is not guessing. */
export async function forgetWrong(database: Database, name: string): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forget(keyOf(name))))
}

function keyOf(name: string): Buffer {
  return createHash('sha256').update(`guess\n${name.trim().toLowerCase()}`).digest()
}
