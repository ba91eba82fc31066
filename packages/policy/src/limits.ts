import type { Because } from './because.ts'
import { judgeDay } from './calendar.ts'
import type { Law } from './law.ts'
import { addDays, addMonths, compare, type Day, dayOf, daysBetween } from './months.ts'
import { because, mustBeLength } from './working-days.ts'

/** The unit of a limit. Months under holds are counted as the days that the months have. */
export type LimitUnit = 'working-days' | 'days' | 'months'

/** A time in which a limit does not run: from the day after `since` to `until` itself; null while it lasts. */
export interface Hold {
  readonly since: Day
  readonly until: Day | null
}

/** A limit as it is stored: what is derived from it is never stored. */
export interface Limit {
  /** The day of the event that starts it; not counted. */
  readonly start: Day
  readonly length: number
  readonly unit: LimitUnit
  readonly holds: readonly Hold[]
}

/** When a limit ends. */
export interface Due {
  /** The last day, to its end in Asia/Shanghai; null while an open hold keeps the limit from ending. */
  readonly due: Day | null
  readonly provisional: boolean
  /** With `today`: how many counted days are left after it (days for months), 0 when none. */
  readonly left?: number
  /** With `today`: the last day is over. */
  readonly overdue?: boolean
  readonly because: readonly Because[]
}

const counting = { document: '民法典', article: '第二百零一条' }
const lastDayOff = { document: '民法典', article: '第二百零三条' }
const suspension = { document: '工伤保险条例', article: '第二十条' }

/**
 * The end of a limit that may have been held: the clock stops from the day after a cause begins to the day it
 * ends, and what remains continues. A limit in days or months that would end on a day off, or in a hold, ends on
 * the next working day outside a hold. A hold that opens after the end changes nothing: the limit had run out.
 * Whether a cause is lawful (papers missing, a court or authority decides first, an assessment, force majeure) is
 * judged where the hold is recorded. Law: 民法典 第201条 to 第203条, 行政许可法 第82条, 工伤保险条例 第20条.
 * @throws RangeError when a length or a day is wrong, a hold ends before it begins, or a day lies before 2004.
 */
export function limitDue(law: Law, limit: Limit & { readonly today?: Day }): Due {
  const { start, length, unit, today } = limit
  mustBeLength(length)
  const held = mergedHolds(limit.holds)
  const count = unit === 'months' ? daysBetween(start, addMonths(start, length)) : length
  const due = endOf(law, { start: dayOf(start), count, working: unit === 'working-days', held })
  const steps = [
    because(`limits.${unit}`, counting, { start, length, due }),
    ...held.map(({ since, until }) => because('limits.held', suspension, { since, until })),
    ...(unit === 'working-days' ? [] : [because('limits.last-day-off', lastDayOff, { due })]),
  ]
  const provisional = due !== null && due > law.calendar.knownUntil
  if (today === undefined) return { due, provisional, because: steps }
  const elapsed = elapsedDays(law, { start, count, working: unit === 'working-days', held }, today)
  const overdue = due !== null && dayOf(today) > due
  return { due, provisional, left: count - elapsed, overdue, because: steps }
}

interface Course {
  readonly start: Day
  readonly count: number
  readonly working: boolean
  readonly held: readonly Hold[]
}

/** The last counted day, moved to a working day outside all holds where the law demands it. */
function endOf(law: Law, course: Course): Day | null {
  let day: Day | null = course.start
  judgeDay(law.calendar, course.start)
  for (let left = course.count; left > 0 && day !== null;) {
    day = nextCounted(addDays(day, 1), course.held)
    if (day !== null && (!course.working || judgeDay(law.calendar, day).working)) left -= 1
  }
  if (course.working || course.count === 0) return day
  while (day !== null && !judgeDay(law.calendar, day).working) day = nextCounted(addDays(day, 1), course.held)
  return day
}

function elapsedDays(law: Law, course: Course, today: Day): number {
  let elapsed = 0
  let day: Day | null = nextCounted(addDays(course.start, 1), course.held)
  while (day !== null && day <= today && elapsed < course.count) {
    if (!course.working || judgeDay(law.calendar, day).working) elapsed += 1
    day = nextCounted(addDays(day, 1), course.held)
  }
  return elapsed
}

/** The day itself when the limit runs on it, else the first day after the hold; null when the hold is open. */
function nextCounted(day: Day, held: readonly Hold[]): Day | null {
  const hold = held.find(({ since, until }) => day > since && (until === null || day <= until))
  if (hold === undefined) return day
  return hold.until === null ? null : addDays(hold.until, 1)
}

/** Holds in the order of time, overlapping and adjoining ones made one, empty ones dropped. */
function mergedHolds(holds: readonly Hold[]): Hold[] {
  const merged: Hold[] = []
  for (const hold of holds.toSorted((one, other) => compare(one.since, other.since))) {
    mustBeInOrder(hold)
    const last = merged.at(-1)
    if (hold.until === hold.since) continue
    if (last === undefined || (last.until !== null && last.until < hold.since)) merged.push(hold)
    else merged[merged.length - 1] = { since: last.since, until: later(last.until, hold.until) }
  }
  return merged
}

function later(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return null
  return one > other ? one : other
}

function mustBeInOrder({ since, until }: Hold): void {
  dayOf(since)
  if (until !== null && dayOf(until) < since) throw new RangeError(`a hold ends before it begins: ${until}`)
}
