import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { type Database, type Query, query } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { caseView } from '../reading/view.ts'
import { isWaiting, taskOrder, type Waiting } from './waiting.ts'

const pageSize = 50
const counts = query<{ agency_id: string; running: number; late: number; warned: number }>(
  `select t.agency_id, count(*) as running, count(*) filter (where ${isWaiting('late', '$2')}) as late,
     count(*) filter (where ${isWaiting('warned', '$2')}) as warned
   from cases.task t where t.agency_id = any ($1) and t.done_at is null and t.desk = 'office' group by t.agency_id order by t.agency_id`,
)

/** As the inbox: one ordered index scan per agency, merged. */
function runningOf(which: Waiting): Query<Case & { task_due: string | null; task_id: string }> {
  return query(
    `select c.*, t.due_on as task_due, t.id as task_id from (
       select t.* from unnest($1::text[]) a, lateral (
         select * from cases.task t
         where t.agency_id = a and ${isWaiting(which, '$6')} and (${taskOrder}) > ($2::date, $3::uuid) and ($4::text is null or t.item = $4)
           and ($5::text is null or exists (
             select from cases."case" c where c.subject_id = t.subject_id and c.id = t.case_id and c.outlet_id = $5))
         order by ${taskOrder} limit ${pageSize + 1}) t
       order by ${taskOrder} limit ${pageSize + 1}) t
     join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
     order by ${taskOrder}`,
  )
}

/** The cases behind each running figure. */
export const running = { running: runningOf('agency'), late: runningOf('late'), warned: runningOf('warned') }
const byKeys = query<Case>(
  `select c.* from unnest($1::uuid[], $2::uuid[]) with ordinality k (subject_id, id, place)
   join cases."case" c on c.subject_id = k.subject_id and c.id = k.id order by k.place`,
)

/** Running, late and warned cases of each agency, from the same tasks as the inbox (D-8). */
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
