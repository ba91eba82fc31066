import { z } from 'zod'

import { caseView } from './cases.ts'
import { day } from './days.ts'
import { cursor, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

const filter = {
  from: day.describe('first day'),
  to: day.describe('last day'),
  item: z.string().max(100).optional(),
  outlet: z.string().max(40).optional(),
  agency: z.string().max(40).optional(),
}
const share = z.object({ key: z.string(), name: z.string(), accepted: z.int(), away: z.int() })

export const analyticsRoutes = routesOf({
  'GET /api/analytics/overview': {
    summary: '在办、逾期、收件和办结',
    act: 'analytics.read',
    paths: ['oversight'],
    answer: z.object({
      today: day,
      running: z.int(),
      late: z.int(),
      warned: z.int(),
      acceptedThisMonth: z.int(),
      completedThisMonth: z.int(),
      byAgency: z.array(
        z.object({ agencyId: z.string(), name: z.string(), running: z.int(), late: z.int() }),
      ),
    }),
    errors: [],
  },
  'GET /api/analytics/away-from-home': {
    summary: '异地受理占比：按事项、网点、机构和时段（D-54）',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({ by: z.enum(['item', 'outlet', 'agency', 'month']), ...filter }),
    answer: z.object({ accepted: z.int(), away: z.int(), rows: z.array(share) }),
    errors: [],
  },
  'GET /api/analytics/cases': {
    summary: '一个数字背后的办件',
    act: 'analytics.read',
    paths: ['oversight'],
    query: z.strictObject({
      figure: z
        .enum(['running', 'late', 'warned', 'accepted', 'counter', 'away', 'completed'])
        .describe('counter: accepted at a counter; away: those of them at a counter of another agency'),
      from: day.optional(),
      to: day.optional(),
      item: z.string().max(100).optional(),
      outlet: z.string().max(40).optional(),
      agency: z.string().max(40).optional(),
      after: cursor,
    }),
    answer: pageOf(caseView),
    errors: [],
  },
})
