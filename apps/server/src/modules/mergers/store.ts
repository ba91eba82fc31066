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
  /** 撤回: the newest request that it be taken back. */
  readonly back_agreed: boolean | null
  readonly back_reason: string | null
  readonly back_asked_by: string | null
  readonly back_asked_at: string | null
  readonly back_decided_by: string | null
  readonly back_decided_at: string | null
}

const read = `select m.agency_id, m.id, m.successor, m.ceased_from, m.reason, m.asked_by, m.asked_at, m.agreed, m.decided_by, m.decided_at,
     b.agreed as back_agreed, b.reason as back_reason, b.asked_by as back_asked_by, b.asked_at as back_asked_at,
     b.decided_by as back_decided_by, b.decided_at as back_decided_at
   from mergers.merger m left join lateral (
     select * from mergers.taking_back t where t.agency_id = m.agency_id and t.merger_id = m.id order by t.asked_at desc, t.id desc limit 1) b on true`
/** What waits first, then the newest. */
export const listMergers = query<MergerRow>(
  `${read} where m.agency_id = any ($1)
   order by (m.decided_at is null or b.asked_at is not null and b.decided_at is null) desc, coalesce(m.decided_at, m.asked_at) desc limit 200`,
)
export const findMerger = query<MergerRow>(`${read} where m.id = $1 and m.agency_id = any ($2)`)
/** What was asked of an agency and neither refused nor taken back. */
export const findStanding = query<{ id: string }>(
  `select id from mergers.merger m where agency_id = $1 and agreed is distinct from false
     and not exists (select from mergers.taking_back b where b.agency_id = m.agency_id and b.merger_id = m.id and b.agreed)`,
)
/** One that waits, or one that was decided: both are locked before anything is done about them. */
export const lockMerger = query<MergerRow>(
  `${read} where m.id = $1 and m.agency_id = any ($2) for update of m`,
)
export const insertMerger = query(
  'insert into mergers.merger (agency_id, id, successor, ceased_from, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)',
)
export const decideMerger = query(
  'update mergers.merger set agreed = $3, decided_by = $4, decided_at = $5 where agency_id = $1 and id = $2',
)
/** Keeps what a merger has ended: the grants (3) with their last days of before (4). */
export const keepEnded = query(
  `insert into mergers.ended_grant (agency_id, merger_id, grant_id, valid_to)
   select $1, $2, k.id, k.valid_to from unnest($3::uuid[], $4::date[]) k (id, valid_to)`,
)
export const findEnded = query<{ id: string; valid_to: Day | null }>(
  'select grant_id as id, valid_to from mergers.ended_grant where agency_id = $1 and merger_id = $2 order by grant_id limit 2000',
)
export const insertTakingBack = query(
  'insert into mergers.taking_back (agency_id, id, merger_id, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6)',
)
export const decideTakingBack = query(
  `update mergers.taking_back set agreed = $3, decided_by = $4, decided_at = $5 where agency_id = $1 and merger_id = $2 and decided_at is null`,
)
