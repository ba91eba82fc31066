import { type Because, type Certainty, weaker } from '../because.ts'
import { decimal, type Ratio, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import type { Fen } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf, type Parameter } from '../parameter.ts'
import type { BasicTerms, LocalAddition, YearRounding } from '../parameters/pension-terms.ts'
import type { TransitionalTerms } from '../parameters/transitional.ts'
import { PolicyFault } from '../rules/fault.ts'

/** What an area says of the employee pension at a time, found once for all who retire there and then. */
export interface PensionTerms {
  readonly basic: BasicTerms
  readonly years: YearRounding | null
  readonly partsFen: number
  readonly totalUpFen: number
  readonly additions: LocalAddition
  /** Whether the area adds anything for everybody. */
  readonly adds: boolean
  readonly transitional: TransitionalPlan
  /** What the area adds by each year, and by steps of years: exact, so that nobody reads a text again for each person. */
  readonly perYear: YearWorth | null
  readonly steps: readonly {
    readonly above: number
    readonly upTo: number
    readonly tenThousandths: number
  }[]
  /** The base of the year, or the last one before it. */
  readonly base: { readonly fen: Fen; readonly provisional: boolean } | undefined
  /** How sure the terms of each part are. */
  readonly certainty: Readonly<Record<'base' | 'basic' | 'transitional' | 'additions', Certainty>>
  /** How sure a pension is: without and with a transitional part, without and with additions. */
  readonly sure: Readonly<Record<'plain' | 'added' | 'transitional' | 'both', Certainty>>
  /** The figures as steps of a reason, by part. */
  readonly because: Readonly<
    Record<'base' | 'basic' | 'transitional' | 'additions' | 'total', readonly Because[]>
  >
}

/** What a year counts: a rate of the mean of the base and the indexed base, or of the indexed base alone. */
export interface YearWorth {
  readonly rate: Ratio
  /** How often the base itself counts beside the indexed one: once in the mean, else not. */
  readonly bases: 0 | 1
}

/**
 * How an area's transitional part is made, with its texts read: of one shape whatever the area's formula is, so that a population of all
 * areas is reckoned by the same machine code.
 */
export interface TransitionalPlan extends YearWorth {
  /** What is multiplied: the base times the index, the mean of that and the base, or deemed and paid years one by one. */
  readonly average: 'base' | 'indexed' | 'mean' | 'two-spans' | 'not-modelled'
  readonly index: 'career' | 'early' | 'career-at-least-1'
  readonly years: 'deemed' | 'before-account'
  /** The rate as it is written; of two spans that of the paid years. */
  readonly rateText: string
  /** The rate of deemed years, where they have one of their own. */
  readonly deemedRate: Ratio
  /** What is missing where the formula is not modelled. */
  readonly needs: readonly string[]
}

/** So many pairs of area and month are kept: more than there are in a country and ten years. */
const keptMost = 50_000

/** What was found for a law: by area, then by month. */
interface Kept {
  count: number
  readonly areas: Map<Area, Map<Month, PensionTerms>>
}

const keptOf = new WeakMap<Law, Kept>()
/** The law that was asked for last: a population is reckoned by one. Which one it is changes no answer. */
let latest: { readonly law: Law | undefined; readonly kept: Kept | undefined } = {
  law: undefined,
  kept: undefined,
}

/**
 * The terms of an area in a month.
 * @throws PolicyFault before 2006, for which no formula is known here
 */
export function pensionTerms(law: Law, area: Area, decided: Month): PensionTerms {
  if (latest.law !== law) latest = { law, kept: keptOf.get(law) }
  const known = latest.kept?.areas.get(area)?.get(decided)
  return known ?? keep(law, { area, decided }, termsOf(law, area, decided))
}

