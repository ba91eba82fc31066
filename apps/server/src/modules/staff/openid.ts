import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Openid, Return } from '../../platform/openid.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Profile } from '../../platform/sessions.ts'
import { profileOf, type StaffNames } from './profile.ts'
import { bindOpenid, findByOpenid, isTaken, tellLogin } from './store.ts'

/**
 * Ends what a member of staff began at the provider. @returns who signs in, or `bound` when the identity was bound to who is signed
 * in; `bound-anew` when it took the place of another one, which signs nobody in any more.
 * @throws Refusal login.openid-late, login.openid-refused, login.openid-down, login.openid-unknown, login.openid-taken
 */
export async function finishOpenid(
  { database, clock, names }: { database: Database; clock: Clock; names: StaffNames },
  openid: Openid,
  back: Return,
): Promise<Profile | 'bound' | 'bound-anew'> {
  const { issuer, subject, staffId } = await openid.finish(back)
  if (staffId !== null) return await bind(database, staffId, issuer, subject)
  const [[staff]] = await database.read({ path: 'worker' }, findByOpenid(issuer, subject))
  const profile = staff === undefined ? undefined : await profileOf(database, names, staff.id)
  const hasLeft = profile !== undefined && profile.leftOn !== null && profile.leftOn < clock.today()
  if (profile === undefined || hasLeft) throw new Refusal('login.openid-unknown')
  return profile
}

async function bind(
  database: Database,
  staffId: string,
  issuer: string,
  subject: string,
): Promise<'bound' | 'bound-anew'> {
  try {
    const before = await database.transaction({ path: 'worker' }, async (tx) => {
      const [[row]] = await tx.load(bindOpenid(staffId, issuer, subject))
      tx.record(tellLogin())
      return row?.before ?? null
    })
    return before === null || before === subject ? 'bound' : 'bound-anew'
  } catch (error) {
    throw isTaken(error, 'staff_openid_key') ? new Refusal('login.openid-taken') : error
  }
}
