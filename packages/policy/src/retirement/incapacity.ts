import type { Recorder } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import { type Month } from '../months.ts'
import { valueAt } from '../parameter.ts'
import { type Category, monthsOfAge, statutoryAge } from './statutory-age.ts'

/** Somebody who can no longer work at all. */
export interface IncapacityFacts {
  readonly birth: Month
  readonly category: Category
  readonly on: Month
  readonly contributionMonths?: number
  /** Whether the board has assessed full incapacity; missing: not yet. */
  readonly assessed?: boolean
}

/** What is due, how it is reckoned, and when it ends. */
export interface Incapacity {
  readonly kind: 'early-retirement' | 'allowance'
  /** Reckoned like a pension, or a share of the area's base. */
  readonly reckonedLike: 'pension' | 'share-of-base' | null
  /** The month in which the pension is reckoned anew. */
  readonly endsWith: Month | null
  readonly conclusion: Conclusion
}

/**
 * 病退 (until 2024) and 病残津贴 (since 2025) on full incapacity before the statutory age. With the minimum months and at most five years to
 * go the allowance is reckoned like a pension, else as a share of the area's base, and ends at the statutory age. Law: 国发〔1978〕104号,
 * 人社部发〔2024〕72号: to be confirmed.
 */
export function incapacity(law: Law, facts: IncapacityFacts, record?: Recorder): Incapacity {
  const parts: Recorder | undefined = record && []
  const { birth, category, on, contributionMonths } = facts
  const terms = valueAt('incapacity', law.figures.incapacity, { area: 'national', on }, parts)
  const statutory = statutoryAge(law, facts, parts)
  const leastAge = category === 'male' ? terms.maleMonths : terms.femaleMonths
  const conclusion = all([
    judged('assessed', facts.assessed, (full) => full),
    judged('before-the-age', on, (month) => month < statutory.month),
    judged('age', on, (month) => monthsOfAge(birth, month) >= leastAge),
    judged('months', contributionMonths, (months) => months >= terms.leastContributionMonths),
  ])
  const near = monthsOfAge(on, statutory.month) <= terms.likePensionMonths
  const full =
    contributionMonths === undefined ? undefined : contributionMonths >= statutory.minimumContributionMonths
  const reckonedLike =
    terms.kind === 'early-retirement'
      ? 'pension'
      : full === undefined
        ? null
        : full && near
          ? 'pension'
          : 'share-of-base'
  const endsWith = terms.kind === 'allowance' ? statutory.month : null
  const source = terms.kind === 'allowance' ? allowance : early
  recordConclusion(
    record,
    { rule: `retirement.incapacity-${terms.kind}`, certainty: 'to-confirm', source },
    { conclusion, facts: { reckonedLike, endsWith }, parts },
  )
  return { kind: terms.kind, reckonedLike, endsWith, conclusion }
}

const early = { document: '国务院关于工人退休、退职的暂行办法', number: '国发〔1978〕104号' }
const allowance = { document: '企业职工基本养老保险病残津贴暂行办法', number: '人社部发〔2024〕72号' }
