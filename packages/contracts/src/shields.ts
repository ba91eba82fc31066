import { z } from 'zod'

import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { documentKinds, documentNumber } from './people.ts'
import { routesOf } from './routes.ts'
import { shieldReasons } from './shield-reasons.ts'

/** What a request wants: to hide somebody, to look at it again later than was said, or to end it. */
export const shieldWishes = ['begin', 'review', 'end'] as const
export type ShieldWish = (typeof shieldWishes)[number]

const shieldRequest = z
  .object({
    id: z.uuid(),
    subject: z.uuid(),
    name: z.string(),
    wants: z.enum(shieldWishes),
    reviewOn: day.nullable(),
    askedByName: z.string(),
    askedAt: instant,
    mine: z.boolean().describe('asked by the reader, who therefore does not confirm it'),
  })
  .meta({ id: 'ShieldRequest', description: '保护申请: without its reason' })
export type ShieldRequest = z.output<typeof shieldRequest>

const shield = z
  .object({
    subject: z.uuid(),
    name: z.string(),
    since: day,
    reviewOn: day,
    due: z.boolean().describe('the day to look at it again has come'),
    asked: z.boolean().describe('a request about it waits to be confirmed'),
    takenOnAnew: z
      .boolean()
      .describe(
        'somebody came with this number to a counter that knows nobody of it, and was taken on as new',
      ),
  })
  .meta({ id: 'Shield', description: '受保护人员: hidden until two people end it' })
export type Shield = z.output<typeof shield>

const mention = z
  .object({
    id: z.uuid(),
    name: z.string(),
    ofName: z.string().describe('whose case it is'),
    number: z.string().describe('of the case'),
    agencyName: z.string().describe('where the case is'),
    namedOn: day,
    dueOn: day,
    late: z.boolean(),
  })
  .meta({
    id: 'ShieldMention',
    description:
      '写到受保护人员: a case of somebody else names a hidden person by number; nobody else is told who it is',
  })
export type ShieldMention = z.output<typeof mention>

const reach = z
  .object({
    logins: z.int().describe('telephones and identities that log in for her'),
    shared: z
      .int()
      .describe('of those, how many log in for somebody else, too: they end for her when it is confirmed'),
    telephones: z.int().describe('telephones among them, with the one on record'),
    recordShared: z.boolean().describe('the telephone on record logs somebody else in'),
  })
  .meta({
    id: 'ShieldReach',
    description: '几种方式能到: by how many ways somebody is reached; numbers, not whose',
  })
export type ShieldReach = z.output<typeof reach>

const wish = { reason: z.enum(shieldReasons) }
const ofSubject = z.strictObject({ subject: z.uuid() })
const ofRequest = z.strictObject({ id: z.uuid() })
const who = { act: 'shields.keep', paths: ['office'] } as const

export const shieldsRoutes = routesOf({
  'GET /api/shields': {
    summary: '受保护人员和等待确认的申请；不写原因',
    ...who,
    query: z.strictObject({ after: z.uuid().optional() }),
    answer: z.object({
      rows: z.array(shield),
      next: z.uuid().nullable(),
      requests: z.array(shieldRequest),
      mentions: z.array(mention),
      waiting: z.int().describe('how many tasks wait for the officers, dated'),
    }),
    errors: [],
  },
  'POST /api/shields': {
    summary: '申请保护一个人：另一人确认后，没有专门权限的人查不到、看不到',
    ...who,
    body: z.strictObject({
      ...wish,
      kind: z.enum(documentKinds),
      number: documentNumber,
      name: z.string().trim().min(1).max(200),
      reviewOn: day,
    }),
    answer: shieldRequest,
    errors: ['shields.unknown', 'shields.known', 'shields.asked', 'shields.day', 'login.locked'],
  },
  'POST /api/shields/:subject/requests': {
    summary: '申请延长或者结束保护',
    ...who,
    params: ofSubject,
    body: z.discriminatedUnion('wants', [
      z.strictObject({ ...wish, wants: z.literal('review'), reviewOn: day }),
      z.strictObject({ ...wish, wants: z.literal('end') }),
    ]),
    answer: shieldRequest,
    errors: ['shields.none', 'shields.asked', 'shields.day'],
  },
  'GET /api/shield-requests/:id': {
    summary: '一份保护申请的原因，申请保护的还有登录和手机号各几个；看了留痕',
    ...who,
    params: ofRequest,
    answer: z.object({
      reason: z.enum(shieldReasons),
      reach: reach.nullable().describe('null: not about a beginning'),
    }),
    errors: ['shields.no-request'],
  },
  'POST /api/shield-requests/:id/decision': {
    summary: '确认或不同意一份保护申请；申请的人自己不能确认',
    ...who,
    params: ofRequest,
    body: z.strictObject({ agree: z.boolean() }),
    answer: done,
    errors: ['shields.no-request', 'shields.same-person', 'shields.decided', 'general.login-too-old'],
  },
  'POST /api/shield-mentions/:id/seen': {
    summary: '别人的办件写到受保护人员：专员已经处理',
    ...who,
    params: ofRequest,
    answer: done,
    errors: ['shields.no-mention'],
  },
})

export const shieldsErrors = errorsOf('shields', {
  unknown: {
    status: 422,
    text: {
      'zh-CN': '没有找到这个证件号码、这个姓名的人，请核对。',
      en: 'Nobody of this name has this number. Please check both.',
    },
  },
  known: {
    status: 409,
    text: { 'zh-CN': '这个人已经在保护中。', en: 'This person is hidden already.' },
  },
  none: {
    status: 404,
    text: {
      'zh-CN': '您的机构没有保护这个人。',
      en: 'Your agency does not hide this person.',
    },
  },
  asked: {
    status: 409,
    text: {
      'zh-CN': '这个人已有一份申请等待确认，先把那份办完。',
      en: 'A request about this person waits already. Please have it decided first.',
    },
  },
  day: {
    status: 400,
    text: {
      'zh-CN': '复查日期要在今天以后、三年以内。',
      en: 'The day to look at it again is after today and within three years.',
    },
  },
  'no-request': {
    status: 404,
    text: { 'zh-CN': '没有这份申请。', en: 'There is no such request.' },
  },
  'no-mention': {
    status: 404,
    text: {
      'zh-CN': '没有这一条，或者已经有人处理了。',
      en: 'There is no such note, or somebody has seen to it.',
    },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '申请的人自己不能确认，请另一位专员确认。',
      en: 'Whoever asked does not confirm. Please have another officer do it.',
    },
  },
  decided: {
    status: 409,
    text: { 'zh-CN': '这份申请已经有结果了。', en: 'This request has been decided.' },
  },
})
