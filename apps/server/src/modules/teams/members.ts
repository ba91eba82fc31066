import { addDays, type Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { findColleagues } from '../staff/index.ts'
import type { TeamDeps } from './deps.ts'
import { announceChange } from './keep.ts'
import { endMember, findOfStaff, insertMember, lockMember, lockTeam } from './store.ts'
import { officeRoles } from './teams.ts'

/** Who becomes a member, and from when to when. */
interface Joining {
  readonly team: string
  readonly staff: string
  readonly isHead: boolean
  readonly from: Day
  readonly to: Day | null
}

/**
 * 加组员: somebody who works on cases at the agency of the team on his first day. It opens no right to him that he had not.
 * @throws Refusal teams.none, teams.no-staff, teams.dates, teams.member
 */
export async function addMember(
  deps: TeamDeps,
  context: Context,
  command: Command,
  { team, staff, isHead, from, to }: Joining,
): Promise<{ id: string }> {
  const agencyId = deps.teams.find(team)?.agency_id
  if (agencyId === undefined || !context.agencies.includes(agencyId)) throw new Refusal('teams.none')
  if (from < context.today || (to !== null && to < from)) throw refusalAt('teams.dates', 'from')
  const [able] = await deps.database.read({ path: 'worker' }, findColleagues([agencyId], officeRoles, from))
  if (!able.some(({ staff_id }) => staff_id === staff)) throw refusalAt('teams.no-staff', 'staff')
  const added = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`team ${team}`), lockTeam(team, context.agencies), findOfStaff(team, staff, from, to)],
    run: (tx, [, [found], there]) => {
      if (found === undefined) throw new Refusal('teams.none')
      if (there.some(({ first_day, last_day }) => last_day === null || last_day >= first_day))
        throw refusalAt('teams.member', 'staff')
      const id = newId()
      tx.record(insertMember(id, team, found.agency_id, staff, isHead, from, to))
      announceChange(deps, context, tx, found, `add ${staff} ${team}`)
      return { id }
    },
  })
  await deps.teams.refresh()
  return added
}

/**
 * 不再是组员: after a last day, which is yesterday at the earliest; who was never of it then has no day in it at all.
 * @throws Refusal teams.none, teams.dates
 */
export async function endMembership(
  deps: TeamDeps,
  context: Context,
  command: Command,
  { team, member, on }: { readonly team: string; readonly member: string; readonly on: Day },
): Promise<{ done: true }> {
  const ended = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockTeam(team, context.agencies), lockMember(member, team, context.agencies)],
    run: (tx, [[found], [row]]) => {
      if (found === undefined || row === undefined) throw new Refusal('teams.none')
      const yesterday = addDays(context.today, -1)
      if (on < yesterday || (row.last_day !== null && row.last_day < on)) throw refusalAt('teams.dates', 'on')
      const none = addDays(row.first_day, -1)
      tx.record(endMember(member, on < none ? none : on))
      announceChange(deps, context, tx, found, `end ${row.staff_id} ${team}`)
      return { done: true as const }
    },
  })
  await deps.teams.refresh()
  return ended
}
