import { addDays, type Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { sumDay } from './counts-sql.ts'

const worker = { path: 'worker' } as const
/** What a long transaction may still bring of yesterday is waited for. */
const restDays = 2
/** So many days are summed in one run, each in a transaction of its own. */
const daysAtOnce = 500

const lockSummed = query<{ until: Day | null }>(
  `select nullif(until, '-infinity') as until from analytics.summed for update`,
)
const nextDay = query<{ day: Day | null }>(
  `select min(day) as day from analytics.act where day > coalesce($1::date, '-infinity') and day <= $2`,
)
/** What was announced and is not counted yet, the dead among it: its day is not over. */
const findWaiting = query<{ waits: boolean }>(
  `select exists (select from events.delivery where listener like 'analytics.count-%' and (payload ->> 'day')::date <= $1) as waits`,
)
const sums = [sumDay('day'), sumDay('day_hour')]
const moveOn = query('update analytics.summed set until = $1')
/** The state first: its row is what a run that sums meanwhile waits for. */
const forget = [
  query('update analytics.summed set until = $1::date - 1 where until >= $1'),
  query('delete from analytics.day where day >= $1'),
  query('delete from analytics.day_hour where day >= $1'),
]

/**
 * 日汇总: sums the days that are over, in their order, as long as nothing of them waits to be counted. What a crash left is gone on with.
 * @returns how many days were summed
 */
export async function sumDays(
  { database }: { readonly database: Database },
  { today }: Pick<Context, 'today'>,
): Promise<number> {
  let summed = 0
  while (summed < daysAtOnce && (await sumNext(database, addDays(today, -restDays)))) summed += 1
  return summed
}

async function sumNext(database: Database, last: Day): Promise<boolean> {
  return await database.transaction(worker, async (tx) => {
    const [[state]] = await tx.load(lockSummed())
    const [[next]] = await tx.load(nextDay(state?.until ?? null, last))
    const day = next?.day ?? null
    if (day === null) return false
    const [[waiting]] = await tx.load(findWaiting(day))
    if (waiting?.waits === true) return false
    tx.record(...sums.map((sum) => sum(day)), moveOn(day))
    return true
  })
}

/** Whether all that was announced of a day and the days before it has been counted. */
export async function isCounted(database: Database, day: Day): Promise<boolean> {
  const [[waiting]] = await database.read(worker, findWaiting(day))
  return waiting?.waits !== true
}

/** Takes the sums back to before a day, where they reach it: they are made anew by the next run. */
export const forgetFrom = (day: Day) => forget.map((one) => one(day))
