import type { Certainty, Reference } from './because.ts'
import { addDays, compare, type Day, dayOf, weekday } from './months.ts'
import { lunarDays } from './parameters/lunar-days.ts'

/** A weekday that is free (`off`), or a day of the weekend on which work is ordered (`work`, 调休). */
export interface WorkException {
  readonly date: Day
  readonly kind: 'off' | 'work'
  readonly name: string
  /** The document that says so. */
  readonly source: string
  readonly certainty?: Certainty
  /** When the notice was published; unknown for most past years. A limit that had ended is not reopened. */
  readonly publishedOn?: Day
}

/** The working days of the country, as data: what a notice does not name follows the days of the week. */
export interface WorkCalendar {
  /** The first day known; before it every question is refused. */
  readonly from: Day
  /** The last day covered by a published notice; later days are provisional. */
  readonly knownUntil: Day
  readonly exceptions: Readonly<Record<string, WorkException>>
}

/** A yearly notice in its compact form: names of holidays with their days as MM-DD, apart by blanks. */
export interface YearNotice {
  readonly year: number
  readonly certainty: Certainty
  readonly number?: string
  readonly publishedOn?: Day
  readonly off: Readonly<Record<string, string>>
  readonly work: Readonly<Record<string, string>>
}

/** What a day is. */
export interface DayJudgement {
  readonly working: boolean
  /** The notice of its year is not published: computed from the days fixed by law. */
  readonly provisional: boolean
  /** The holiday for which it is off, or worked on. */
  readonly name?: string
  readonly source?: Reference
  readonly certainty?: Certainty
}

const holidayLaw: Reference = { document: '全国年节及纪念日放假办法（2024-11-10修订）', article: '第二条' }
const fixedDays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

/** The exceptions of yearly notices, one entry a day. */
export function exceptionsOf(notices: readonly YearNotice[]): WorkException[] {
  return notices.flatMap((notice) => [
    ...exceptionsIn(notice, 'off', notice.off),
    ...exceptionsIn(notice, 'work', notice.work),
  ])
}

/**
 * What a day is by a calendar.
 * @throws RangeError when the day lies before the calendar.
 */
export function judgeDay(calendar: WorkCalendar, day: Day): DayJudgement {
  if (day < calendar.from) throw new RangeError(`working days are not known before ${calendar.from}: ${day}`)
  const exception = calendar.exceptions[day]
  if (exception !== undefined) return judgeException(exception, day > calendar.knownUntil)
  const free = weekday(day) > 5
  if (day <= calendar.knownUntil) return { working: !free, provisional: false }
  const name = statutoryHoliday(day)
  if (name === undefined) return { working: !free, provisional: true }
  return { working: false, provisional: true, name, source: holidayLaw, certainty: 'text-read' }
}

/** A calendar with later notices laid over it: where both name a day, the later one holds. */
export function overlay(
  calendar: WorkCalendar,
  exceptions: readonly WorkException[],
  knownUntil: Day,
): WorkCalendar {
  const until = dayOf(knownUntil)
  if (until < calendar.knownUntil) throw new RangeError('a calendar cannot become unknown again')
  const stray = exceptions.find(({ date }) => dayOf(date) < calendar.from || date > until)
  if (stray !== undefined) throw new RangeError(`outside the calendar: ${stray.date}`)
  const all = { ...calendar.exceptions, ...byDay(exceptions) }
  return { from: calendar.from, knownUntil: until, exceptions: byDay(Object.values(all)) }
}

/** Exceptions by their day, in the order of days, frozen. @throws RangeError when a day does not exist. */
export function byDay(exceptions: readonly WorkException[]): Readonly<Record<string, WorkException>> {
  const ordered = exceptions.toSorted((one, other) => compare(one.date, other.date))
  return Object.freeze(Object.fromEntries(ordered.map((one) => [dayOf(one.date), frozenCopy(one)])))
}

function frozenCopy(exception: WorkException): WorkException {
  return Object.freeze({ ...exception })
}

function exceptionsIn(
  notice: YearNotice,
  kind: 'off' | 'work',
  named: Readonly<Record<string, string>>,
): WorkException[] {
  const number = notice.number === undefined ? '' : `，${notice.number}`
  const about = {
    source: `国务院办公厅${notice.year}年节假日安排${number}`,
    certainty: notice.certainty,
    ...(notice.publishedOn === undefined ? {} : { publishedOn: notice.publishedOn }),
  }
  return Object.entries(named).flatMap(([name, days]) =>
    daysIn(notice.year, days).map((date) => Object.assign({ date, kind, name }, about)),
  )
}

function daysIn(year: number, days: string): Day[] {
  const texts = days.split(' ').filter((text) => text !== '')
  return texts.map((text) => dayOf(text.length === 5 ? `${year}-${text}` : text))
}

function judgeException(exception: WorkException, provisional: boolean): DayJudgement {
  return {
    working: exception.kind === 'work',
    provisional,
    name: exception.name,
    source: { document: exception.source },
    certainty: exception.certainty ?? 'text-read',
  }
}

/** The thirteen days fixed by law; after the table of lunar days only those of the solar calendar. */
function statutoryHoliday(day: Day): string | undefined {
  const inYear = day.slice(5)
  const lunar = lunarDays[Number(day.slice(0, 4))]
  if (lunar === undefined) return fixedDays[inYear]
  const [spring, qingming, dragonBoat, midAutumn] = lunar
  if (isSpring(day, dayOf(`${day.slice(0, 4)}-${spring}`))) return '春节'
  const names: Readonly<Record<string, string>> = {
    [qingming]: '清明',
    [dragonBoat]: '端午',
    [midAutumn]: '中秋',
  }
  return fixedDays[inYear] ?? names[inYear]
}

/** New Year's Eve and the first three days of the lunar year. */
function isSpring(day: Day, first: Day): boolean {
  return day >= addDays(first, -1) && day <= addDays(first, 2)
}
