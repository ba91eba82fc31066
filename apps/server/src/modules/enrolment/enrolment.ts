import type { Day, Month } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import type { Effect, Routing } from '../catalogue/index.ts'
import { findParticulars } from '../people/index.ts'
import { markRegistered } from '../subjects/index.ts'
import { announcingEnrolment } from './events.ts'
import { ownSchemes } from './schemes.ts'

/** A relation as it stands; also from which month contributions rest, null where they do not. */
export interface EnrolmentRow {
  readonly id: string
  readonly scheme: string
  readonly agency_id: string
  readonly employer_id: string | null
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly suspended_from: Month | null
}

interface EnrolmentToRead extends EnrolmentRow {
  readonly employer_name: string | null
  /** What the employer has declared last, in fen a month; null where nothing was. */
  readonly base_fen: number | null
  /** From which month on it holds. */
  readonly base_from: Month | null
}

export const findEnrolments = query<EnrolmentRow>(
  `select id, scheme, agency_id, employer_id, valid_from, valid_to, suspended_from from enrolment.enrolment
   where subject_id = any (subjects.all_of($1)) and superseded_by is null order by valid_to nulls first, valid_from desc, id`,
)
/** The same with the employers' names and what they have declared, for people to read: pensions first, as the codes of the schemes are in order. */
export const readEnrolments = query<EnrolmentToRead>(
  `select e.id, e.scheme, e.agency_id, e.employer_id, e.valid_from, e.valid_to, e.suspended_from, c.name as employer_name, b.base_fen, b.from_month as base_from
   from enrolment.enrolment e left join employers.card c on c.subject_id = e.employer_id
   left join lateral (select base_fen, from_month from enrolment.base b where b.subject_id = e.subject_id and b.employer_id = e.employer_id
     and b.superseded_by is null order by from_month desc limit 1) b on true
   where e.subject_id = any (subjects.all_of($1)) and e.superseded_by is null order by e.valid_to nulls first, e.scheme, e.valid_from desc, e.id`,
)
/** The agencies with which several people have or had a relation. */
export const findAgenciesOf = query<{ subject_id: string; agencies: string[] }>(
  `select subject_id, array_agg(distinct agency_id) as agencies from enrolment.enrolment
   where subject_id = any ($1::uuid[]) and superseded_by is null group by subject_id`,
)
/** Opens a relation. It is refused as a conflict where it stands open already, under whichever id of the person. */
export const insertEnrolment = query('select enrolment.open_relation($1, $2, $3, $4, $5, $6, $7, $8)')
export const undoEnrolment = query(
  'update enrolment.enrolment set superseded_by = $3 where subject_id = any (subjects.all_of($1)) and cause = $2 and superseded_by is null',
)

/** 参保登记: opens an enrolment at the owning agency; a second open one of the same scheme is refused, under whichever id it stands. */
export const openEnrolment: Effect = {
  name: 'enrolment.open',
  of: ['person'],
  inputs: {
    scheme: { required: true, types: ['choice'], values: ownSchemes },
    from: { required: false, types: ['date'] },
  },
  apply: ({ subjectId, agencyId, caseId, context }, { scheme, from }) => [
    markRegistered(subjectId),
    insertEnrolment(
      subjectId,
      newId(),
      scheme,
      agencyId,
      null,
      typeof from === 'string' && from !== '' ? from : context.today,
      context.now,
      caseId,
    ),
  ],
  reverse: ({ subjectId, caseId }, cause) => [undoEnrolment(subjectId, cause, caseId)],
  ...announcingEnrolment,
}

/** 按参保关系: the agency that holds the person's open relation, the employee pension first. */
const byEnrolment: Routing<EnrolmentRow> = {
  name: 'enrolment',
  load: (subjectId) => findEnrolments(subjectId),
  route: (rows) => {
    const open = rows.filter((row) => row.valid_to === null)
    return (open.find((row) => row.scheme === 'employee-pension') ?? open[0])?.agency_id
  },
}

/** 按户籍: the agency of the area of the household, which the composition root knows how to find. */
export function householdRouting(
  agencyOfArea: (area: string) => string | undefined,
): Routing<{ household_area: string | null }> {
  return {
    name: 'household',
    load: (subjectId) => findParticulars(subjectId),
    route: ([row]) =>
      typeof row?.household_area === 'string' ? agencyOfArea(row.household_area) : undefined,
  }
}

/** 收件地: the agency of the outlet where it is handed in. */
const byOutlet: Routing = {
  name: 'outlet',
  load: () => undefined,
  route: (_rows, outletAgencyId) => outletAgencyId,
}

export const enrolmentRoutings: readonly Routing[] = [byEnrolment, byOutlet]
