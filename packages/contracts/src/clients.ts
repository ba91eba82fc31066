import { z } from 'zod'

import { clientActs } from './access.ts'
import { day, instant } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const scopes = {
  acts: z.array(z.enum(clientActs)).min(1).max(clientActs.length),
  items: z.array(z.string().max(100)).min(1).max(300).nullable().describe('null: all that are online'),
  agencies: z
    .array(z.string().min(1).max(40))
    .min(1)
    .max(300)
    .nullable()
    .describe('that may own what is handed in; null: any'),
  requestsAMinute: z.int().min(1).max(100_000),
  handInsADay: z.int().min(0).max(1_000_000),
  expiresOn: day.describe('the last day; a key always ends'),
}

const key = z
  .object({
    ...scopes,
    id: z.uuid(),
    prefix: z.string().describe('the beginning of the key, by which it is known again'),
    madeAt: instant,
    madeBy: z.string(),
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable().describe('to the minute'),
  })
  .meta({ id: 'ClientKey' })
export type ClientKey = z.output<typeof key>

const client = z
  .object({
    id: z.uuid(),
    name: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    webhookUrl: z.string().nullable(),
    hasSecret: z.boolean().describe('notices are signed, and so sent'),
    formerUntil: instant.nullable().describe('until when the former secret signs, too'),
    mandates: z.int().describe('that stand today'),
    dead: z.int().describe('notices that gave up and wait for somebody'),
    keys: z.array(key),
  })
  .meta({ id: 'Client', description: '接入系统: another system that hands in cases' })
export type Client = z.output<typeof client>

const notice = z
  .object({
    id: z.uuid(),
    number: z.string(),
    seq: z.int(),
    stage: z.string(),
    state: z.enum(['waiting', 'sent', 'dead']),
    attempts: z.int(),
    createdAt: instant,
    triedAt: instant.nullable(),
    status: z.int().nullable().describe('of the last answer'),
    fault: z.string().nullable().describe('why the last attempt failed, as a code'),
    dueAt: instant,
  })
  .meta({ id: 'ClientNoticeRow' })
export type ClientNoticeRow = z.output<typeof notice>

const given = z
  .object({
    id: z.uuid(),
    client: z.uuid(),
    clientName: z.string(),
    account: z.string(),
    from: day,
    to: day,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'GivenClientMandate', description: 'a system that somebody lets act for him' })
export type GivenClientMandate = z.output<typeof given>

const one = z.strictObject({ id: z.uuid() })
const keeping = { act: 'clients.keep', paths: ['oversight'] } as const
const giving = { act: 'mandates.client', paths: ['person', 'employer'] } as const
const ofSubject = z.strictObject({ subject: z.uuid() })

/** Other systems: kept by an administrator, let in by whom they act for. */
export const clientsRoutes = routesOf({
  'GET /api/clients': {
    ...keeping,
    summary: '接入的系统和它们的密钥',
    answer: z.object({ rows: z.array(client) }),
    errors: [],
  },
  'POST /api/clients': {
    ...keeping,
    summary: '登记一个接入系统',
    body: z.strictObject({
      name: z.string().trim().min(2).max(100),
      agencyId: z.string().min(1).max(40),
    }),
    answer: z.object({ id: z.uuid() }),
    errors: ['clients.no-agency'],
  },
  'POST /api/clients/:id/keys': {
    ...keeping,
    summary: '给一把密钥：只显示这一次，本系统只存它的摘要',
    params: one,
    body: z.strictObject(scopes),
    answer: z.object({ key: z.string(), id: z.uuid(), prefix: z.string() }).meta({ id: 'NewClientKey' }),
    errors: ['clients.none', 'clients.expiry', 'catalogue.no-item', 'clients.no-agency'],
    idempotent: false, // a stored answer would hold the key
  },
  'POST /api/clients/:id/keys/:key/revocation': {
    ...keeping,
    summary: '收回一把密钥，马上生效',
    params: z.strictObject({ id: z.uuid(), key: z.uuid() }),
    answer: done,
    errors: ['clients.none'],
  },
  'POST /api/clients/:id/webhook': {
    ...keeping,
    summary: '设通知地址；空着就不再通知',
    params: one,
    body: z.strictObject({ url: z.string().max(500).nullable() }),
    answer: done,
    errors: ['clients.none', 'clients.address'],
  },
  'POST /api/clients/:id/secret': {
    ...keeping,
    summary: '换签名密钥：只显示这一次；旧的三天内同时签，之后作废',
    params: one,
    answer: z.object({ secret: z.string(), formerUntil: instant.nullable() }).meta({ id: 'NewClientSecret' }),
    errors: ['clients.none'],
    idempotent: false, // a stored answer would hold the secret
  },
  'GET /api/clients/:id/notices': {
    ...keeping,
    summary: '发给它的通知，新的在前',
    params: one,
    query: z.strictObject({
      state: z.enum(['all', 'waiting', 'sent', 'dead']).default('all'),
      after: cursor,
    }),
    answer: pageOf(notice),
    errors: ['clients.none'],
  },
  'POST /api/clients/:id/notices/:notice/redelivery': {
    ...keeping,
    summary: '再发一次',
    params: z.strictObject({ id: z.uuid(), notice: z.uuid() }),
    answer: done,
    errors: ['clients.no-notice'],
  },
  'GET /api/client-mandates/:subject': {
    ...giving,
    summary: '哪些系统能替我（本单位）办事，还能授权给哪些',
    params: ofSubject,
    answer: z.object({
      rows: z.array(given),
      clients: z.array(z.object({ id: z.uuid(), name: z.string(), agencyName: z.string() })),
    }),
    errors: ['clients.not-yours'],
  },
  'POST /api/client-mandates/:subject': {
    ...giving,
    summary: '授权一个系统替我（本单位）办事',
    params: ofSubject,
    body: z.strictObject({
      client: z.uuid(),
      account: z.string().trim().min(1).max(60).describe('by what that system knows him'),
      to: day.describe('the last day'),
    }),
    answer: z.object({ id: z.uuid(), clientName: z.string() }),
    errors: ['clients.not-yours', 'clients.none', 'clients.stands', 'clients.term'],
  },
  'POST /api/client-mandates/:subject/:id/revocation': {
    ...giving,
    summary: '收回给一个系统的授权，马上生效',
    params: z.strictObject({ subject: z.uuid(), id: z.uuid() }),
    answer: done,
    errors: ['clients.not-yours', 'clients.no-such-mandate'],
  },
})

