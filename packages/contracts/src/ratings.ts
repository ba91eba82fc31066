import { z } from 'zod'

import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { areaCode, cursor, done, pageOf } from './general.ts'
import { callOutcomes, grades, judgements, reasonCodes } from './grade.ts'
import { routesOf } from './routes.ts'

const callBackDays = z.int().describe('working days within which somebody calls back about a bad rating')
const words = z.string().trim().max(500).describe('in his own words')
const given = {
  grade: z.enum(grades).nullable().describe('null: he would rather not say, and is not asked again'),
  reasons: z.array(z.enum(reasonCodes)).max(6),
  words,
}
const notDone = z.strictObject({
  agencyId: z.string().max(40),
  outletId: z.string().max(40).nullable().describe('null: online, by telephone, or he does not know'),
  what: z.string().trim().min(2).max(100).describe('what he wanted'),
  words: z.string().trim().min(2).max(500).describe('what went wrong'),
  name: z.string().trim().max(100).describe('how to address him; may be empty'),
  telephone: z
    .string()
    .trim()
    .regex(/^(?:|\+?\d[\d-]{4,19})$/)
    .describe('where he wants to be called; may be empty'),
})

const open = z
  .object({
    case: z.uuid(),
    itemName: z.string(),
    closedOn: day,
    asked: z.boolean().describe('of one case at most: he is asked about it now'),
  })
  .meta({ id: 'ToRate' })
export type ToRate = z.output<typeof open>

const answerOfCall = z.object({
  outcome: z.enum(callOutcomes),
  corrected: z.boolean(),
  words: z.string(),
  on: day,
})
const own = z
  .object({
    id: z.uuid(),
    case: z.uuid().nullable(),
    itemName: z.string().nullable(),
    grade: z.enum(judgements),
    reasons: z.array(z.enum(reasonCodes)),
    words: z.string(),
    givenOn: day,
    agencyName: z.string(),
    dueOn: day.nullable().describe('by when somebody calls back'),
    answer: answerOfCall.nullable(),
  })
  .meta({ id: 'OwnRating' })
export type OwnRating = z.output<typeof own>

const task = z
  .object({
    id: z.uuid().describe('of the rating'),
    agencyName: z.string(),
    grade: z.enum(judgements),
    itemName: z.string().nullable(),
    outletName: z.string().nullable(),
    givenOn: day,
    dueOn: day,
    warned: z.boolean(),
    late: z.boolean(),
  })
  .meta({ id: 'CallBack' })
export type CallBackTask = z.output<typeof task>

const detail = task
  .extend({
    reasons: z.array(z.enum(reasonCodes)),
    words: z.string(),
    what: z.string().nullable().describe('of what could not be done'),
    name: z.string().nullable(),
    telephone: z.string().nullable(),
    servedOn: day,
    term: z.string().describe('how long the term is and where it is written'),
    answer: answerOfCall.extend({ byName: z.string() }).nullable(),
  })
  .meta({ id: 'CallBackDetail' })
export type CallBackDetail = z.output<typeof detail>

const period = { from: day.describe('first day'), to: day.describe('last day') }
const filters = {
  item: z.string().max(100).optional(),
  outlet: z.string().max(40).optional(),
  agency: z.string().max(40).optional(),
  hour: z
    .string()
    .regex(/^(?:[01]\d|2[0-3])$/)
    .optional()
    .describe('hour of the day at which he came'),
}
const counts = {
  grades: z.object({
    'very-satisfied': z.int(),
    satisfied: z.int(),
    'basically-satisfied': z.int(),
    dissatisfied: z.int(),
    'very-dissatisfied': z.int(),
    'not-done': z.int(),
  }),
  rated: z.int().describe('with one of the five grades'),
  content: z.int().describe('of them: basically satisfied or better'),
  due: z.int().describe('bad ones that were answered, or whose last day is over'),
  inTime: z.int().describe('of them: answered by the last day'),
}
const figure = z.object({ key: z.string(), name: z.string(), ...counts })
const listed = z
  .object({
    id: z.uuid(),
    givenOn: day,
    hour: z.int(),
    grade: z.enum(judgements),
    itemName: z.string().nullable(),
    agencyName: z.string(),
    outletName: z.string().nullable(),
    reasons: z.array(z.enum(reasonCodes)),
    words: z.string().nullable().describe('null where so few were found that he could be known by them'),
    dueOn: day.nullable(),
    answeredOn: day.nullable(),
    corrected: z.boolean().nullable(),
  })
  .meta({ id: 'Rating' })
export type ListedRating = z.output<typeof listed>

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofVisit = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const one = z.strictObject({ id: z.uuid() })

