import { z } from 'zod'

import { instant } from './days.ts'
import { errorsOf, languages } from './errors.ts'
import { done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'
import { channels, messageKinds, otherWays, retryReasons } from './sending.ts'

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

const template = z
  .object({
    kind: z.enum(messageKinds),
    language: z.enum(languages),
    sms: z.string().describe('signed, as it goes out'),
    title: z.string().describe('the subject line of an e-mail'),
    text: z.string().describe('as it stands in an e-mail and in 我的消息'),
  })
  .meta({ id: 'MessageTemplate', description: 'what is filled in stands in brackets; days are examples' })
export type MessageTemplate = z.output<typeof template>

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
  'POST /api/messages/dead/:subject/:id/told-otherwise': {
    summary: '没有送达的消息已用其他方式告知本人',
    act: 'messages.mend',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ how: z.enum(otherWays) }),
    answer: done,
    errors: ['messages.no-sending'],
  },
  'GET /api/messages/templates': {
    summary: '消息模板：每种消息在各渠道、各语言里怎么写',
    act: 'messages.preview',
    paths: ['oversight'],
    query: z.strictObject({ language: z.enum(languages) }),
    answer: z.object({ rows: z.array(template) }),
    errors: [],
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
  none: { status: 404, text: { 'zh-CN': '没有这条消息。', en: 'There is no such message.' } },
  'no-sending': {
    status: 404,
    text: {
      'zh-CN': '没有这条未送达的消息，或者已经处理过了。',
      en: 'There is no such undelivered message, or somebody has seen to it.',
    },
  },
})
