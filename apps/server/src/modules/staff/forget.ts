import { type Database, query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'

const forgetAttempts = query(
  'delete from login.attempt where last_at < $1 and (locked_until is null or locked_until < $1)',
)
const forgetCodes = query('delete from login.used_code where step < $1')
const forgetSessions = query('delete from login.session where least(ended_at, expires_at) < $1')

const dayMinutes = 24 * 60
const sessionDays = 30
const codeSeconds = 30

/**
 * Takes away what no login asks for any more: tries of the day before, codes that no authenticator shows any more, and sessions
 * that ended thirty days ago. Who knocks with made-up names cannot fill the table for ever.
 */
export async function forgetLogins(database: Database, now: Date): Promise<void> {
  const yesterday = minutesFrom(now, -dayMinutes)
  const step = Math.floor(yesterday.getTime() / 1000 / codeSeconds)
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      forgetAttempts(yesterday),
      forgetCodes(step),
      forgetSessions(minutesFrom(now, -sessionDays * dayMinutes)),
    ),
  )
}
