import { z } from 'zod'

import { day, instant } from './days.ts'
import { draftLife, returnedDraft } from './draft-life.ts'
import { errorsOf, languages } from './errors.ts'
import { paperContent } from './papers.ts'
import { routesOf } from './routes.ts'
import { noWord } from './wording-template.ts'

/** Where a sentence is read: in a message, in a paper of an act, or in the letter that brings a message by post. */
export const wordingChannels = ['message', 'paper', 'letter'] as const
export type WordingChannel = (typeof wordingChannels)[number]

/** A file of words has at most so many letters; a request takes little more. */
const linesLettersAtMost = 400_000
/** One sentence: no letter that nobody sees, and no new line. */
export const wordingSentence = z
  .string()
  .max(2000)
  .refine((text) => !noWord.test(text), '句子里有看不见的字符或者换行')
const sentence = wordingSentence
const inLanguages = z
  .strictObject({ 'zh-CN': sentence.optional(), 'zh-HK': sentence.optional(), en: sentence.optional() })
  .meta({ id: 'WordingSentence', description: 'one sentence in each language; papers are Chinese' })

const agencyId = z.string().regex(/^[\dA-Z-]{1,30}$/)
const key = z.string().regex(/^[a-z]{1,20}\.[a-z][a-z-]{0,40}$/)
const { revision } = draftLife
const from = day.nullable().describe('the first day; null: the day after it is published')

/** What is said, part by part and language by language; papers are Chinese for every reader. */
const content = z
  .record(z.string().regex(/^[a-z][a-z-]{0,30}$/), inLanguages)
  .refine((parts) => Object.keys(parts).length <= 20)
  .meta({ id: 'WordingContent' })
export type WordingContent = z.output<typeof content>

const fault = z
  .object({
    field: z.string().describe('its place: `text.zh-CN`'),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'WordingFault' })

const wording = z
  .object({
    key,
    channel: z.enum(wordingChannels),
    title: z.string().describe('what it is, for staff'),
    ownVersion: z
      .int()
      .nullable()
      .describe('the version of this agency in force; null where it has no words of its own'),
    wordsOf: z.string().nullable().describe('the agency whose words hold here; null: the shipped ones'),
    next: z.object({ version: z.int(), from: day }).nullable().describe('published, and in force later'),
    isBehind: z
      .boolean()
      .describe(
        'the program ships other words now than those that the own ones were made from, or the own ones fit them no more',
      ),
  })
  .meta({ id: 'Wording', description: '用语 as it holds at an agency' })
export type Wording = z.output<typeof wording>

const part = z
  .object({
    key: z.string(),
    name: z.string().describe('what the sentence is for'),
    shipped: inLanguages,
    inForce: inLanguages,
    facts: z.array(z.object({ name: z.string(), title: z.string() })).describe('what may stand in braces'),
    lettersAtMost: z.int(),
  })
  .meta({ id: 'WordingPart' })
export type WordingPart = z.output<typeof part>

const version = z
  .object({
    version: z.int(),
    from: day,
    writtenBy: z.array(z.string()),
    publishedBy: z.string(),
    publishedAt: instant,
    isShipped: z.boolean().describe('it goes back to the shipped words'),
  })
  .meta({ id: 'WordingVersion' })

const sample = z.record(z.string(), z.union([z.string(), z.number()])).optional()
const samples = z
  .object({ 'zh-CN': sample, 'zh-HK': sample, en: sample })
  .describe('made-up facts of an example')
const whole = wording
  .extend({
    parts: z.array(part),
    versions: z.array(version).describe('of this agency, the newest first'),
    samples,
  })
  .meta({ id: 'WordingInFull' })
export type WordingInFull = z.output<typeof whole>

const listed = z
  .object({
    ...draftLife,
    key,
    channel: z.enum(wordingChannels),
    title: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    from,
  })
  .meta({ id: 'ListedWordingDraft' })
export type ListedWordingDraft = z.output<typeof listed>

const preview = z
  .object({
    language: z.enum(languages),
    sms: z.string().nullable().describe('signed, as it goes out'),
    pieces: z.int().nullable().describe('as how many text messages it is paid'),
    title: z.string().nullable().describe('the subject line of an e-mail'),
    text: z.string().nullable().describe('as it stands in an e-mail and in 我的消息'),
    paper: paperContent.nullable(),
  })
  .meta({ id: 'WordingPreview', description: 'with made-up facts' })
