import { type Role, rights, roles } from '@tongban/contracts/access'
import type { Me } from '@tongban/contracts/login'

import { inForce } from '../../platform/access.ts'
import { query } from '../../platform/database.ts'
import type { StaffSession } from '../../platform/sessions.ts'
import type { StaffDeps } from './deps.ts'
import { findColleagues } from './store.ts'

/** Where somebody belongs: where he held something last, or where he was taken on. */
const findHome = query<{ agency_id: string | null }>(
  `select coalesce((select g.agency_id from staff.grant g where g.staff_id = s.id order by g.valid_from desc, g.id desc limit 1), s.agency_id) as agency_id
   from staff.staff s where s.id = $1`,
)
const applying: readonly Role[] = roles.filter((role) => rights[role].acts.includes('staff.request-grant'))
const namesAtMost = 5

/**
 * 找谁要授权: of whom nothing holds today, who can apply for a grant for him: those of his own agency, or of the nearest above it that has one.
 * @returns null for who holds something, and where nobody is found
 */
export async function whomToAsk(
  { database, clock, names, agencyOn, above }: StaffDeps,
  session: StaffSession,
): Promise<Me['askFor']> {
  const today = clock.today()
  if (inForce(session, today).length > 0) return null
  const { staffId } = session.profile
  const [[home]] = await database.read({ path: 'worker' }, findHome(staffId))
  if (home === undefined || home.agency_id === null) return null
  const places = above(agencyOn(home.agency_id, today))
  const [found] = await database.read({ path: 'worker' }, findColleagues(places, applying, today))
  const others = found.filter(({ staff_id }) => staff_id !== staffId)
  const nearest = places.find((place) => others.some(({ agency_id }) => agency_id === place))
  if (nearest === undefined) return null
  const there = others.filter(({ agency_id }) => agency_id === nearest).map(({ name }) => name)
  return { agencyName: names.agency(nearest), names: [...new Set(there)].slice(0, namesAtMost) }
}
