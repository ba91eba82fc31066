import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { countSystemAdministrators, type GrantRow, lockGrant, lockGrantsOf, tellLogin } from './store.ts'

const lockStaff = query<{ agency_id: string | null; left_on: Day | null }>(
  'select agency_id, left_on from staff.staff where id = $1 for update',
)
const setLastDay = query('update staff.staff set left_on = $2 where id = $1')
const shortenGrant = query('update staff.grant set valid_to = $2 where id = $1')
const endBefore = query('update staff.grant set ended_on = $2 where id = $1')

/**
 * 离职: up to his last day he works as before; with it end all his grants, and afterwards nobody signs in as him. The last system
 * administrator does not leave before another is in office.
 * @throws Refusal staff.no-staff, staff.dates, staff.held-elsewhere, staff.last-administrator
 */
export async function leave(
  { database }: { readonly database: Database },
  context: Context,
  command: Command,
  { id, lastDay }: { readonly id: string; readonly lastDay: Day },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: { path: 'worker' }, // what he holds elsewhere is counted, too
    subject: context.actorId,
    load: [
      takeTurn('system administrators'),
      lockStaff(id),
      lockGrantsOf(id),
      countSystemAdministrators(addDays(lastDay, 1)),
    ],
    admit: ([, [staff], grants]) => {
      const places = [staff?.agency_id ?? '', ...grants.map(({ agency_id }) => agency_id)]
      if (!places.some((place) => context.agencies.includes(place))) throw new Refusal('staff.no-staff')
    },
    run: (tx, [, [staff], grants, [administrators]]) => {
      const open = grants.filter(({ ended_on }) => ended_on === null)
      if (lastDay < context.today) throw refusalAt('staff.dates', 'lastDay')
      if (open.some(({ agency_id }) => !context.agencies.includes(agency_id)))
        throw new Refusal('staff.held-elsewhere')
      requireAnother(open, lastDay, administrators?.count ?? 0)
      tx.record(setLastDay(id, lastDay))
      for (const grant of open) tx.record(...endingWith(grant, lastDay, context.today))
      const agencyId = staff?.agency_id ?? grants[0]?.agency_id ?? context.agencyId
      tx.record(
        lookWithin({ ...context, agencyId }, { act: 'staff.leave', purpose: `${id} ${lastDay}` }),
        tellLogin(),
      )
      return { done: true } as const
    },
  })
}

/**
 * 授权提前到某一天为止: for a change of post from the day after on. What it held before stays as it was.
 * @throws Refusal staff.no-grant, staff.dates, staff.last-administrator
 */
export async function shorten(
  { database }: { readonly database: Database },
  context: Context,
  command: Command,
  { id, lastDay }: { readonly id: string; readonly lastDay: Day },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [
      takeTurn('system administrators'),
      lockGrant(id, context.agencies),
      countSystemAdministrators(addDays(lastDay, 1)),
    ],
    run: (tx, [, [grant], [administrators]]) => {
      if (grant === undefined || grant.ended_on !== null) throw new Refusal('staff.no-grant')
      const isLater = grant.valid_to !== null && lastDay > grant.valid_to
      if (lastDay < context.today || lastDay < grant.valid_from || isLater)
        throw refusalAt('staff.dates', 'lastDay')
      requireAnother([grant], lastDay, administrators?.count ?? 0)
      tx.record(
        shortenGrant(id, lastDay),
        tellLogin(),
        lookWithin(
          { ...context, agencyId: grant.agency_id },
          { act: 'staff.end-grant', purpose: `${grant.role} ${id} ${lastDay}` },
        ),
      )
      return { done: true } as const
    },
  })
}

/** @param inOffice how many system administrators there are on the day after */
function requireAnother(ending: readonly GrantRow[], lastDay: Day, inOffice: number): void {
  const administers = ending.filter(({ role }) => role === 'system-administrator')
  if (administers.length === 0) return
  const after = addDays(lastDay, 1)
  const himself = administers.some(
    ({ valid_from, valid_to }) => valid_from <= after && (valid_to === null || valid_to >= after),
  )
  if (inOffice - (himself ? 1 : 0) < 1) throw new Refusal('staff.last-administrator')
}

/** A grant that would begin afterwards never begins; one that goes on ends with the last day. */
function endingWith({ id, valid_from, valid_to }: GrantRow, lastDay: Day, today: Day) {
  if (valid_from > lastDay) return [endBefore(id, today)]
  return valid_to === null || valid_to > lastDay ? [shortenGrant(id, lastDay)] : []
}
