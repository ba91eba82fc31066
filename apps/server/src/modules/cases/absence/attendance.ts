import { opensShielded } from '@tongban/contracts/access'

import type { Context } from '../../../platform/context.ts'
import { type AbsenceRow, findStanding, isAway, officeRoles } from '../../absences/index.ts'
import { type Colleague, findColleagues, withHidden } from '../../staff/index.ts'
import type { CaseDeps } from '../deps.ts'

const worker = { path: 'worker' } as const

/** Who works in the offices, who of them is away now or will be, and who is there today. */
export interface Attendance {
  readonly colleagues: readonly Colleague[]
  /** What is not over. */
  readonly absences: readonly AbsenceRow[]
  /** Of those, what has begun. */
  readonly away: readonly AbsenceRow[]
  readonly present: readonly Colleague[]
  /** 受保护人员: the agencies at which an officer is there today. */
  readonly officers: ReadonlySet<string>
}

/** Reads who is there on the day of the context. */
export async function readAttendance(
  { database, agencies, hidden }: Pick<CaseDeps, 'database' | 'agencies' | 'hidden'>,
  { today }: Pick<Context, 'today'>,
): Promise<Attendance> {
  const places = agencies.all().map(({ id }) => id)
  const [found, absences] = await database.read(
    worker,
    findColleagues(places, officeRoles, today),
    findStanding(today),
  )
  const colleagues = withHidden(found, hidden.by(), agencies.subtree)
  const away = absences.filter(({ first_day }) => first_day <= today)
  const isThere = ({ staff_id }: Colleague): boolean => !isAway(away, staff_id, today)
  const officers = found.filter((one) => opensShielded(one.role) && isThere(one))
  return {
    colleagues,
    absences,
    away,
    present: colleagues.filter(isThere),
    officers: new Set(officers.map(({ agency_id }) => agency_id)),
  }
}
