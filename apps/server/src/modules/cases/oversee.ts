import type { CaseView } from '@tongban/contracts/cases'

import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Case } from './case.ts'
import type { CaseDeps } from './deps.ts'
import { caseView } from './view.ts'

const running = query<{ agency_id: string; running: number; late: number; warned: number }>(
  `select agency_id, count(*) as running, count(*) filter (where due_on < $2) as late, count(*) filter (where warn_on <= $2 and due_on >= $2) as warned
   from cases.task where agency_id = any ($1) and done_at is null group by agency_id order by agency_id`,
)
const page = query<Case>(
  `select c.* from (
     select * from cases.task t where t.agency_id = any ($1) and t.done_at is null and ($2::date is null or t.due_on < $2)
       and ($3::date is null or (t.warn_on <= $3 and t.due_on >= $3)) and ($4::text is null or t.item = $4) and ($5::text is null or t.agency_id = $5)
       and (coalesce(t.due_on, 'infinity'), t.id) > ($6::date, $7::uuid)
     order by coalesce(t.due_on, 'infinity'), t.id limit $8) t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id where $9::text is null or c.outlet_id = $9
   order by coalesce(t.due_on, 'infinity'), t.id`,
)
const byKeys = query<Case>(
  `select c.* from unnest($1::uuid[], $2::uuid[]) with ordinality k (subject_id, id, place)
   join cases."case" c on c.subject_id = k.subject_id and c.id = k.id order by k.place`,
)
const keyOfLast = query<{ due_on: string; id: string }>(
  `select coalesce(due_on, 'infinity')::text as due_on, id from cases.task where case_id = $1 and subject_id = $2 and done_at is null`,
)

/** Running, late and warned cases of each agency, from the same tasks as the inbox (D-8). */
export async function countRunning(database: Database, context: Context): Promise<{ agencyId: string; running: number; late: number; warned: number }[]> {
  const [rows] = await database.read(scopeOf(context), running(context.agencies, context.today))
  return rows.map(({ agency_id, ...row }) => ({ agencyId: agency_id, ...row }))
}

const pageSize = 50

/** The cases behind a running figure, lateness first. */
export async function runningCases(
  deps: CaseDeps,
  context: Context,
  asked: { figure: 'running' | 'late' | 'warned'; item?: string | undefined; outlet?: string | undefined; agency?: string | undefined; after?: string | undefined },
): Promise<{ rows: CaseView[]; next: string | null }> {
  const { figure, item = null, outlet = null, agency = null, after } = asked
  const [due = '-infinity', id = '00000000-0000-0000-0000-000000000000'] = after?.split('_') ?? []
  if (after !== undefined && !/^(?:infinity|\d{4}-\d{2}-\d{2})_[\da-f-]{36}$/.test(after)) throw new Refusal('general.invalid', [{ field: 'after', code: 'cursor', message: '' }])
  const day = context.today
  const [rows] = await deps.database.read(
    scopeOf(context),
    page(context.agencies, figure === 'late' ? day : null, figure === 'warned' ? day : null, item, agency, due, id, pageSize, outlet),
  )
  const last = rows.at(-1)
  const [[key]] = last === undefined ? [[]] : await deps.database.read(scopeOf(context), keyOfLast(last.id, last.subject_id))
  return {
    rows: rows.map((row) => caseView(deps, row)),
    next: rows.length === pageSize && key !== undefined ? `${key.due_on}_${key.id}` : null,
  }
}

/** Cases by their keys, in the order asked; those out of scope are left out. */
export async function caseByKeys(deps: CaseDeps, context: Context, keys: readonly { subject: string; id: string }[]): Promise<CaseView[]> {
  const [rows] = await deps.database.read(scopeOf(context), byKeys(keys.map((key) => key.subject), keys.map((key) => key.id)))
  return rows.map((row) => caseView(deps, row))
}
