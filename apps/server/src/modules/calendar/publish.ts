import type { WorkCalendarView } from '@tongban/contracts/calendar'
import { baseLaw, type Day, dayOf, isWorkingDay, type Law, publishedLaw, weekday } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { noticesOf, readExceptions, readKnown } from './calendar.ts'

const findPublished = query<{ day: Day }>(
  'select day from calendar.exception where published_on = $1 limit 1',
)
const insertException = query(
  'insert into calendar.exception (day, kind, name, source, published_on, recorded_at, published_by) values ($1, $2, $3, $4, $5, $6, $7)',
)
const insertKnown = query(
  'insert into calendar.known (until, source, recorded_at, published_by) values ($1, $2, $3, $4) on conflict (until) do nothing',
)
const tell = query(`select pg_notify('calendar', '')`)

/** A notice of the State Council on the holidays of a year, as it was published. */
export interface Notice {
  readonly source: string
  readonly publishedOn: Day
  readonly knownUntil: Day
  readonly days: readonly { readonly date: Day; readonly kind: 'off' | 'work'; readonly name: string }[]
}

/**
 * 公布放假安排: lays a notice over the calendar; nothing is overwritten, a later notice on the same day holds (D-12),
 * so a correction takes back a wrong day off (`work`) or a wrongly worked weekend (`off`).
 * @returns the calendar of the notice's last year
 * @throws Refusal calendar.back, calendar.days (every wrong day with its place), calendar.published
 */
export async function publishNotice(
  { database, law, refresh }: { database: Database; law: () => Law; refresh: () => Promise<void> },
  context: Context,
  command: Command,
  notice: Notice,
): Promise<WorkCalendarView> {
  const { source, publishedOn, knownUntil, days } = notice
  await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn('calendar.publish'), findPublished(publishedOn), readExceptions(), readKnown()],
    run: (tx, [, published, exceptions, known]) => {
      requireNotice(publishedLaw(baseLaw, { ...noticesOf(exceptions, known), values: [] }), notice)
      if (published.length > 0) throw new Refusal('calendar.published')
      for (const { date, kind, name } of days)
        tx.record(insertException(date, kind, name, source, publishedOn, context.now, context.actorId))
      tx.record(
        insertKnown(knownUntil, source, context.now, context.actorId),
        lookWithin(context, { act: 'calendar.publish', purpose: `${publishedOn} ${knownUntil}` }),
        tell(),
      )
      return { done: true }
    },
  })
  await refresh()
  return calendarOf(law(), Number(knownUntil.slice(0, 4)))
}

/** The free days and worked weekends of a year, and until when the calendar is known. */
export function calendarOf({ calendar }: Law, year: number): WorkCalendarView {
  const exceptions = Object.values(calendar.exceptions).filter(({ date }) => date.startsWith(`${year}-`))
  return {
    knownUntil: calendar.knownUntil,
    exceptions: exceptions.map(({ date, kind, name, source }) => ({ date, kind, name, source })),
  }
}

function requireNotice(law: Law, { knownUntil, days }: Notice): void {
  const { calendar } = law
  if (knownUntil < calendar.knownUntil) throw new Refusal('calendar.back')
  const faults = days.flatMap(({ date, kind }, at) => {
    const field = `days.${at}.date`
    if (date < calendar.from || date > knownUntil)
      return [{ field, code: 'outside', message: '不在这份安排的日期范围内。' }]
    if (days.findIndex((other) => other.date === date) !== at)
      return [{ field, code: 'twice', message: '同一天写了两次。' }]
    if (kind === 'work' && weekday(dayOf(date)) <= 5 && isWorkingDay(law, date).working)
      return [{ field, code: 'weekday', message: '这天本来就是工作日，不用调休上班。' }]
    return []
  })
  if (faults.length > 0) throw new Refusal('calendar.days', faults)
}
