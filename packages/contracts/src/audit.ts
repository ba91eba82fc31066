import { z } from 'zod'

import { day, instant } from './days.ts'
import { cursor, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

export const auditRoutes = routesOf({
  'GET /api/audit/looks': {
    summary: '谁看过谁的记录',
    act: 'audit.read',
    paths: ['oversight'],
    query: z.strictObject({ subject: z.uuid().optional(), after: cursor }),
    answer: pageOf(
      z.object({
        at: instant,
        staffName: z.string(),
        act: z.string(),
        subject: z.uuid().nullable(),
        outletId: z.string().nullable(),
        purpose: z.string().nullable(),
      }),
    ),
    errors: [],
  },
  'GET /api/audit/roots': {
    summary: '每日审计根（公开）',
    act: 'public',
    paths: ['worker'],
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.int(),
          day,
          sealedAt: instant,
          entries: z.int(),
          root: z.string(),
          signature: z.string(),
          keyId: z.string(),
        }),
      ),
    }),
    errors: [],
  },
})
