import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { type Database, query } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { caseView } from '../reading/view.ts'

const counts = query<{ agency_id: string; running: number; late: number; warned: number }>(
  `select agency_id, count(*) as running, count(*) filter (where due_on < $2) as late, count(*) filter (where warn_on <= $2 and due_on >= $2) as warned
   from cases.task where agency_id = any ($1) and done_at is null group by agency_id order by agency_id`,
)
const running = query<Case & { task_due: string | null; task_id: string }>(
  `select c.*, t.due_on as task_due, t.id as task_id from (
     select * from cases.task t where t.agency_id = any ($1) and t.done_at is null and ($2::date is null or t.due_on < $2)
       and ($3::date is null or (t.warn_on <= $3 and t.due_on >= $3)) and ($4::text is null or t.item = $4) and ($5::text is null or t.agency_id = $5)
       and (coalesce(t.due_on, 'infinity'), t.id) > ($6::date, $7::uuid)
       and ($9::text is null or exists (
         select from cases."case" c where c.subject_id = t.subject_id and c.id = t.case_id and c.outlet_id = $9))
     order by coalesce(t.due_on, 'infinity'), t.id limit $8) t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   order by coalesce(t.due_on, 'infinity'), t.id`,
)
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

const pageSize = 50

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
  const [late, warned] = [
    figure === 'late' ? context.today : null,
    figure === 'warned' ? context.today : null,
  ]
  const [rows] = await deps.database.read(
    scopeOf(context),
    running(
      context.agencies,
      late,
      warned,
      item ?? null,
      agency ?? null,
      due,
      id,
      pageSize + 1,
      outlet ?? null,
    ),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.task_due ?? 'infinity'}_${last.task_id}`)
  return { rows: page.map((row) => caseView(deps, row)), next }
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
  return rows.map((row) => caseView(deps, row))
}
