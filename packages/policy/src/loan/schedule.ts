import { type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import { addMonths, type Month } from '../months.ts'
import { PolicyFault } from '../rules/fault.ts'

/** 助保贷款: what is lent, at which rate, and what is paid back each month. */
export interface Loan {
  readonly principalFen: Fen
  readonly annualRate: Ratio
  readonly paymentFen: Fen
  /** The month of the first instalment, that in which the pension starts: a full month of interest. */
  readonly first: Month
}

/** A month of paying back. */
export interface Instalment {
  readonly month: Month
  readonly paymentFen: Fen
  readonly interestFen: Fen
  readonly principalFen: Fen
  /** What is still owed after it. */
  readonly balanceFen: Fen
}

/** A thousand years: whoever pays longer does not pay back. */
const instalmentsMax = 12_000
const contract = { document: '助保贷款合同（按月付息，年利率÷12）' }

/**
 * 助保贷款还款计划: interest of a month is balance × rate / 12, half up to the fen each month; the last instalment is the rest.
 * @throws PolicyFault when the payment is not above the first interest, or it would take more than 12,000 months
 */
export function loanSchedule(_law: Law, loan: Loan, record?: Recorder): { instalments: Instalment[] } {
  const instalments: Instalment[] = []
  let balanceFen = loan.principalFen
  for (let month = loan.first; balanceFen > 0; month = addMonths(month, 1)) {
    if (instalments.length === instalmentsMax)
      throw new PolicyFault(
        'out-of-range',
        'paymentFen',
        `The loan is not paid back within ${instalmentsMax} months.`,
      )
    const instalment = nextInstalment(loan, month, balanceFen)
    instalments.push(instalment)
    balanceFen = instalment.balanceFen
  }
  if (record !== undefined) record.push(scheduleStep(loan, instalments))
  return { instalments }
}

/** 每月利息 on a balance, half up to the fen. */
export function monthlyInterest(balanceFen: Fen, annualRate: Ratio): Fen {
  return fenOf(roundedProduct({ n: balanceFen, d: 12 }, annualRate))
}

function nextInstalment({ annualRate, paymentFen }: Loan, month: Month, balanceFen: Fen): Instalment {
  const interestFen = monthlyInterest(balanceFen, annualRate)
  if (paymentFen <= interestFen)
    throw new PolicyFault(
      'out-of-range',
      'paymentFen',
      'The payment is not above the interest of the first month.',
    )
  const paid = fenOf(Math.min(paymentFen, balanceFen + interestFen))
  const principalFen = fenOf(paid - interestFen)
  return { month, paymentFen: paid, interestFen, principalFen, balanceFen: fenOf(balanceFen - principalFen) }
}

function scheduleStep(
  { principalFen, annualRate, paymentFen, first }: Loan,
  instalments: readonly Instalment[],
) {
  return step({
    rule: 'loan.schedule',
    certainty: 'two-sources',
    source: contract,
    facts: {
      principalFen,
      annualRate: textOfRatio(annualRate),
      paymentFen,
      first,
      instalments: instalments.length,
      last: instalments.at(-1)?.month ?? null,
      interestFen: instalments.reduce((total, { interestFen }) => total + interestFen, 0),
    },
  })
}
