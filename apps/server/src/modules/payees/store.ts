import type { Day } from '@tongban/policy'

import { query, type Statement } from '../../platform/database.ts'

/** An account in force, its number sealed. */
export interface AccountRow {
  readonly bank: string
  readonly number: Buffer
  readonly holder_name: string
  readonly valid_from: Day
}

/** Where somebody's pension is paid to, as it stands on record; it may begin with a later month. */
export const findAccount = query<AccountRow>(
  `select bank, number, holder_name, valid_from from payees.account
   where subject_id = any (subjects.all_of($1)) and benefit = 'pension' and superseded_by is null order by subject_id = $1 desc, recorded_at desc limit 1`,
)
export const supersedeAccount = query(
  `update payees.account set superseded_by = $2 where subject_id = $1 and benefit = 'pension' and superseded_by is null`,
)
export const insertAccount = query(
  `insert into payees.account (subject_id, id, benefit, bank, number, holder_name, valid_from, recorded_at, cause)
   values ($1, $2, 'pension', $3, $4, $5, $6, $7, $8)`,
)
/** What was in force before is then followed by what follows the case. */
const skipCause = query(
  `update payees.account a set superseded_by = c.superseded_by from payees.account c
   where c.subject_id = $1 and c.cause = $2 and c.superseded_by is not null and a.subject_id = $1 and a.superseded_by = $2`,
)
const endOfCause = query(
  'update payees.account set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
)
const backBefore = query(
  'update payees.account set superseded_by = null where subject_id = $1 and superseded_by = $2',
)

/** Takes back what a case wrote: what stood before it stands again, unless a later change stands. */
export function undoAccount(subject: string, cause: string, by: string): readonly Statement[] {
  return [skipCause(subject, cause), endOfCause(subject, cause, by), backBefore(subject, cause)]
}
