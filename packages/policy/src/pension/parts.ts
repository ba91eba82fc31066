import { Exact } from '../exact/exact.ts'
import { decimal, type Ratio, roundedProduct } from '../exact/ratio.ts'
import { type Fen, fenOf } from '../money.ts'
import { PolicyFault } from '../rules/fault.ts'
import type { PensionTerms } from './terms.ts'

/** What the parts of a pension are made of: the bases, the index and the years, in exact numbers. */
export interface Amounts {
  readonly baseFen: Fen
  readonly secondBaseFen?: Fen | undefined
  readonly index: Ratio
}

/** An amount in fen times a factor; both exact. */
export interface Product {
  readonly fen: Ratio
  readonly factor: Ratio
}

const hundredth: Ratio = { n: 1, d: 100 }
const lowIndex: Ratio = { n: 6, d: 10 }

/** 指数化月平均缴费工资: base × index; of the other base where the area uses two. */
export function indexedBase({ basic }: PensionTerms, { baseFen, secondBaseFen, index }: Amounts): Product {
  const base = basic === 'two-bases' && secondBaseFen !== undefined ? secondBaseFen : baseFen
  return { fen: { n: base, d: 1 }, factor: index }
}

/** The mean of the base and the indexed base, as the area takes them. */
export function meanBase({ basic }: PensionTerms, { baseFen, secondBaseFen, index }: Amounts): Product {
  if (basic === 'two-bases' && secondBaseFen !== undefined)
    return { fen: { n: mixed(baseFen, secondBaseFen, index), d: 1 }, factor: { n: 1, d: 2 * index.d } }
  const fen = { n: baseFen, d: 1 }
  // With an index below 0.6 the base, too, is taken times index / 0.6: (10/6 + 1) × index, of which the half.
  if (basic === 'low-index' && index.n * lowIndex.d < lowIndex.n * index.d)
    return { fen, factor: { n: index.n * (lowIndex.d + lowIndex.n), d: 2 * lowIndex.n * index.d } }
  return { fen, factor: { n: index.d + index.n, d: 2 * index.d } }
}

/** 基础养老金: the mean base × years × 1 %, rounded once. Law: 国发〔2005〕38号 第六条. */
export function basicPart(terms: PensionTerms, mean: Product, years: Ratio): Fen {
  return rounded(terms, mean, years, hundredth)
}

/** 个人账户养老金: the balance over the divisor, rounded once. Law: 国发〔2005〕38号 第六条. */
export function accountPart(
  { partsFen }: Pick<PensionTerms, 'partsFen'>,
  accountFen: Fen,
  divisor: Ratio,
): Fen {
  const units = roundedProduct({ n: accountFen, d: partsFen }, { n: divisor.d, d: divisor.n })
  return fenOf(units * partsFen)
}

/** 过渡性养老金 of one product: an average × years × the area's rate, rounded once. */
export function transitionalPart(terms: PensionTerms, average: Product, years: Ratio): Fen {
  return rounded(terms, average, years, terms.transitionalRate)
}

/** What the area adds by rate, by steps of years, or as a sum; rounded once each. */
export function additionalPart(terms: PensionTerms, amounts: Amounts, years: Ratio): Fen {
  const { perYear, fixedFen } = terms.additions
  const byYear = perYear === null ? 0 : rounded(terms, indexedBase(terms, amounts), years, decimal(perYear))
  return fenOf(byYear + bySteps(terms, amounts, years) + fixedFen)
}

function bySteps(terms: PensionTerms, amounts: Amounts, years: Ratio): number {
  const { steps } = terms.additions
  if (steps.length === 0) return 0
  const mean = meanBase(terms, amounts)
  const shares = steps.map(({ above, rate }, at) =>
    within(years, above, steps[at + 1]?.above).times(decimal(rate)),
  )
  return Exact.of(mean.fen).times(mean.factor).times(Exact.sum(shares)).halfUp()
}

/** How many of the years lie above one and up to another number of years. */
function within(years: Ratio, above: number, upTo: number | undefined): Exact {
  const exact = Exact.of(years)
  const capped = upTo !== undefined && exact.compare(upTo) > 0 ? Exact.of(upTo) : exact
  return capped.compare(above) > 0 ? capped.minus(above) : Exact.of(0)
}

function rounded({ partsFen }: PensionTerms, { fen, factor }: Product, years: Ratio, rate: Ratio): Fen {
  if (partsFen === 1) return fenOf(roundedProduct(fen, factor, years, rate))
  return fenOf(roundedProduct(fen, factor, years, { n: rate.n, d: rate.d * partsFen }) * partsFen)
}

/** @throws PolicyFault when base and index together have more digits than a number holds */
function mixed(baseFen: number, secondBaseFen: number, index: Ratio): number {
  const total = baseFen * index.d + secondBaseFen * index.n
  if (!Number.isSafeInteger(total))
    throw new PolicyFault('out-of-range', 'index', 'The index has too many digits.')
  return total
}
