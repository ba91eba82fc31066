import { z } from 'zod'

import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'
import {
  messageKinds,
  notMetReasons,
  otherWays,
  relayEndings,
  relayOutcomes,
  withdrawReasons,
} from './sending.ts'

const relayed = z
  .object({
    outletName: z.string(),
    at: instant,
    notMet: z.enum(notMetReasons).nullable().describe('why its clerk could not tell; null while he is at it'),
    withdrawn: z.enum(relayEndings).nullable().describe('why it need not tell any more'),
  })
  .meta({ id: 'Relayed', description: '请网点转告: the last outlet that was asked to tell' })

const unreached = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    kind: z.enum(messageKinds),
    agencyName: z.string(),
    fault: z.string().describe('a code: no-address, unknown-number, http-400'),
    since: instant,
    relayed: relayed.nullable(),
  })
  .meta({ id: 'Unreached', description: '没有送达的通知: what no telephone and no mailbox took' })
export type Unreached = z.output<typeof unreached>

const toTell = z
  .object({
    kind: z.enum(messageKinds),
    agencyName: z.string(),
    name: z.string(),
    address: z.string().nullable(),
    telephone: z.string().nullable(),
    title: z.string(),
    text: z.string().describe('in the language that the reader has chosen'),
    since: instant,
  })
  .meta({ id: 'ToTell', description: 'whom to tell, where he is, and the words' })
export type ToTell = z.output<typeof toTell>

const unreachedToTell = toTell
  .extend({
    relayed: relayed.nullable(),
    outlets: z.array(z.object({ id: z.string(), name: z.string() })).describe('which may be asked to tell'),
  })
  .meta({ id: 'UnreachedToTell' })
export type UnreachedToTell = z.output<typeof unreachedToTell>

const relay = z
  .object({ id: z.uuid(), kind: z.enum(messageKinds), agencyName: z.string(), at: instant })
  .meta({ id: 'Relay', description: '请您转告: what the clerk of an outlet is asked to tell somebody' })
export type Relay = z.output<typeof relay>

const relays = pageOf(relay)
  .extend({
    withdrawn: z
      .array(relay.extend({ why: z.enum(relayEndings), withdrawnAt: instant }))
      .describe('what the outlet need not tell any more, of the last week, the newest first'),
  })
  .meta({ id: 'Relays' })
export type Relays = z.output<typeof relays>

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const ofRelay = z.strictObject({ id: z.uuid() })
const page = z.strictObject({ after: z.uuid().optional().describe('cursor: `next` of the page before') })

