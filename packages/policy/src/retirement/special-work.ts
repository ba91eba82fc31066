import type { Recorder } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import { addMonths, type Month } from '../months.ts'
import { valueAt } from '../parameter.ts'

/** The kinds of special work that let somebody retire earlier. */
export const specialKinds = ['underground-or-heat', 'height-or-very-heavy', 'harmful'] as const
/** What earlier retirement by special work depends on. */
export interface SpecialWorkFacts {
  readonly birth: Month
  readonly sex: 'male' | 'female'
  readonly kind: (typeof specialKinds)[number]
  /** Months at this kind of work that the file proves; missing: not proved yet. */
  readonly monthsAtWork?: number
  readonly contributionMonths?: number
  readonly on: Month
}

/** The month from which somebody may retire, and whether the conditions are met on a day. */
export interface SpecialWork {
  readonly month: Month
  readonly leastMonthsAtWork: number
  readonly conclusion: Conclusion
}

const source = { document: '国务院关于工人退休、退职的暂行办法', number: '国发〔1978〕104号' }

/**
 * 特殊工种提前退休: at 55 (men) or 45 (women) after 9 years underground or in heat, 10 at height or at very heavy work, 8 at harmful work.
 * Whether the gradual delay applies to these ages is to be confirmed; decisions of 2025 and 2026 use 55. Law: 国发〔1978〕104号.
 */
export function specialWork(law: Law, facts: SpecialWorkFacts, record?: Recorder): SpecialWork {
  const parts: Recorder | undefined = record && []
  const terms = valueAt('specialWork', law.figures.specialWork, { area: 'national', on: facts.on }, parts)
  const month = addMonths(facts.birth, facts.sex === 'male' ? terms.maleMonths : terms.femaleMonths)
  const years = {
    'underground-or-heat': terms.yearsUndergroundOrHeat,
    'height-or-very-heavy': terms.yearsAtHeightOrVeryHeavy,
    harmful: terms.yearsHarmful,
  }
  const leastMonthsAtWork = 12 * years[facts.kind]
  const minimum = valueAt(
    'minimumContributionMonths',
    law.figures.minimumContributionMonths,
    { area: 'national', on: facts.on },
    parts,
  )
  const conclusion = all([
    judged('age', facts.on, (on) => on >= month),
    judged('months-at-work', facts.monthsAtWork, (months) => months >= leastMonthsAtWork),
    judged('minimum-months', facts.contributionMonths, (months) => months >= minimum),
  ])
  recordConclusion(
    record,
    { rule: 'retirement.special-work', certainty: 'to-confirm', source },
    { conclusion, facts: { month }, parts },
  )
  return { month, leastMonthsAtWork, conclusion }
}
