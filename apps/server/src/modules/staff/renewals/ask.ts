import type { Identified, LoginRenewal } from '@tongban/contracts/login-renewals'
import type { Day } from '@tongban/policy'

import { requireFreshLogin } from '../../../platform/access.ts'
import { lookWithin } from '../../../platform/audit.ts'
import { type Context, newId } from '../../../platform/context.ts'
import type { Database } from '../../../platform/database.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { takeTurn } from '../../../platform/turns.ts'
import { countAsked, findOpen, insertRenewal, lockRenewable, type Renewable } from './store.ts'

const asksADay = 20
const dayMinutes = 24 * 60

/**
 * 申请重设登录: one administrator has identified a colleague who lost his authenticator. Nothing changes before another one has confirmed it.
 * @throws Refusal staff.no-staff, staff.left, staff.renewal-own, staff.renewal-above, staff.renewal-asked, staff.renewal-many, general.login-too-old
 */
export async function askRenewal(
  { database, secrets }: { readonly database: Database; readonly secrets: Secrets },
  context: Context,
  command: Command,
  { id: staffId, reason, document, documentEnd }: Identified & { readonly id: string },
): Promise<LoginRenewal> {
  requireFreshLogin(context)
  const { actorId, actorName, agencies, now, today } = context
  return await once(database, context, command, {
    scope: { path: 'worker' }, // what signs people in is seen by nobody else
    subject: actorId,
    load: [
      takeTurn(`renewals ${actorId}`),
      lockRenewable(staffId, agencies, today),
      findOpen(staffId),
      countAsked(actorId, minutesFrom(now, -dayMinutes)),
    ] as const,
    races: ['renewal_open'],
    run: (tx, [, [staff], [open], [asked]]) => {
      const { username, name } = requireRenewable(staff, staffId, context)
      if (open !== undefined) throw new Refusal('staff.renewal-asked')
      if ((asked?.count ?? 0) >= asksADay) throw new Refusal('staff.renewal-many')
      const id = newId()
      const sealed = secrets.seal(documentEnd)
      tx.record(
        insertRenewal(id, staffId, reason, document, sealed, actorId, now),
        lookWithin(context, { act: 'staff.ask-renewal', purpose: `${staffId} ${reason} ${document}` }),
      )
      const common = { id, staffId, staffName: name, username, reason, document, documentEnd }
      const askedAt = now.toISOString()
      const decision = { state: 'asked', decidedBy: null, decidedAt: null, decidable: false } as const
      return { ...common, askedBy: actorName, askedAt, ...decision }
    },
  })
}

/**
 * Somebody else, whom one administers wherever he works, and who works here still.
 * @throws Refusal staff.no-staff, staff.left, staff.renewal-own, staff.renewal-above
 */
export function requireRenewable(
  staff: Renewable | undefined,
  staffId: string,
  { actorId, today }: { readonly actorId: string; readonly today: Day },
): Renewable {
  if (staff === undefined) throw new Refusal('staff.no-staff')
  if (staffId === actorId) throw new Refusal('staff.renewal-own')
  if (staff.left_on !== null && staff.left_on < today) throw new Refusal('staff.left')
  if (staff.elsewhere) throw new Refusal('staff.renewal-above')
  return staff
}
