import { type RosterMemberSaid, saidMember } from '@tongban/contracts/roster-member'
import { z } from 'zod'

import { newId } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Effect } from '../catalogue/index.ts'
import { findMembersById } from '../employers/index.ts'

/** The rows of the form; it was checked before, this gives them their shape. `base` is whole fen a month. */
const baseRows = z.array(
  z.object({ member: z.string(), base: z.string(), from: z.string() }).transform((row) => ({
    ...row,
    said: saidMember(row.member),
  })),
)
const lines = z.array(
  z.object({
    id: z.string(),
    person_id: z.string(),
    person_name: z.string(),
    valid_from: z.string(),
    valid_to: z.string().nullable(),
  }),
)
type Line = z.output<typeof lines>[number]
const declared = z.array(
  z.object({ subject_id: z.string(), from_month: z.string(), superseded_by: z.string().nullable() }),
)

/** The record of somebody opens to the act that writes to it, until its commit. */
const openSubject = query(`select set_config('app.subjects', (app.subjects() || $1::uuid)::text, true)`)
const supersede = query(
  `update enrolment.base set superseded_by = $4
   where subject_id = $1 and employer_id = $2 and from_month = $3 and superseded_by is null`,
)
const insertBase = query(
  `insert into enrolment.base (subject_id, id, employer_id, from_month, base_fen, recorded_at, cause) values ($1, $2, $3, $4, $5, $6, $7)`,
)
/** Whose declared bases a cause has written and what has superseded them, also while their records are closed to whoever asks. */
const findOfCause = query<z.output<typeof declared>[number]>(
  'select subject_id, from_month, superseded_by from enrolment.bases_of_cause($1, $2)',
)
/** What was declared of somebody for a month leaves the line of declarations ... */
const takeOut = query(
  'update enrolment.base set superseded_by = $4 where subject_id = $1 and cause = $2 and from_month = $3',
)
/** ... and what it had superseded is in force again, or is superseded by what came after it. */
const closeGap = query(
  'update enrolment.base set superseded_by = $4 where subject_id = $1 and superseded_by = $2 and from_month = $3',
)

/**
 * 申报缴费基数: an employer's word of what its people earn a month, valid from a month; what was declared for that month before is superseded, and
 * taking it back puts that in force again, unless something has been declared since. It is kept as it was declared: what is paid on is reckoned within floor and ceiling of the area.
 * Law: 社会保险法 第12条, 第58条; 社会保险费申报缴纳管理规定 第4条.
 * @throws Refusal cases.effect when somebody is not on the roster in that month, or is another than the form says
 */
export const declareBases: Effect = {
  name: 'employers.declare-bases',
  of: ['employer'],
  inputs: {
    employees: {
      required: true,
      types: ['group'],
      rows: {
        member: { required: true, types: ['roster-member'] },
        base: { required: true, types: ['amount'] },
        from: { required: true, types: ['month'] },
      },
    },
  },
  needsTwo: true,
  load: ({ subjectId }, { employees }) => [
    findMembersById(
      subjectId,
      baseRows.parse(employees).map(({ said }) => said.id),
    ),
  ],
  apply: ({ subjectId, caseId, context }, { employees }, [found = []]) => {
    const known = lines.parse(found)
    const rows = baseRows.parse(employees)
    return rows.flatMap(({ said, base, from }, at): Statement[] => {
      const first = rows.findIndex((other) => other.said.id === said.id && other.from === from)
      if (first !== at) throw fault(at, 'member', `第${first + 1}行已经报了他这个月的基数。`)
      const person = requireMember(
        known.find(({ id }) => id === said.id),
        said,
        from,
        at,
      )
      if (Number(base) === 0) throw fault(at, 'base', '缴费基数要大于零。')
      return [
        openSubject(person),
        supersede(person, subjectId, from, caseId),
        insertBase(person, newId(), subjectId, from, base, context.now, caseId),
      ]
    })
  },
  loadReverse: ({ subjectId }, cause) => [findOfCause(subjectId, cause)],
  reverse: ({ caseId }, cause, [found = []]) =>
    declared
      .parse(found)
      .flatMap(({ subject_id, from_month, superseded_by }) => [
        openSubject(subject_id),
        takeOut(subject_id, cause, from_month, caseId),
        closeGap(subject_id, cause, from_month, superseded_by),
      ]),
}

/** @returns whose line it is */
function requireMember(line: Line | undefined, said: RosterMemberSaid, from: string, at: number): string {
  if (line === undefined) throw fault(at, 'member', '这个人不在花名册上。')
  if (!said.text.startsWith(line.person_name)) throw fault(at, 'member', '花名册这一行是另一个人，请重新选。')
  if (from < line.valid_from.slice(0, 7)) throw fault(at, 'from', '申报的月份不能早于参保的月份。')
  if (line.valid_to !== null && from > line.valid_to.slice(0, 7))
    throw fault(at, 'from', '这个月他已经不在本单位了。')
  return line.person_id
}

function fault(at: number, field: 'member' | 'base' | 'from', message: string): Refusal {
  return new Refusal('cases.effect', [
    { field: `form.employees.${at}.${field}`, code: 'cases.effect', message },
  ])
}
