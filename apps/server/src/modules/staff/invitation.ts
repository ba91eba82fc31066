import { randomBytes } from 'node:crypto'

import { Secret, TOTP } from 'otpauth'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { isoOf, minutesFrom } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { hashOfToken } from './first-links.ts'
import { type FirstLoginDeps, requireStrong } from './first-login.ts'
import { hashPassword } from './passwords.ts'
import type { StaffNames } from './profile.ts'
import { acceptCode } from './sign-in.ts'
import { findByUsername, insertColleague, isTaken, tellLogin } from './store.ts'

interface Invited {
  readonly staff_id: string
  readonly username: string
  readonly name: string
  readonly agency_id: string
  readonly renews: boolean
  readonly totp_secret: Buffer
  readonly expires_at: string
}

const findUninvited = query<{
  agency_id: string
  used_at: string | null
  renews: boolean | null
  elsewhere: boolean
}>(
  `select coalesce(i.agency_id, s.agency_id) as agency_id, i.used_at, i.renews, exists (select from staff.grant g
     where g.staff_id = s.id and g.ended_on is null and g.agency_id <> all ($2) and (g.valid_to is null or g.valid_to >= $3)) as elsewhere
   from staff.staff s left join login.invitation i on i.staff_id = s.id
   where s.id = $1 and coalesce(i.agency_id, s.agency_id) = any ($2) for update of s`,
)
/** A link that takes the place of the one before, used or not. */
export const putInvitation = query(
  `insert into login.invitation (staff_id, token_hash, issued_by, issued_at, expires_at, agency_id, renews) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (staff_id) do update set token_hash = excluded.token_hash, issued_by = excluded.issued_by, issued_at = excluded.issued_at,
     expires_at = excluded.expires_at, agency_id = excluded.agency_id, renews = excluded.renews, used_at = null`,
)
const invitedColumns =
  's.id as staff_id, s.username, s.name, i.agency_id, i.renews, s.totp_secret, i.expires_at'
const findInvited = query<Invited>(
  `select ${invitedColumns} from login.invitation i join staff.staff s on s.id = i.staff_id
   where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and s.left_on is null`,
)
const lockInvited = query<Invited>(`${findInvited.text} for update of i`)
const setPassword = query('update staff.staff set password_hash = $2 where id = $1')
const useInvitation = query('update login.invitation set used_at = $2 where staff_id = $1')

/** How long such a link is good. */
export const linkMinutes = 3 * 24 * 60

/**
 * 登记新同事: he has no right and cannot sign in; rights come by request and four hands, the login by an invitation.
 * @throws Refusal staff.no-agency, staff.username-taken
 */
export async function takeOn(
  { database, secrets }: FirstLoginDeps,
  context: Context,
  command: Command,
  {
    name,
    username,
    agencyId,
  }: { readonly name: string; readonly username: string; readonly agencyId: string },
): Promise<{ id: string; name: string; username: string }> {
  if (!context.agencies.includes(agencyId)) throw refusalAt('staff.no-agency', 'agencyId')
  const nobodys = await hashPassword(randomBytes(32).toString('base64')) // nobody knows it: the invitation sets his own
  const taken = refusalAt('staff.username-taken', 'username')
  return await once(database, context, command, {
    scope: { path: 'worker' }, // what signs people in is seen by nobody else
    subject: context.actorId,
    load: [findByUsername(username)],
    races: ['staff_username_key'],
    run: (tx, [[namesake]]) => {
      if (namesake !== undefined) throw taken
      const id = newId()
      const secret = secrets.seal(new Secret({ size: 20 }).base32)
      tx.record(
        insertColleague(id, username, name, agencyId, nobodys, secret, context.now),
        lookWithin({ ...context, agencyId }, { act: 'staff.take-on', purpose: id }),
        tellLogin(),
      )
      return { id, name, username }
    },
  }).catch((error: unknown) => {
    throw isTaken(error, 'staff_username_key') ? taken : error
  })
}

