import { z } from 'zod'

import { bundleDeclaration } from './bundle-declaration.ts'
import { agent, caseView } from './cases.ts'
import { day, instant } from './days.ts'
import { declaration, keywords, settlement, text } from './declaration.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'
import { signature } from './signature.ts'

const row = z
  .object({
    code: z.string(),
    name: z.string().describe('in the language of the reader'),
    names: text.describe('in every language that is written: one looks for it in any'),
    keywords: keywords.nullable().describe('what people call it when they look for it'),
    pinyin: z.array(z.string()).describe('how the Chinese name and each of those words is spelled'),
    about: z.string(),
    version: z.int(),
    halls: z.array(z.enum(['counter', 'employer'])),
    items: z.array(z.string()).describe('what it is made of, by name'),
  })
  .meta({ id: 'BundleRow' })
export type BundleRow = z.output<typeof row>

/** 自己去办: what of a bundle belongs to a department that has no port here. */
const offMember = z
  .object({ key: z.string(), itemName: z.string(), department: z.string(), contact: z.string() })
  .meta({ id: 'BundleOffMember' })
export type OffMember = z.output<typeof offMember>

const published = z
  .object({
    version: z.int(),
    declaration: bundleDeclaration,
    items: z
      .record(z.string(), z.object({ version: z.int(), declaration }))
      .describe('by member the item as it is published now'),
    off: z
      .array(offMember)
      .describe(
        'members that belong to departments which are not connected here: whoever applies goes there himself',
      ),
  })
  .meta({ id: 'PublishedBundle' })
export type PublishedBundle = z.output<typeof published>

/** 一件事的一个办件, as whoever applies sees it. */
const memberView = z
  .object({
    key: z.string(),
    item: z.string(),
    itemName: z.string(),
    case: caseView,
    waitsFor: z
      .array(z.string())
      .describe('names of the members that must be completed first, while it waits'),
  })
  .meta({ id: 'BundleMemberView' })

const view = z
  .object({
    subject: z.uuid(),
    id: z.uuid(),
    number: z.string().describe('of the bundle and of its receipt; each case has its own'),
    bundle: z.string(),
    name: z.string(),
    handedInOn: day,
    handedInAt: instant,
    handedInBy: z.string(),
    endedOn: day.nullable(),
    question: z
      .object({ failed: z.string().describe('the name of the member that failed'), until: day })
      .nullable()
      .describe('whether the rest goes on; no answer by that day means that it does not'),
    members: z.array(memberView),
    off: z
      .array(offMember)
      .describe('what is to be done elsewhere, because that department is not connected here'),
  })
  .meta({ id: 'Bundle', description: '一件事: what one form has opened, and how each of it stands' })
export type BundleView = z.output<typeof view>

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofOne = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const atCounter = ['cases.not-granted', 'cases.out-of-reach', 'cases.own-record'] as const
const refusals = ['bundles.unknown', 'cases.not-found', 'visits.none'] as const

export const bundlesRoutes = routesOf({
  'GET /api/catalogue/bundles': {
    summary: '打包办的一件事有哪些',
    act: 'catalogue.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(row) }),
    errors: [],
  },
  'GET /api/catalogue/bundles/:code': {
    summary: '一件事：包括哪些事项、先后、各自怎么办',
    act: 'catalogue.read',
    paths: ['worker'],
    params: z.strictObject({ code: z.string().max(100) }),
    answer: published,
    errors: ['bundles.none'],
  },
  'POST /api/bundles/:subject': {
    summary: '一张表，几件事一次交',
    act: 'cases.hand-in',
    paths: ['counter', 'employer'],
    params: ofSubject,
    body: z.strictObject({
      bundle: z.string().max(100),
      version: z.int().positive(),
      items: z
        .record(z.string().max(61), z.int().positive())
        .describe('by member the version of its item that was on the screen'),
      form: z.record(z.string(), z.unknown()),
      materials: z.record(z.string().max(61), z.array(settlement).max(60)).describe('by member'),
      agent: agent.nullable().optional().describe('at the counter only: who is there for whom it is done'),
      signature: signature
        .optional()
        .describe('at the counter only: of the one form, bound to the code and version of the bundle'),
    }),
    answer: view,
    errors: [
      'bundles.none',
      'bundles.new-version',
      'bundles.empty',
      'catalogue.no-item',
      'cases.new-version',
      'cases.not-online',
      'cases.form',
      'cases.already-open',
      'cases.signature',
      'cases.not-found',
      'cases.not-granted',
      'cases.out-of-reach',
      'cases.agent-online',
      'cases.wrong-applicant',
      'cases.own-record',
      'visits.none',
      'materials.claimed',
    ],
  },
  'GET /api/bundles/:subject': {
    summary: '打包交过的一件事，最近的在前',
    act: 'cases.hand-in',
    paths: ['counter', 'employer'],
    params: ofSubject,
    answer: z.object({ rows: z.array(view) }),
    errors: ['cases.not-found', 'visits.none'],
  },
  'GET /api/bundles/:subject/:id': {
    summary: '一件事办到哪一步',
    act: 'cases.hand-in',
    paths: ['counter', 'employer'],
    params: ofOne,
    answer: view,
    errors: refusals,
  },
  'POST /api/bundles/:subject/:id/answer': {
    summary: '有一件没有办成：其余的还办不办',
    act: 'cases.hand-in',
    paths: ['counter', 'employer'],
    params: ofOne,
    body: z.strictObject({ goOn: z.boolean() }),
    answer: done,
    errors: [...refusals, ...atCounter, 'bundles.no-question'],
  },
  'POST /api/bundles/:subject/:id/withdrawal': {
    summary: '整件事撤回：还没有办好的都不办了',
    act: 'cases.hand-in',
    paths: ['counter', 'employer'],
    params: ofOne,
    body: z.strictObject({ reason: z.string().trim().min(2).max(500) }),
    answer: z.object({
      done: z.literal(true),
      stays: z
        .array(offMember)
        .describe(
          'what has come to another department already: whoever does not want it any more says so there',
        ),
    }),
    errors: [...refusals, ...atCounter, 'bundles.nothing-open', 'cases.at-department'],
  },
})

export const bundlesErrors = errorsOf('bundles', {
  none: {
    status: 404,
    text: { 'zh-CN': '没有这样的打包办，或者还没有发布。', en: 'There is no such published bundle.' },
  },
  unknown: { status: 404, text: { 'zh-CN': '没有这一件事。', en: 'There is no such bundle.' } },
  empty: {
    status: 422,
    text: {
      'zh-CN': '按您填的，这里没有一件能办。',
      'zh-HK': '按您填的，這裏沒有一件能辦。',
      en: 'Of what you filled in nothing can be done here.',
    },
  },
  'new-version': {
    status: 409,
    text: {
      'zh-CN': '这件事刚有了新的内容，请重新打开再交；填过的都还在。',
      en: 'This bundle has a new version; please open it again.',
    },
  },
  'no-question': {
    status: 409,
    text: { 'zh-CN': '现在没有要您决定的。', en: 'There is nothing to be answered now.' },
  },
  'nothing-open': {
    status: 409,
    text: {
      'zh-CN': '没有可以撤回的了：都办完了，或者正在登记。',
      en: 'Nothing of it can be withdrawn any more.',
    },
  },
})
