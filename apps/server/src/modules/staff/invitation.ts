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
  readonly totp_secret: Buffer
  readonly expires_at: string
}

const findUninvited = query<{ agency_id: string; used_at: string | null }>(
  `select s.agency_id, i.used_at from staff.staff s left join login.invitation i on i.staff_id = s.id
   where s.id = $1 and s.agency_id = any ($2) for update of s`,
)
const putInvitation = query(
  `insert into login.invitation (staff_id, token_hash, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5)
   on conflict (staff_id) do update set token_hash = excluded.token_hash, issued_by = excluded.issued_by,
     issued_at = excluded.issued_at, expires_at = excluded.expires_at`,
)
const invitedColumns = 's.id as staff_id, s.username, s.name, s.agency_id, s.totp_secret, i.expires_at'
const findInvited = query<Invited>(
  `select ${invitedColumns} from login.invitation i join staff.staff s on s.id = i.staff_id
   where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and s.left_on is null`,
)
const lockInvited = query<Invited>(`${findInvited.text} for update of i`)
const setPassword = query('update staff.staff set password_hash = $2 where id = $1')
const useInvitation = query('update login.invitation set used_at = $2 where staff_id = $1')

const minutesAtMost = 3 * 24 * 60

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
 * @throws Refusal staff.no-staff, staff.signs-in
 */
export async function invite(
  { database }: Pick<FirstLoginDeps, 'database'>,
  context: Context,
  staffId: string,
): Promise<{ token: string; endsAt: string }> {
  const token = randomBytes(32).toString('base64url')
  const endsAt = minutesFrom(context.now, minutesAtMost)
  await database.transaction({ path: 'worker' }, async (tx) => {
    const [[found]] = await tx.load(findUninvited(staffId, context.agencies))
    if (found === undefined) throw new Refusal('staff.no-staff')
    if (found.used_at !== null) throw new Refusal('staff.signs-in')
    tx.record(
      putInvitation(staffId, hashOfToken(token), context.actorId, context.now, endsAt),
      lookWithin({ ...context, agencyId: found.agency_id }, { act: 'staff.invite', purpose: staffId }),
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
  const { username, name, agency_id, totp_secret, expires_at } = await requireInvited(deps, token, from)
  const totpSecret = deps.secrets.open(totp_secret)
  const totp = new TOTP({ issuer: '通办', label: username, secret: Secret.fromBase32(totpSecret) })
  return {
    name,
    username,
    agencyName: deps.names.agency(agency_id),
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