export type WordingPreview = z.output<typeof preview>

const change = z
  .object({
    place: z.string().describe('`text.zh-CN`'),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'WordingChange' })

const draft = listed
  .extend({
    content,
    parts: z.array(part),
    samples,
    returned: returnedDraft,
    faults: z
      .array(fault)
      .describe('of one that is not decided yet: nothing is published while there is one'),
    changes: z.array(change).describe('against the words that would hold without it on its first day'),
    previews: z.array(preview).describe('none while a sentence cannot be read'),
    inForce: z
      .string()
      .describe('with what it is compared: other words published meanwhile, here or above, make it another'),
  })
  .meta({ id: 'WordingDraft' })
export type WordingDraft = z.output<typeof draft>

const ofDraft = z.strictObject({ id: z.uuid() })
const deciding = ['wordings.no-draft', 'wordings.decided', 'wordings.newer'] as const
const oneAgency = z.strictObject({
  agency: agencyId.optional().describe('one of the reader’s own; the first without it'),
})

export const wordingsRoutes = routesOf({
  'GET /api/wordings': {
    summary: '用语：一个机构的消息、文书和信函现在怎么写',
    act: 'wordings.read',
    paths: ['oversight'],
    query: oneAgency,
    answer: z.object({ agencyId: z.string(), rows: z.array(wording) }),
    errors: ['wordings.no-agency'],
  },
  'GET /api/wordings/lines': {
    summary: '一个机构自己的用语，一行一个，供别处导入',
    act: 'wordings.read',
    paths: ['oversight'],
    query: oneAgency.extend({
      path: z.literal('oversight').optional().describe('as the header: a link cannot send one'),
    }),
    answer: z.undefined(),
    errors: ['wordings.no-agency'],
    content: 'file',
  },
  'POST /api/wordings/lines': {
    summary: '导入别处的用语，一行一个，每行成为一份草稿；有一行不对就都不导入',
    act: 'wordings.draft',
    paths: ['oversight'],
    body: z.strictObject({ agency: agencyId, lines: z.string().min(1).max(linesLettersAtMost) }),
    answer: z.object({ rows: z.array(listed) }),
    errors: ['wordings.no-agency', 'wordings.wrong-lines'],
  },
  'GET /api/wordings/drafts': {
    summary: '用语草稿：还没定的，或者发布、撤回了的；新的在前，每页五十份',
    act: 'wordings.read',
    paths: ['oversight'],
    query: z.strictObject({
      decided: z.enum(['yes', 'no']).default('no'),
      after: z.uuid().optional().describe('the last one of the page before'),
    }),
    answer: z.object({ rows: z.array(listed), next: z.uuid().nullable() }),
    errors: [],
  },
  'POST /api/wordings/drafts': {
    summary: '起草用语：从这个机构现在的写法开始，或者从随产品来的写法开始',
    act: 'wordings.draft',
    paths: ['oversight'],
    body: z.strictObject({ agency: agencyId, key, from: z.enum(['in-force', 'shipped']) }),
    answer: draft,
    errors: ['wordings.no-agency', 'wordings.unknown'],
  },
  'GET /api/wordings/drafts/:id': {
    summary: '一份用语草稿：核对的结果，各渠道的样子，和现在的写法比有什么不同',
    act: 'wordings.read',
    paths: ['oversight'],
    params: ofDraft,
    answer: draft,
    errors: ['wordings.no-draft'],
  },
  'GET /api/wordings/drafts/:id/pdf': {
    summary: '一份文书或信函草稿印出来的样子，用编的例子',
    act: 'wordings.read',
    paths: ['oversight'],
    params: ofDraft,
    query: z.strictObject({
      path: z.literal('oversight').optional().describe('as the header: a link cannot send one'),
    }),
    answer: z.undefined(),
    errors: ['wordings.no-draft', 'wordings.no-sheet', 'wordings.faults'],
    content: 'file',
  },
  'POST /api/wordings/drafts/:id': {
    summary: '保存用语草稿；别人已经存了新的就不覆盖',
    act: 'wordings.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision, content, from }),
    answer: draft,
    errors: deciding,
  },
  'POST /api/wordings/drafts/:id/asking': {
    summary: '请同事发布：核对没有问题才能请',
    act: 'wordings.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: [...deciding, 'wordings.faults', 'wordings.same-words', 'wordings.from-passed'],
  },
  'POST /api/wordings/drafts/:id/urging': {
    summary: '催一催：过了期限还没人发布或者退回的草稿，一天一次',
    act: 'wordings.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: [...deciding, 'wordings.not-asked', 'wordings.not-late'],
  },
  'POST /api/wordings/drafts/:id/publication': {
    summary: '发布：要另一个人，核对没有问题，现在的写法没有变过；最早从第二天起用',
    act: 'wordings.publish',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({
      revision,
      inForce: z.string().max(40).describe('with what it was compared on the screen'),
    }),
    answer: draft,
    errors: [
      ...deciding,
      'wordings.not-asked',
      'wordings.same-person',
      'wordings.faults',
      'wordings.moved-on',
      'wordings.same-words',
      'wordings.from-passed',
    ],
  },
  'POST /api/wordings/drafts/:id/sending-back': {
    summary: '退回用语草稿，写明原因',
    act: 'wordings.publish',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision, reason: z.string().trim().min(2).max(500) }),
    answer: draft,
    errors: [...deciding, 'wordings.not-asked', 'wordings.same-person'],
  },
  'POST /api/wordings/drafts/:id/withdrawal': {
    summary: '撤回用语草稿，不发布',
    act: 'wordings.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: deciding,
  },
  'GET /api/wordings/:key': {
    summary: '一个用语：现在的写法，随产品来的写法，能写哪些事实，这个机构发布过的版本',
    act: 'wordings.read',
    paths: ['oversight'],
    params: z.strictObject({ key }),
    query: oneAgency,
    answer: whole,
    errors: ['wordings.no-agency', 'wordings.unknown'],
  },
})