export const clientsErrors = errorsOf('clients', {
  key: {
    status: 401,
    text: {
      'zh-CN': '密钥不对、已经收回或者过期了。',
      en: 'This key is not known, was revoked or has expired.',
    },
  },
  scope: {
    status: 403,
    text: { 'zh-CN': '这把密钥没有这项权限。', en: 'This key is not for that.' },
  },
  'no-mandate': {
    status: 403,
    text: {
      'zh-CN': '本系统没有他的授权，或者授权已经收回、到期。请他本人在办事大厅授权。',
      'zh-HK': '本系統沒有他的授權，或者授權已經收回、到期。請他本人在辦事大廳授權。',
      en: 'You have no mandate of his, or it was revoked or has ended. He gives one in his hall.',
    },
  },
  'not-in-scope': {
    status: 403,
    text: {
      'zh-CN': '这把密钥不能提交这个事项，或者不能提交给该办的机构。',
      en: 'This key is not for that item, or not for the agency that it belongs to.',
    },
  },
  enough: {
    status: 429,
    text: {
      'zh-CN': '这个系统今天提交的办件已经到了上限，明天再交。',
      en: 'As many cases as are agreed were handed in today; go on tomorrow.',
    },
  },
  none: { status: 404, text: { 'zh-CN': '没有这个接入系统。', en: 'There is no such system.' } },
  'no-notice': { status: 404, text: { 'zh-CN': '没有这条通知。', en: 'There is no such notice.' } },
  'no-agency': {
    status: 422,
    text: { 'zh-CN': '没有这个机构，或者不归您管。', en: 'There is no such agency in your reach.' },
  },
  expiry: {
    status: 422,
    text: {
      'zh-CN': '密钥最迟一年到期，也不能早于今天。',
      en: 'A key ends within a year, and not before today.',
    },
  },
  address: {
    status: 422,
    text: {
      'zh-CN': '通知地址要以 https:// 开头，不能带用户名、密码，也不能是内部地址。',
      en: 'The address must begin with https://, name no user and lead to no internal network.',
    },
  },
  'not-yours': { status: 404, text: { 'zh-CN': '没有这个人或单位。', en: 'There is nobody like that.' } },
  'no-such-mandate': {
    status: 404,
    text: {
      'zh-CN': '没有这份授权，或者已经收回了。',
      en: 'There is no such mandate, or it was revoked already.',
    },
  },
  stands: {
    status: 409,
    text: {
      'zh-CN': '这个系统已经有您的授权了。要改，先收回。',
      en: 'That system has your mandate already. Revoke it to change it.',
    },
  },
  term: {
    status: 422,
    text: {
      'zh-CN': '授权最长一年，也不能早于今天。',
      en: 'A mandate lasts a year at most, and does not end before today.',
    },
  },
})
