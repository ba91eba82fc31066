import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'
import type { RowFault } from './dry-run/rows.ts'

/** A list as it rests. */
export interface BatchRow {
  readonly subject_id: string
  readonly id: string
  readonly item: string
  readonly item_version: number
  readonly state: 'checking' | 'checked' | 'applying' | 'done'
  readonly stopped: string | null
  readonly agency_id: string
  readonly number: string | null
  readonly row_count: number
  readonly good: number
  readonly faulty: number
  readonly taken: number
  readonly case_count: number
  readonly actor_id: string
  readonly actor_name: string
  readonly account_id: string | null
  readonly made_at: string
  readonly expires_at: string
  readonly applied_on: Day | null
  readonly applied_at: string | null
  readonly ended_at: string | null
}

const columns = `subject_id, id, item, item_version, state, stopped, agency_id, number, row_count, good, faulty, taken, case_count, actor_id, actor_name,
  account_id, made_at, expires_at, applied_on, applied_at, ended_at`

export const insertBatch = query(
  `insert into batches.batch (subject_id, id, item, item_version, state, agency_id, row_count, good, faulty, taken, case_count, actor_id, actor_name,
     account_id, made_at, expires_at)
   values ($1, $2, $3, $4, 'checking', $5, 0, 0, 0, 0, 0, $6, $7, $8, $9, $10)`,
)
export const findBatches = query<BatchRow>(
  `select ${columns} from batches.batch where subject_id = $1 and state <> 'checking' order by made_at desc, id desc limit 50`,
)
export const findBatch = query<BatchRow>(
  `select ${columns} from batches.batch where subject_id = $1 and id = $2 and state <> 'checking'`,
)
export const lockBatch = query<BatchRow>(
  `select ${columns} from batches.batch where subject_id = $1 and id = $2 and state <> 'checking' for update`,
)
export const countUnapplied = query<{ unapplied: number }>(
  `select count(*) as unapplied from batches.batch where subject_id = $1 and state in ('checking', 'checked') and expires_at > $2`,
)
export const insertPart = query(
  'insert into batches.part (subject_id, batch_id, no, row_count, content, keys) values ($1, $2, $3, $4, $5, $6)',
)
export const insertRejects = query(
  `insert into batches.reject (subject_id, batch_id, row_no, content, faults)
   select $1, $2, row_no, content, faults from unnest($3::int[], $4::bytea[], $5::jsonb[]) as given (row_no, content, faults)`,
)
/** The dry run is over. */
export const markChecked = query(
  `update batches.batch set state = 'checked', row_count = $3, good = $4, faulty = $5 where subject_id = $1 and id = $2`,
)
export const deleteBatch = query('delete from batches.batch where subject_id = $1 and id = $2')
export const markApplying = query(
  `update batches.batch set state = 'applying', number = $3, applied_on = $4, applied_at = $5, actor_id = $6, actor_name = $7, account_id = $8
   where subject_id = $1 and id = $2`,
)
/** Why it goes on no further. */
export const markStopped = query(
  'update batches.batch set stopped = $3 where subject_id = $1 and id = $2 and stopped is null',
)
/** Of a list that is being handed in: parts of which no case was made, and which nobody else has taken. */
export const takeReady = query<{ no: number; content: Buffer }>(
  `select no, content from batches.part where subject_id = $1 and batch_id = $2 and content is not null
   order by no limit $3 for update skip locked`,
)
/** Waits for whoever has taken a part; those of which no case was made then stay. */
export const lockLeft = query<{ no: number }>(
  'select no from batches.part where subject_id = $1 and batch_id = $2 and content is not null for update',
)
/** The cases that parts have become of which every row went. */
export const markTaken = query(
  `update batches.part set content = null, case_id = ($4::uuid[])[array_position($3::int[], no)]
   where subject_id = $1 and batch_id = $2 and no = any ($3::int[])`,
)
/** What came of a part of which not all rows went, and the places of those that did. */
export const markTakenInPart = query(
  `update batches.part set content = null, row_count = $4, case_id = $5,
     keys = array(select keys[place] from unnest($6::int[]) as went (place))
   where subject_id = $1 and batch_id = $2 and no = $3`,
)
export const addTaken = query(
  `update batches.batch set taken = taken + $3, case_count = case_count + $4, good = good - $5, faulty = faulty + $5
   where subject_id = $1 and id = $2`,
)
/** Its receipt was issued; what of it was about people goes, the rows that were not taken stay for a while. */
export const markDone = query(
  `update batches.batch set state = 'done', ended_at = $3, expires_at = $4 where subject_id = $1 and id = $2`,
)
/** What is being handed in and longest under way, but for those where it has just failed. */
export const findApplying = query<BatchRow>(
  `select ${columns} from batches.batch where state = 'applying' and id <> all ($1::uuid[]) order by applied_at limit 1`,
)
export const findRejects = query<{ row_no: number; content: Buffer; faults: readonly RowFault[] }>(
  `select row_no, content, faults from batches.reject where subject_id = $1 and batch_id = $2 and row_no > $3 order by row_no limit $4`,
)
/** The people of cases that are under way: their keyed fingerprints, sorted, one after the other. */
export const findKeysOfCases = query<{ keys: Buffer | null }>(
  `select string_agg(key, ''::bytea order by key) as keys from batches.part cross join unnest(keys) as key
   where subject_id = $1 and case_id = any ($2::uuid[])`,
)
export const forgetBatches = query(`delete from batches.batch where expires_at <= $1 and state <> 'applying'`)
