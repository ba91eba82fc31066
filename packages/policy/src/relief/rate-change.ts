import { type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import type { Month } from '../months.ts'

/** A month of a payer's bill. */
export interface BilledMonth {
  readonly payer: string
  readonly month: Month
  readonly baseFen: Fen
}

/** A population and two rates. */
export interface RateChangeRelief {
  readonly bills: readonly BilledMonth[]
  readonly oldRate: Ratio
  readonly newRate: Ratio
}

/** What is paid less; below 0 when the rate rises. */
export interface Relief {
  readonly reliefFen: number
  readonly byPayer: Readonly<Record<string, number>>
}

const source = { document: '降低社会保险费率综合方案', number: '国办发〔2019〕13号', article: '第一条' }

/**
 * 降费减负: for each payer and month the bill at the old rate less the bill at the new one, each half up to the fen as billed, then added:
 * equal to the bills afterwards to the fen.
 */
export function rateChangeRelief(
  _law: Law,
  { bills, oldRate, newRate }: RateChangeRelief,
  record?: Recorder,
): Relief {
  const byPayer: Record<string, number> = {}
  let reliefFen = 0
  for (const { payer, baseFen } of bills) {
    const base = { n: baseFen, d: 1 }
    const less = roundedProduct(base, oldRate) - roundedProduct(base, newRate)
    byPayer[payer] = fenOf((byPayer[payer] ?? 0) + less)
    reliefFen = fenOf(reliefFen + less)
  }
  const facts = {
    bills: bills.length,
    oldRate: textOfRatio(oldRate),
    newRate: textOfRatio(newRate),
    reliefFen,
  }
  record?.push(step({ rule: 'relief.rate-change', certainty: 'two-sources', source, facts }))
  return { reliefFen, byPayer }
}
