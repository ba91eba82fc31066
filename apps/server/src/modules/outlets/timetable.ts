import type { OutletView } from '@tongban/contracts/agencies'
import type { FieldFault } from '@tongban/contracts/errors'

type Hours = OutletView['timetable'][number]
type Exception = OutletView['exceptions'][number]
type Span = Pick<Hours, 'opens' | 'closes'>

/** 02-29 is a day of a timetable. */
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * What is wrong with a timetable and its exceptions, each with its place: a day that there is not, an opening after the closing, and
 * two lines that hold at the same time. A season may run over the end of the year (11-01 to 03-31).
 */
export function timetableFaults(timetable: readonly Hours[], exceptions: readonly Exception[]): FieldFault[] {
  return [
    ...timetable.flatMap((hours, at) => [
      ...(isDayOfYear(hours.from) && isDayOfYear(hours.to) ? [] : [fault(`timetable.${at}.from`, 'day')]),
      ...spanFaults(hours, `timetable.${at}`),
      ...(timetable.slice(0, at).some((other) => meet(hours, other))
        ? [fault(`timetable.${at}.opens`, 'twice')]
        : []),
    ]),
    ...exceptions.flatMap(({ from, to, hours }, at) => [
      ...(from <= to ? [] : [fault(`exceptions.${at}.to`, 'period')]),
      ...(exceptions.slice(0, at).some((other) => other.from <= to && from <= other.to)
        ? [fault(`exceptions.${at}.from`, 'twice')]
        : []),
      ...hours.flatMap((span, place) => [
        ...spanFaults(span, `exceptions.${at}.hours.${place}`),
        ...(hours.slice(0, place).some((other) => overlap(span, other))
          ? [fault(`exceptions.${at}.hours.${place}.opens`, 'twice')]
          : []),
      ]),
    ]),
  ]
}

const sentences = {
  day: '没有这一天。',
  order: '下班要晚于上班。',
  twice: '和前面的一行时间重叠。',
  period: '结束的那天不能早于开始的那天。',
} as const

function fault(field: string, code: keyof typeof sentences): FieldFault {
  return { field, code, message: sentences[code] }
}

function spanFaults({ opens, closes }: Span, field: string): FieldFault[] {
  return opens < closes ? [] : [fault(`${field}.closes`, 'order')]
}

function overlap(one: Span, other: Span): boolean {
  return one.opens < other.closes && other.opens < one.closes
}

/** Whether two lines hold on the same day of the week and of the year at the same time. */
function meet(one: Hours, other: Hours): boolean {
  const sameSeason = partsOf(one).some((part) =>
    partsOf(other).some(([from, to]) => part[0] <= to && from <= part[1]),
  )
  return sameSeason && one.weekdays.some((day) => other.weekdays.includes(day)) && overlap(one, other)
}

function partsOf({ from, to }: Hours): readonly (readonly [string, string])[] {
  return from <= to
    ? [[from, to]]
    : [
        [from, '12-31'],
        ['01-01', to],
      ]
}

function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number)
  return day <= (daysOfMonths[month - 1] ?? 0)
}
