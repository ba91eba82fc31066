import type { PaperContent } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

import { query } from '../../../platform/database.ts'

/** A report as it rests. */
export interface ReportRow {
  readonly agency_id: string
  readonly id: string
  readonly month: string
  readonly number: string
  readonly made_on: Day
  readonly made_by: string
  readonly content: PaperContent
  readonly hash: Buffer
}

const columns = 'agency_id, id, month, number, made_on, made_by, content, hash'
export const insertReport = query(
  `insert into analytics.report (${columns}, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export const findReports = query<ReportRow>(
  `select ${columns} from analytics.report where agency_id = any ($1) order by month desc, agency_id limit 500`,
)
export const findReport = query<ReportRow>(
  `select ${columns} from analytics.report where agency_id = any ($1) and id = $2`,
)
export const findReportOf = query<{ id: string }>(
  'select id from analytics.report where agency_id = $1 and month = $2',
)
/** The first day on which anything was done: one step down the index per agency. */
export const findFirstDay = query<{ day: Day | null }>(
  `select min(a.day) as day from unnest($1::text[]) of_agency, lateral (
     select day from analytics.act where agency_id = of_agency order by day limit 1) a`,
)
/** The items whose cases ended in a month, in the versions that they were pinned to. */
export const findEndedItems = query<{ item: string }>(
  `select distinct item from analytics.act where agency_id = any ($1) and day between $2 and $3 and kind = 'closed'`,
)