export const ratingsRoutes = routesOf({
  'GET /api/ratings/:subject': {
    summary: '我可以评价的办件、我的评价和回访结果',
    act: 'ratings.give',
    paths: ['person'],
    params: ofSubject,
    query: z.strictObject({ after: cursor }),
    answer: z.object({
      open: z.array(open),
      given: z.array(own),
      next: pageOf(own).shape.next,
      callBackDays,
    }),
    errors: ['ratings.none'],
  },
  'POST /api/ratings/:subject/cases/:id': {
    summary: '评价一件已经办完的事，一件一次；或者不评',
    act: 'ratings.give',
    paths: ['person'],
    params: ofVisit,
    body: z.strictObject(given),
    answer: done,
    errors: ['ratings.none', 'ratings.given', 'ratings.reasons'],
  },
  'POST /api/ratings/:subject/not-done': {
    summary: '没办成：登录的人告诉我们',
    act: 'ratings.give',
    paths: ['person'],
    params: ofSubject,
    body: notDone,
    answer: done,
    errors: ['ratings.none', 'ratings.place', 'ratings.too-often'],
  },
  'GET /api/not-done/places': {
    summary: '没办成：有哪些机构和网点',
    act: 'public',
    paths: ['worker'],
    answer: z.object({
      callBackDays,
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          area: areaCode,
          outlets: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
    }),
    errors: [],
  },
  'POST /api/not-done': {
    summary: '没办成：没有登录的人告诉我们',
    act: 'public',
    paths: ['worker'],
    body: notDone,
    answer: done,
    errors: ['ratings.place', 'ratings.too-often'],
    idempotent: false,
  },
  'GET /api/visits/:subject/:id/rating': {
    summary: '刚结束的接待能不能请来人评价',
    act: 'ratings.ask',
    paths: ['counter'],
    params: ofVisit,
    answer: z.object({ asks: z.boolean(), callBackDays }),
    errors: ['visits.none'],
  },
  'POST /api/visits/:subject/:id/rating': {
    summary: '来人在窗口屏幕上评价刚结束的接待',
    act: 'ratings.ask',
    paths: ['counter'],
    params: ofVisit,
    body: z.strictObject(given),
    answer: done,
    errors: ['visits.none', 'ratings.none', 'ratings.given', 'ratings.reasons'],
  },
  'GET /api/call-backs': {
    summary: '差评和没办成的回访任务（先到期的在前）',
    act: 'ratings.answer',
    paths: ['oversight'],
    query: z.strictObject({ view: z.enum(['agency', 'late', 'warned']).default('agency'), after: cursor }),
    answer: pageOf(task),
    errors: [],
  },
  'GET /api/call-backs/counts': {
    summary: '回访任务数',
    act: 'ratings.answer',
    paths: ['oversight'],
    answer: z.object({ agency: z.int(), late: z.int(), warned: z.int() }),
    errors: [],
  },
  'GET /api/call-backs/:id': {
    summary: '一件差评：原话和怎么联系，查看留痕；被评的人看不到',
    act: 'ratings.answer',
    paths: ['oversight'],
    params: one,
    answer: detail,
    errors: ['ratings.none', 'ratings.own-act'],
  },
  'POST /api/call-backs/:id/answer': {
    summary: '登记回访结果，告诉本人',
    act: 'ratings.answer',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({
      outcome: z.enum(callOutcomes),
      corrected: z.boolean(),
      words: z.string().trim().min(2).max(500).describe('what he is told'),
    }),
    answer: done,
    errors: ['ratings.none', 'ratings.own-act', 'ratings.answered'],
  },
  'GET /api/ratings/figures': {
    summary: '评价统计：按机构、事项、时段、网点',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({ by: z.enum(['agency', 'item', 'hour', 'outlet']), ...period, ...filters }),
    answer: z.object({ ...counts, rows: z.array(figure) }),
    errors: [],
  },
  'GET /api/ratings/list': {
    summary: '一个数字背后的评价；少于五条时不给原话',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      ...period,
      ...filters,
      grade: z.enum([...judgements, 'bad']).optional(),
      after: cursor,
    }),
    answer: pageOf(listed),
    errors: [],
  },
})

export const ratingsErrors = errorsOf('ratings', {
  none: {
    status: 404,
    text: { 'zh-CN': '没有这件可以评价的事。', en: 'There is nothing here to rate.' },
  },
  given: {
    status: 409,
    text: { 'zh-CN': '这件事已经评过了，一件事评一次。', en: 'This has been rated already, once is enough.' },
  },
  reasons: {
    status: 422,
    text: { 'zh-CN': '选的原因和评价对不上，请再看看。', en: 'The reasons do not go with the grade.' },
  },
  place: {
    status: 422,
    text: { 'zh-CN': '没有这个机构或网点，请重新选。', en: 'There is no such agency or counter.' },
  },
  'too-often': {
    status: 429,
    text: {
      'zh-CN': '这里刚收到很多条，请一小时后再写，或打 12333。',
      en: 'Much has come from here just now. Try again in an hour, or call 12333.',
    },
  },
  'own-act': {
    status: 403,
    text: {
      'zh-CN': '这件评价里有您经手的事，由别人回访。',
      en: 'Your own acts are rated here; somebody else calls back.',
    },
  },
  answered: {
    status: 409,
    text: { 'zh-CN': '这件已经回访过了。', en: 'The call back is recorded already.' },
  },
})
