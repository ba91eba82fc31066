import { z } from 'zod'

import { day } from './days.ts'
import { cursor, done, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const publicity = z
  .object({
    id: z.uuid(),
    itemName: z.string(),
    agencyName: z.string(),
    name: z.string().describe('of the procedure'),
    basis: z.string(),
    about: z.string().describe('whose case it is: masked, unless the item says otherwise'),
    shown: z
      .array(z.object({ label: z.string(), value: z.string() }))
      .describe('what the item makes public of the form, and nothing else'),
    since: day,
    until: day.describe('the last day on which an objection may be raised'),
  })
  .meta({ id: 'Publicity', description: '公示: what of a case is made public now' })
export type Publicity = z.output<typeof publicity>

/** 公示: read by anybody, who may object. */
export const publicityRoutes = routesOf({
  'GET /api/publicities': {
    summary: '正在公示的件：只有事项写明公开的内容',
    act: 'public',
    paths: ['worker'],
    query: z.strictObject({ after: cursor }),
    answer: pageOf(publicity),
    errors: [],
  },
  'POST /api/publicities/:id/objections': {
    summary: '对公示提出异议：任何人都可以，可以不留姓名',
    act: 'public',
    paths: ['worker'],
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      text: z.string().trim().min(5).max(1000).describe('what is not right, and how one knows'),
      name: z.string().trim().max(100).describe('empty: he does not say'),
      telephone: z.string().trim().max(30).describe('empty: he does not say'),
    }),
    answer: done,
    errors: ['cases.no-publicity', 'general.too-often'],
    idempotent: false,
  },
})
