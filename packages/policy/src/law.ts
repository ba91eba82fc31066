import { byDay, exceptionsOf, overlay, type WorkCalendar, type WorkException } from './calendar.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Figures, shippedFigures } from './figures.ts'
import { compare, type Day, dayOf } from './months.ts'
import { type Dated, firstDay, type Parameter } from './parameter.ts'
import { workCalendarNotices } from './parameters/work-calendar.ts'
import { sha256 } from './sha256.ts'
import { orderedLike } from './value-shape.ts'

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
  /** SHA-256 over the hashes of calendar and figures: equal hashes, equal law. */
  readonly hash: string
  /** SHA-256 of the calendar alone in canonical JSON: what is counted in days is the same under a law with other figures. */
  readonly calendarHash: string
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
  return lawWith(calendar, sha256(canonicalJson(calendar)), parameters.figures)
}

/** A law with another calendar shares the figures, and one with other figures the calendar: each is hashed once. */
function lawWith(calendar: WorkCalendar, calendarHash: string, given: Figures): Law {
  const figures = frozen(given)
  const hash = sha256(canonicalJson({ calendar: calendarHash, figures: hashOf(figures) }))
  return Object.freeze({ calendar, figures, hash, calendarHash })
}

/**
 * The law with a further notice on holidays laid over it, as from the database. Overlays are applied in the
 * order in which they were published; the same overlays in the same order give the same hash.
 * @throws RangeError when a day lies outside the calendar or `knownUntil` goes back.
 */
export function withExceptions(law: Law, exceptions: readonly WorkException[], knownUntil: Day): Law {
  if (exceptions.length === 0 && knownUntil === law.calendar.knownUntil) return law
  return lawOf({ calendar: overlay(law.calendar, exceptions, knownUntil), figures: law.figures })
}

/** A further value of a figure, as it is published and travels: one object of JSON. */
export interface PublishedValue extends Dated<unknown> {
  /** The figure's key; of a rate of contribution with its scheme and payer, as {@link parametersOf} gives it. */
  readonly key: string
}

/**
 * The law with published values laid over it, in the order in which they were published: of two for one figure, area and day the
 * later one holds. Whether the values are right is for the checker to say, before they are published.
 * @throws RangeError when there is no such figure, or a day is none
 */
export function withValues(law: Law, values: readonly PublishedValue[]): Law {
  if (values.length === 0) return law
  let figures = law.figures
  for (const [key, ofKey] of Map.groupBy(values, (value) => value.key)) {
    const parameter = figureOfKey(figures, key)
    if (parameter === undefined) throw new RangeError(`there is no figure ${key}`)
    figures = replaced(figures, key, {
      ...parameter,
      values: mergedValues(
        parameter.values,
        ofKey.map(({ key: _key, ...dated }) => ({
          ...dated,
          value: orderedLike(
            dated.value,
            parameter.values.map(({ value }) => value),
          ),
        })),
      ),
    })
  }
  return lawWith(law.calendar, law.calendarHash, figures)
}

const ratesKey = 'contributionRates.'

/** The parameter of a key, as {@link parametersOf} gives it; undefined where there is none. */
export function figureOfKey(figures: Figures, key: string): Parameter<unknown> | undefined {
  const [of, name]: [Readonly<Record<string, unknown>>, string] = key.startsWith(ratesKey)
    ? [figures.contributionRates, key.slice(ratesKey.length)]
    : [figures, key]
  const found = name !== 'contributionRates' && Object.hasOwn(of, name) ? of[name] : undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every entry but the rates as a whole is one parameter
  return found as Parameter<unknown> | undefined
}

function replaced(figures: Figures, key: string, parameter: unknown): Figures {
  const rates = figures.contributionRates
  const changed = key.startsWith(ratesKey)
    ? { contributionRates: { ...rates, [key.slice(ratesKey.length)]: parameter } }
    : { [key]: parameter }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the figures
  return { ...figures, ...changed } as Figures
}

/** The values in the order of their days; the later published ones in the place of those for the same area and day. */
function mergedValues(
  values: readonly Dated<unknown>[],
  added: readonly Dated<unknown>[],
): readonly Dated<unknown>[] {
  const byPlace = new Map(values.map((dated) => [placeOf(dated), dated]))
  for (const dated of added) byPlace.set(placeOf(dated), dated)
  return [...byPlace.values()].toSorted((one, other) => compare(firstDay(one.from), firstDay(other.from)))
}

/** Where a value stands: its area and its first day. */
export function placeOf({ area = 'national', from }: Pick<Dated<unknown>, 'area' | 'from'>): string {
  return `${area} ${firstDay(from)}`
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
