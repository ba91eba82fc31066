import type { CallOutcome, Judgement, RatingReason } from '@tongban/contracts/grade'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

export const insertRating = query(
  `insert into ratings.rating (agency_id, id, subject_id, about, about_id, item, outlet_id, served_on, served_hour, grade, reasons, words, contact, hands,
     given_at, given_on, due_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
)
export const insertEvent = query(
  'insert into ratings.event (agency_id, rating_id, seq, kind, at, day, body) values ($1, $2, $3, $4, $5, $6, $7)',
)

/** Of what somebody was asked or has rated already. */
export const findAsked = query<{ about: 'case' | 'visit'; about_id: string; served_on: Day }>(
  'select about, about_id, served_on from ratings.rating where subject_id = $1 and about_id is not null and given_on >= $2',
)
export const findGivenOf = query<{ id: string }>(
  'select id from ratings.rating where subject_id = $1 and about_id = $2',
)

/** A rating with what came of it, as it rests. */
export interface RatingRow {
  readonly agency_id: string
  readonly id: string
  readonly subject_id: string | null
  readonly about: 'case' | 'visit' | 'nothing'
  readonly about_id: string | null
  readonly item: string | null
  readonly outlet_id: string | null
  readonly served_on: Day
  readonly served_hour: number
  readonly grade: Judgement
  readonly reasons: readonly RatingReason[]
  readonly words: Buffer | null
  readonly contact: Buffer | null
  readonly hands: readonly string[]
  readonly given_on: Day
  readonly due_on: Day | null
  readonly answered_on: Day | null
  readonly answered_by: string | null
  readonly outcome: CallOutcome | null
  readonly corrected: boolean | null
  readonly answer: Buffer | null
  readonly given_at: string
}

const columns = `agency_id, id, subject_id, about, about_id, item, outlet_id, served_on, served_hour, grade, reasons, words, contact, hands, given_on, due_on,
  answered_on, answered_by, outcome, corrected, answer, given_at`

export const findOwnRatings = query<RatingRow>(
  `select ${columns} from ratings.rating where subject_id = $1 and grade is not null and (given_at, id) < ($2::timestamptz, $3::uuid)
   order by given_at desc, id desc limit $4`,
)
export const findRatings = query<RatingRow>(
  `select ${columns} from ratings.rating where agency_id = any ($1) and id = any ($2::uuid[]) and grade is not null`,
)
/** One that asks for a call back. */
export const findBad = query<RatingRow>(
  `select ${columns} from ratings.rating where agency_id = any ($1) and id = $2 and due_on is not null`,
)
export const lockBad = query<RatingRow>(
  `select ${columns} from ratings.rating where agency_id = any ($1) and id = $2 and due_on is not null for update`,
)
export const writeAnswer = query(
  `update ratings.rating set answered_at = $3, answered_on = $4, answered_by = $5, outcome = $6, corrected = $7, answer = $8
   where agency_id = $1 and id = $2`,
)

const narrowed = `agency_id = any ($1) and grade is not null and given_on between $2 and $3
  and ($4::text is null or item = $4) and ($5::text is null or outlet_id = $5) and ($6::text is null or agency_id = $6)
  and ($7::int is null or served_hour = $7)`
const bad = `grade in ('dissatisfied', 'very-dissatisfied', 'not-done')`

/** The counts of one group of ratings. */
export interface FigureRow {
  readonly key: string
  readonly very_satisfied: number
  readonly satisfied: number
  readonly basically_satisfied: number
  readonly dissatisfied: number
  readonly very_dissatisfied: number
  readonly not_done: number
  readonly due: number
  readonly in_time: number
}

/** What no group names: a visit has no item, a matter at home no outlet. */
export const noKey = '-'
export const countRatings = query<FigureRow>(
  `select case $8 when 'item' then coalesce(item, '${noKey}') when 'outlet' then coalesce(outlet_id, '${noKey}')
       when 'hour' then lpad(served_hour::text, 2, '0') else agency_id end as key,
     count(*) filter (where grade = 'very-satisfied') as very_satisfied, count(*) filter (where grade = 'satisfied') as satisfied,
     count(*) filter (where grade = 'basically-satisfied') as basically_satisfied, count(*) filter (where grade = 'dissatisfied') as dissatisfied,
     count(*) filter (where grade = 'very-dissatisfied') as very_dissatisfied, count(*) filter (where grade = 'not-done') as not_done,
     count(*) filter (where ${bad} and (answered_on is not null or due_on < $9::date)) as due,
     count(*) filter (where ${bad} and answered_on <= due_on) as in_time
   from ratings.rating where ${narrowed}
   group by 1 order by case when $8 = 'hour' then 0 else count(*) end desc, 1 limit 5000`,
)
const graded = `${narrowed} and ($8::text is null or grade = $8 or ($8 = 'bad' and ${bad}))`
/** Whether so many were found; more than that is not counted. */
export const countFew = query<{ found: number }>(
  `select count(*) as found from (select from ratings.rating where ${graded} limit $9::int) few`,
)
export const listRatings = query<RatingRow>(
  `select ${columns} from ratings.rating where ${graded} and (given_on, id) < ($9::date, $10::uuid)
   order by given_on desc, id desc limit $11::int`,
)
