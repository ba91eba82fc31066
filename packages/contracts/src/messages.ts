import { z } from 'zod'

import { instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'
import { channels, deliveredStates, messageKinds, retryReasons } from './sending.ts'

const message = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    case: z
      .uuid()
      .nullable()
      .describe(
        'null where it is about none; of `confirmation-asked` the question, of `rating-answered` the rating, and no case',
      ),
    kind: z.enum(messageKinds),
    agencyName: z.string(),
    text: z.string().describe('in the language of the reader'),
    at: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Message' })
export type Message = z.output<typeof message>

const deadSending = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    case: z.uuid().nullable(),
    agencyId: z.string(),
    agencyName: z.string(),
    kind: z.enum(messageKinds),
    channel: z.enum(channels),
    fault: z.string().describe('a code: http-400, smtp-550, timeout, unreachable'),
    attempts: z.int(),
    since: instant,
  })
  .meta({ id: 'DeadSending' })
export type DeadSending = z.output<typeof deadSending>

const brokenAddress = z.object({ channel: z.enum(channels), since: instant }).meta({
  id: 'BrokenAddress',
  description: 'a way on which messages came back; which number it is stands nowhere',
})
export type BrokenAddress = z.output<typeof brokenAddress>

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const ofSubject = z.strictObject({ subject: z.uuid() })
const page = z.strictObject({ after: z.uuid().optional().describe('cursor: `next` of the page before') })

export const messagesRoutes = routesOf({
  'GET /api/messages/dead': {
    summary: '没有送达的消息（死信）',
    act: 'messages.mend',
    paths: ['oversight'],
    query: page,
    answer: pageOf(deadSending),
    errors: [],
  },
  'POST /api/messages/dead/:subject/:id/retry': {
    summary: '再发一次没有送达的消息',
    act: 'messages.mend',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ reason: z.enum(retryReasons) }),
    answer: done,
    errors: ['messages.no-sending'],
  },
  'POST /api/messages/reports': {
    summary:
      '短信网关的回执：一条已收下的短信后来怎样；签名是 `<秒>.<key>.<state>` 的 HMAC-SHA-256，放在 Tongban-Signature: t=<秒>,v1=<hex>',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({
      key: z.uuid().describe('the Idempotency-Key under which the message was handed over'),
      state: z.enum(deliveredStates),
    }),
    answer: done,
    errors: ['messages.not-signed'],
    idempotent: false,
  },
  'GET /api/demo/phone': {
    summary: '演示：一部手机收到的短信',
    act: 'public',
    paths: ['worker'],
    query: z.strictObject({ to: z.string().min(3).max(20).optional().describe('telephone') }),
    answer: z.object({
      telephones: z.array(z.string()).describe('that have got something, the latest first'),
      messages: z.array(z.object({ id: z.string(), text: z.string(), at: instant })).describe('newest first'),
    }),
    errors: [],
  },
})

/** 我的消息: only the person himself enters these. */
export const inboxRoutes = routesOf({
  'GET /api/messages/:subject': {
    summary: '我的消息',
    act: 'messages.own',
    paths: ['person', 'employer'],
    params: ofSubject,
    query: page,
    answer: pageOf(message),
    errors: ['messages.none'],
  },
  'GET /api/messages/:subject/unread': {
    summary: '我的未读消息数',
    act: 'messages.own',
    paths: ['person', 'employer'],
    params: ofSubject,
    answer: z.object({ unread: z.int() }),
    errors: ['messages.none'],
  },
  'GET /api/messages/:subject/addresses': {
    summary: '我的哪种联系方式收不到消息',
    act: 'messages.own',
    paths: ['person'],
    params: ofSubject,
    answer: z.object({ rows: z.array(brokenAddress) }),
    errors: ['messages.none'],
  },
  'POST /api/messages/:subject/addresses/:channel/works': {
    summary: '这个联系方式又能用了，以后的消息照旧发到这里',
    act: 'messages.own',
    paths: ['person'],
    params: z.strictObject({ subject: z.uuid(), channel: z.enum(channels) }),
    answer: done,
    errors: ['messages.none'],
    idempotent: false,
  },
  'POST /api/messages/:subject/:id/read': {
    summary: '把一条消息标为已读',
    act: 'messages.own',
    paths: ['person', 'employer'],
    params: one,
    answer: done,
    errors: ['messages.none'],
    idempotent: false,
  },
})

export const messagesErrors = errorsOf('messages', {
  'not-signed': {
    status: 403,
    text: {
      'zh-CN': '回执的签名不对，或者过了五分钟。',
      en: 'The signature of the report is wrong, or older than five minutes.',
    },
  },
  quiet: {
    status: 400,
    text: {
      'zh-CN': '免打扰一天最长12小时，开始和结束不能是同一个时刻。',
      'zh-HK': '免打擾一天最長12小時，開始和結束不能是同一個時刻。',
      en: 'Quiet hours last twelve hours a day at most, and do not end when they begin.',
    },
  },
  none: { status: 404, text: { 'zh-CN': '没有这条消息。', en: 'There is no such message.' } },
  'no-sending': {
    status: 404,
    text: {
      'zh-CN': '没有这条未送达的消息，或者已经处理过了。',
      en: 'There is no such undelivered message, or somebody has seen to it.',
    },
  },
})
