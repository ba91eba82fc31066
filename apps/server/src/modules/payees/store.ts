import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

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
   where subject_id = $1 and benefit = 'pension' and superseded_by is null`,
)
export const supersedeAccount = query(
  `update payees.account set superseded_by = $2 where subject_id = $1 and benefit = 'pension' and superseded_by is null`,
)
export const insertAccount = query(
  `insert into payees.account (subject_id, id, benefit, bank, number, holder_name, valid_from, recorded_at, cause)
   values ($1, $2, 'pension', $3, $4, $5, $6, $7, $8)`,
)
export const undoAccount = [
  query(
    'update payees.account set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
  ),
  query('update payees.account set superseded_by = null where subject_id = $1 and superseded_by = $2'),
] as const
