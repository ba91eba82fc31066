import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import type { Month } from '../months.ts'
import { monthsOfAge } from '../retirement/statutory-age.ts'
import { PolicyFault } from '../rules/fault.ts'

/** A pension that was prepaid, and what it was determined to be when the base of the year came. */
export interface SettlementFacts {
  readonly prepaidFen: Fen
  readonly determinedFen: Fen
  /** The first month that was prepaid, and the last. */
  readonly from: Month
  readonly to: Month
}

/** What is still owed; below 0 in `differenceFen` when too much was paid. */
export interface Settlement {
  readonly months: number
  readonly monthlyDifferenceFen: number
  readonly differenceFen: number
  readonly owedBy: 'agency' | 'person' | null
}

const source = { document: '地方核定办法（预发、重核）' }

/**
 * 预发与重核: the months that were prepaid are settled both ways when the pension is determined anew, whichever sum was the larger one.
 * @throws PolicyFault when the last month lies before the first
 */
export function settlePrepayment(
  _law: Law,
  { prepaidFen, determinedFen, from, to }: SettlementFacts,
  record?: Recorder,
): Settlement {
  const months = monthsOfAge(from, to) + 1
  if (months < 1) throw new PolicyFault('contradiction', 'to', 'The last month lies before the first.')
  const monthlyDifferenceFen = determinedFen - prepaidFen
  const differenceFen = fenOf(monthlyDifferenceFen * months)
  const owedBy = differenceFen === 0 ? null : differenceFen > 0 ? 'agency' : 'person'
  const found = { months, monthlyDifferenceFen, differenceFen, owedBy } as const
  record?.push(
    step({
      rule: 'pension.settlement',
      certainty: 'decisions',
      source,
      facts: { prepaidFen, determinedFen, ...found },
    }),
  )
  return found
}
