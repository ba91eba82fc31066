import type { analyticsRoutes, Workload } from '@tongban/contracts/analytics'
import type { WorkloadBy as By } from '@tongban/contracts/figure'
import type { Answer, Input } from '@tongban/contracts/routes'
import { addDays, type Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Database, Scope } from '../../platform/database.ts'
import { startOfDay } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findWorked, findWorkedByPerson, ofNoItem, ofNoTeam } from '../cases/index.ts'
import { countingScope } from './figures.ts'
import type { FigureNames } from './names.ts'

type Table = typeof analyticsRoutes
type Asked = Omit<Input<Table['GET /api/analytics/workload']>['query'], 'by'>

/** 岗: who has a task by its kind, the tasks of a step first. */
const posts: Readonly<Record<string, string>> = {
  accept: '受理',
  route: '分办',
  review: '审核',
  decide: '决定',
  answer: '登记答复',
  core: '核心系统登记',
  recheck: '复核',
  'after-check': '承诺核查',
  debt: '催补材料',
  remedy: '纠正',
  delivery: '催送达',
  lookalike: '核对重复登记',
  objection: '核查异议',
  'bad-rating': '差评回访',
  'not-done': '没办成回访',
  sign: '会签',
  'stand-in': '安排代班',
  unheld: '无人可办',
  'no-officer': '安排专员',
}
const desks: Readonly<Record<string, string>> = { office: '经办', manager: '科长', head: '负责人' }

/** 工作量: the tasks that were done in a period and those that wait now, by agency, team, desk, post or item (D-8). */
export async function workload(
  database: Database,
  context: Context,
  names: FigureNames,
  { by, ...asked }: Asked & { readonly by: By },
  scope: Scope = countingScope(context),
): Promise<Answer<Table['GET /api/analytics/workload']>> {
  const { from, to, item = null, agency = null } = asked
  const [found] = await database.read(
    scope,
    findWorked[by](
      context.agencies,
      startOfDay(from),
      startOfDay(addDays(to, 1)),
      item,
      agency,
      context.today,
    ),
  )
  const rows = found
    .map((row) => ({ ...row, name: nameOf(names, by, row.key) }))
    .toSorted((one, other) => other.done - one.done || (one.key < other.key ? -1 : 1))
  return { done: sumOf(rows, 'done'), open: sumOf(rows, 'open'), late: sumOf(rows, 'late'), rows }
}

/**
 * The same by person, for who heads the very agency: in the order of names, because it is no ranking; what ended by itself stands in the system's row.
 * @throws Refusal general.not-allowed
 */
export async function workloadOfPeople(
  database: Database,
  context: Context,
  names: FigureNames,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Answer<Table['GET /api/analytics/workload/people']>> {
  const head = context.held.find(({ role }) => role === 'agency-head')
  if (head === undefined) throw new Refusal('general.not-allowed')
  const [found] = await database.read(
    countingScope(context),
    findWorkedByPerson(head.agencyId, startOfDay(from), startOfDay(addDays(to, 1)), context.today),
  )
  const people = Map.groupBy(found, ({ key }) => key)
  const rows: Workload[] = [...people].map(([key, counts]) => ({
    key,
    name: names.staff(key),
    done: sumOf(counts, 'done'),
    open: sumOf(counts, 'open'),
    late: sumOf(counts, 'late'),
  }))
  return {
    agencyName: names.agency(head.agencyId),
    rows: rows.toSorted(
      (one, other) => byName.compare(one.name, other.name) || (one.key < other.key ? -1 : 1),
    ),
  }
}

type Sum = 'done' | 'open' | 'late'

const byName = new Intl.Collator('zh-CN')

function sumOf(rows: readonly Pick<Workload, Sum>[], which: Sum): number {
  return rows.reduce((sum, row) => sum + row[which], 0)
}

function nameOf(names: FigureNames, by: By, key: string): string {
  if (by === 'agency') return names.agency(key)
  if (by === 'team') return key === ofNoTeam ? '不分组' : names.team(key)
  if (by === 'desk') return desks[key] ?? key
  if (by === 'post') return posts[key] ?? key
  return key === ofNoItem ? '不分事项' : names.item(key)
}
