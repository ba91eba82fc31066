import { z } from 'zod'

import { day, instant } from './days.ts'
import { cursor, pageOf } from './general.ts'
import { routesOf } from './routes.ts'

export const auditRoutes = routesOf({
  'GET /api/audit/looks': {
    summary: '谁看过谁的记录',
    act: 'audit.read',
    paths: ['oversight'],
    query: z.strictObject({
      subject: z.uuid().optional(),
      staff: z.guid().optional().describe('the system itself has an id, too'),
      act: z
        .string()
        .regex(/^[a-z-]+\.[a-z-]+$/)
        .max(60)
        .optional(),
      from: day.optional().describe('the first day, and `to` the last'),
      to: day.optional(),
      after: cursor,
    }),
    answer: pageOf(
      z.object({
        at: instant,
        staff: z.guid(),
        staffName: z.string(),
        act: z.string(),
        subject: z.uuid().nullable(),
        outletId: z.string().nullable(),
        purpose: z.string().nullable(),
      }),
    ),
    errors: [],
  },
  'GET /api/audit/looks/:subject': {
    summary: '谁看过我的记录',
    act: 'audit.own',
    paths: ['person', 'employer'],
    params: z.strictObject({ subject: z.uuid() }),
    query: z.strictObject({ after: cursor }),
    answer: pageOf(
      z.object({
        at: instant,
        staffName: z.string(),
        agencyName: z.string().nullable(),
        outletName: z.string().nullable(),
        act: z.string(),
        itemName: z.string().nullable().describe('the matter through which it was opened'),
        caseNumber: z.string().nullable(),
        purpose: z.string().nullable(),
      }),
    ),
    errors: ['people.unknown'],
  },
  'GET /api/audit/roots': {
    summary: '每日审计根（公开）：每天最后一个封存',
    act: 'public',
    paths: ['worker'],
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.int(),
          day,
          sealedAt: instant,
          entries: z.int(),
          byAgency: z
            .record(z.string(), z.object({ count: z.int(), root: z.string() }))
            .describe('what belongs to no agency stands under -'),
          root: z.string().describe('hexadecimal, like previous and hash'),
          previous: z.string().describe('the hash of the seal before, of the same day or not'),
          hash: z
            .string()
            .describe(
              'SHA-256 over previous, id, day, sealedAt, entries, byAgency (JSON with sorted keys) and root, each behind its length in bytes and a colon; hexadecimal ones as bytes',
            ),
          signature: z.string().describe('Ed25519 over the bytes of hash, base64'),
          keyId: z.string(),
        }),
      ),
      keys: z.record(z.string(), z.string()).describe('public keys by keyId, SPKI in PEM'),
    }),
    errors: [],
  },
})
