import type { Month } from '@tongban/policy'
import { z } from 'zod'

import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Effect } from '../catalogue/index.ts'
import { ownSchemes } from './schemes.ts'

/** The relation that somebody without an employer pays for himself. */
const findOwn = query<{
  subject_id: string
  id: string
  valid_from: string
  suspended_from: Month | null
}>(
  `select subject_id, id, valid_from, suspended_from from enrolment.enrolment
   where subject_id = any (subjects.all_of($1)) and scheme = $2 and employer_id is null and superseded_by is null and valid_to is null
   order by subject_id = $1 desc, valid_from limit 1`,
)
const supersede = query(
  'update enrolment.enrolment set superseded_by = $3 where subject_id = $1 and id = $2 and superseded_by is null',
)
/** The next row is the relation as it was, with contributions resting or not. */
const insertNext = query(
  `insert into enrolment.enrolment (subject_id, id, scheme, agency_id, employer_id, valid_from, valid_to, recorded_at, cause, suspended_from)
   select subject_id, $3, scheme, agency_id, employer_id, valid_from, valid_to, $4, $5, $6 from enrolment.enrolment where subject_id = $1 and id = $2`,
)
const undo = [
  query(
    'update enrolment.enrolment set superseded_by = $3 where subject_id = any (subjects.all_of($1)) and cause = $2 and superseded_by is null',
  ),
  query(
    'update enrolment.enrolment set superseded_by = null where subject_id = any (subjects.all_of($1)) and superseded_by = $2',
  ),
] as const

const ownRows = z.array(
  z.object({
    subject_id: z.string(),
    id: z.string(),
    valid_from: z.string(),
    suspended_from: z.string().nullable(),
  }),
)

/** 停保: contributions of a flexible worker rest from a month on; the relation stays open where it is. */
export const suspendEnrolment: Effect = restOrGoOn('enrolment.suspend', (own, from) => {
  if (own.suspended_from !== null) throw contradiction('已经暂停缴费了，不用再办。')
  if (from < own.valid_from.slice(0, 7)) throw contradiction('暂停的月份不能早于参保的月份。')
  return from
})

/** 续保: contributions go on from a month on. */
export const resumeEnrolment: Effect = restOrGoOn('enrolment.resume', (own, from) => {
  if (own.suspended_from === null) throw contradiction('现在没有暂停缴费，不用恢复。')
  if (from < own.suspended_from) throw contradiction('恢复的月份不能早于暂停的月份。')
  return null
})

type Own = z.output<typeof ownRows>[number]

function restOrGoOn(name: string, judge: (own: Own, from: string) => string | null): Effect {
  return {
    name,
    of: ['person'],
    inputs: {
      scheme: { required: true, types: ['choice'], values: ownSchemes },
      from: { required: true, types: ['month'] },
    },
    load: ({ subjectId }, { scheme }) => [findOwn(subjectId, scheme)],
    apply: ({ caseId, context }, { from }, rows) => {
      const [own] = ownRows.parse(rows[0] ?? [])
      if (own === undefined) throw contradiction('没有以灵活就业身份参保的记录。')
      const suspendedFrom = judge(own, typeof from === 'string' ? from : '')
      return [
        supersede(own.subject_id, own.id, caseId),
        insertNext(own.subject_id, own.id, newId(), context.now, caseId, suspendedFrom),
      ]
    },
    reverse: ({ subjectId, caseId }, cause) => [undo[0](subjectId, cause, caseId), undo[1](subjectId, cause)],
  }
}

function contradiction(message: string): Refusal {
  return new Refusal('cases.effect', [{ field: 'form.from', code: 'cases.effect', message }])
}
