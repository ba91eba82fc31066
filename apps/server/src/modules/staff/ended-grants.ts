import type { Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A grant that was ended together with all others of its agency, and up to when it would have held. */
export interface EndedGrant {
  readonly id: string
  readonly valid_to: Day | null
}

/**
 * 撤并: what is held at an agency (1) ends with its last day (2); what would begin afterwards is ended today (3) and never does.
 * Answers what was ended, as it was before.
 */
export const endGrantsAt = query<EndedGrant>(
  `with ending as (
     select id, valid_to from staff.grant where agency_id = $1 and ended_on is null and (valid_to is null or valid_to > $2) order by id for update),
   ended as (
     update staff.grant g set valid_to = case when g.valid_from <= $2 then $2 else g.valid_to end, ended_on = case when g.valid_from > $2 then $3::date end
     from ending e where g.id = e.id)
   select id, valid_to from ending order by id`,
)

/**
 * 撤回撤并: what was ended so at an agency (1) holds again as before: the grants (2) to their days (3). What somebody has ended or cut short since, by
 * itself or with the colleague who leaves, stays so; `lastDay` (4) is the one with which all had ended.
 */
export const restoreGrantsAt = query<{ id: string }>(
  `update staff.grant g set valid_to = least(k.valid_to, s.left_on), ended_on = null
   from unnest($2::uuid[], $3::date[]) k (id, valid_to), staff.staff s
   where g.id = k.id and g.agency_id = $1 and s.id = g.staff_id and (s.left_on is null or s.left_on >= g.valid_from)
     and case when g.valid_from <= $4 then g.ended_on is null and g.valid_to = $4 else g.ended_on is not null end
   returning g.id`,
)

/** What another agency than theirs (1) was to grant at these outlets (2) ends today (3): they do not go over to it. */
export const endGrantsAtOutlets = query(
  'update staff.grant set ended_on = $3 where agency_id <> $1 and outlet_id = any ($2::text[]) and ended_on is null',
)

/** Somebody whose grant was ended with his agency, and whether he holds something at another one (2) on a day (3), or was proposed for it. */
export interface PostToGrant {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly outlet_id: string | null
  readonly left_on: Day | null
  readonly granted: boolean
  readonly asked: boolean
}
export const findPostsToGrant = query<PostToGrant>(
  `select g.id, s.name, g.role, g.outlet_id, s.left_on,
     exists (select from staff.grant n where n.staff_id = g.staff_id and n.agency_id = $2 and n.ended_on is null
       and n.valid_from <= $3 and (n.valid_to is null or n.valid_to >= $3)) as granted,
     exists (select from staff.grant_request r where r.staff_id = g.staff_id and r.agency_id = $2
       and r.state in ('requested', 'checked', 'approved') and r.valid_to >= $3) as asked
   from staff.grant g join staff.staff s on s.id = g.staff_id where g.id = any ($1) order by s.name, s.id, g.id`,
)
