import { type Because, type Certainty, weaker } from '../because.ts'
import { decimal, type Ratio } from '../exact/ratio.ts'
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
  /** Undefined where the area has none that is known. */
  readonly transitional?: TransitionalTerms
  /** The rate of the transitional part, where it is one product. */
  readonly transitionalRate: Ratio
  /** The base of the year, or the last one before it. */
  readonly base?: { readonly fen: Fen; readonly provisional: boolean }
  /** How sure the terms of each part are. */
  readonly certainty: Readonly<Record<'basic' | 'transitional' | 'additions', Certainty>>
  /** The figures as steps of a reason, by part. */
  readonly because: Readonly<
    Record<'base' | 'basic' | 'transitional' | 'additions' | 'total', readonly Because[]>
  >
}

/** So many pairs of area and month are kept: more than there are in a country and ten years. */
const keptMost = 50_000
const kept = new WeakMap<Law, Map<Area, Map<Month, PensionTerms>>>()
const counts = new WeakMap<Law, number>()

/**
 * The terms of an area in a month.
 * @throws PolicyFault before 2006, for which no formula is known here
 */
export function pensionTerms(law: Law, area: Area, decided: Month): PensionTerms {
  const known = kept.get(law)?.get(area)?.get(decided)
  return known ?? keep(law, { area, decided }, termsOf(law, area, decided))
}

function keep(
  law: Law,
  { area, decided }: { area: Area; decided: Month },
  terms: PensionTerms,
): PensionTerms {
  const count = (counts.get(law) ?? 0) + 1
  if (count > keptMost) kept.delete(law)
  counts.set(law, count > keptMost ? 1 : count)
  const areas = kept.get(law) ?? new Map<Area, Map<Month, PensionTerms>>()
  const months = areas.get(area) ?? new Map<Month, PensionTerms>()
  kept.set(law, areas)
  areas.set(area, months)
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
  return {
    basic: basic.value,
    years: years.value,
    ...rounding.value,
    additions: additions.value,
    ...(transitional === undefined ? {} : { transitional: transitional.value }),
    transitionalRate: decimal(transitional?.value.kind === 'one-product' ? transitional.value.rate : '0'),
    ...(base === undefined ? {} : { base: { fen: base.value, provisional: base.provisional } }),
    certainty: {
      basic: weaker(weaker(basic.certainty, years.certainty), rounding.certainty),
      transitional: transitional?.certainty ?? 'to-confirm',
      additions: additions.certainty,
    },
    because,
  }
}
