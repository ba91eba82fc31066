import { z } from 'zod'

import { outletView, placeFields } from './agencies.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { pageOf } from './general.ts'
import { outletActs, outletKinds } from './outlet.ts'
import { routesOf } from './routes.ts'

const code = z.string().min(1).max(100)
const outletId = z.string().min(1).max(60)
const ofOutlet = z.strictObject({ outlet: outletId })
const actsOf = z
  .array(z.enum(outletActs))
  .max(outletActs.length)
  .refine((acts) => new Set(acts).size === acts.length)

const matrix = z
  .object({
    on: day,
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        category: z.string(),
        state: z.enum(['draft', 'published']),
      }),
    ),
    outlets: z.array(
      z.object({
        id: z.string(),
        agencyId: z.string(),
        agencyName: z.string(),
        kind: z.enum(outletKinds),
        name: z.string(),
        closedFrom: day.nullable(),
        grants: z.array(
          z.object({
            acts: z.array(z.enum(outletActs)),
            to: day.nullable().describe('last day; null: until it is changed'),
            items: z.array(z.int()).describe('places in `items`, from 0'),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'OutletGrants', description: 'which leaf items outlets may do on a day (下沉)' })
export type OutletGrants = z.output<typeof matrix>

const entry = z.strictObject({
  item: code,
  acts: actsOf.describe('what the outlet may do from that day; none: nothing any more'),
  to: day.nullable().describe('last day; null: until it is changed'),
})
export type GrantEntry = z.output<typeof entry>

const changed = z.object({
  item: z.string(),
  name: z.string(),
  before: z.array(z.enum(outletActs)),
  after: z.array(z.enum(outletActs)),
  to: day.nullable(),
})
export type GrantChanged = z.output<typeof changed>

const change = z
  .object({
    id: z.uuid(),
    outletId: z.string(),
    outletName: z.string(),
    agencyName: z.string(),
    from: day,
    rows: z.array(changed),
    copiedFrom: z.string().nullable().describe('name of the outlet whose grants were copied'),
    reason: z.string(),
    state: z.enum(['proposed', 'confirmed', 'refused']),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'GrantChange' })
export type GrantChange = z.output<typeof change>

const changeErrors = ['outlets.no-outlet', 'outlets.closed', 'outlets.dates', 'outlets.no-item'] as const

export const outletGrantsRoutes = routesOf({
  'GET /api/outlet-grants': {
    summary: '事项下沉：您管辖的网点某一天能办哪些事项',
    act: 'outlets.grants',
    paths: ['oversight'],
    query: z.strictObject({ on: day.optional().describe('today when not said') }),
    answer: matrix,
    errors: [],
  },
  'POST /api/outlet-grants/:outlet/preview': {
    summary: '试算：照另一个网点，或按给出的事项改，会改什么',
    act: 'outlets.propose',
    paths: ['oversight'],
    params: ofOutlet,
    body: z.strictObject({
      from: day,
      copyFrom: outletId.nullable(),
      entries: z.array(entry).max(1000),
    }),
    answer: z.object({
      rows: z.array(changed),
      dissolved: z
        .array(z.string())
        .describe(
          'categories granted as a whole that become single items, so that later items are not in it',
        ),
    }),
    errors: changeErrors,
    idempotent: false,
  },
  'POST /api/outlet-grants/:outlet/changes': {
    summary: '提出从某天起改一个网点能办的事项；另一个人确认后生效',
    act: 'outlets.propose',
    paths: ['oversight'],
    params: ofOutlet,
    body: z.strictObject({
      from: day,
      copiedFrom: outletId.nullable(),
      entries: z.array(entry).min(1).max(1000),
      reason: z.string().trim().min(2).max(200),
    }),
    answer: change,
    errors: [...changeErrors, 'outlets.nothing'],
  },
  'GET /api/outlet-grant-changes': {
    summary: '网点授权变更台账：等确认的在前',
    act: 'outlets.grants',
    paths: ['oversight'],
    query: z.strictObject({ after: z.uuid().optional().describe('cursor: `next` of the page before') }),
    answer: pageOf(change),
    errors: [],
  },
  'POST /api/outlet-grant-changes/:id/decision': {
    summary: '确认或不同意一份网点授权变更',
    act: 'outlets.confirm',
    paths: ['oversight'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ agree: z.boolean(), note: z.string().trim().max(200) }),
    answer: change,
    errors: [
      'outlets.no-change',
      'outlets.decided',
      'outlets.same-person',
      'outlets.too-late',
      'outlets.moved-on',
      'outlets.closed',
    ],
  },
})

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const hours = z.strictObject({
  from: monthDay.describe('first day of the year on which it holds'),
  to: monthDay.describe('last day of the year on which it holds'),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  opens: time,
  closes: time,
  note: z.string().trim().min(1).max(40).optional(),
})
const exception = z.strictObject({
  from: day,
  to: day,
  hours: z
    .array(z.strictObject({ opens: time, closes: time }))
    .max(4)
    .describe('none: closed'),
  note: z.string().trim().max(40),
})
const kept = {
  ...placeFields,
  position: z
    .strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
    .nullable(),
  timetable: z.array(hours).max(40),
  exceptions: z.array(exception).max(60),
}
const version = z.int().min(0).describe('of what is on screen')

/** Keeping the register of outlets. */
export const outletKeepingRoutes = routesOf({
  'POST /api/outlets': {
    summary: '新开一个网点',
    act: 'outlets.keep',
    paths: ['oversight'],
    body: z.strictObject({ ...kept, agencyId: z.string().min(1).max(40), kind: z.enum(outletKinds) }),
    answer: outletView,
    errors: ['outlets.no-agency', 'outlets.timetable'],
  },
  'POST /api/outlets/:outlet/change': {
    summary: '改一个网点的名称、地址、电话、上班时间，或从某天起停办',
    act: 'outlets.keep',
    paths: ['oversight'],
    params: ofOutlet,
    body: z.strictObject({
      ...kept,
      closedFrom: day.nullable(),
      successor: outletId.nullable().describe('where one goes instead, once it is closed'),
      version,
    }),
    answer: outletView,
    errors: [
      'outlets.no-outlet',
      'outlets.timetable',
      'outlets.closed',
      'outlets.dates',
      'outlets.successor',
      'general.stale',
    ],
  },
})

export const outletsErrors = errorsOf('outlets', {
  'no-outlet': {
    status: 404,
    text: { 'zh-CN': '没有这个网点，或不在您的管辖内。', en: 'There is no such outlet under you.' },
  },
  'no-agency': {
    status: 404,
    text: { 'zh-CN': '没有这个机构，或不在您的管辖内。', en: 'There is no such agency under you.' },
  },
  'no-change': {
    status: 404,
    text: { 'zh-CN': '没有这份网点授权变更。', en: 'There is no such change.' },
  },
  'no-item': {
    status: 422,
    text: { 'zh-CN': '事项目录里没有其中的事项，或写了两次。', en: 'An item is unknown, or named twice.' },
  },
  nothing: {
    status: 422,
    text: { 'zh-CN': '这样改和现在一样，没有要改的。', en: 'Nothing would change.' },
  },
  dates: {
    status: 422,
    text: {
      'zh-CN': '日期不对：只能从今天或以后起，止日不能早于起日。',
      en: 'The dates are not right: from today on.',
    },
  },
  closed: {
    status: 409,
    text: { 'zh-CN': '这个网点已经停办。', en: 'This outlet is closed.' },
  },
  successor: {
    status: 422,
    text: {
      'zh-CN': '接办的要是另一个还开着的网点；不停办就不用填。',
      en: 'The outlet to go to instead has to be another one that stays open; leave it empty where nothing closes.',
    },
  },
  decided: {
    status: 409,
    text: { 'zh-CN': '这份变更已经有人处理过了。', en: 'Somebody has decided about this already.' },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '提出和确认要由两个人来做。',
      en: 'Who proposes a change does not confirm it.',
    },
  },
  'too-late': {
    status: 409,
    text: {
      'zh-CN': '起始日已经过了，过去的授权不改写。请换一个起始日重新提交。',
      en: 'Its first day has passed, and what was is not rewritten. Propose it anew.',
    },
  },
  'moved-on': {
    status: 409,
    text: {
      'zh-CN': '提交以后这个网点的授权又变了。请重新试算、重新提交。',
      en: 'The grants of this outlet have changed since. Propose it anew.',
    },
  },
  timetable: {
    status: 422,
    text: {
      'zh-CN': '上班时间有的地方不对，请看标出的地方。',
      en: 'The timetable is not right; see the fields.',
    },
  },
})
