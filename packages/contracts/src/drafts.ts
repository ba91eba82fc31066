import { z } from 'zod'

import { instant } from './days.ts'
import { settlement } from './declaration.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'

const content = z.strictObject({
  form: z.record(z.string().max(100), z.unknown()),
  materials: z.array(settlement).max(60),
  page: z.int().min(0).max(100).optional().describe('the page that is open'),
})

const draft = z
  .object({
    id: z.uuid(),
    item: z.string(),
    itemName: z.string(),
    itemVersion: z.int(),
    revision: z.int(),
    savedAt: instant,
    expiresAt: instant,
    ...content.shape,
  })
  .meta({ id: 'Draft' })
export type Draft = z.output<typeof draft>

const ofSubject = z.strictObject({ subject: z.uuid() })
const ofItem = z.strictObject({ subject: z.uuid(), item: z.string().max(100) })

export const draftsRoutes = routesOf({
  'GET /api/drafts/:subject': {
    summary: '我的草稿',
    act: 'drafts.own',
    paths: ['person', 'employer'],
    params: ofSubject,
    answer: z.object({ rows: z.array(draft) }),
    errors: ['drafts.none'],
  },
  'POST /api/drafts/:subject/:item': {
    summary: '保存草稿；别的设备已经存了新的就不覆盖，两份都还在',
    act: 'drafts.own',
    paths: ['person', 'employer'],
    params: ofItem,
    body: content.extend({
      itemVersion: z.int().positive(),
      revision: z.int().nonnegative().describe('what it was read at; 0 for a new one'),
    }),
    answer: draft,
    errors: ['drafts.none', 'drafts.newer', 'catalogue.no-item', 'general.too-large'],
    idempotent: false,
  },
  'POST /api/drafts/:subject/:item/discard': {
    summary: '删掉草稿',
    act: 'drafts.own',
    paths: ['person', 'employer'],
    params: ofItem,
    answer: done,
    errors: ['drafts.none'],
    idempotent: false,
  },
})

export const draftsErrors = errorsOf('drafts', {
  newer: {
    status: 409,
    text: {
      'zh-CN': '您在别的设备上存过更新的一份。这里填的还在，请选用哪一份。',
      en: 'A newer draft was saved on another device. What you typed here is still here; choose one.',
    },
  },
  none: { status: 404, text: { 'zh-CN': '没有这份草稿。', en: 'There is no such draft.' } },
})