/** 人工送达 (D-50): whom no telephone and no mailbox reaches is told by people. */
export const byHandRoutes = routesOf({
  'GET /api/unreached': {
    summary: '没有送达的通知',
    act: 'messages.by-hand',
    paths: ['office'],
    query: page,
    answer: pageOf(unreached),
    errors: [],
  },
  'GET /api/unreached/:subject/:id': {
    summary: '没有送达的一条通知：告诉谁、在哪里、说什么',
    act: 'messages.by-hand',
    paths: ['office'],
    params: one,
    answer: unreachedToTell,
    errors: ['messages.no-sending'],
  },
  'GET /api/unreached/:subject/:id/letter': {
    summary: '把没有送达的通知印成信（PDF）',
    act: 'messages.by-hand',
    paths: ['office'],
    params: one,
    query: z.strictObject({
      path: z.literal('office').optional().describe('as the header Tongban-Path, which a link cannot send'),
    }),
    answer: z.undefined(),
    errors: ['messages.no-sending', 'messages.no-postal-address'],
    content: 'file',
  },
  'POST /api/unreached/:subject/:id/told': {
    summary: '没有送达的通知已由人告知，或信已寄出',
    act: 'messages.by-hand',
    paths: ['office'],
    params: one,
    body: z.strictObject({
      how: z.enum(otherWays),
      on: day,
      letterNumber: z.string().trim().min(5).max(30).optional().describe('挂号信或快递的单号'),
    }),
    answer: done,
    errors: ['messages.no-sending', 'messages.told-on', 'messages.letter-number'],
  },
  'POST /api/unreached/:subject/:id/relay': {
    summary: '请一个网点的工作人员转告',
    act: 'messages.by-hand',
    paths: ['office'],
    params: one,
    body: z.strictObject({ outlet: z.string().min(1).max(40) }),
    answer: done,
    errors: ['messages.no-sending', 'messages.relayed', 'messages.no-outlet'],
  },
  'POST /api/unreached/:subject/:id/relay/withdrawal': {
    summary: '收回请网点转告的通知',
    act: 'messages.by-hand',
    paths: ['office'],
    params: one,
    body: z.strictObject({ why: z.enum(withdrawReasons) }),
    answer: done,
    errors: ['messages.no-sending', 'messages.not-relayed'],
  },
  'GET /api/relays': {
    summary: '请本网点转告的通知',
    act: 'messages.relay',
    paths: ['counter'],
    query: page,
    answer: relays,
    errors: [],
  },
  'GET /api/relays/:id': {
    summary: '请本网点转告的一条通知：告诉谁、在哪里、说什么',
    act: 'messages.relay',
    paths: ['counter'],
    params: ofRelay,
    answer: toTell,
    errors: ['messages.no-relay', 'messages.relay-withdrawn'],
  },
  'POST /api/relays/:id/outcome': {
    summary: '转告的结果：告诉了本人、家人，或没有找到人',
    act: 'messages.relay',
    paths: ['counter'],
    params: ofRelay,
    body: z.strictObject({
      outcome: z.enum(relayOutcomes),
      on: day,
      why: z.enum(notMetReasons).optional().describe('why he was not met'),
    }),
    answer: done,
    errors: [
      'messages.no-relay',
      'messages.relay-withdrawn',
      'messages.told-on',
      'messages.not-met',
      'messages.himself-only',
    ],
  },
})

export const byHandErrors = errorsOf('messages', {
  'told-on': {
    status: 400,
    text: {
      'zh-CN': '告知的日子不能在通知产生之前，也不能在今天之后。',
      en: 'The day of telling cannot be before the notice was made, or after today.',
    },
  },
  'letter-number': {
    status: 400,
    text: {
      'zh-CN': '寄信要填挂号信或快递的单号；不是寄信就不填。',
      en: 'A letter has the number of the registered letter or parcel; other ways have none.',
    },
  },
  'no-postal-address': {
    status: 409,
    text: {
      'zh-CN': '没有登记通信地址，不能寄信。请打电话，或请本人所在地的网点转告。',
      en: 'There is no postal address on record. Call, or ask an outlet near the person to pass it on.',
    },
  },
  relayed: {
    status: 409,
    text: {
      'zh-CN': '已经请网点转告，还没有结果。',
      en: 'An outlet has been asked to pass this on and has not answered yet.',
    },
  },
  'not-relayed': {
    status: 409,
    text: {
      'zh-CN': '没有请网点转告，或者网点已经登记了结果。',
      en: 'No outlet is asked to pass this on, or it has answered already.',
    },
  },
  'relay-withdrawn': {
    status: 409,
    text: {
      'zh-CN': '机构已经收回这条转告，不用再去告知了。',
      en: 'The agency has taken this back: there is nobody to tell any more.',
    },
  },
  'no-outlet': {
    status: 400,
    text: {
      'zh-CN': '请选本机构开着的网点。',
      en: 'Choose an open outlet of your agency.',
    },
  },
  'no-relay': {
    status: 404,
    text: {
      'zh-CN': '没有这条请转告的通知，或者已经办过了。',
      en: 'There is no such notice to pass on, or it has been seen to.',
    },
  },
  'himself-only': {
    status: 400,
    text: {
      'zh-CN': '这条通知只能告诉本人，不能请家人转告。找不到本人就选“没有找到人”。',
      en: 'Only the person himself may be told this. Say that he was not met if you did not find him.',
    },
  },
  'not-met': {
    status: 400,
    text: {
      'zh-CN': '没有找到人时请选原因；告知到了就不选。',
      en: 'Give the reason when nobody was met; give none when somebody was told.',
    },
  },
})
