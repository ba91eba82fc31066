import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A request that an agency cease, as it rests. */
export interface MergerRow {
  readonly agency_id: string
  readonly id: string
  readonly successor: string
  readonly ceased_from: Day
  readonly reason: string
  readonly asked_by: string
  readonly asked_at: string
  readonly agreed: boolean | null
  readonly decided_by: string | null
  readonly decided_at: string | null
}

const columns =
  'agency_id, id, successor, ceased_from, reason, asked_by, asked_at, agreed, decided_by, decided_at'
/** What waits first, then the newest. */
export const listMergers = query<MergerRow>(
  `select ${columns} from mergers.merger where agency_id = any ($1) order by decided_at desc nulls first, asked_at desc limit 200`,
)
/** What was asked of an agency and not refused. */
export const findStanding = query<{ id: string }>(
  'select id from mergers.merger where agency_id = $1 and agreed is distinct from false',
)
export const lockMerger = query<MergerRow>(
  `select ${columns} from mergers.merger where id = $1 and agency_id = any ($2) and decided_at is null for update`,
)
export const insertMerger = query(
  'insert into mergers.merger (agency_id, id, successor, ceased_from, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)',
)
export const decideMerger = query(
  'update mergers.merger set agreed = $3, decided_by = $4, decided_at = $5 where agency_id = $1 and id = $2',
)
