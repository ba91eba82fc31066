import { type Recorder, step } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import type { Fen } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** Somebody who has lost his work. */
export interface BenefitFacts {
  readonly area: Area
  readonly month: Month
  readonly monthsPaid?: number
  /** Whether he left against his will; whether he is registered and looks for work. Unknown is not no. */
  readonly againstWill?: boolean
  readonly registered?: boolean
  /** Which month of the benefit it is, from 1. */
  readonly benefitMonth?: number
  /** The benefit is prolonged to the statutory age. */
  readonly prolonged?: boolean
}

/** Whether the benefit is due, and how much it is in this month. */
export interface Benefit {
  readonly conclusion: Conclusion
  readonly amountFen: Fen | null
}

const law45 = { document: '社会保险法（2018修正）', article: '第四十五条' }

/**
 * 失业保险金: a year paid, not by own will, registered and looking for work; the amount is set by the area, null where it is not known here.
 * Law: 社会保险法 第45、47条.
 */
export function unemploymentBenefit(law: Law, facts: BenefitFacts, record?: Recorder): Benefit {
  const conclusion = all([
    judged('a-year-paid', facts.monthsPaid, (months) => months >= 12),
    judged('against-will', facts.againstWill, (holds) => holds),
    judged('registered', facts.registered, (holds) => holds),
  ])
  recordConclusion(
    record,
    { rule: 'unemployment.conditions', certainty: 'text-read', source: law45 },
    { conclusion },
  )
  return { conclusion, amountFen: amountOf(law, facts, record) }
}

function amountOf(law: Law, facts: BenefitFacts, record?: Recorder): Fen | null {
  const { area, month, benefitMonth = 1 } = facts
  const parts: Recorder | undefined = record && []
  const { unemploymentAmounts: parameter } = law.figures
  const found = figureOf('unemploymentAmounts', parameter, { area, on: month }, parts)
  const amountFen = found === undefined ? null : amountIn(found.value, facts)
  const told = { month, benefitMonth, amountFen }
  const source = { ...law45, article: '第四十七条' }
  record?.push(step({ rule: 'unemployment.amount', certainty: 'text-read', source, facts: told }, parts))
  return amountFen
}

function amountIn(amounts: Amounts, { benefitMonth = 1, prolonged }: BenefitFacts): Fen {
  if (prolonged === true) return amounts.prolongedFen
  if (benefitMonth > 24)
    throw new PolicyFault('out-of-range', 'benefitMonth', 'The benefit is paid for 24 months at most.')
  return benefitMonth <= 12 ? amounts.firstYearFen : amounts.laterFen
}

type Amounts = Law['figures']['unemploymentAmounts']['values'][number]['value']
