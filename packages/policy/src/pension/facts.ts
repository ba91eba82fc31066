import { plus, type Ratio, roundedProduct } from '../exact/ratio.ts'
import type { Fen } from '../money.ts'
import type { Month } from '../months.ts'
import type { Area } from '../parameter.ts'
import type { YearRounding } from '../parameters/pension-terms.ts'
import type { Age } from '../retirement/statutory-age.ts'

/** What an employee pension depends on. What is given overrides what would be derived; what is missing makes parts null. */
export interface PensionFacts {
  readonly area: Area
  /** The month of retirement as decided. */
  readonly decided: Month
  readonly sex?: 'male' | 'female'
  readonly birth?: Month
  /** All months, paid and deemed. */
  readonly months?: number
  /** Years as a form prints them. */
  readonly totalYears?: Ratio
  readonly actualYears?: Ratio
  readonly deemedYears?: Ratio
  /** Years before the individual account began; in Beijing those paid from 1992-10 to 1998-06. */
  readonly preAccountYears?: Ratio
  /** Average index of the whole career. */
  readonly index?: Ratio
  /** The index of the transitional part, where the area has one of its own. */
  readonly transitionIndex?: Ratio
  /** 计发基数, in fen a month; missing: that of the law for area and month. */
  readonly baseFen?: Fen
  /** The other base of areas that use two. */
  readonly secondBaseFen?: Fen
  readonly accountFen?: Fen
  readonly divisor?: Ratio
  readonly age?: Age
}

/** All years of contribution: as printed, else from months, else paid and deemed ones together; rounded as the area does. */
export function totalYears(facts: PensionFacts, rounding: YearRounding | null): Ratio | undefined {
  return roundYears(allYears(facts), rounding)
}

function allYears(facts: PensionFacts): Ratio | undefined {
  const { months, actualYears: paid, deemedYears: deemed } = facts
  if (facts.totalYears !== undefined) return facts.totalYears
  if (months !== undefined) return { n: months, d: 12 }
  return paid === undefined || deemed === undefined ? undefined : plus(paid, deemed)
}

/** 视同缴费年限: as printed, else what of all years was not paid. */
export function deemedYears(facts: PensionFacts): Ratio | undefined {
  const { actualYears } = facts
  if (facts.deemedYears !== undefined || actualYears === undefined) return facts.deemedYears
  const all = allYears(facts)
  if (all === undefined) return undefined
  const rest = plus(all, { n: -actualYears.n, d: actualYears.d })
  return rest.n < 0 ? { n: 0, d: 1 } : rest
}

/** How a printed 0 of years is read: 1 passed it over where the form had the other figure, 2 takes it as it is printed. */
export type PensionVersion = 1 | 2

/**
 * The years of the transitional part. An area counts deemed years or all before the account; where a form has only the other figure
 * that one counts. What is printed is taken as printed, 0 too.
 */
export function transitionalYears(
  facts: PensionFacts,
  counted: 'deemed' | 'before-account',
  rounding: YearRounding | null,
  version: PensionVersion,
): Ratio | undefined {
  const deemed = deemedYears(facts)
  const before = facts.preAccountYears
  const first = counted === 'deemed' ? deemed : before
  const second = counted === 'deemed' ? before : deemed
  const isPassedOver = version === 1 && first?.n === 0 && second !== undefined
  return roundYears(isPassedOver ? second : (first ?? second), rounding)
}

/** Years rounded to a tenth or a hundredth as an area does; not at all where it does not. */
function roundYears(years: Ratio | undefined, rounding: YearRounding | null): Ratio | undefined {
  if (years === undefined || rounding === null) return years
  const parts = rounding.unit === '0.1' ? 10 : 100
  const n = rounding.way === 'up' ? roundedUp(years, parts) : roundedProduct(years, { n: parts, d: 1 })
  return { n, d: parts }
}

/** So many parts of a year, a begun one as a whole one. */
function roundedUp({ n, d }: Ratio, parts: number): number {
  const rest = (n * parts) % d
  return (n * parts - rest) / d + (rest > 0 ? 1 : 0)
}
