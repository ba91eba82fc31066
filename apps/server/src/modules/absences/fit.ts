import { type Role, rights, roles } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import type { AbsenceRow } from './store.ts'

/** Who holds which role at which agency. */
export interface Held {
  readonly staff_id: string
  readonly role: Role
  readonly agency_id: string
}

/** The roles whose holders work on cases in an office: their work must be done while they are away. */
export const officeRoles: readonly Role[] = roles.filter((role) => rights[role].path === 'office')

type Days = Pick<AbsenceRow, 'first_day' | 'last_day'>

/** Whether somebody is away on one of these days. */
export function isAway(
  absences: readonly (Days & Pick<AbsenceRow, 'staff_id'>)[],
  staffId: string,
  from: Day,
  to: Day = from,
): boolean {
  return absences.some(
    ({ staff_id, first_day, last_day }) => staff_id === staffId && first_day <= to && last_day >= from,
  )
}

/**
 * Whether somebody can stand in (代办): he holds every role that the other one holds in an office, at the same agency, and is not away himself on
 * one of the days. Roles and not posts alone: a reviewer of the same post as an approver may not decide.
 */
export function mayStandIn(
  held: readonly Held[],
  absences: readonly AbsenceRow[],
  { staffId, standIn, from, to }: { staffId: string; standIn: string; from: Day; to: Day },
): boolean {
  const asked = held.filter(({ staff_id }) => staff_id === staffId)
  const has = (one: Held): boolean =>
    held.some(
      ({ staff_id, role, agency_id }) =>
        staff_id === standIn && role === one.role && agency_id === one.agency_id,
    )
  return standIn !== staffId && asked.length > 0 && asked.every(has) && !isAway(absences, standIn, from, to)
}
