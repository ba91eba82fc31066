import type { Outcome } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { query, type Statement } from '../../../platform/database.ts'

/** A closed case as it is rated: which matter, whose, where and when it was handed in, and who had a hand in it. */
export interface ClosedCase {
  readonly subject_id: string
  readonly id: string
  readonly subject_name: string
  readonly item: string
  readonly item_version: number
  readonly agency_id: string
  readonly outlet_id: string | null
  readonly outcome: Outcome
  readonly closed_on: Day
  readonly opened_at: string
  /** Whoever did an act on it beside the applicant himself. */
  readonly hands: readonly string[]
}

const closed = query<ClosedCase>(
  `select c.subject_id, c.id, c.subject_name, c.item, c.item_version, c.agency_id, c.outlet_id, c.outcome, c.closed_on, c.opened_at,
     array(select distinct e.actor_id from cases.event e
       where e.subject_id = c.subject_id and e.case_id = c.id and e.actor_id <> c.subject_id) as hands
   from cases."case" c where c.subject_id = $1 and c.stage = 'closed' and c.closed_on >= $2::date and ($3::uuid is null or c.id = $3)
   order by c.closed_on desc, c.id desc limit 20`,
)
const itemsSince = query<{ item: string }>(
  'select distinct item from cases."case" where subject_id = $1 and submitted_on >= $2',
)

/** The cases of somebody that were closed on or after a day, the newest first, twenty at most. @param id only this one */
export function findClosedCases(
  subject: string,
  since: Day,
  id: string | null = null,
): Statement<ClosedCase> {
  return closed(subject, since, id)
}

/** The items that somebody has applied for since a day. */
export function findItemsSince(subject: string, since: Day): Statement<{ item: string }> {
  return itemsSince(subject, since)
}
