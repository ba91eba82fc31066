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
  'POST /api/catalogue/versions': {
    summary: '发布一个事项的新版本',
    act: 'catalogue.publish',
    paths: ['oversight'],
    body: z.strictObject({ declaration }),
    answer: z.object({ code: z.string(), version: z.int(), hash: z.string() }),
    errors: ['catalogue.cannot-publish'],
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
})
