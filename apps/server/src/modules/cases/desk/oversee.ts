import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { type Database, type Query, query } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { caseView } from '../reading/view.ts'
import { taskOrder } from './waiting.ts'

const pageSize = 50
/** The tasks of cases that run: one a case. What is still to be done about a case that has ended is nobody's running case. */
const ofCases = `t.done_at is null and t.desk = 'office' and t.matter is null`
/** Their tasks have a term of their own; the case is late by its limit only. */
const isElsewhere = `t.kind in ('answer', 'core')`
const caseDue = `select coalesce(c.due_on, 'infinity') from cases."case" c where c.subject_id = t.subject_id and c.id = t.case_id`
const counts = query<{ agency_id: string; running: number; late: number; warned: number }>(
  `select t.agency_id, count(*) as running,
     count(*) filter (where case when ${isElsewhere} then (${caseDue}) else t.due_order end < $2::date) as late,
     count(*) filter (where t.warn_on <= $2::date and t.due_order >= $2::date) as warned
   from cases.task t where t.agency_id = any ($1) and ${ofCases} group by t.agency_id order by t.agency_id`,
)

/** Of which tasks a figure is made: each kind is found by an index of its own. */
const conditions: Readonly<Record<RunningQuery['figure'], readonly string[]>> = {
  running: ['true'],
  late: [`t.due_order < $6::date and not ${isElsewhere}`, `${isElsewhere} and (${caseDue}) < $6::date`],
  warned: ['t.warn_on <= $6::date and t.due_order >= $6::date'],
}

/** As the inbox: one ordered index scan per agency, merged. */
function runningOf(
  figure: RunningQuery['figure'],
): Query<Case & { task_due: string | null; task_id: string }> {
  const pages = conditions[figure].map(
    (condition) => `(select * from cases.task t
         where t.agency_id = a and ${ofCases} and ${condition} and (${taskOrder}) > ($2::date, $3::uuid) and ($4::text is null or t.item = $4)
           and ($5::text is null or exists (
             select from cases."case" c where c.subject_id = t.subject_id and c.id = t.case_id and c.outlet_id = $5))
         order by ${taskOrder} limit ${pageSize + 1})`,
  )
  return query(
    `select c.*, t.due_on as task_due, t.id as task_id from (
       select t.* from unnest($1::text[]) a, lateral (${pages.join(' union all ')}) t
       order by ${taskOrder} limit ${pageSize + 1}) t
     join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
     order by ${taskOrder}`,
  )
}

/** The cases behind each running figure. */
export const running = { running: runningOf('running'), late: runningOf('late'), warned: runningOf('warned') }
const byKeys = query<Case>(
  `select c.* from unnest($1::uuid[], $2::uuid[]) with ordinality k (subject_id, id, place)
   join cases."case" c on c.subject_id = k.subject_id and c.id = k.id order by k.place`,
)

/** Running, late and warned cases of each agency, from the tasks of their steps: an inbox has beside them what is to be done about cases that have ended. */
export async function countRunning(
  database: Database,
  context: Context,
): Promise<{ agencyId: string; running: number; late: number; warned: number }[]> {
  const [rows] = await database.read(scopeOf(context), counts(context.agencies, context.today))
  return rows.map(({ agency_id, ...row }) => ({ agencyId: agency_id, ...row }))
}

/** Which running cases are asked for. */
export interface RunningQuery {
  readonly figure: 'running' | 'late' | 'warned'
  readonly item?: string | undefined
  readonly outlet?: string | undefined
  readonly agency?: string | undefined
  readonly after?: string | undefined
}

/** The cases behind a running figure, lateness first. */
export async function runningCases(
  deps: CaseDeps,
  context: Context,
  asked: RunningQuery,
): Promise<{ rows: CaseView[]; next: string | null }> {
  const { figure, item, outlet, agency } = asked
  const [due, id] = readCursor(asked.after, dueCursor, ['-infinity', firstId])
  const agencies =
    agency === undefined ? context.agencies : context.agencies.filter((known) => known === agency)
  const [rows] = await deps.database.read(
    scopeOf(context),
    running[figure](
      agencies,
      due,
      id,
      item ?? null,
      outlet ?? null,
      ...(figure === 'running' ? [] : [context.today]),
    ),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.task_due ?? 'infinity'}_${last.task_id}`)
  return { rows: page.map((row) => caseView(deps, row, context)), next }
}

/** Cases by their keys, in the order asked; those out of scope are left out. */
export async function caseByKeys(
  deps: CaseDeps,
  context: Context,
  keys: readonly { subject: string; id: string }[],
): Promise<CaseView[]> {
  const [rows] = await deps.database.read(
    scopeOf(context),
    byKeys(
      keys.map((key) => key.subject),
      keys.map((key) => key.id),
    ),
  )
  return rows.map((row) => caseView(deps, row, context))
}
