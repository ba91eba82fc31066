import { z } from 'zod'

import { day, instant } from './days.ts'

/** What must be done next. */
export const taskKinds = [
  'accept',
  'review',
  'decide',
  'route',
  'answer',
  'core',
  'recheck',
  'after-check',
  'debt',
  'remedy',
  'delivery',
  'lookalike',
  'objection',
  'other-record',
  'trust',
  'sign',
] as const
/** 待办: one that waits, as the inbox shows it. */
export const taskRow = z
  .object({
    id: z.uuid(),
    agencyId: z.string(),
    subject: z.uuid(),
    case: z.uuid(),
    number: z.string(),
    item: z.string(),
    itemName: z.string(),
    subjectName: z.string(),
    kind: z.enum(taskKinds),
    dueOn: day.nullable(),
    warned: z.boolean(),
    late: z.boolean(),
    claimedByName: z.string().nullable(),
    teamName: z.string().nullable().describe('组: whose it is; null: of all the desk'),
    mayGive: z.boolean().describe('the reader heads that team: he gives it to one of its members'),
    standsForName: z.string().nullable().describe('代: for whom the holder stands in'),
    openedAt: instant,
    waitsUntil: day.nullable().describe('the applicant has until then to bring what is missing'),
    awayFromHome: z.boolean(),
    urged: z.int().describe('how often somebody has asked that it goes on'),
    urgedOn: day.nullable(),
  })
  .meta({ id: 'Task' })
export type Task = z.output<typeof taskRow>

/** What narrows an inbox, its lists and their numbers alike. */
export const narrowing = { item: z.string().max(100).optional(), kind: z.enum(taskKinds).optional() }
