import { type Recorder, step } from '../because.ts'
import { Exact } from '../exact/exact.ts'
import { type Ratio, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'

/** A credit of a month of the year. */
export interface Credit {
  /** 1 to 12. */
  readonly month: number
  readonly fen: Fen
}

/** A year of an individual account. */
export interface AccountYear {
  readonly openingFen: Fen
  readonly credits: readonly Credit[]
  readonly rate: Ratio
  /** 1 to 12: the month in which the year stops, as at retirement; missing: December. */
  readonly lastMonth?: number
}

const method = { document: '职工基本养老保险个人账户管理暂行办法', number: '劳办发〔1997〕116号' }

/**
 * 个人账户记账利息 by the yearly method: the opening balance earns the rate of the year, a credit of month n as many twelfths as are
 * left with its own; half up to the fen once a year. Law: 劳办发〔1997〕116号.
 */
export function accountInterest(
  _law: Law,
  { openingFen, credits, rate, lastMonth = 12 }: AccountYear,
  record?: Recorder,
): { closingFen: Fen; interestFen: Fen } {
  const paidFen = sum(credits.map((credit) => credit.fen))
  const products = Exact.sum(credits.map(({ month, fen }) => Exact.of(fen).times(lastMonth + 1 - month)))
  const interest = Exact.of(openingFen).times(lastMonth).plus(products).times(rate).over(12)
  const closingFen = fenOf(Exact.of(openingFen).plus(paidFen).plus(interest).halfUp())
  const interestFen = fenOf(closingFen - openingFen - paidFen)
  const facts = {
    openingFen,
    creditsFen: paidFen,
    rate: textOfRatio(rate),
    months: lastMonth,
    interestFen,
    closingFen,
  }
  record?.push(step({ rule: 'account.interest', certainty: 'one-source', source: method, facts }))
  return { closingFen, interestFen }
}
