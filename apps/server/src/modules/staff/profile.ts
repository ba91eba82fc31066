import type { Database } from '../../platform/database.ts'
import type { Profile } from '../../platform/sessions.ts'
import { findById, findClosed, findGrants } from './store.ts'

/** Names of agencies and outlets, joined by the composition root. */
export interface StaffNames {
  agency(id: string): string
  outlet(id: string): string
}

/** A staff member with the grants that have not ended; which hold today is decided at each act. */
export async function profileOf(
  database: Database,
  names: StaffNames,
  staffId: string,
): Promise<Profile | undefined> {
  const [[staff], grants, closed] = await database.read(
    { path: 'worker' },
    findById(staffId),
    findGrants(staffId),
    findClosed(staffId),
  )
  if (staff === undefined) return undefined
  return {
    staffId: staff.id,
    username: staff.username,
    name: staff.name,
    ownSubjectId: staff.own_subject_id,
    closed: closed.map(({ subject_id }) => subject_id),
    leftOn: staff.left_on,
    grants: grants.map((grant) => ({
      id: grant.id,
      role: grant.role,
      post: grant.post,
      agencyId: grant.agency_id,
      agencyName: names.agency(grant.agency_id),
      outletId: grant.outlet_id,
      outletName: grant.outlet_id === null ? null : names.outlet(grant.outlet_id),
      validFrom: grant.valid_from,
      validTo: grant.valid_to,
    })),
  }
}
