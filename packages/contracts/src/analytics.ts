import { z } from 'zod'

import { caseView } from './cases.ts'
import { day, month } from './days.ts'
import { errorsOf } from './errors.ts'
import { caseFigures, figureBys, ways, workloadBys } from './figure.ts'
import { cursor, pageOf } from './general.ts'
import { paperContent } from './papers.ts'
import { routesOf } from './routes.ts'

const narrow = {
  item: z.string().max(100).optional(),
  outlet: z
    .string()
    .max(40)
    .optional()
    .describe('of the act: where it was handed in or accepted; `-`: at no counter'),
  agency: z.string().max(40).optional(),
  came: z.enum(ways).optional().describe('how the cases were handed in'),
  hour: z
    .string()
    .regex(/^(?:[01]\d|2[0-3])$/)
    .optional()
    .describe('hour of the day of the act'),
}
const period = { from: day.describe('first day'), to: day.describe('last day') }
const filter = { ...period, ...narrow }
const format = z.enum(['xlsx', 'csv'])
const path = z.enum(['oversight']).optional().describe('as the header Tongban-Path, which a link cannot send')

const lateness = z.object({
  of: z.int().describe('ended in the period and had such a limit'),
  late: z.int().describe('of them: after its last day'),
})
const counts = {
  handedIn: z.int(),
  online: z.int().describe('of what was handed in: online by oneself'),
  client: z.int().describe('of what was handed in: through another system'),
  accepted: z.int(),
  counter: z.int().describe('of what was accepted: at a counter'),
  away: z.int().describe('of those: at a counter of another agency than the owning one (D-54)'),
  ended: z.int(),
  completed: z.int().describe('of what ended: done as was asked'),
  limits: z.object({ statutory: lateness, guide: lateness, promised: lateness }),
}
const group = z.object({ key: z.string(), name: z.string(), ...counts }).meta({ id: 'FigureGroup' })
export type FigureGroup = z.output<typeof group>
const figures = z
  .object({ total: z.object(counts), rows: z.array(group) })
  .meta({ id: 'Figures', description: 'what was done in a period, by day or in groups' })
export type Figures = z.output<typeof figures>

const share = z.object({ key: z.string(), name: z.string(), accepted: z.int(), away: z.int() })

const itemLoad = z
  .object({
    item: z.string(),
    name: z.string(),
    offered: z.boolean().describe('it was published by the last day of the period'),
    onlineOffered: z.boolean().describe('one could hand it in oneself, online'),
    handedIn: z.int(),
    online: z.int().describe('of them: online by oneself, or through another system'),
    frequent: z.boolean().describe('one of the fewest items that together make 80 % of what was handed in'),
  })
  .meta({ id: 'ItemLoad' })
export type ItemLoad = z.output<typeof itemLoad>

const worked = z
  .object({
    key: z.string(),
    name: z.string(),
    done: z.int().describe('tasks that were done in the period'),
    open: z.int().describe('tasks that wait now'),
    late: z.int().describe('of those that wait: after their last day'),
  })
  .meta({ id: 'Workload' })
export type Workload = z.output<typeof worked>

/** A case as it stands behind a figure: where it is and until when, and not whose it is. */
export const countedCase = caseView
  .omit({ subjectName: true })
  .meta({ id: 'CountedCase', description: 'a case behind a figure, without a name' })
export type CountedCase = z.output<typeof countedCase>

const report = z
  .object({
    id: z.uuid(),
    agencyName: z.string(),
    month,
    number: z.string(),
    madeOn: day,
    madeByName: z.string(),
  })
  .meta({ id: 'MonthlyReport', description: '月报: issued once for an agency and month, and frozen' })
export type MonthlyReport = z.output<typeof report>
const oneReport = z.strictObject({ id: z.uuid() })

