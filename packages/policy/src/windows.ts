import type { Law } from './law.ts'
import type { Day, Month } from './months.ts'
import { isWorkingDay, nextWorkingDay } from './working-days.ts'

/** 业务期: the days of a month on which a kind of business is open at an agency, and the month from which it takes effect. */
export interface BusinessWindow {
  readonly month: Month
  readonly opens: Day
  /** The cut-off: the last day; it is in until its midnight. */
  readonly closes: Day
  readonly effect: Month
}

/** Where what is handed in on a day stands. */
export interface WindowStanding {
  /** The day that it counts from: a day off counts as the next working day. */
  readonly counted: Day
  readonly isDayOff: boolean
  /** The window it comes into; null where none is published that far. */
  readonly window: BusinessWindow | null
  /** The window of the month it is handed in, where that has closed already. */
  readonly missed: BusinessWindow | null
}

/**
 * Into which window it comes what is handed in on a day: the first that has not closed when the day counts. The cut-off day itself is
 * in, to its last minute; what comes on a day off counts from the next working day, also where the cut-off lies in between.
 * @param windows of one agency and kind of business, in any order
 */
export function windowAt(law: Law, windows: readonly BusinessWindow[], today: Day): WindowStanding {
  const isDayOff = !isWorkingDay(law, today).working
  const counted = isDayOff ? nextWorkingDay(law, today).date : today
  const inOrder = windows.toSorted((one, other) => (one.closes < other.closes ? -1 : 1))
  return {
    counted,
    isDayOff,
    window: inOrder.find(({ closes }) => counted <= closes) ?? null,
    missed: inOrder.findLast(({ month, closes }) => closes < counted && month === today.slice(0, 7)) ?? null,
  }
}
