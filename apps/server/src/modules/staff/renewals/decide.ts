import { randomBytes } from 'node:crypto'

import type { RenewalReason } from '@tongban/contracts/renewal-reasons'
import { Secret } from 'otpauth'

import { requireFreshLogin } from '../../../platform/access.ts'
import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import type { Database, Statement, Tx } from '../../../platform/database.ts'
import { eventKind, type Events } from '../../../platform/events.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { endSessionsOf, type Sessions } from '../../../platform/sessions.ts'
import { hashOfToken } from '../first-links.ts'
import { linkMinutes, putInvitation } from '../invitation.ts'
import { tellLogin } from '../store.ts'
import { requireRenewable } from './ask.ts'
import {
  decideRenewal,
  findAskedFor,
  forgetCode,
  lockOpen,
  lockRenewable,
  type Renewable,
  replaceSecret,
} from './store.ts'

/** 登录已重设: what somebody signed in with before is worthless. */
export const loginRenewed = eventKind<{ readonly staffId: string; readonly agencyId: string }>(
  'staff.login-renewed',
)

/** What deciding takes. */
export interface DecideDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly sessions: Pick<Sessions, 'forget'>
  readonly events: Pick<Events, 'announce'>
}

/** A link as it is told once. */
interface Link {
  readonly token: string
  readonly endsAt: string
}

/**
 * 确认重设登录: another administrator agrees, and from then on the old authenticator is worthless, all his logins are over, and a link that is
 * good once lets him set a new one; or it stays as it was. The link is told to who confirms and kept by nobody.
 * @throws Refusal staff.no-renewal, staff.left, staff.renewal-own, staff.renewal-above, staff.renewal-same, general.login-too-old
 */
export async function decideOnRenewal(
  { database, secrets, sessions, events }: DecideDeps,
  context: Context,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<{ link: Link | null }> {
  requireFreshLogin(context)
  const { actorId, agencyId, now } = context
  const token = randomBytes(32).toString('base64url')
  const endsAt = minutesFrom(now, linkMinutes)
  await database.transaction({ path: 'worker' }, async (tx) => {
    const { staffId, staff, reason } = await openRenewal(tx, context, id)
    if (agree) requireRenewable(staff, staffId, context)
    tx.record(
      decideRenewal(id, agree, actorId, now),
      lookWithin(context, {
        act: agree ? 'staff.renew-login' : 'staff.refuse-renewal',
        purpose: `${staffId} ${reason}`,
      }),
      ...(agree ? renewing({ staffId, secrets, now }) : []),
    )
    if (!agree) return
    tx.record(putInvitation(staffId, hashOfToken(token), actorId, now, endsAt, agencyId, true), tellLogin())
    events.announce(tx, loginRenewed, staffId, { staffId, agencyId: agencyId ?? '' }, now)
  })
  sessions.forget()
  return { link: agree ? { token, endsAt: endsAt.toISOString() } : null }
}

/** What waits, with whom it is for, both locked; he himself decides it as little as who asked. */
async function openRenewal(
  tx: Tx,
  { actorId, agencies, today }: Context,
  id: string,
): Promise<{ staffId: string; staff: Renewable; reason: RenewalReason }> {
  const [[asked]] = await tx.load(findAskedFor(id))
  if (asked === undefined) throw new Refusal('staff.no-renewal')
  const { staff_id: staffId } = asked
  const [[staff], [open]] = await tx.load(lockRenewable(staffId, agencies, today), lockOpen(id))
  if (staff === undefined || open === undefined) throw new Refusal('staff.no-renewal')
  if (staffId === actorId) throw new Refusal('staff.renewal-own')
  if (open.asked_by === actorId) throw new Refusal('staff.renewal-same')
  return { staffId, staff, reason: open.reason }
}

function renewing({
  staffId,
  secrets,
  now,
}: {
  readonly staffId: string
  readonly secrets: Secrets
  readonly now: Date
}): Statement[] {
  const secret = secrets.seal(new Secret({ size: 20 }).base32)
  return [replaceSecret(staffId, secret), forgetCode(staffId), endSessionsOf(staffId, now)]
}