/**
 * 首次登录链接: made anew at each call, good for three days and once. It is told to whoever asks for it here and kept by nobody.
 * @throws Refusal staff.no-staff, staff.signs-in, staff.renewal-above
 */
export async function invite(
  { database }: Pick<FirstLoginDeps, 'database'>,
  context: Context,
  staffId: string,
): Promise<{ token: string; endsAt: string }> {
  const token = randomBytes(32).toString('base64url')
  const endsAt = minutesFrom(context.now, linkMinutes)
  await database.transaction({ path: 'worker' }, async (tx) => {
    const [[found]] = await tx.load(findUninvited(staffId, context.agencies, context.today))
    if (found === undefined) throw new Refusal('staff.no-staff')
    if (found.used_at !== null) throw new Refusal('staff.signs-in')
    if (found.elsewhere) throw new Refusal('staff.renewal-above')
    const { agency_id: agencyId, renews } = found
    tx.record(
      putInvitation(
        staffId,
        hashOfToken(token),
        context.actorId,
        context.now,
        endsAt,
        agencyId,
        renews === true,
      ),
      lookWithin({ ...context, agencyId }, { act: 'staff.invite', purpose: staffId }),
    )
  })
  return { token, endsAt: endsAt.toISOString() }
}

/** Shows whose the link is, and the secret for his authenticator. @throws Refusal first-login.no-invitation, login.locked */
export async function openInvitation(
  deps: FirstLoginDeps & { readonly names: StaffNames },
  token: string,
  from: string,
) {
  const { username, name, agency_id, renews, totp_secret, expires_at } = await requireInvited(
    deps,
    token,
    from,
  )
  const totpSecret = deps.secrets.open(totp_secret)
  const totp = new TOTP({ issuer: '通办', label: username, secret: Secret.fromBase32(totpSecret) })
  return {
    name,
    username,
    agencyName: deps.names.agency(agency_id),
    renews,
    totpSecret,
    otpauth: totp.toString(),
    endsAt: isoOf(expires_at),
  }
}

/**
 * 首次登录: whoever holds the link sets his password and proves his authenticator.
 * @throws Refusal first-login.no-invitation, first-login.weak-password, first-login.wrong-code, login.locked, login.busy
 */
export async function acceptInvitation(
  deps: FirstLoginDeps,
  { token, password, code }: { readonly token: string; readonly password: string; readonly code: string },
  from: string,
): Promise<{ done: true }> {
  const { database, clock, secrets } = deps
  const { staff_id, username, totp_secret } = await requireInvited(deps, token, from)
  requireStrong({ password, username })
  const guesser = `invitation of ${staff_id}`
  await refuseGuessing(database, guesser, clock.now())
  if (!(await acceptCode(database, staff_id, secrets.open(totp_secret), code, clock.now())))
    throw refusalAt('first-login.wrong-code', 'code')
  await forgetWrong(database, guesser)
  const passwordHash = await hashPassword(password)
  await database.transaction({ path: 'worker' }, async (tx) => {
    const [[locked]] = await tx.load(lockInvited(hashOfToken(token), clock.now()))
    if (locked === undefined) throw new Refusal('first-login.no-invitation')
    tx.record(setPassword(staff_id, passwordHash), useInvitation(staff_id, clock.now()), tellLogin())
  })
  return { done: true }
}

/** The link itself, not a guess at one: who tries strange ones is locked out by where he comes from. */
async function requireInvited(
  { database, clock }: FirstLoginDeps,
  token: string,
  from: string,
): Promise<Invited> {
  const guesser = `first login from ${from}`
  await refuseGuessing(database, guesser, clock.now())
  const [[found]] = await database.read({ path: 'worker' }, findInvited(hashOfToken(token), clock.now()))
  if (found === undefined) throw new Refusal('first-login.no-invitation')
  await forgetWrong(database, guesser)
  return found
}
