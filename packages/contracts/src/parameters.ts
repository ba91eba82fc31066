import { z } from 'zod'

import { day, instant, month } from './days.ts'
import { errorsOf } from './errors.ts'
import { certainties, valuesAtMost } from './published-value.ts'
import { routesOf } from './routes.ts'

/** The text of one value is at most so long; the longest that ships is a third of it. */
const valueLettersAtMost = 8000

/** A month or a day, as figures have them. */
const time = z.union([month, day]).meta({ id: 'MonthOrDay', description: '`YYYY-MM` or `YYYY-MM-DD`' })

const sentence = (most: number) => z.string().trim().max(most)

/** A value of a figure as it is published, and as it travels from one installation to another: one object a line. */
export const publishedValue = z
  .strictObject({
    key: z
      .string()
      .min(1)
      .max(100)
      .describe('the figure, as `pensionBase` or `contributionRates.unemployment.together`'),
    area: z.string().min(1).max(8).exactOptional().describe('six digits; missing: the whole country'),
    from: time,
    to: time.exactOptional(),
    knownUntil: time.exactOptional().describe('of which a document was seen; later answers are provisional'),
    value: z
      .unknown()
      .refine((value) => value !== undefined && JSON.stringify(value).length <= valueLettersAtMost)
      .describe('in the unit of the figure: money in whole fen, rates as decimal text'),
    source: z.strictObject({
      document: sentence(200),
      article: sentence(100).exactOptional(),
      number: sentence(100).exactOptional(),
      published: day.exactOptional(),
      saidBy: sentence(200)
        .exactOptional()
        .describe(
          'who says so, of a shipped figure of which no document was read; it does not publish a value',
        ),
      url: sentence(300).exactOptional().describe('where the text can be read, on a site of the state'),
    }),
    certainty: z.enum(certainties),
    note: sentence(500).exactOptional(),
  })
  .meta({ id: 'PublishedValue' })

const exception = z.object({
  date: day,
  kind: z.enum(['off', 'work']),
  name: z.string(),
  source: z.string(),
  publishedOn: day.exactOptional(),
})

const law = z
  .object({
    hash: z.string().describe('SHA-256 of the law that shipped law and overlays give'),
    shipped: z.string().describe('SHA-256 of the shipped law under the overlays'),
    exceptions: z.array(exception).describe('days of published notices on holidays, earlier ones first'),
    knownUntil: day.describe('the last day that a published notice covers'),
    values: z
      .array(publishedValue)
      .describe(
        'published values, earlier ones first: of two for one figure, area and day the later one holds',
      ),
  })
  .meta({ id: 'PublishedLaw', description: 'what has been published over the law that the program ships' })
export type PublishedLawView = z.output<typeof law>

const fault = z.object({
  at: z.int().describe('the place of the value in the draft, from 0'),
  field: z.string(),
  kind: z.string(),
  doubt: z.boolean().describe('to be looked at again; it keeps nobody from publishing'),
  message: z.string(),
})

const draft = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: z.enum(['open', 'published', 'withdrawn']),
    version: z.int(),
    values: z.array(publishedValue),
    faults: z.array(fault).describe('of an open draft'),
    law: z.string().describe('the hash of the law over which it was checked'),
    writtenBy: z.array(z.string()),
    isMine: z.boolean().describe('the reader has written in it and does not publish it'),
    changedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    number: z.int().nullable().describe('of the publication'),
  })
  .meta({ id: 'ParameterDraft' })
export type ParameterDraft = z.output<typeof draft>
const listed = draft.omit({ values: true, faults: true, law: true }).extend({ count: z.int() })
export type ListedDraft = z.output<typeof listed>

const publication = z
  .object({
    number: z.int().describe('publications are counted from 1, in the order in which they hold'),
    title: z.string(),
    values: z.array(publishedValue),
    leftOut: z
      .array(z.int())
      .describe('the places, from 0, of values that the running program has no figure for: they do not hold'),
    law: z.string().describe('the hash of the law that it gave'),
    writtenBy: z.array(z.string()),
    publishedBy: z.string(),
    publishedAt: instant,
  })
  .meta({ id: 'ParameterPublication' })
export type ParameterPublication = z.output<typeof publication>

const written = z.strictObject({
  title: z.string().trim().min(2).max(100),
  values: z.array(publishedValue).min(1).max(valuesAtMost),
})
const ofDraft = z.strictObject({ id: z.uuid() })
const version = z.int().min(0)

