import { z } from 'zod'

import { day } from './days.ts'
import { toldWays } from './sending.ts'

/** 另一方: how somebody stands whose record a case reads, a merging above all. */
export const toldOther = z
  .object({
    toldOn: day,
    reachedOn: day.nullable().describe('since when he knows of it; null: it has not reached him'),
    how: z.enum(toldWays).nullable(),
    until: day.nullable().describe('his last day to say something'),
    answer: z.enum(['yes', 'no']).nullable(),
  })
  .meta({ id: 'ToldOther' })
export type ToldOtherView = z.output<typeof toldOther>