function keep(
  law: Law,
  { area, decided }: { area: Area; decided: Month },
  terms: PensionTerms,
): PensionTerms {
  const before = keptOf.get(law)
  const kept: Kept =
    before === undefined || before.count >= keptMost ? { count: 0, areas: new Map() } : before
  const months = kept.areas.get(area) ?? new Map<Month, PensionTerms>()
  kept.count += 1
  keptOf.set(law, kept)
  latest = { law, kept }
  kept.areas.set(area, months)
  months.set(decided, terms)
  return terms
}

function termsOf(law: Law, area: Area, decided: Month): PensionTerms {
  const { figures } = law
  const because = { base: [], basic: [], transitional: [], additions: [], total: [] } satisfies Record<
    string,
    Because[]
  >
  const read = <Value>(key: string, parameter: Parameter<Value>, steps: Because[]) =>
    figureOf(key, parameter, { area, on: decided }, steps)
  const basic = read('basicTerms', figures.basicTerms, because.basic)
  const years = read('yearRounding', figures.yearRounding, because.basic)
  const rounding = read('pensionRounding', figures.pensionRounding, because.total)
  const additions = read('localAdditions', figures.localAdditions, because.additions)
  const transitional = read('transitionalTerms', figures.transitionalTerms, because.transitional)
  read('accountStart', figures.accountStart, because.transitional)
  const base = read('pensionBase', figures.pensionBase, because.base)
  if (basic === undefined || years === undefined || rounding === undefined || additions === undefined)
    throw new PolicyFault('not-known', 'decided', 'The formula of this package holds from 2006 on.')
  const certainty = {
    base: base?.certainty ?? 'to-confirm',
    basic: weaker(weaker(basic.certainty, years.certainty), rounding.certainty),
    transitional: transitional?.certainty ?? 'to-confirm',
    additions: additions.certainty,
  }
  return {
    basic: basic.value,
    years: years.value,
    ...rounding.value,
    additions: additions.value,
    adds: addsAnything(additions.value),
    transitional: planOf(transitional?.value),
    ...additionsOf(additions.value),
    base: base && { fen: base.value, provisional: base.provisional },
    certainty,
    sure: {
      plain: certainty.basic,
      added: weaker(certainty.basic, certainty.additions),
      transitional: weaker(certainty.basic, certainty.transitional),
      both: weaker(weaker(certainty.basic, certainty.transitional), certainty.additions),
    },
    because,
  }
}

const unmodelled: TransitionalPlan = {
  average: 'not-modelled',
  index: 'career',
  years: 'before-account',
  rateText: '0',
  rate: decimal('0'),
  bases: 0,
  deemedRate: decimal('0'),
  needs: ['area'],
}

/** A formula as the machine takes it; an area without one that is known needs its own. */
function planOf(terms: TransitionalTerms | undefined): TransitionalPlan {
  if (terms === undefined) return unmodelled
  if (terms.kind === 'not-modelled') return { ...unmodelled, needs: terms.needs }
  if (terms.kind === 'one-product') {
    const { average, index, years, rate } = terms
    const bases = average === 'mean' ? 1 : 0
    return { ...unmodelled, average, index, years, rateText: rate, rate: decimal(rate), bases }
  }
  const { paidRate, deemedRate } = terms
  return {
    ...unmodelled,
    average: 'two-spans',
    rateText: paidRate,
    rate: decimal(paidRate),
    deemedRate: decimal(deemedRate),
  }
}

/** What an area adds, with its rates as exact numbers. */
function additionsOf({ perYear, steps }: LocalAddition): Pick<PensionTerms, 'perYear' | 'steps'> {
  return {
    perYear: perYear === null ? null : { rate: decimal(perYear), bases: 0 },
    steps: steps.map(({ above, rate }, at) => ({
      above,
      upTo: steps[at + 1]?.above ?? 1000,
      tenThousandths: roundedProduct(decimal(rate), { n: 10_000, d: 1 }),
    })),
  }
}

function addsAnything({ perYear, fixedFen, steps }: LocalAddition): boolean {
  return perYear !== null || fixedFen > 0 || steps.length > 0
}
