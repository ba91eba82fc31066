import { type RosterMemberSaid, saidMember } from '@tongban/contracts/roster-member'
import { addDays, type Day, dayOf } from '@tongban/policy'
import { z } from 'zod'

import { type Context, newId } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Effect } from '../catalogue/index.ts'
import {
  endRoster,
  findEmployer,
  findMembersById,
  findRosterOfCause,
  restoreRoster,
} from '../employers/index.ts'
import { openSubject } from '../subjects/index.ts'
import { employeeSchemes } from './schemes.ts'

/** The rows of the form; it was checked before, this gives them their shape. */
const leavingRows = z.array(z.object({ member: z.string(), from: z.string() }))
const lines = z.array(
  z.object({
    id: z.string(),
    person_id: z.string(),
    person_name: z.string(),
    valid_from: z.string(),
    valid_to: z.string().nullable(),
  }),
)
const names = z.array(z.object({ name: z.string() }))
const people = z.array(z.object({ person_id: z.string() }))

/** Who is told that his insurance by an employer ends, and with which day. */
export interface Left {
  readonly personId: string
  readonly employer: string
  readonly agencyId: string
  readonly last: Day
}

/** Tells him, in the transaction of the act; the composition root brings the room that tells. */
export type TellLeft = (context: Context, left: Left) => readonly Statement[]

const supersedeOf = query(
  `update enrolment.enrolment set superseded_by = $3
   where subject_id = any (subjects.all_of($1)) and employer_id = $2 and superseded_by is null and valid_to is null`,
)
/** The relation as it was, with its last day, under the id that it has. */
const insertEnded = query(
  `insert into enrolment.enrolment (subject_id, id, scheme, agency_id, employer_id, valid_from, valid_to, recorded_at, cause, suspended_from)
   select subject_id, $3, scheme, agency_id, employer_id, valid_from, greatest(valid_from, $5::date), $6, $4, suspended_from
   from enrolment.enrolment where subject_id = any (subjects.all_of($1)) and superseded_by = $4 and scheme = $2`,
)
const undo = [
  query(
    'update enrolment.enrolment set superseded_by = $3 where subject_id = any (subjects.all_of($1)) and cause = $2 and superseded_by is null',
  ),
  query(
    'update enrolment.enrolment set superseded_by = null where subject_id = any (subjects.all_of($1)) and superseded_by = $2',
  ),
] as const

/**
 * 减员: people leave the employer's roster, and their enrolments with it end, with the last day before a month. Taking it back restores
 * both. Whoever leaves is told. Law: 社会保险经办条例 第6条.
 * @throws Refusal cases.effect when somebody is not on the roster any more, is another than the form says, or came after that month
 */
export function endEmployees(tellLeft: TellLeft): Effect {
  return {
    name: 'employers.end-employees',
    of: ['employer'],
    inputs: {
      employees: {
        required: true,
        types: ['group'],
        rows: {
          member: { required: true, types: ['roster-member'] },
          from: { required: true, types: ['month'] },
        },
      },
    },
    load: ({ subjectId }, { employees }) => [
      findMembersById(
        subjectId,
        leavingRows.parse(employees).map(({ member }) => saidMember(member).id),
      ),
      findEmployer(subjectId),
    ],
    apply: ({ subjectId, caseId, agencyId, context }, { employees }, [found = [], its = []]) => {
      const known = lines.parse(found)
      const employer = names.parse(its)[0]?.name ?? ''
      return leavingRows.parse(employees).flatMap(({ member, from }, at): Statement[] => {
        const said = saidMember(member)
        const line = known.find(({ id }) => id === said.id)
        const last = lastDayBefore(from)
        requireLeaving(line, said, last, at)
        const person = line?.person_id ?? ''
        return [
          ...endRoster(
            subjectId,
            { id: said.id, nextId: newId(), last },
            { now: context.now, cause: caseId },
          ),
          openSubject(person),
          supersedeOf(person, subjectId, caseId),
          ...employeeSchemes.map((scheme) => insertEnded(person, scheme, newId(), caseId, last, context.now)),
          ...tellLeft(context, { personId: person, employer, agencyId, last }),
        ]
      })
    },
    loadReverse: ({ subjectId }, cause) => [findRosterOfCause(subjectId, cause)],
    reverse: ({ subjectId, caseId }, cause, [found = []]) => [
      ...restoreRoster(subjectId, cause, caseId),
      ...people
        .parse(found)
        .flatMap(({ person_id }) => [
          openSubject(person_id),
          undo[0](person_id, cause, caseId),
          undo[1](person_id, cause),
        ]),
    ],
  }
}

/** The last day before a month begins. */
function lastDayBefore(month: string): Day {
  return addDays(dayOf(`${month}-01`), -1)
}

function requireLeaving(
  line: z.output<typeof lines>[number] | undefined,
  said: RosterMemberSaid,
  last: Day,
  at: number,
): void {
  if (line === undefined || line.valid_to !== null) throw fault(at, 'member', '这个人已经不在花名册上了。')
  if (!said.text.startsWith(line.person_name)) throw fault(at, 'member', '花名册这一行是另一个人，请重新选。')
  if (last < line.valid_from) throw fault(at, 'from', '减员的月份不能早于参保的月份。')
}

function fault(at: number, field: 'member' | 'from', message: string): Refusal {
  return new Refusal('cases.effect', [
    { field: `form.employees.${at}.${field}`, code: 'cases.effect', message },
  ])
}
