import type { OutletView } from '@tongban/contracts/agencies'

import { words } from './place-words.ts'

type Hours = OutletView['timetable'][number]

/** A timetable in few words: what holds on a day of the year, one line for each set of days of the week. */
export function hoursText(timetable: readonly Hours[], on: string): string[] {
  const monthDay = on.slice(5)
  const now = timetable.filter(({ from, to }) =>
    from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to,
  )
  const byDays = Map.groupBy(now, ({ weekdays }) => weekdays.toSorted((one, other) => one - other).join(''))
  return [...byDays]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([days, spans]) => `${daysText(days)} ${spansText(spans)}`)
}

function daysText(days: string): string {
  if (days === '1234567') return '每天'
  const all = '1234567'
  const isRun = days.length > 2 && all.includes(days)
  const names = days.split('').map((day) => words.weekdayNames[Number(day) - 1] ?? '')
  return isRun ? `周${names[0]}至周${names.at(-1)}` : `周${names.join('、')}`
}

/** One after the other; those that touch are one. */
function spansText(spans: readonly Hours[]): string {
  const inOrder = spans.toSorted((one, other) => (one.opens < other.opens ? -1 : 1))
  const joined: { opens: string; closes: string }[] = []
  for (const { opens, closes } of inOrder) {
    const last = joined.at(-1)
    if (last?.closes === opens) last.closes = closes
    else joined.push({ opens, closes })
  }
  return joined.map(({ opens, closes }) => `${opens}–${closes}`).join('、')
}
