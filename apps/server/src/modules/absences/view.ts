import type { Absence } from '@tongban/contracts/absences'
import type { Day } from '@tongban/policy'

import type { AbsenceDeps } from './deps.ts'
import type { AbsenceRow } from './store.ts'

/** 不在岗 as it is read by himself and his head; nobody else learns why somebody is away. */
export function absenceView(
  { staffName, agencyName }: Pick<AbsenceDeps, 'staffName' | 'agencyName'>,
  row: AbsenceRow,
  today: Day,
): Absence {
  return {
    id: row.id,
    staff: row.staff_id,
    staffName: staffName(row.staff_id),
    agencyName: agencyName(row.agency_id),
    kind: row.kind,
    from: row.first_day,
    to: row.last_day,
    standInName: row.stand_in_id === null ? null : staffName(row.stand_in_id),
    goesWithout: row.goes_without,
    state: stateOf(row, today),
  }
}

function stateOf({ cancelled, first_day, last_day }: AbsenceRow, today: Day): Absence['state'] {
  if (cancelled) return 'cancelled'
  if (last_day < today) return 'over'
  return first_day > today ? 'coming' : 'away'
}
