import type { ShieldReason } from '@tongban/contracts/shield-reasons'
import type { ShieldWish } from '@tongban/contracts/shields'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A request as it rests. */
export interface RequestRow {
  readonly subject_id: string
  readonly id: string
  readonly agency_id: string
  readonly wants: ShieldWish
  readonly reason: ShieldReason
  readonly review_on: Day | null
  readonly asked_by: string
  readonly asked_at: string
  readonly state: 'asked' | 'confirmed' | 'refused'
}

/** Somebody who is hidden. */
export interface ShieldRow {
  readonly subject_id: string
  readonly id: string
  readonly since: Day
  readonly review_on: Day
}

const requestColumns = 'subject_id, id, agency_id, wants, reason, review_on, asked_by, asked_at, state'

export const insertRequest = query(
  `insert into shields.request (subject_id, id, agency_id, wants, reason, review_on, asked_by, asked_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'asked')`,
)
/** A request of an agency about somebody that is not decided yet. */
export const findOpenAbout = query<{ id: string }>(
  `select id from shields.request where subject_id = $1 and agency_id = $2 and state = 'asked'`,
)
export const findOpenRequests = query<RequestRow>(
  `select ${requestColumns} from shields.request where agency_id = any ($1) and state = 'asked' order by asked_at desc, id limit 200`,
)
export const findRequest = query<RequestRow>(
  `select ${requestColumns} from shields.request where id = $1 and agency_id = any ($2)`,
)
export const lockRequest = query<RequestRow>(
  `select ${requestColumns} from shields.request where id = $1 and agency_id = any ($2) for update`,
)
export const decideRequest = query(
  'update shields.request set state = $3, decided_by = $4, decided_at = $5 where subject_id = $1 and id = $2',
)
/** Who is hidden by these agencies, those to look at again first. */
export const findShields = query<ShieldRow>(
  `select subject_id, id, since, review_on from shields.shield
   where agency_id = any ($1) and ended_on is null and (review_on, id) > (coalesce((select s.review_on from shields.shield s where s.id = $2 and s.agency_id = any ($1)), '-infinity'), $2)
   order by review_on, id limit $3`,
)
/** By which agencies somebody is hidden, under whichever of his ids. */
export const findHidersOf = query<{ agency_id: string }>(
  'select distinct agency_id from shields.hidden where subject_id = $1 order by agency_id',
)
/** By which of these agencies somebody is hidden. */
export const findShieldOf = query<{ id: string; agency_id: string }>(
  'select id, agency_id from shields.shield where subject_id = $1 and agency_id = any ($2) and ended_on is null order by agency_id',
)
export const insertShield = query(
  'insert into shields.shield (subject_id, id, agency_id, since, review_on) values ($1, $2, $3, $4, $5)',
)
export const moveReview = query(
  'update shields.shield set review_on = $3 where subject_id = $1 and agency_id = $2 and ended_on is null',
)
export const endShields = query(
  'update shields.shield set ended_on = $3 where subject_id = $1 and agency_id = any ($2) and ended_on is null',
)
/** What agencies asked about somebody whom another takes over from them is not decided by them any more. */
export const dropRequests = query(
  `update shields.request set state = 'refused', decided_by = $3, decided_at = $4
   where subject_id = $1 and agency_id = any ($2) and state = 'asked' and asked_by <> $3`,
)
