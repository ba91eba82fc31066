import { postOf } from '@tongban/contracts/access'
import type { FirstRole, TopAgency } from '@tongban/contracts/first-login'
import type { Day } from '@tongban/policy'
import { Secret, TOTP } from 'otpauth'

import type { Clock } from '../../platform/clock.ts'
import { newId } from '../../platform/context.ts'
import { type Database, query, type Statement } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { takeTurn } from '../../platform/turns.ts'
import { findTopAgency, type NewAgency, recordAgencies } from '../agencies/index.ts'
import { findLink, hashOfToken, type LinkRow, lockLink, useLink } from './first-links.ts'
import { hashPassword } from './passwords.ts'
import { acceptCode } from './sign-in.ts'
import { findByUsername, insertGrant, insertStaff, isTaken, tellLogin } from './store.ts'

export interface FirstLoginDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
}

/** What somebody enters who has been given a link. */
export interface FirstLogin {
  readonly token: string
  readonly name: string
  readonly username: string
  readonly password: string
  readonly code: string
  readonly agency: TopAgency | null
}

const demoPassword = 'tongban-demo'
const charactersLeast = 5

const findFirst = query<{ name: string }>(
  'select s.name from login.first_link l join staff.staff s on s.id = l.staff_id',
)

/** Shows what a link is for, and the secret for the authenticator. @throws Refusal first-login.no-link, login.locked */
export async function openFirstLogin(deps: FirstLoginDeps, token: string, from: string) {
  const { database, secrets } = deps
  const { role, totp_secret, expires_at } = await requireLink(deps, token, from)
  const [[top]] = await database.read({ path: 'worker' }, findTopAgency())
  const totpSecret = secrets.open(totp_secret)
  const totp = new TOTP({ issuer: '通办', label: role, secret: Secret.fromBase32(totpSecret) })
  return {
    role,
    agencyName: top === undefined ? null : (top.name['zh-CN'] ?? top.id),
    totpSecret,
    otpauth: totp.toString(),
    endsAt: isoOf(expires_at),
  }
}

/**
 * 首次登录: makes whoever holds the link one of the first administrators, at the agency that the system administrator names
 * first. A link is good once; eight wrong codes lock it for fifteen minutes.
 * @throws Refusal first-login.*, login.locked, login.busy
 */
export async function finishFirstLogin(
  deps: FirstLoginDeps,
  given: FirstLogin,
  from: string,
): Promise<{ done: true }> {
  const { database, clock, secrets } = deps
  const link = await requireLink(deps, given.token, from)
  requireStrong(given)
  const staffId = newId()
  const now = clock.now()
  await requireCode(deps, given, { staffId, secret: secrets.open(link.totp_secret) })
  const passwordHash = await hashPassword(given.password)
  const hash = hashOfToken(given.token)
  const finish = database.transaction({ path: 'worker' }, async (tx) => {
    const [, [locked], [top], first, [namesake]] = await tx.load(
      takeTurn('first-login'), // the three are compared with each other, and none of them has a row before
      lockLink(hash, now),
      findTopAgency(),
      findFirst(),
      findByUsername(given.username),
    )
    if (locked === undefined) throw new Refusal('first-login.no-link')
    if (first.some(({ name }) => plain(name) === plain(given.name)))
      throw refusalAt('first-login.same-person', 'name')
    if (namesake !== undefined) throw refusalAt('first-login.username-taken', 'username')
    const { agencyId, writes } = agencyOf(locked.role, top?.id, given.agency)
    const { username, name } = given
    tx.record(
      ...writes,
      insertStaff(staffId, username, name, null, passwordHash, locked.totp_secret, null, null, now),
      grantOf(staffId, locked.role, agencyId, clock.today()),
      useLink(hash, now, staffId),
      tellLogin(),
    )
  })
  await finish.catch((error: unknown) => {
    throw isTaken(error, 'staff_username_key') ? refusalAt('first-login.username-taken', 'username') : error
  })
  return { done: true }
}

/** The link itself, not a guess at one: who tries strange ones is locked out by where he comes from. */
async function requireLink(
  { database, clock }: FirstLoginDeps,
  token: string,
  from: string,
): Promise<LinkRow> {
  const guesser = `first login from ${from}`
  await refuseGuessing(database, guesser, clock.now())
  const [[link]] = await database.read({ path: 'worker' }, findLink(hashOfToken(token), clock.now()))
  if (link === undefined) throw new Refusal('first-login.no-link')
  await forgetWrong(database, guesser)
  return link
}

async function requireCode(
  { database, clock }: FirstLoginDeps,
  { token, code }: FirstLogin,
  { staffId, secret }: { staffId: string; secret: string },
): Promise<void> {
  const guesser = `first login by ${hashOfToken(token).toString('hex')}`
  await refuseGuessing(database, guesser, clock.now())
  if (!(await acceptCode(database, staffId, secret, code, clock.now())))
    throw refusalAt('first-login.wrong-code', 'code')
  await forgetWrong(database, guesser)
}

/** @throws Refusal first-login.weak-password */
export function requireStrong({ password, username }: Pick<FirstLogin, 'password' | 'username'>): void {
  const small = password.toLowerCase()
  if (small.includes(demoPassword) || small.includes(username) || new Set(small).size < charactersLeast)
    throw refusalAt('first-login.weak-password', 'password')
}

/** Where the administrators belong: the agency at the top, which the system administrator brings into being. */
function agencyOf(
  role: FirstRole,
  topId: string | undefined,
  named: TopAgency | null,
): { agencyId: string; writes: readonly Statement[] } {
  if (topId !== undefined) return { agencyId: topId, writes: [] }
  if (role !== 'system-administrator') throw new Refusal('first-login.agency-first')
  if (named === null) throw refusalAt('first-login.no-agency', 'agency')
  const agency = topAgency(named)
  return { agencyId: agency.id, writes: recordAgencies([agency]) }
}

/** The kind of an agency follows from its GB/T 2260 code: 410000 a province, 410200 a city, 410202 a county. */
function topAgency({ area, name, telephone, address }: TopAgency): NewAgency {
  const kind = area.endsWith('0000') ? 'province' : area.endsWith('00') ? 'city' : 'county'
  return {
    id: `${area}-01`,
    parent: null,
    area,
    kind,
    name: { 'zh-CN': name },
    telephone,
    address,
    routingDesk: true,
  }
}

/** Without an end: whoever could renew the grant of the first administrators does not exist yet. */
function grantOf(staffId: string, role: FirstRole, agencyId: string, today: Day): Statement {
  return insertGrant(newId(), staffId, role, postOf[role], agencyId, null, today, null, null)
}

function plain(name: string): string {
  return name.normalize('NFC').replaceAll(/\s/g, '').toLowerCase()
}
