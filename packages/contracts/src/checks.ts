import { z } from 'zod'

import { day, month } from './days.ts'

export const checked = z
  .object({ name: z.string(), answer: z.enum(['yes', 'no', 'needs-evidence']), reason: z.string() })
  .meta({ id: 'Checked', description: '核对: what the record says to a form' })
export type Checked = z.output<typeof checked>

/** 业务期 into which comes what is handed in now (D-41). */
export const windowView = z
  .object({
    kind: z.string(),
    agencyName: z.string(),
    counted: day.describe('the day that it counts from: a day off counts as the next working day'),
    isDayOff: z.boolean(),
    closes: day.nullable().describe('the last day of the window; null where none is published that far'),
    effect: month.nullable().describe('the month from which it takes effect'),
    missed: z
      .object({ month, closes: day })
      .nullable()
      .describe('the window of this month, where it has closed'),
  })
  .meta({ id: 'WindowStanding' })
export type WindowView = z.output<typeof windowView>

/** 缴费基数上下限 of the area that would decide it, this month. */
const baseLimits = z
  .object({
    floorFen: z.int().nonnegative(),
    ceilingFen: z.int().positive(),
    provisional: z.boolean().describe('those of an earlier time: those of this year are not published yet'),
  })
  .meta({ id: 'BaseLimits' })
export type BaseLimits = z.output<typeof baseLimits>

/** 失信标记: a commitment was found false, and until a day no other one is taken. */
const distrust = z
  .object({ until: day, number: z.string().describe('of the case in which it was false') })
  .meta({ id: 'Distrust' })
export type DistrustView = z.output<typeof distrust>

/** 重复申请: an open case of the same subject that is the same application. */
export const openAlike = z
  .object({ case: z.uuid(), number: z.string(), submittedOn: day })
  .meta({ id: 'OpenAlike' })
export type OpenAlike = z.output<typeof openAlike>

/** 复查: until when somebody may ask that a decision is looked at again. */
export const reviewStanding = z.object({
  received: day.nullable().describe('the first day on which the paper reached its reader; null: it has not'),
  until: day.nullable().describe('the last day on which a review may be asked for'),
  isOver: z.boolean(),
})

/** What is said to a form before it is handed in; nothing is written. */
export const beforeHandIn = z.object({
  checks: z.array(checked),
  window: windowView.nullable(),
  baseLimits: baseLimits
    .nullable()
    .describe(
      'of an item that asks for contribution bases; null for any other, and where the area has published none',
    ),
  distrust: distrust.nullable().describe('why and until when no commitment is taken'),
  alike: z.array(openAlike).describe('the same application that is open already, the newest first'),
  takesSecond: z.boolean().describe('whether the item takes the same application a second time'),
})
export type BeforeHandIn = z.output<typeof beforeHandIn>