export const wordingsErrors = errorsOf('wordings', {
  unknown: { status: 404, text: { 'zh-CN': '没有这个用语。', en: 'There is no such wording.' } },
  'no-agency': {
    status: 404,
    text: {
      'zh-CN': '没有这个机构，或者它的用语不归您改。',
      en: 'There is no such agency, or its words are not yours to change.',
    },
  },
  'no-draft': { status: 404, text: { 'zh-CN': '没有这份草稿。', en: 'There is no such draft.' } },
  'no-sheet': {
    status: 409,
    text: { 'zh-CN': '这是一种消息，不印在纸上。', en: 'This is a message; it is not printed on paper.' },
  },
  decided: {
    status: 409,
    text: { 'zh-CN': '这份草稿已经发布或者撤回了。', en: 'This draft was published or withdrawn already.' },
  },
  newer: {
    status: 409,
    text: {
      'zh-CN': '这份草稿刚被别人改过，请刷新后再看一遍。',
      en: 'Somebody has changed this draft meanwhile. Please reload and look again.',
    },
  },
  'not-asked': {
    status: 409,
    text: { 'zh-CN': '这份草稿还没有请人发布。', en: 'Nobody was asked to publish this draft.' },
  },
  'not-late': {
    status: 409,
    text: {
      'zh-CN': '还没过期限，或者今天已经催过了。',
      en: 'Its term is not over yet, or it was urged today already.',
    },
  },
  'same-person': {
    status: 409,
    text: {
      'zh-CN': '起草和发布要由两个人来做。',
      en: 'Who has written a draft does not publish it.',
    },
  },
  faults: {
    status: 422,
    text: {
      'zh-CN': '有的句子不能用，请看下面标出的地方。',
      en: 'Some sentences cannot be used; see the places below.',
    },
  },
  'same-words': {
    status: 409,
    text: {
      'zh-CN': '和现在的写法一样，没有要发布的。',
      en: 'These are the words in force; there is nothing to publish.',
    },
  },
  'moved-on': {
    status: 409,
    text: {
      'zh-CN': '这个用语刚发布了新版本，请刷新后再比一遍。',
      en: 'A newer version of these words was published meanwhile. Please reload and compare again.',
    },
  },
  'from-passed': {
    status: 409,
    text: {
      'zh-CN': '最早从发布的第二天起用：已经发出去的话不能改。请把日期改晚，或者留空。',
      en: 'Words hold from the day after they are published at the earliest, because what was told stays as it was. Choose a later day, or none.',
    },
  },
  'wrong-lines': {
    status: 422,
    text: {
      'zh-CN': '有的行不能导入，请看下面标出的行。',
      en: 'Some lines cannot be taken in; see the lines below.',
    },
  },
})
