import { z } from 'zod'

import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { cursor, done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

/** 文书: what the law gives a paper (D-42). */
export const paperKinds = [
  'receipt',
  'acceptance',
  'deficiencies',
  'non-acceptance',
  'refusal',
  'completion',
  'revocation',
  'extension',
  'procedure',
] as const
export type PaperKind = (typeof paperKinds)[number]

const block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), text: z.string() }),
    z.object({ kind: z.literal('paragraph'), text: z.string() }),
    z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
    z.object({
      kind: z.literal('facts'),
      rows: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ])
  .meta({ id: 'PaperBlock', description: 'one part of a paper, in the order of reading' })
export type PaperBlock = z.output<typeof block>

/** What stands in a paper, frozen when it is made: screen, print and PDF show the same parts. */
export const paperContent = z
  .object({
    title: z.string().describe('its official name'),
    plain: z.string().describe('the same in one plain sentence'),
    statement: z
      .literal(true)
      .optional()
      .describe('it states what is recorded, to be shown to others: who checks it is shown what it says'),
    salutation: z.string(),
    blocks: z.array(block),
    agencyName: z.string(),
    outletName: z.string().nullable().describe('the outlet that handed it over for the agency'),
    clerkName: z.string(),
  })
  .meta({ id: 'PaperContent' })
export type PaperContent = z.output<typeof paperContent>

export const deliveryWays = ['screen', 'counter', 'post', 'left-with'] as const
export type DeliveryWay = (typeof deliveryWays)[number]

const delivery = z
  .object({ id: z.uuid(), how: z.enum(deliveryWays), day, proof: z.string() })
  .meta({ id: 'Delivery', description: '送达: how and when a paper reached its reader' })
export type Delivery = z.output<typeof delivery>

const paper = z
  .object({
    id: z.uuid(),
    case: z.uuid(),
    kind: z.enum(paperKinds),
    number: z.string(),
    title: z.string(),
    agencyName: z.string(),
    madeOn: day,
    unfavourable: z.boolean(),
    deliveries: z.array(delivery),
    lastDays: z
      .object({ reconsideration: day, lawsuit: day, provisional: z.boolean() })
      .nullable()
      .describe('of an unfavourable paper, counted from its first delivery; null before it'),
  })
  .meta({ id: 'Paper' })
export type Paper = z.output<typeof paper>

const paperToRead = paper
  .extend({
    content: paperContent,
    checkCode: z.string(),
    unprintable: z
      .array(z.string())
      .describe('characters for which no font is installed: a human writes them on the print'),
  })
  .meta({ id: 'PaperToRead' })
export type PaperToRead = z.output<typeof paperToRead>

const subject = z.strictObject({ subject: z.uuid() })
const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const ofCase = z.strictObject({ case: z.uuid().optional().describe('what an office reader names') })
const number = z.string().regex(/^\d{15}-[A-Z]\d{1,4}$/)

const paperChecked = z
  .object({
    valid: z.boolean(),
    title: z.string().nullable(),
    agencyName: z.string().nullable(),
    madeOn: day.nullable(),
    content: paperContent.nullable().describe('of a statement: what it says, to be compared with the copy'),
  })
  .meta({ id: 'PaperChecked' })

export const papersRoutes = routesOf({
  // The code opens what a statement says: it stands in no address, which logs and histories keep.
  'POST /api/papers/check': {
    summary: '核验一份文书：编号和校验码',
    act: 'public',
    paths: ['worker'],
    body: z.strictObject({ number, code: z.string().max(20) }),
    answer: paperChecked,
    errors: [],
    idempotent: false,
  },
  'GET /api/papers/:subject': {
    summary: '一个人的文书',
    act: 'papers.read',
    paths: ['counter', 'office', 'person', 'employer'],
    params: subject,
    query: ofCase.extend({ after: cursor }),
    answer: pageOf(paper),
    errors: ['papers.unknown', 'visits.none'],
  },
  'GET /api/papers/:subject/:id': {
    summary: '一份文书',
    act: 'papers.read',
    paths: ['counter', 'office', 'person', 'employer'],
    params: one,
    query: ofCase,
    answer: paperToRead,
    errors: ['papers.unknown', 'visits.none'],
  },
  'GET /api/papers/:subject/:id/pdf': {
    summary: '一份文书的 PDF',
    act: 'papers.read',
    paths: ['counter', 'office', 'person', 'employer'],
    params: one,
    query: ofCase.extend({
      path: z
        .enum(['counter', 'office', 'person', 'employer'])
        .optional()
        .describe('as the header Tongban-Path, which a link cannot send'),
    }),
    answer: z.undefined(),
    errors: ['papers.unknown', 'visits.none'],
    content: 'file',
  },
  'POST /api/papers/:subject/:id/receipt': {
    summary: '签收：本人收到，并同意这份文书用电子方式送达',
    act: 'papers.sign-for',
    paths: ['person', 'employer'],
    params: one,
    body: z.strictObject({ consents: z.literal(true).describe('to being served on the screen') }),
    answer: done,
    errors: ['papers.unknown'],
  },
  'POST /api/papers/:subject/:id/delivery': {
    summary: '登记送达',
    act: 'papers.deliver',
    paths: ['counter', 'office'],
    params: one,
    body: z.strictObject({
      case: z.uuid().optional(),
      how: z
        .enum(['counter', 'post', 'left-with'])
        .describe('who reads his own on a screen signs for it himself'),
      day,
      proof: z.string().trim().min(2).max(200).describe('who signed, the number of the letter, with whom'),
    }),
    answer: done,
    errors: ['papers.unknown', 'papers.delivery-day', 'papers.own-record', 'visits.none'],
  },
})

export const papersErrors = errorsOf('papers', {
  unknown: { status: 404, text: { 'zh-CN': '没有这份文书。', en: 'There is no such paper.' } },
  'delivery-day': {
    status: 422,
    text: {
      'zh-CN': '送达日期不能早于文书日期，也不能晚于今天。',
      en: 'A paper is delivered between the day it was made and today.',
    },
  },
  'own-record': {
    status: 403,
    text: { 'zh-CN': '不能办理自己的事，请交给同事。', en: 'You cannot handle your own record.' },
  },
})