export const lawRoutes = routesOf({
  'GET /api/law': {
    summary: '现行的法定参数：随程序带的之外公布过什么；浏览器据此得到同一套参数',
    act: 'public',
    paths: [],
    answer: law,
    errors: [],
  },
  'GET /api/law/:hash': {
    summary: '从前用过的一套法定参数，照它的哈希找',
    act: 'public',
    paths: [],
    params: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: law,
    errors: ['parameters.no-law'],
  },
})

export const parametersRoutes = routesOf({
  'GET /api/parameters/drafts': {
    summary: '参数草稿：没公布的在前',
    act: 'parameters.read',
    paths: ['oversight'],
    answer: z.object({
      rows: z.array(listed),
      mayBegin: z.boolean().describe('the reader works at an agency that publishes figures'),
    }),
    errors: [],
  },
  'POST /api/parameters/drafts': {
    summary: '起草要公布的参数；没核对好的也存得下',
    act: 'parameters.draft',
    paths: ['oversight'],
    body: written,
    answer: draft,
    errors: ['parameters.not-here'],
  },
  'GET /api/parameters/drafts/:id': {
    summary: '一份参数草稿，和核对的结果',
    act: 'parameters.read',
    paths: ['oversight'],
    params: ofDraft,
    answer: draft,
    errors: ['parameters.no-draft'],
  },
  'POST /api/parameters/drafts/:id': {
    summary: '改一份参数草稿',
    act: 'parameters.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: written.extend({ version }),
    answer: draft,
    errors: ['parameters.no-draft', 'parameters.decided'],
  },
  'POST /api/parameters/drafts/:id/withdrawal': {
    summary: '撤回一份参数草稿',
    act: 'parameters.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ version }),
    answer: draft,
    errors: ['parameters.no-draft', 'parameters.decided'],
  },
  'POST /api/parameters/drafts/:id/publication': {
    summary: '公布一份参数草稿：要另一个人，核对没有问题，现行的参数没有变过',
    act: 'parameters.publish',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({
      version,
      law: z.string().max(64).describe('the hash of the law with which it was compared on the screen'),
    }),
    answer: draft,
    errors: [
      'parameters.no-draft',
      'parameters.decided',
      'parameters.same-person',
      'parameters.faults',
      'parameters.moved-on',
    ],
  },
  'GET /api/parameters/publications': {
    summary: '公布过的参数，新的在前，每页二十份',
    act: 'parameters.read',
    paths: ['oversight'],
    query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
    answer: z.object({ rows: z.array(publication), next: z.int().nullable() }),
    errors: [],
  },
  'GET /api/parameters/lines': {
    summary: '公布过的参数，一行一个值，供别处导入',
    act: 'parameters.read',
    paths: ['oversight'],
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0).describe('only what was published after this number'),
      path: z.literal('oversight').optional().describe('as the header: a link cannot send one'),
    }),
    answer: z.undefined(),
    errors: [],
    content: 'file',
  },
})

export const parametersErrors = errorsOf('parameters', {
  'no-law': {
    status: 404,
    text: { 'zh-CN': '没有用过这套参数。', en: 'No such law was ever in force here.' },
  },
  'no-draft': { status: 404, text: { 'zh-CN': '没有这份草稿。', en: 'There is no such draft.' } },
  'not-here': {
    status: 403,
    text: {
      'zh-CN': '参数各机构通用，由市级以上的机构起草和公布。',
      en: 'Figures hold for all agencies: those of cities and provinces draft and publish them.',
    },
  },
  decided: {
    status: 409,
    text: {
      'zh-CN': '这份草稿已经公布或撤回，不能再改。',
      en: 'The draft is published or withdrawn already.',
    },
  },
  'same-person': {
    status: 403,
    text: {
      'zh-CN': '写过这份草稿的人不能公布，请另一位同事核对后公布。',
      en: 'Who has written in a draft does not publish it.',
    },
  },
  faults: {
    status: 422,
    text: {
      'zh-CN': '核对没有通过，请看标出的地方。',
      en: 'The check found faults; see the fields.',
    },
  },
  'moved-on': {
    status: 409,
    text: {
      'zh-CN': '您看的时候，现行的参数变了。请重新看一遍会改什么，再公布。',
      en: 'What is in force has changed meanwhile. Please look again at what would change.',
    },
  },
})
