import { type Recorder, step } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import { addMonths, type Month } from '../months.ts'
import { type Area, valueAt } from '../parameter.ts'

/** What a one-time completion depends on. */
export interface CompletionFacts {
  readonly area: Area
  readonly on: Month
  readonly birth: Month
  readonly yearsPaid: number
  readonly tierFen: Fen
  /** Years from the start of the scheme to the age, for who was 45 or older then: fewer are asked for. */
  readonly yearsAsked?: number
}

/** What is missing, what it costs, and whether the pension can begin. */
export interface Completion {
  readonly missingYears: number
  readonly amountFen: Fen
  /** The month from which the pension is paid when all is paid in the month of asking. */
  readonly pensionFrom: Month
  readonly conclusion: Conclusion
}

const source = {
  document: '国务院关于建立统一的城乡居民基本养老保险制度的意见',
  number: '国发〔2014〕8号',
  article: '第七条',
}

/**
 * 一次性补缴: the years up to fifteen, each at a tier, without subsidy on them (by area, to be confirmed); the pension begins the month after,
 * at 60 at the earliest. Law: 国发〔2014〕8号 第六、七条.
 */
export function residentCompletion(law: Law, facts: CompletionFacts, record?: Recorder): Completion {
  const { area, on, birth, yearsPaid, tierFen } = facts
  const parts: Recorder | undefined = record && []
  const terms = valueAt('residentTerms', law.figures.residentTerms, { area, on }, parts)
  const tiers = valueAt('residentTiers', law.figures.residentTiers, { area, on }, parts)
  const missingYears = Math.max(0, (facts.yearsAsked ?? terms.leastYears) - yearsPaid)
  const amountFen = fenOf(missingYears * tierFen)
  const reached = addMonths(birth, terms.ageMonths)
  const pensionFrom = addMonths(on > reached ? on : reached, 1)
  const conclusion = all([
    judged('a-tier', tierFen, (tier) => tiers.includes(tier)),
    judged('age', on, (month) => month >= reached),
  ])
  const told = { yearsPaid, missingYears, tierFen, amountFen, pensionFrom }
  record?.push(step({ rule: 'resident.completion', certainty: 'to-confirm', source, facts: told }, parts))
  recordConclusion(
    record,
    { rule: 'resident.completion-allowed', certainty: 'to-confirm', source },
    { conclusion },
  )
  return { missingYears, amountFen, pensionFrom, conclusion }
}
