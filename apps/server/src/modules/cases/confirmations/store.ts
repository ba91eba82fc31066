import type { Confirmation } from '@tongban/contracts/confirmations'
import type { Objection } from '@tongban/contracts/objection'
import type { Day } from '@tongban/policy'

import { query } from '../../../platform/database.ts'

/** A question as it rests; what it says of the case is sealed, and so is what the person wrote. */
export interface ConfirmationRow {
  readonly subject_id: string
  readonly id: string
  readonly case_subject_id: string
  readonly case_id: string
  readonly row_no: number
  readonly item: string
  readonly item_version: number
  readonly agency_id: string
  readonly said: Buffer
  readonly asked_on: Day
  readonly until: Day
  readonly state: Confirmation['state']
  readonly answer: 'yes' | 'no' | null
  readonly reason: Objection | null
  readonly note: Buffer | null
  readonly answered_at: string | null
  /** The account by which he answered himself, or the clerk to whom he said it in his visit. */
  readonly account_id: string | null
  readonly staff_id: string | null
  readonly outlet_id: string | null
  /** The day on which the case ended. */
  readonly ended_on: Day | null
}

const columns = `subject_id, id, case_subject_id, case_id, row_no, item, item_version, agency_id, said, asked_on, until, state, answer, reason,
  note, answered_at, account_id, staff_id, outlet_id, ended_on`

export const insertConfirmation = query(
  `insert into cases.confirmation (subject_id, id, case_subject_id, case_id, row_no, item, item_version, agency_id, said, asked_on, until, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')`,
)
/** What of people's questions limits the next one. */
export const countQuestions = query<{
  subject_id: string
  open_of_employer: number
  asked_today: number
}>(
  `select subject_id, count(*) filter (where state = 'open' and case_subject_id = $2)::int as open_of_employer,
     count(*) filter (where asked_on = $3)::int as asked_today
   from cases.confirmation where subject_id = any ($1) group by subject_id`,
)
/** Cases in which somebody waits for his turn to be asked. */
export const findQueued = query<{ subject_id: string; case_id: string }>(
  `select subject_id, id as case_id from cases."case"
   where confirmations @> '[{"state": "queued"}]' and stage <> 'closed' and id <> all ($1::uuid[]) order by subject_id, id limit $2`,
)
/** What is open, the next last day first, and then what was answered or may still be. */
export const findConfirmations = query<ConfirmationRow>(
  `select ${columns} from cases.confirmation
   where subject_id = $1 and (state in ('open', 'answered') or (state = 'silent' and ended_on is null))
     and (state <> 'open', until, id) > ($2::boolean, $3::date, $4::uuid) order by state <> 'open', until, id limit $5`,
)
export const findConfirmation = query<ConfirmationRow>(
  `select ${columns} from cases.confirmation where subject_id = $1 and id = $2`,
)
export const lockConfirmation = query<ConfirmationRow>(
  `select ${columns} from cases.confirmation where subject_id = $1 and id = $2 for update`,
)
export const writeAnswer = query(
  `update cases.confirmation set state = 'answered', answer = $3, reason = $4, note = $5, answered_at = $6, account_id = $7, staff_id = $8, outlet_id = $9
   where subject_id = $1 and id = $2`,
)
/** Who was asked about a row of a case. */
export const findOfRow = query<{ subject_id: string }>(
  'select subject_id from cases.confirmation where case_id = $1 and row_no = $2',
)
/** Cases with a question whose last day has passed. */
export const findOverdue = query<{ subject_id: string; case_id: string }>(
  `select distinct case_subject_id as subject_id, case_id from cases.confirmation
   where state = 'open' and until < $1 and case_id <> all ($2::uuid[]) order by case_id limit $3`,
)
export const lockOverdue = query<ConfirmationRow>(
  `select ${columns} from cases.confirmation where case_id = $1 and state = 'open' and until < $2 order by row_no for update`,
)
export const markSilent = query(
  `update cases.confirmation set state = 'silent' where case_id = $1 and state = 'open' and row_no = any ($2)`,
)
/** A case has ended on a day, in this transaction: what is open is asked no more, and what was answered stays. */
export const endAnswers = query('select cases.end_answers($1, $2)')
/** How the rows of a case were answered by now, so that no other answer comes before the end of this transaction. */
export const lockAnswers = query<{ row_no: number; answer: 'yes' | 'no' | null; reason: Objection | null }>(
  'select row_no, answer, reason from cases.lock_answers($1)',
)
