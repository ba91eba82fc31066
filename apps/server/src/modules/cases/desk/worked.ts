import type { WorkloadBy } from '@tongban/contracts/figure'

import { type Query, query } from '../../../platform/database.ts'

/** A group of tasks: how many were done in a period, and how many wait now. */
export interface WorkedRow {
  readonly key: string
  readonly done: number
  readonly open: number
}

/** The key of the tasks that are about no item. */
export const ofNoItem = '-'

const narrowed = `agency_id = any ($1) and ($4::text is null or item = $4) and ($5::text is null or agency_id = $5)`

/** Two ways through two indexes: what was done by its instant, what is open by the order of the inbox. */
function workedBy(key: string): Query<WorkedRow> {
  return query<WorkedRow>(
    `select key, sum(done)::bigint as done, sum(open)::bigint as open from (
       select ${key} as key, count(*) as done, 0 as open from cases.task
       where ${narrowed} and done_at >= $2::timestamptz and done_at < $3::timestamptz group by 1
       union all
       select ${key}, 0, count(*) from cases.task where ${narrowed} and done_at is null group by 1) worked group by key`,
  )
}

/** 工作量 of agencies: from an instant to before another, of one item or agency where one is named. */
export const findWorked: Readonly<Record<WorkloadBy, Query<WorkedRow>>> = {
  agency: workedBy('agency_id'),
  desk: workedBy('desk'),
  post: workedBy('kind'),
  item: workedBy(`coalesce(item, '${ofNoItem}')`),
}

/** The same by person, two rows each at most; what waits is what he has taken on. */
export const findWorkedByPerson = query<WorkedRow>(
  `select done_by::text as key, count(*) as done, 0::bigint as open from cases.task
   where agency_id = $1 and done_at >= $2::timestamptz and done_at < $3::timestamptz and done_by is not null group by 1
   union all
   select claimed_by::text, 0, count(*) from cases.task
   where agency_id = $1 and done_at is null and claimed_by is not null group by 1`,
)
