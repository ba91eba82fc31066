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
  const colleagues = withHidden(found, hidden.all())
  const away = absences.filter(({ first_day }) => first_day <= today)
  const present = colleagues.filter(({ staff_id }) => !isAway(away, staff_id, today))
  return { colleagues, absences, away, present }
}
