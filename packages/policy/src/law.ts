import { byDay, exceptionsOf, overlay, type WorkCalendar, type WorkException } from './calendar.ts'
import { type Day, dayOf } from './months.ts'
import { workCalendarNotices } from './parameters/work-calendar.ts'
import { sha256 } from './sha256.ts'

/** The parameters that formulas take, as plain data: it travels as JSON and is the same after it. */
export interface LawParameters {
  readonly calendar: WorkCalendar
}

/**
 * An immutable parameter set, named by its hash. Formulas take one and never import values; a decision stores
 * the hash of the set it used. Made only by {@link lawOf} and {@link withExceptions}.
 */
export interface Law extends LawParameters {
  /** SHA-256 of the parameters in canonical JSON: equal hashes, equal law. */
  readonly hash: string
}

/**
 * The law of given parameters: freezes them and computes the hash. A browser that fetched a set by its hash
 * compares the hash of the result.
 * @throws RangeError when the calendar's days are not days of the calendar.
 */
export function lawOf(parameters: LawParameters): Law {
  const { from, knownUntil, exceptions } = parameters.calendar
  const calendar = Object.freeze({
    from: dayOf(from),
    knownUntil: dayOf(knownUntil),
    exceptions: byDay(Object.values(exceptions)),
  })
  return Object.freeze({ calendar, hash: sha256(canonicalJson({ calendar })) })
}

/**
 * The law with a further notice on holidays laid over it, as from the database. Overlays are applied in the
 * order in which they were published; the same overlays in the same order give the same hash.
 * @throws RangeError when a day lies outside the calendar or `knownUntil` goes back.
 */
export function withExceptions(law: Law, exceptions: readonly WorkException[], knownUntil: Day): Law {
  return lawOf({ calendar: overlay(law.calendar, exceptions, knownUntil) })
}

/** The law as shipped: the notices of 2004 to 2026 (2004 to 2006 from one source). */
export const baseLaw: Law = lawOf({
  calendar: {
    from: '2004-01-01',
    knownUntil: '2026-12-31',
    exceptions: byDay(exceptionsOf(workCalendarNotices)),
  },
})

/** JSON with the keys of every object in the order of their code units: one text for equal data. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })
}
