import { Secret, TOTP } from 'otpauth'

import type { Clock } from '../../platform/clock.ts'
import { type Database, query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Profile } from '../../platform/sessions.ts'
import { forgetWrong, forgetWrongAt, refuseGuessing, refuseGuessingAt } from '../../platform/throttle.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { profileOf, type StaffNames } from './profile.ts'
import { findById, findByUsername } from './store.ts'

const useCode = query<{ step: number }>(
  `insert into login.used_code (staff_id, step) values ($1, $2)
   on conflict (staff_id) do update set step = excluded.step where login.used_code.step < excluded.step returning step`,
)
const nobodysHash = hashPassword('nobody')

/**
 * Signs a staff member in by password and one-time code. Which of the three was wrong is not told, takes as long
 * either way, and a code is good once. `from` is the address of the device.
 * @throws Refusal login.refused, login.locked, login.busy
 */
export async function signIn(
  {
    database,
    clock,
    secrets,
    names,
  }: { database: Database; clock: Clock; secrets: Secrets; names: StaffNames },
  { username, password, code }: { username: string; password: string; code: string },
  from: string,
): Promise<Profile> {
  const name = username.trim().toLowerCase()
  await refuseGuessingAt(database, name, from, clock.now())
  const [[staff]] = await database.read({ path: 'worker' }, findByUsername(name))
  const right = await isPassword(password, staff?.password_hash ?? (await nobodysHash))
  const accepted =
    staff !== undefined &&
    right &&
    (staff.left_on === null || staff.left_on >= clock.today()) &&
    (await acceptCode(database, staff.id, secrets.open(staff.totp_secret), code, clock.now()))
  const profile = accepted ? await profileOf(database, names, staff.id) : undefined
  if (profile === undefined) throw new Refusal('login.refused')
  await forgetWrongAt(database, name, from)
  return profile
}

/**
 * Who is signed in proves once more that it is he, before he changes how he signs in: somebody else may sit before his
 * screen. Wrong proofs are counted against him, and lock nothing but this.
 * @throws Refusal login.not-proved, login.locked, login.busy
 */
export async function proveAgain(
  { database, clock, secrets }: { database: Database; clock: Clock; secrets: Secrets },
  staffId: string,
  { password, code }: { password: string; code: string },
): Promise<void> {
  const guesser = `proof of ${staffId}`
  await refuseGuessing(database, guesser, clock.now())
  const [[staff]] = await database.read({ path: 'worker' }, findById(staffId))
  const proved =
    staff !== undefined &&
    (await isPassword(password, staff.password_hash)) &&
    (await acceptCode(database, staffId, secrets.open(staff.totp_secret), code, clock.now()))
  if (!proved) throw new Refusal('login.not-proved')
  await forgetWrong(database, guesser)
}

/** Whether a code of the authenticator is right now and was not used before; it is used up by asking. */
export async function acceptCode(
  database: Database,
  staffId: string,
  secret: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  if (delta === null) return false
  const step = totp.counter({ timestamp: now.getTime() }) + delta
  return await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(useCode(staffId, step))
    return rows.length === 1
  })
}
