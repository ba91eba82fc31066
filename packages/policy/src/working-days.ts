import type { Because } from './because.ts'
import { type DayJudgement, judgeDay } from './calendar.ts'
import type { Law } from './law.ts'
import { addDays, addMonths, compare, type Day, dayOf } from './months.ts'

/** The longest term that is computed, in days; a longer one is a mistake of the caller. */
const termDaysMax = 100_000

/** A day found by counting. */
export interface FoundDay {
  readonly date: Day
  /** It lies beyond the last published notice on holidays and may move. */
  readonly provisional: boolean
  readonly because: readonly Because[]
}

const counting = { document: '民法典', article: '第二百零一条' }
const licensing = { document: '行政许可法', article: '第八十二条' }
const lastDayOff = { document: '民法典', article: '第二百零三条' }

/**
 * The n-th working day after a day; the first day is not counted, 0 days give the first day itself.
 * Law: 民法典 第201条, 行政许可法 第82条, the yearly notice of 国务院办公厅 on holidays.
 * @throws RangeError before the calendar (2004), or when `days` is not a whole number from 0 to 100,000.
 */
export function workingDays(law: Law, input: { from: Day; days: number }): FoundDay {
  const { from, days } = input
  mustBeLength(days)
  isWorkingDay(law, dayOf(from))
  let date = from
  const passed: Because[] = []
  for (let left = days; left > 0;) {
    date = addDays(date, 1)
    const judged = judgeDay(law.calendar, date)
    if (judged.working) left -= 1
    note(passed, date, judged)
  }
  const counted = because('limits.working-days', counting, { from, days, date })
  return found(law, date, [counted, because('limits.working-days-only', licensing, {}), ...passed])
}

/**
 * Whether a day is a working day, and the holiday that makes it so or not.
 * @throws RangeError when the day lies before the calendar (2004).
 */
export function isWorkingDay(law: Law, day: Day): DayJudgement {
  return judgeDay(law.calendar, dayOf(day))
}

/** The day itself when it is a working day, else the next one. Law: 民法典 第203条. */
export function nextWorkingDay(law: Law, day: Day): FoundDay {
  let date = dayOf(day)
  const passed: Because[] = []
  for (let judged = judgeDay(law.calendar, date); !judged.working; judged = judgeDay(law.calendar, date)) {
    note(passed, date, judged)
    date = addDays(date, 1)
  }
  const moved = date === day ? [] : [because('limits.last-day-off', lastDayOff, { nominal: day, date })]
  return found(law, date, [...moved, ...passed])
}

/** The length of a term of the calendar: one unit. */
export type TermLength = { readonly days: number } | { readonly months: number } | { readonly years: number }

/**
 * The last day of a term in days, months or years: the first day is not counted, it ends on the corresponding
 * day or the month's last, and when that is off on the next working day. A length of 0 gives the first day.
 * Law: 民法典 第201条 to 第203条.
 * @throws RangeError when the end lies before the calendar (2004) or the length is not a whole number from 0.
 */
export function calendarTerm(law: Law, input: { readonly from: Day } & TermLength): FoundDay {
  const from = dayOf(input.from)
  const nominal = nominalEnd(from, input)
  const counted = because('limits.calendar-term', counting, { ...input, nominal })
  if (nominal === from) return found(law, from, [counted])
  const end = nextWorkingDay(law, nominal)
  return { ...end, because: [counted, ...end.because] }
}

/**
 * The working days after `from` up to and with `to`; negative when `to` lies before `from`.
 * @throws RangeError when one of them lies before the calendar (2004).
 */
export function workingDaysBetween(law: Law, from: Day, to: Day): { days: number; provisional: boolean } {
  const [first, last] = compare(from, to) <= 0 ? [dayOf(from), dayOf(to)] : [dayOf(to), dayOf(from)]
  isWorkingDay(law, first)
  let days = 0
  for (let day = first; day < last;) {
    day = addDays(day, 1)
    if (judgeDay(law.calendar, day).working) days += 1
  }
  return { days: first === from ? days : -days, provisional: last > law.calendar.knownUntil }
}

/** @throws RangeError when a length is not a whole number from 0 to 100,000. */
export function mustBeLength(length: number): void {
  if (!Number.isSafeInteger(length) || length < 0 || length > termDaysMax) {
    throw new RangeError(`not a length from 0 to ${termDaysMax}: ${length}`)
  }
}

/** A step whose text of law was read. */
export function because(rule: string, source: Because['source'], facts: Because['facts']): Because {
  return { rule, version: 1, certainty: 'text-read', source, facts }
}

function nominalEnd(from: Day, length: TermLength): Day {
  const amount = 'days' in length ? length.days : 'months' in length ? length.months : length.years
  mustBeLength(amount)
  if ('days' in length) return addDays(from, amount)
  return addMonths(from, 'months' in length ? amount : amount * 12)
}

function found(law: Law, date: Day, steps: readonly Because[]): FoundDay {
  return { date, provisional: date > law.calendar.knownUntil, because: steps }
}

/** Keeps a named day as a reason; days that follow each other under one name make one step. */
function note(passed: Because[], date: Day, judged: DayJudgement): void {
  const { name, source, certainty = 'text-read', working, provisional } = judged
  if (name === undefined || source === undefined) return
  const last = passed.at(-1)
  const facts = { from: date, to: date, name, working, provisional }
  const follows = last?.facts['to'] === addDays(date, -1) && last.facts['name'] === name
  if (last !== undefined && follows && last.facts['working'] === working) {
    passed[passed.length - 1] = { ...last, facts: { ...last.facts, to: date } }
    return
  }
  const rule = working ? 'calendar.work-ordered' : 'calendar.day-off'
  passed.push({ rule, version: 1, certainty, source, facts })
}