export const analyticsRoutes = routesOf({
  'GET /api/analytics/overview': {
    summary: '在办、逾期、收件和办结',
    act: 'analytics.read',
    paths: ['oversight'],
    answer: z.object({
      today: day,
      running: z.int(),
      late: z.int(),
      warned: z.int(),
      acceptedThisMonth: z.int(),
      completedThisMonth: z.int(),
      byAgency: z.array(
        z.object({ agencyId: z.string(), name: z.string(), running: z.int(), late: z.int() }),
      ),
    }),
    errors: [],
  },
  'GET /api/analytics/figures': {
    summary: '收件、受理、办结和逾期：按日、周、月、机构、事项、网点、渠道、时段',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({ by: z.enum(figureBys), ...filter }),
    answer: figures,
    errors: [],
  },
  'GET /api/analytics/figures/table': {
    summary: '同样的数字，存成表格',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({ by: z.enum(figureBys), ...filter, format, path }),
    answer: z.undefined(),
    errors: [],
    content: 'file',
  },
  'GET /api/analytics/items': {
    summary: '事项的量：哪几项占八成；能网上办的事项占比（YC-6）和高频事项里能网上办的占比（TZ-2）',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject(filter),
    answer: z.object({
      offered: z.int().describe('items that were published by the last day'),
      onlineOffered: z.int().describe('of them: one could hand them in oneself, online'),
      handedIn: z.int(),
      online: z.int(),
      rows: z.array(itemLoad).describe('the most handed in first'),
    }),
    errors: [],
  },
  'GET /api/analytics/workload': {
    summary: '工作量：时段内办完的待办和现在等着的待办',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      by: z.enum(workloadBys),
      ...period,
      item: narrow.item,
      agency: narrow.agency,
    }),
    answer: z.object({ done: z.int(), open: z.int(), late: z.int(), rows: z.array(worked) }),
    errors: [],
  },
  'GET /api/analytics/workload/people': {
    summary: '本机构各人办完的待办，按姓名排；只有本机构负责人看得到',
    act: 'analytics.read-people',
    paths: ['oversight'],
    query: z.strictObject(period),
    answer: z.object({
      agencyName: z.string(),
      rows: z.array(worked).describe('in the order of names: it is no ranking'),
    }),
    errors: [],
  },
  'GET /api/analytics/away-from-home': {
    summary: '异地受理占比：按事项、网点、机构和时段（D-54）',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      by: z.enum(['item', 'outlet', 'agency', 'month']),
      ...period,
      item: narrow.item,
      outlet: narrow.outlet,
      agency: narrow.agency,
    }),
    answer: z.object({ accepted: z.int(), away: z.int(), rows: z.array(share) }),
    errors: [],
  },
  'GET /api/analytics/cases': {
    summary: '一个数字背后的办件，不带姓名',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      figure: z.enum(caseFigures),
      from: day.optional(),
      to: day.optional(),
      ...narrow,
      after: cursor,
    }),
    answer: pageOf(countedCase),
    errors: [],
  },
  'GET /api/analytics/cases/table': {
    summary: '一个数字背后的办件，存成表格，不带姓名',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      figure: z.enum(caseFigures),
      from: day.optional(),
      to: day.optional(),
      ...narrow,
      format,
      path,
    }),
    answer: z.undefined(),
    errors: [],
    content: 'file',
  },
  'GET /api/analytics/reports': {
    summary: '出过的月报，最近的月份在前',
    act: 'analytics.read',
    paths: ['oversight'],
    answer: z.object({
      rows: z.array(report),
      since: month
        .nullable()
        .describe('the month of the first act that is counted; before it there is nothing to report'),
    }),
    errors: [],
  },
  'POST /api/analytics/reports': {
    summary: '出一个月的月报：本机构及所属机构，一个月一份，出了就不再变',
    act: 'analytics.report',
    paths: ['oversight'],
    body: z.strictObject({ month }),
    answer: report,
    errors: ['analytics.month', 'analytics.issued', 'analytics.not-counted'],
  },
  'GET /api/analytics/reports/:id': {
    summary: '一份月报',
    act: 'analytics.read',
    paths: ['oversight'],
    params: oneReport,
    answer: report.extend({ content: paperContent }),
    errors: ['analytics.no-report'],
  },
  'GET /api/analytics/reports/:id/pdf': {
    summary: '一份月报的 PDF',
    act: 'analytics.read',
    paths: ['oversight'],
    params: oneReport,
    query: z.strictObject({ path }),
    answer: z.undefined(),
    errors: ['analytics.no-report'],
    content: 'file',
  },
})

export const analyticsErrors = errorsOf('analytics', {
  month: {
    status: 422,
    text: { 'zh-CN': '只能出已经过完的月份的月报。', en: 'A report is of a month that is over.' },
  },
  issued: {
    status: 409,
    text: {
      'zh-CN': '这个月的月报已经出过了，出了就不再变。',
      en: 'The report of this month has been issued and does not change.',
    },
  },
  'not-counted': {
    status: 409,
    text: {
      'zh-CN': '这个月还有办件没有数进来，稍等再出；一直这样，请系统管理员看“送不到的通知”。',
      en: 'Something of this month is not counted yet. Try again in a moment.',
    },
  },
  'no-report': { status: 404, text: { 'zh-CN': '没有这份月报。', en: 'There is no such report.' } },
})
