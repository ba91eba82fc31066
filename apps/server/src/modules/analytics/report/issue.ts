import type { MonthlyReport } from '@tongban/contracts/analytics'
import { canonical } from '@tongban/contracts/canonical'
import { type LimitKind, limitKinds } from '@tongban/contracts/figure'
import type { PaperContent } from '@tongban/contracts/papers'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { addDays, addMonths, type Day, dayOf, type Month, monthOf } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import type { Database, Scope } from '../../../platform/database.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { digest } from '../../../platform/secrets.ts'
import type { Catalogue } from '../../catalogue/index.ts'
import type { FontsOnDemand } from '../../papers/index.ts'
import { figuresOf, statingScope } from '../figures.ts'
import { itemLoads } from '../items.ts'
import type { FigureNames } from '../names.ts'
import { isCounted } from '../sum.ts'
import { workload } from '../workload.ts'
import { type MonthFigures, type RatedMonth, reportContent } from './content.ts'
import {
  findEndedItems,
  findFirstDay,
  findReport,
  findReportOf,
  findReports,
  insertReport,
  type ReportRow,
} from './store.ts'

/** What reports are made of, and printed with. */
export interface ReportDeps {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly names: FigureNames
  readonly fonts: FontsOnDemand
  readonly publicUrl: string
  readonly training: boolean
  /** What people said of the agencies of a context in a period; the room beside knows it. */
  readonly ratingsOf: (context: Context, period: { from: Day; to: Day }, scope: Scope) => Promise<RatedMonth>
}

/**
 * 出月报: the figures of a month that is over, of the reader's agency and all under it, beside those of the month before; frozen with a number and a hash.
 * @throws Refusal analytics.month, analytics.issued, analytics.not-counted
 */
export async function issueReport(
  deps: ReportDeps,
  context: Context,
  command: Command,
  month: Month,
): Promise<MonthlyReport> {
  const agencyId = context.agencyId ?? ''
  if (month >= context.today.slice(0, 7)) throw refusalAt('analytics.month', 'month')
  const { to } = daysOf(month)
  if (!(await isCounted(deps.database, to))) throw new Refusal('analytics.not-counted')
  const content = await contentOf(deps, context, month)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [findReportOf(agencyId, month)] as const,
    races: ['report_month'],
    run: (tx, [[issued]]) => {
      if (issued !== undefined) throw refusalAt('analytics.issued', 'month')
      const id = newId()
      const number = `${agencyId}-${month.replace('-', '')}`
      const { today, actorId, now } = context
      const text = canonical(content)
      const row = { agency_id: agencyId, id, month, number, made_on: today, made_by: actorId }
      tx.record(insertReport(agencyId, id, month, number, today, actorId, text, digest(number, text), now))
      return reportView(deps.names, row)
    },
  })
}

/** 月报 of the agencies within reach, the newest month first, and since when there is something to report. */
export async function listReports(
  { database, names }: ReportDeps,
  context: Context,
): Promise<{ rows: MonthlyReport[]; since: Month | null }> {
  const [[rows], [[first]]] = await Promise.all([
    database.read(scopeOf(context), findReports(context.agencies)),
    database.read(statingScope(context), findFirstDay(context.agencies)),
  ])
  const day = first?.day ?? null
  return { rows: rows.map((row) => reportView(names, row)), since: day === null ? null : monthOf(day) }
}

/**
 * One report as it was frozen. @throws Refusal analytics.no-report
 * @throws Error when it was changed after it was issued
 */
export async function readReport(
  { database, names }: ReportDeps,
  context: Context,
  id: string,
): Promise<MonthlyReport & { content: PaperContent }> {
  const [[row]] = await database.read(scopeOf(context), findReport(context.agencies, id))
  if (row === undefined) throw new Refusal('analytics.no-report')
  if (!digest(row.number, canonical(row.content)).equals(row.hash))
    throw new Error(`report ${row.number} is not as it was issued`)
  return { ...reportView(names, row), content: row.content }
}

function reportView(names: FigureNames, row: Omit<ReportRow, 'content' | 'hash'>): MonthlyReport {
  return {
    id: row.id,
    agencyName: names.agency(row.agency_id),
    month: monthOf(row.month),
    number: row.number,
    madeOn: row.made_on,
    madeByName: names.staff(row.made_by),
  }
}

function daysOf(month: string): { from: Day; to: Day } {
  const from = dayOf(`${month}-01`)
  return { from, to: addDays(addMonths(from, 1), -1) }
}

async function contentOf(deps: ReportDeps, context: Context, month: Month): Promise<PaperContent> {
  const { names } = deps
  const period = daysOf(month)
  const before = addMonths(period.from, -1).slice(0, 7)
  const [now, was, basis] = await Promise.all([
    figuresOfMonth(deps, context, period),
    figuresOfMonth(deps, context, daysOf(before)),
    basisOf(deps, context, period),
  ])
  return reportContent({
    monthName: names.of('month', month),
    agencyName: names.agency(context.agencyId ?? ''),
    clerkName: context.actorName,
    now,
    before: was,
    basis,
  })
}

async function figuresOfMonth(
  deps: ReportDeps,
  context: Context,
  period: { from: Day; to: Day },
): Promise<MonthFigures> {
  const { database, names } = deps
  const scope = statingScope(context) // one for all of them, so that its items add up to its total
  const [figures, items, { done }, ratings] = await Promise.all([
    figuresOf(database, context, names, { ...period, by: 'agency' }, scope),
    itemLoads(database, context, deps, period, scope),
    workload(database, context, names, { ...period, by: 'agency' }, scope),
    deps.ratingsOf(context, period, scope),
  ])
  const { offered, onlineOffered, rows } = items
  return {
    figures,
    items: { offered, onlineOffered, frequent: rows.filter(({ frequent }) => frequent) },
    tasksDone: done,
    ratings,
  }
}

/** What an agency sets for itself; a limit by law is one of a rule, the catalogue publishes no other. */
const ownSources = [
  ['guide', '本机构的办事指南'],
  ['promised', '本机构的承诺时限'],
] as const satisfies readonly (readonly [LimitKind, string])[]

/**
 * Where the limits of the items are written whose cases ended: each article once; what no article says is what the agency itself has
 * published, and is said as that with the items, for the source that a declaration names may be any text.
 */
async function basisOf(
  { database, catalogue }: ReportDeps,
  context: Context,
  { from, to }: { from: Day; to: Day },
): Promise<string[]> {
  const [ended] = await database.read(statingScope(context), findEndedItems(context.agencies, from, to))
  const limits = ended.flatMap(({ item }) => {
    const declared = catalogue.current(item)?.declaration.limits
    return limitKinds.flatMap((kind) => {
      const source = declared?.[kind]?.source
      return source === undefined ? [] : [{ kind, source, name: catalogue.nameOf(item) }]
    })
  })
  const rules = limits.map(({ source }) => source).filter(namesRule)
  const own = ownSources.flatMap(([kind, said]) => {
    const names = limits.filter((limit) => limit.kind === kind && !namesRule(limit.source))
    return names.length === 0 ? [] : [`${said}：${names.map(({ name }) => name).join('、')}`]
  })
  return [...[...new Set(rules)].toSorted(), ...own]
}
