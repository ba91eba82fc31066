import type { AbsenceKind } from '@tongban/contracts/absence-kinds'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** 不在岗: from when to when somebody is away, both days with it, and who stands in for him. */
export interface AbsenceRow {
  readonly id: string
  readonly staff_id: string
  readonly agency_id: string
  readonly kind: AbsenceKind
  readonly first_day: Day
  readonly last_day: Day
  readonly stand_in_id: string | null
  readonly goes_without: boolean
  readonly cancelled: boolean
}

const columns = 'id, staff_id, agency_id, kind, first_day, last_day, stand_in_id, goes_without, cancelled'

export const insertAbsence = query(
  `insert into absences.absence (id, staff_id, agency_id, kind, first_day, last_day, stand_in_id, recorded_by, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
/** Whoever is away on one of these days. */
export const findAway = query<AbsenceRow>(
  `select ${columns} from absences.absence where not cancelled and last_day >= $1 and first_day <= $2 order by first_day, id`,
)
/** What is not over on a day, whether it has begun or is to come. */
export const findStanding = query<AbsenceRow>(
  `select ${columns} from absences.absence where not cancelled and last_day >= $1 order by first_day, id`,
)
/** All of one member of staff, the newest first. */
export const findOfStaff = query<AbsenceRow>(
  `select ${columns} from absences.absence where staff_id = $1 order by first_day desc, id desc limit 100`,
)
export const lockAbsence = query<AbsenceRow>(
  `select ${columns} from absences.absence where id = $1 for update`,
)
export const listAbsences = query<AbsenceRow>(
  `select ${columns} from absences.absence where agency_id = any ($1) and (first_day, id) < ($2::date, $3::uuid)
   order by first_day desc, id desc limit $4`,
)
/** Absences by their ids, of these agencies. */
export const findAbsences = query<AbsenceRow>(
  `select ${columns} from absences.absence where id = any ($1) and agency_id = any ($2)`,
)
export const endOn = query('update absences.absence set last_day = $2 where id = $1')
export const cancel = query('update absences.absence set cancelled = true where id = $1')
export const setStandIn = query(
  'update absences.absence set stand_in_id = $2, goes_without = $3 where id = $1',
)
