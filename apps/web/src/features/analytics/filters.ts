import { type FigureBy, ways } from '@tongban/contracts/figure'

import { daysAfter } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useMe } from '../session/index.ts'

/** To what figures are narrowed, as the address has it. */
export interface Filters {
  readonly from: string
  readonly to: string
  readonly item: string | undefined
  readonly outlet: string | undefined
  readonly agency: string | undefined
  readonly came: 'counter' | 'online' | 'client' | undefined
  readonly hour: string | undefined
}

/** The first day of the period where nothing is said: with today there are thirty, also on the first of a month. */
export function firstShown(today: string): string {
  return daysAfter(today, -29)
}

/** The filters in the address; the period is the last thirty days where nothing is said. */
export function useFilters(): Filters {
  const me = useMe()
  const [place] = usePlace()
  const { from = firstShown(me.today), to = me.today, item, outlet, agency, hour } = place
  return { from, to, item, outlet, agency, hour, came: ways.find((way) => way === place['came']) }
}

/** The filters of one group of figures: a stretch of time is a shorter period, anything else one filter more. */
export function filtersOf(filters: Filters, by: FigureBy, key: string): Filters {
  if (by !== 'day' && by !== 'week' && by !== 'month') return { ...filters, [by]: key }
  const [first, last] = stretchOf(by, key)
  return {
    ...filters,
    from: filters.from > first ? filters.from : first,
    to: filters.to < last ? filters.to : last,
  }
}

function stretchOf(by: 'day' | 'week' | 'month', key: string): readonly [string, string] {
  if (by === 'day') return [key, key]
  if (by === 'week') return [key, daysAfter(key, 6)]
  return [`${key}-01`, lastOfMonth(key)]
}

/** The last day of a month: `2026-02` has `2026-02-28`. */
function lastOfMonth(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0))
    .toISOString()
    .slice(0, 10)
}

/** A group of what is not known opens nothing: no filter says "unknown". */
export function canOpen(by: FigureBy, key: string): boolean {
  return key !== '-' || by === 'outlet'
}
