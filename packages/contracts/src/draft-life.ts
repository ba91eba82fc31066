import { z } from 'zod'

import { day, instant } from './days.ts'

/** 草稿: how one stands that somebody writes and another publishes, whatever it is a draft of. */
export const draftLife = {
  id: z.uuid(),
  state: z.enum(['open', 'asked', 'published', 'withdrawn']),
  revision: z.int().min(0).describe('what it was read at'),
  writtenBy: z.array(z.string()),
  isMine: z.boolean().describe('the reader has written in it and does not publish it'),
  changedAt: instant,
  askedBy: z.string().nullable(),
  dueOn: day.nullable().describe('by when it is to be decided on'),
  urgedAt: instant.nullable().describe('when it was last asked for again'),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  version: z.int().nullable().describe('as which it was published'),
}

/** By whom and why it was sent back. */
export const returnedDraft = z
  .object({ by: z.string(), reason: z.string() })
  .nullable()
  .describe('why it was sent back the last time')

const stands = z.object(draftLife)
export type ListedDraft = z.output<typeof stands>
const whole = z.object({ ...draftLife, returned: returnedDraft })
export type Draft = z.output<typeof whole>
