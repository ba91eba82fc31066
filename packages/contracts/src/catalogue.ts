import { z } from 'zod'

import { instant } from './days.ts'
import { declaration, keywords, text } from './declaration.ts'
import { errorsOf } from './errors.ts'
import { routesOf } from './routes.ts'

const itemRow = z
  .object({
    code: z.string(),
    name: z.string().describe('in the language of the reader'),
    names: text.describe('in every language that is written: one looks for it in any'),
    keywords: keywords.nullable().describe('what people call it when they look for it'),
    pinyin: z
      .array(z.string())
      .describe('how the Chinese name and each of those words is spelled, with spaces between the syllables'),
    category: z.string(),
    applicants: z.array(z.enum(['person', 'employer'])),
    kind: z.enum(['instant', 'promised', 'forwarded']).nullable(),
    reach: z.enum(['agency', 'city', 'province', 'country']).nullable(),
    state: z.enum(['draft', 'published']),
    certainty: z.enum(['source', 'recalled']),
    version: z.int().nullable(),
    granted: z.boolean().describe('the outlet of this session may accept it'),
    halls: z
      .array(z.enum(['counter', 'person', 'employer']))
      .describe('where it is handed in: by a person, and by who acts for an employer, by himself'),
    automatic: z.boolean().describe('handed in at home by the person himself, it completes at once'),
    byMandate: z.boolean().describe('may be handed in at home for another person, by his mandate'),
  })
  .meta({ id: 'Item' })
export type Item = z.output<typeof itemRow>

const published = z
  .object({ version: z.int(), hash: z.string(), publishedAt: instant, declaration })
  .meta({ id: 'PublishedItem' })

export const catalogueRoutes = routesOf({
  'GET /api/catalogue/items': {
    summary: '事项目录',
    act: 'catalogue.read',
    paths: ['worker'],
    answer: z.object({ rows: z.array(itemRow) }),
    errors: [],
  },
  'GET /api/catalogue/items/:code': {
    summary: '一个已发布的事项',
    act: 'catalogue.read',
    paths: ['worker'],
    params: z.strictObject({ code: z.string().max(100) }),
    answer: published,
    errors: ['catalogue.no-item'],
  },
  'GET /api/catalogue/items/:code/versions/:version': {
    summary: '一个事项的某一版',
    act: 'catalogue.read',
    paths: ['worker'],
    params: z.strictObject({
      code: z.string().max(100),
      version: z.coerce.number().int().min(1).max(100_000).describe('that a case is pinned to'),
    }),
    answer: published,
    errors: ['catalogue.no-item'],
  },
})

export const catalogueErrors = errorsOf('catalogue', {
  'no-item': {
    status: 404,
    text: { 'zh-CN': '没有这个事项，或者还没有发布。', en: 'There is no such published item.' },
  },
  'cannot-publish': {
    status: 422,
    text: {
      'zh-CN': '这份事项声明还不能发布，请看标出的地方。',
      en: 'This declaration cannot be published yet.',
    },
  },
  'no-draft': { status: 404, text: { 'zh-CN': '没有这份事项草稿。', en: 'There is no such draft.' } },
  'not-here': {
    status: 403,
    text: {
      'zh-CN': '事项各机构通用，由市级以上的机构起草和发布。',
      en: 'Items hold for all agencies: those of cities and provinces draft and publish them.',
    },
  },
  'code-taken': {
    status: 409,
    text: { 'zh-CN': '已经有这个代码的事项，请换一个代码。', en: 'There is an item with this code already.' },
  },
  decided: {
    status: 409,
    text: {
      'zh-CN': '这份草稿已经发布或撤回，不能再改。',
      en: 'The draft is published or withdrawn already.',
    },
  },
  newer: {
    status: 409,
    text: {
      'zh-CN': '这份草稿刚刚有人存过。您写的还在，请看过新的一份再决定用哪一份。',
      en: 'Somebody has saved this draft meanwhile. What you wrote is still here; look at both.',
    },
  },
  'not-late': {
    status: 409,
    text: {
      'zh-CN': '还没过期限，或者今天已经催过了。',
      en: 'Its term is not over yet, or it was urged today already.',
    },
  },
  'other-cities': {
    status: 403,
    text: {
      'zh-CN': '这个事项同省别的城市也在用，要由省级机构发布。',
      en: 'Other cities of the province use this item, too; the agency of the province publishes it.',
    },
  },
  'not-asked': {
    status: 409,
    text: { 'zh-CN': '这份草稿还没有请人发布。', en: 'Nobody has asked to publish this draft yet.' },
  },
  'same-person': {
    status: 403,
    text: {
      'zh-CN': '写过这份草稿的人不能发布或退回，请另一位同事核对。',
      en: 'Who has written in a draft neither publishes it nor sends it back.',
    },
  },
  'moved-on': {
    status: 409,
    text: {
      'zh-CN': '您看的时候，这个事项发布了新的版本。请重新看一遍有什么不同，再发布。',
      en: 'A new version of this item was published meanwhile. Please look again at what would change.',
    },
  },
  'wrong-lines': {
    status: 422,
    text: {
      'zh-CN': '有几行导不进来，请看标出的行；一行也没有导入。',
      en: 'Some lines cannot be taken in; see which. Nothing was taken in.',
    },
  },
  'wrong-table': {
    status: 422,
    text: {
      'zh-CN': '这张表导不进来：请用 csv 或 xlsx，第一行写列名，要有事项名称和服务对象。',
      en: 'This table cannot be taken in: a csv or xlsx with its headings in the first row.',
    },
  },
})
