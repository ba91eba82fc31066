import type { WorkloadBy } from '@tongban/contracts/figure'

import { type Query, query } from '../../../platform/database.ts'

/** A group of tasks: how many were done in a period, how many wait now, and how many of those are late. */
export interface WorkedRow {
  readonly key: string
  readonly done: number
  readonly open: number
  /** Of those that wait, how many are after their last day. */
  readonly late: number
}

/** The key of the tasks that are about no item. */
export const ofNoItem = '-'

/** The key of the tasks that lie with all of a desk. */
export const ofNoTeam = '-'

/** What the officers of hidden people have to do is nobody's figure. */
const narrowed = `agency_id = any ($1) and desk <> 'officer' and ($4::text is null or item = $4) and ($5::text is null or agency_id = $5)`

/** Two ways through two indexes: what was done by its instant, what is open by the order of the inbox. */
function workedBy(key: string): Query<WorkedRow> {
  return query<WorkedRow>(
    `select key, sum(done)::bigint as done, sum(open)::bigint as open, sum(late)::bigint as late from (
       select ${key} as key, count(*) as done, 0 as open, 0 as late from cases.task
       where ${narrowed} and done_at >= $2::timestamptz and done_at < $3::timestamptz group by 1
       union all
       select ${key}, 0, count(*), count(*) filter (where due_order < $6::date) from cases.task where ${narrowed} and done_at is null group by 1) worked group by key`,
  )
}

/** 工作量 of agencies: from an instant to before another, of one item or agency where one is named. */
export const findWorked: Readonly<Record<WorkloadBy, Query<WorkedRow>>> = {
  agency: workedBy('agency_id'),
  team: workedBy(`coalesce(team_id::text, '${ofNoTeam}')`),
  desk: workedBy('desk'),
  post: workedBy('kind'),
  item: workedBy(`coalesce(item, '${ofNoItem}')`),
}

/** The same by person, two rows each at most; what waits, and is late on a day, is what he has taken on. */
export const findWorkedByPerson = query<WorkedRow>(
  `select done_by::text as key, count(*) as done, 0::bigint as open, 0::bigint as late from cases.task
   where agency_id = $1 and desk <> 'officer' and done_at >= $2::timestamptz and done_at < $3::timestamptz and done_by is not null group by 1
   union all
   select claimed_by::text, 0, count(*), count(*) filter (where due_order < $4::date) from cases.task
   where agency_id = $1 and done_at is null and claimed_by is not null group by 1`,
)
