import { z } from 'zod'

import { day, instant } from './days.ts'
import { routesOf } from './routes.ts'

const toPublish = z
  .object({
    id: z.uuid(),
    kind: z.enum(['publish-item', 'publish-wording']),
    draft: z.uuid(),
    name: z.string().describe('what is to be published'),
    agencyName: z.string(),
    dueOn: day,
    late: z.boolean(),
    warned: z.boolean().describe('it is due soon'),
    urgedAt: instant.nullable().describe('when it was last asked for again, after its term'),
  })
  .meta({
    id: 'ToPublish',
    description: '待发布: a draft that waits for somebody who has written nothing of it',
  })
export type ToPublish = z.output<typeof toPublish>

export const publishingRoutes = routesOf({
  'GET /api/publishing': {
    summary: '待发布：等人发布的事项和用语草稿，到期早的在前',
    act: 'catalogue.publish',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(toPublish) }),
    errors: [],
  },
})
