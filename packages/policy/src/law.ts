import { byDay, exceptionsOf, overlay, type WorkCalendar, type WorkException } from './calendar.ts'
import { type Figures, shippedFigures } from './figures.ts'
import { type Day, dayOf } from './months.ts'
import { firstDay } from './parameter.ts'
import { workCalendarNotices } from './parameters/work-calendar.ts'
import { sha256 } from './sha256.ts'

/** The parameters that formulas take, as plain data: it travels as JSON and is the same after it. */
export interface LawParameters {
  readonly calendar: WorkCalendar
  readonly figures: Figures
}

/**
 * An immutable parameter set, named by its hash. Formulas take one and never import values; a decision stores
 * the hash of the set it used. Made only by {@link lawOf}, {@link withExceptions} and {@link withValues}.
 */
export interface Law extends LawParameters {
  /** SHA-256 of the parameters in canonical JSON: equal hashes, equal law. */
  readonly hash: string
}

/** The hash of figures that were frozen here. */
const hashes = new WeakMap<object, string>()

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
  const figures = frozen(parameters.figures)
  return Object.freeze({
    calendar,
    figures,
    hash: sha256(canonicalJson({ calendar, figures: hashOf(figures) })),
  })
}

/**
 * The law with a further notice on holidays laid over it, as from the database. Overlays are applied in the
 * order in which they were published; the same overlays in the same order give the same hash.
 * @throws RangeError when a day lies outside the calendar or `knownUntil` goes back.
 */
export function withExceptions(law: Law, exceptions: readonly WorkException[], knownUntil: Day): Law {
  return lawOf({ calendar: overlay(law.calendar, exceptions, knownUntil), figures: law.figures })
}

/** The figures of which a further value can be published: all that are one parameter. */
export type FigureKey = Exclude<keyof Figures, 'contributionRates'>

/**
 * The law with published values of one figure laid over it, as from the database: of two for one area and day the later one holds.
 * @throws RangeError when a day is none
 */
export function withValues<Key extends FigureKey>(
  law: Law,
  key: Key,
  values: Figures[Key]['values'][number][],
): Law {
  const added = new Set(values.map(placeOf))
  const kept = law.figures[key].values.filter((dated) => !added.has(placeOf(dated)))
  const all = [...kept, ...values].toSorted((one, other) =>
    firstDay(one.from) < firstDay(other.from) ? -1 : 1,
  )
  const changed = { ...law.figures[key], values: all }
  return lawOf({ calendar: law.calendar, figures: { ...law.figures, [key]: changed } })
}

function placeOf({ area = 'national', from }: { readonly area?: string; readonly from: string }): string {
  return `${area} ${from.length === 7 ? `${from}-01` : from}`
}

/** The law as shipped: the notices of 2004 to 2026 (2004 to 2006 from one source), and the figures of all areas. */
export const baseLaw: Law = /* @__PURE__ */ lawOf({
  calendar: {
    from: '2004-01-01',
    knownUntil: '2026-12-31',
    exceptions: /* @__PURE__ */ byDay(/* @__PURE__ */ exceptionsOf(workCalendarNotices)),
  },
  figures: shippedFigures,
})

/** A law with another calendar shares the figures, so that their hash is reckoned once. */
function hashOf(figures: Figures): string {
  const known = hashes.get(figures)
  if (known !== undefined) return known
  const hash = sha256(canonicalJson(figures))
  hashes.set(figures, hash)
  return hash
}

/** The same data, frozen through and through. */
function frozen<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data
  for (const inner of Object.values(data)) frozen(inner)
  return Object.freeze(data)
}

/** JSON with the keys of every object in the order of their code units: one text for equal data. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  })
}
