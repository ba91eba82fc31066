import { z } from 'zod'

import { roles } from './access.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

/** What can lie at an agency; the first of these must be gone before it may cease, the rest goes over to its successor. */
export const lyingKinds = [
  'children',
  'teams',
  'routing-desk',
  'staff',
  'outlets',
  'cases',
  'clients',
  'unreached',
] as const
export type LyingKind = (typeof lyingKinds)[number]

const agencyId = z.string().min(1).max(40)

const takingBack = z.object({
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
})

const merger = z
  .object({
    id: z.uuid(),
    agencyId: z.string(),
    agencyName: z.string(),
    successor: z.string(),
    successorName: z.string(),
    from: day.describe('the first day on which the agency is none any more'),
    reason: z.string(),
    state: z.enum(['asked', 'confirmed', 'refused', 'taken-back']),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    takingBack: takingBack.nullable().describe('asked for after it was confirmed; undecided, it waits'),
    own: z.boolean().describe('the reader asked for what waits, so that another one has to decide'),
  })
  .meta({ id: 'Merger', description: '机构撤并' })
export type Merger = z.output<typeof merger>

const lying = z.object({
  kind: z.enum(lyingKinds),
  count: z.int(),
  inTheWay: z
    .boolean()
    .describe('must be gone before the agency may cease; the rest goes over to its successor'),
})
export type Lying = z.output<typeof lying>

const post = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  outletName: z.string().nullable(),
  standing: z
    .enum(['open', 'asked', 'granted', 'left'])
    .describe('whether he holds a post at the successor from its first day on, or was proposed for one'),
})
export type PostToGrant = z.output<typeof post>

export const mergersRoutes = routesOf({
  'GET /api/mergers': {
    summary: '机构撤并：等确认的在前',
    act: 'mergers.read',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(merger) }),
    errors: [],
  },
  'GET /api/mergers/lying/:agency': {
    summary: '一个机构那里还有什么：办件、人、网点、组、接入系统',
    act: 'mergers.read',
    paths: ['oversight'],
    params: z.strictObject({ agency: agencyId }),
    query: z.strictObject({
      on: day.optional().describe('the first day after; tomorrow where nothing is said'),
    }),
    answer: z.object({ rows: z.array(lying) }),
    errors: ['mergers.no-agency'],
  },
  'POST /api/mergers': {
    summary: '申请撤并一个机构：从哪天起由哪个机构承接；上级机构负责人确认后生效',
    act: 'mergers.ask',
    paths: ['oversight'],
    body: z.strictObject({
      agencyId,
      successor: agencyId,
      from: day,
      reason: z.string().trim().min(2).max(200),
    }),
    answer: merger,
    errors: [
      'mergers.no-agency',
      'mergers.successor',
      'mergers.dates',
      'mergers.asked',
      'mergers.in-the-way',
    ],
  },
  'POST /api/mergers/:id/decision': {
    summary: '确认或不同意撤并；确认后那里的授权到前一天为止，到那天办件和网点由承接机构继续',
    act: 'mergers.decide',
    paths: ['oversight'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ agree: z.boolean() }),
    answer: done,
    errors: [
      'mergers.none',
      'mergers.same-person',
      'mergers.successor',
      'mergers.dates',
      'mergers.in-the-way',
      'general.login-too-old',
    ],
  },
  'GET /api/mergers/:id/posts': {
    summary: '撤并到期的岗位：谁的授权到前一天为止，承接机构那里重新授权了没有',
    act: 'mergers.read',
    paths: ['oversight'],
    params: z.strictObject({ id: z.uuid() }),
    answer: z.object({ rows: z.array(post) }),
    errors: ['mergers.none'],
  },
  'POST /api/mergers/:id/taking-back': {
    summary: '申请撤回已确认、还没到日子的撤并；上级机构负责人确认后，授权照原样恢复',
    act: 'mergers.ask',
    paths: ['oversight'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
    answer: done,
    errors: ['mergers.none', 'mergers.not-confirmed', 'mergers.over', 'mergers.asked'],
  },
  'POST /api/mergers/:id/taking-back/decision': {
    summary: '确认或不同意撤回撤并：由申请人以外的一位来做',
    act: 'mergers.decide',
    paths: ['oversight'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ agree: z.boolean() }),
    answer: done,
    errors: ['mergers.none', 'mergers.same-person', 'mergers.over', 'general.login-too-old'],
  },
})

export const mergersErrors = errorsOf('mergers', {
  'no-agency': {
    status: 404,
    text: {
      'zh-CN': '没有这个机构，或它不在您的管辖内；最上面的机构不能撤并。',
      en: 'There is no such agency under you; the one at the top cannot cease.',
    },
  },
  none: {
    status: 404,
    text: {
      'zh-CN': '没有这个撤并申请，或者已经办过了。',
      en: 'There is no such request, or it has been decided.',
    },
  },
  successor: {
    status: 422,
    text: {
      'zh-CN': '承接机构要是您管辖内另一个不撤并的机构。',
      en: 'The successor has to be another agency under you that stays.',
    },
  },
  dates: {
    status: 422,
    text: {
      'zh-CN': '撤并最早从明天起。要改日期，请重新申请。',
      en: 'An agency ceases from tomorrow on at the earliest; ask anew for another day.',
    },
  },
  asked: {
    status: 409,
    text: {
      'zh-CN': '这个机构已经申请撤并，等确认；或者已经定了日子。',
      en: 'This has been asked for already, or is settled.',
    },
  },
  'in-the-way': {
    status: 409,
    text: {
      'zh-CN': '这个机构下面还有机构、还开着的组，或者它是分办岗。先处理好再撤并。',
      en: 'There are agencies under it, teams that stay open, or it routes what nobody owns. See to these first.',
    },
  },
  'not-confirmed': {
    status: 409,
    text: {
      'zh-CN': '这个撤并还没有确认，或者已经撤回。等确认的，请负责人不同意就行。',
      en: 'This merger is not confirmed, or was taken back. One that waits is simply refused by the head.',
    },
  },
  over: {
    status: 409,
    text: {
      'zh-CN': '撤并的日子已经到了，不能再撤回。要恢复，请新设机构，重新授权。',
      en: 'The day of this merger has come: it cannot be taken back. Make a new agency and grant its posts anew.',
    },
  },
  'same-person': {
    status: 409,
    text: { 'zh-CN': '申请和确认要由两个人来做。', en: 'Who asks does not confirm.' },
  },
})
