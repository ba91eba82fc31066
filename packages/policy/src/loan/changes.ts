import { type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import { addMonths, type Month } from '../months.ts'
import { PolicyFault } from '../rules/fault.ts'
import { type Instalment, type Loan, loanSchedule, monthlyInterest } from './schedule.ts'

const contract = { document: '助保贷款合同' }

/**
 * 提前还款: the balance and the interest of the days since the last instalment, a thirtieth of the month's interest each; no fee. How days
 * are counted stands in the contract: to be confirmed.
 */
export function earlyRepayment(
  _law: Law,
  {
    balanceFen,
    annualRate,
    days,
  }: { readonly balanceFen: Fen; readonly annualRate: Ratio; readonly days: number },
  record?: Recorder,
): { interestFen: Fen; payFen: Fen } {
  const interestFen = fenOf(roundedProduct({ n: balanceFen, d: 12 }, annualRate, { n: days, d: 30 }))
  const found = { interestFen, payFen: sum(balanceFen, interestFen) }
  const facts = { balanceFen, annualRate: textOfRatio(annualRate), days, ...found }
  record?.push(step({ rule: 'loan.early-repayment', certainty: 'to-confirm', source: contract, facts }))
  return found
}

/** 借款人死亡: the rest is claimed from the balance left in the account, never from survivors' own money. By contract: to be confirmed. */
export function loanAfterDeath(
  _law: Law,
  { balanceFen, accountFen }: { readonly balanceFen: Fen; readonly accountFen: Fen },
  record?: Recorder,
): { fromAccountFen: Fen; toHeirsFen: Fen; openFen: Fen } {
  const fromAccountFen = fenOf(Math.min(balanceFen, accountFen))
  const found = {
    fromAccountFen,
    toHeirsFen: fenOf(accountFen - fromAccountFen),
    openFen: fenOf(balanceFen - fromAccountFen),
  }
  record?.push(
    step({
      rule: 'loan.death',
      certainty: 'to-confirm',
      source: contract,
      facts: { balanceFen, accountFen, ...found },
    }),
  )
  return found
}

/** A contract with a floating rate. */
export interface RateChangeFacts extends Loan {
  readonly newRate: Ratio
  /** The first month with the new rate. */
  readonly from: Month
}

/**
 * 利率调整: from the next instalment on the schedule is derived anew on the balance left, with the same payment. Only for contracts with a
 * floating rate: to be confirmed.
 * @throws PolicyFault when the new rate begins before the first instalment or after the last, or the payment does not bear it
 */
export function loanRateChange(
  law: Law,
  { newRate, from, ...loan }: RateChangeFacts,
  record?: Recorder,
): { instalments: Instalment[] } {
  const { instalments } = loanSchedule(law, loan)
  const before = instalments.filter(({ month }) => month < from)
  const last = before.at(-1)
  const ended = last?.balanceFen === 0
  if (from < loan.first || ended)
    throw new PolicyFault('out-of-range', 'from', 'The new rate begins outside of the schedule.')
  const principalFen = last?.balanceFen ?? loan.principalFen
  const first = last === undefined ? loan.first : addMonths(last.month, 1)
  const after = loanSchedule(law, { ...loan, principalFen, annualRate: newRate, first })
  const facts = {
    from,
    balanceFen: principalFen,
    newRate: textOfRatio(newRate),
    interestFen: monthlyInterest(principalFen, newRate),
  }
  record?.push(step({ rule: 'loan.rate-change', certainty: 'to-confirm', source: contract, facts }))
  return { instalments: [...before, ...after.instalments] }
}
