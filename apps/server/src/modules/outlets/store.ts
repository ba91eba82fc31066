import type { GrantChanged } from '@tongban/contracts/outlets'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'
import type { GrantRow } from './outlets.ts'

/** A leaf item of a change: what the outlet may do with it before and after. */
export type KeptEntry = Pick<GrantChanged, 'item' | 'before' | 'after' | 'to'>

export interface ChangeRow {
  readonly id: string
  readonly outlet_id: string
  readonly agency_id: string
  readonly valid_from: Day
  readonly entries: readonly KeptEntry[]
  readonly copied_from: string | null
  readonly reason: string
  readonly state: 'proposed' | 'confirmed' | 'refused'
  readonly proposed_by: string
  readonly proposed_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly note: string | null
}

const changeColumns =
  'id, outlet_id, agency_id, valid_from, entries, copied_from, reason, state, proposed_by, proposed_at, decided_by, decided_at, note'

/** The outlet of a change, locked: two changes of one outlet are decided one after the other. */
export const lockOutlet = query<{ id: string; agency_id: string; version: number; closed_from: Day | null }>(
  'select id, agency_id, version, closed_from from outlets.outlet where id = $1 and agency_id = any ($2) for update',
)
export const findGrants = query<GrantRow>(
  `select id, level, code, acts, valid_from, valid_to from outlets.item_grant
   where outlet_id = $1 and withdrawn_by is null order by level, code`,
)
export const insertChange = query(
  `insert into outlets.grant_change (id, outlet_id, agency_id, valid_from, entries, copied_from, reason, state, proposed_by, proposed_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9)`,
)
export const lockChange = query<ChangeRow>(
  `select ${changeColumns} from outlets.grant_change where id = $1 and agency_id = any ($2) for update`,
)
export const decideChange = query(
  'update outlets.grant_change set state = $2, decided_by = $3, decided_at = $4, note = $5 where id = $1',
)
export const listChanges = query<ChangeRow>(
  `select ${changeColumns} from outlets.grant_change where agency_id = any ($1) and id < $2 order by id desc limit $3`,
)
export const endGrants = query(
  'update outlets.item_grant set valid_to = $3 where outlet_id = $1 and id = any ($2)',
)
export const withdrawGrants = query(
  'update outlets.item_grant set withdrawn_by = $3 where outlet_id = $1 and id = any ($2)',
)
export const updateOutlet = query(
  `update outlets.outlet set name = $2, telephone = $3, address = $4, position = $5, timetable = $6, exceptions = $7, closed_from = $8,
     successor = $9, version = version + 1 where id = $1`,
)
/** 撤并: the outlets of an agency go on under the one that takes its place. */
export const moveOutlets = query<{ id: string }>(
  'update outlets.outlet set agency_id = $2, version = version + 1 where agency_id = $1 returning id',
)
export const findOutletIds = query<{ id: string }>(
  'select id from outlets.outlet where agency_id = $1 and kind = $2',
)
