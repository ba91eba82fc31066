import type { OpenOutlet, outletsRoutes, OutletView } from '@tongban/contracts/agencies'
import type { Answer } from '@tongban/contracts/routes'
import { addDays, type Day, isWorkingDay, type Law, weekday } from '@tongban/policy'

import { refusalAt } from '../../platform/refusal.ts'
import { isClosed, type KnownOutlet, type Outlets } from './outlets.ts'

/** What somebody who looks for an outlet is told of a day. */
type Open = Pick<OpenOutlet, 'hours' | 'why' | 'note'>
const monday = 1
/** How far ahead anybody looks for the hours of a day. */
const daysAhead = 366
/** So long people are told that an outlet is gone, and where to go instead. */
const daysTold = 366

export interface HoursDeps {
  readonly outlets: Outlets
  readonly law: () => Law
  readonly areaOf: (agencyId: string) => string | undefined
  readonly agencyName: (id: string) => string
}

/**
 * 几点开门: what the outlet has said of that very day goes before everything; a published holiday closes it, machines apart; on a weekend on
 * which work is ordered (调休) it is open as on a Monday; otherwise its timetable holds.
 */
export function hoursOn(
  outlet: Pick<OutletView, 'kind' | 'timetable' | 'exceptions'>,
  law: Law,
  on: Day,
): Open {
  const exception = outlet.exceptions.find(({ from, to }) => from <= on && on <= to)
  if (exception !== undefined)
    return { hours: inOrder(exception.hours), why: 'exception', note: exception.note }
  const judged = isWorkingDay(law, on)
  const name = judged.name ?? ''
  if (!judged.working && name !== '' && outlet.kind !== 'kiosk')
    return { hours: [], why: 'holiday', note: name }
  if (judged.working && name !== '')
    return { hours: timetableOf(outlet, on, monday), why: 'working-weekend', note: name }
  return { hours: timetableOf(outlet, on, weekday(on)), why: 'timetable', note: '' }
}

function timetableOf(
  { timetable }: Pick<OutletView, 'timetable'>,
  on: Day,
  dayOfWeek: number,
): Open['hours'] {
  const monthDay = on.slice(5)
  const now = timetable.filter(
    ({ from, to, weekdays }) =>
      weekdays.includes(dayOfWeek) &&
      (from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to),
  )
  return inOrder(now)
}

/** One after the other; those that touch are one. */
function inOrder(spans: Open['hours']): Open['hours'] {
  const joined: { opens: string; closes: string }[] = []
  for (const { opens, closes } of spans.toSorted((one, other) => (one.opens < other.opens ? -1 : 1))) {
    const last = joined.at(-1)
    if (last?.closes === opens) last.closes = closes
    else joined.push({ opens, closes })
  }
  return joined
}

/**
 * 去哪里办: every outlet that serves on a day, with its hours then, and the districts by which one looks; behind them, for a year, those that are
 * closed, with the outlet where one goes instead.
 * @throws Refusal outlets.dates
 */
export function openOn(
  { outlets, law, areaOf, agencyName }: HoursDeps,
  { on, today }: { readonly on: Day; readonly today: Day },
): Answer<(typeof outletsRoutes)['GET /api/outlets/hours']> {
  if (on < today || on > addDays(today, daysAhead)) throw refusalAt('outlets.dates', 'on')
  const serving = outlets.all().filter((outlet) => !isClosed(outlet, on))
  const placeOfOutlet = ({ id, kind, name, address, telephone, agencyId }: KnownOutlet) => ({
    id,
    kind,
    name,
    address,
    telephone,
    area: areaOf(agencyId) ?? '',
  })
  const open = serving.map((outlet) => ({
    ...placeOfOutlet(outlet),
    ...hoursOn(outlet, law(), on),
    closed: null,
  }))
  const gone = outlets.all().flatMap((outlet) => {
    const { closedFrom: from, successor } = outlet
    if (from === null || from > on || addDays(from, daysTold) < on) return []
    const closed = { from, successor: successor === null ? null : outlets.nameOf(successor) }
    return [{ ...placeOfOutlet(outlet), hours: [], why: 'closed' as const, note: '', closed }]
  })
  const names = new Map(serving.map(({ agencyId }) => [areaOf(agencyId) ?? '', agencyName(agencyId)]))
  const districts = [...names].map(([area, name]) => ({ area, name: placeOf(name) }))
  return {
    on,
    provisional: isWorkingDay(law(), on).provisional,
    districts: districts.toSorted((one, other) => (one.area < other.area ? -1 : 1)),
    rows: [...open, ...gone],
  }
}

/** `禹王台区社会保险中心` lies in 禹王台区. */
function placeOf(agency: string): string {
  return agency.replace(/(?:机关)?社会保险.*$/, '')
}
