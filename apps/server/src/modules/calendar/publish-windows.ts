import type { WindowsView } from '@tongban/contracts/calendar'
import type { FieldFault } from '@tongban/contracts/errors'
import type { WindowKind } from '@tongban/contracts/window'
import {
  addDays,
  addMonths,
  type BusinessWindow,
  type Day,
  dayOf,
  isWorkingDay,
  type Law,
  type Month,
  monthOf,
} from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { recordWindow, type Windows } from './windows.ts'

export interface WindowDeps {
  readonly database: Database
  readonly windows: Windows
  readonly law: () => Law
  /** Whether there is an agency of this id; joined by the composition root. */
  readonly isAgency: (id: string) => boolean
}

interface Published {
  readonly agencyId: string
  readonly kind: WindowKind
  readonly windows: readonly BusinessWindow[]
}

const tell = query(`select pg_notify('calendar', '')`)

/** 业务期 of a year, and for months without one what last year's would be. @throws Refusal calendar.no-agency */
export function windowsOf(
  { windows, law, isAgency }: WindowDeps,
  { agency, kind, year }: { readonly agency: string; readonly kind: WindowKind; readonly year: number },
): WindowsView {
  if (!isAgency(agency)) throw refusalAt('calendar.no-agency', 'agency')
  const all = windows.of(agency, kind)
  const ofYear = (wanted: number): BusinessWindow[] =>
    all.filter(({ month }) => month.startsWith(`${wanted}-`)).map(plain)
  const published = ofYear(year)
  const known = new Set(published.map(({ month }) => month))
  return {
    published,
    proposed: ofYear(year - 1)
      .map((before) => proposedFrom(law(), before))
      .filter(({ month }) => !known.has(month)),
  }
}

/**
 * 照上一年拟: the same days of the same month a year later. A cut-off on a free day moves to the next working day, or where the
 * month has none left to the one before: a proposal, which a person publishes or changes.
 */
export function proposedFrom(law: Law, { month, opens, closes, effect }: BusinessWindow): BusinessWindow {
  const [next, later] = [laterMonth(month), laterMonth(effect)]
  const cutOff = workingIn(law, next, inMonth(next, closes))
  const first = inMonth(next, opens)
  return { month: next, opens: first < cutOff ? first : cutOff, closes: cutOff, effect: later }
}

/**
 * 公布业务期: nothing is overwritten, the version published last holds. A month whose cut-off has passed stays as it was.
 * @throws Refusal calendar.no-agency, calendar.windows (every wrong one with its place)
 */
export async function publishWindows(
  { database, windows }: WindowDeps,
  context: Context,
  command: Command,
  { agencyId, kind, windows: wanted }: Published,
): Promise<{ done: true }> {
  if (!context.agencies.includes(agencyId)) throw refusalAt('calendar.no-agency', 'agencyId')
  const faults = faultsOf(windows.of(agencyId, kind), wanted, context.today)
  if (faults.length > 0) throw new Refusal('calendar.windows', faults)
  const published = await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`windows ${agencyId} ${kind}`)],
    run: (tx) => {
      for (const window of wanted)
        tx.record(recordWindow({ agencyId, kind, ...window }, context.actorId, context.now))
      const months = wanted.map(({ month }) => month).toSorted()
      tx.record(
        lookWithin(
          { ...context, agencyId },
          { act: 'calendar.publish-windows', purpose: `${kind} ${months[0]} ${months.at(-1)}` },
        ),
        tell(),
      )
      return { done: true } as const
    },
  })
  await windows.refresh()
  return published
}

function faultsOf(
  known: readonly BusinessWindow[],
  wanted: readonly BusinessWindow[],
  today: Day,
): FieldFault[] {
  return wanted.flatMap(({ month, opens, closes, effect }, at) => {
    const fault = (field: string, code: string, message: string): FieldFault => ({
      field: `windows.${at}.${field}`,
      code,
      message,
    })
    if (wanted.findIndex((other) => other.month === month) !== at)
      return [fault('month', 'twice', '同一个月写了两次。')]
    const passed = known.find((other) => other.month === month && other.closes < today)
    if (passed !== undefined || closes < today)
      return [fault('closes', 'passed', '这个月已经截止，不能再改。')]
    return [
      ...(opens.startsWith(month) ? [] : [fault('opens', 'month', '要在这个月里。')]),
      ...(closes.startsWith(month) ? [] : [fault('closes', 'month', '要在这个月里。')]),
      ...(opens <= closes ? [] : [fault('closes', 'order', '截止日不能早于开始日。')]),
      ...(effect >= month ? [] : [fault('effect', 'before', '生效的月份不能早于这个月。')]),
    ]
  })
}

function plain({ month, opens, closes, effect }: BusinessWindow): BusinessWindow {
  return { month, opens, closes, effect }
}

function laterMonth(month: Month): Month {
  return monthOf(addMonths(dayOf(`${month}-01`), 12).slice(0, 7))
}

/** The same day of another month, or its last. */
function inMonth(month: Month, day: Day): Day {
  const last = addDays(addMonths(dayOf(`${month}-01`), 1), -1)
  const same = `${month}-${day.slice(8)}`
  return same > last ? last : dayOf(same)
}

function workingIn(law: Law, month: Month, from: Day): Day {
  for (let day = from; day.startsWith(month); day = addDays(day, 1))
    if (isWorkingDay(law, day).working) return day
  for (let day = from; day.startsWith(month); day = addDays(day, -1))
    if (isWorkingDay(law, day).working) return day
  return from
}
