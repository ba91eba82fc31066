import { type Ratio, roundedProduct, roundedQuotient } from '../exact/ratio.ts'
import { type Fen, fenOf } from '../money.ts'
import { PolicyFault } from '../rules/fault.ts'
import type { PensionTerms } from './terms.ts'

/** What the parts of a pension are made of: the bases and the index, in exact numbers. */
export interface Amounts {
  readonly baseFen: Fen
  /** The other base of areas that use two. */
  readonly secondBaseFen: Fen | undefined
  readonly index: Ratio
}

/** Years and the rate of a year; both exact. */
export interface Weight {
  readonly years: Ratio
  readonly rate: Ratio
}

/**
 * 指数化月平均缴费工资 (base × index, of the other base where the area uses two) × years × rate, rounded once.
 */
export function indexedPart(
  terms: PensionTerms,
  { baseFen, secondBaseFen, index }: Amounts,
  weight: Weight,
): Fen {
  const base = terms.basic === 'two-bases' && secondBaseFen !== undefined ? secondBaseFen : baseFen
  return rounded(terms, base * index.n, index.d, weight)
}

/**
 * The mean of the base and the indexed base, as the area takes them, × years × rate, rounded once: with a rate of 1 % the 基础养老金.
 * Law: 国发〔2005〕38号 第六条.
 */
export function meanPart(
  terms: PensionTerms,
  { baseFen, secondBaseFen, index }: Amounts,
  weight: Weight,
): Fen {
  const { n, d } = index
  if (terms.basic === 'one-base') return rounded(terms, baseFen * (d + n), 2 * d, weight)
  if (terms.basic === 'two-bases')
    return rounded(terms, baseFen * d + (secondBaseFen ?? baseFen) * n, 2 * d, weight)
  // With an index below 0.6 the base, too, is taken times index / 0.6: (10/6 + 1) × index, of which the half.
  return n * 10 < d * 6
    ? rounded(terms, baseFen * n * 16, 12 * d, weight)
    : rounded(terms, baseFen * (d + n), 2 * d, weight)
}

/** 个人账户养老金: the balance over the divisor, rounded once. Law: 国发〔2005〕38号 第六条. */
export function accountPart(
  { partsFen }: Pick<PensionTerms, 'partsFen'>,
  accountFen: Fen,
  divisor: Ratio,
): Fen {
  const units = roundedQuotient(accountFen, divisor.d, divisor.n * partsFen)
  return fenOf(
    (units ?? roundedProduct({ n: accountFen, d: partsFen }, { n: divisor.d, d: divisor.n })) * partsFen,
  )
}

/** What the area adds by rate, by steps of years, or as a sum; rounded once each. */
export function additionalPart(terms: PensionTerms, amounts: Amounts, years: Ratio): Fen {
  const { perYear, steps, additions } = terms
  const byYear = perYear === null ? 0 : indexedPart(terms, amounts, { years, rate: perYear })
  const bySteps =
    steps.length === 0 ? 0 : meanPart(terms, amounts, { years: stepped(terms, years), rate: tenThousandth })
  return fenOf(byYear + bySteps + additions.fixedFen)
}

const tenThousandth: Ratio = { n: 1, d: 10_000 }

/** The years in each step times its rate in ten-thousandths, together. */
function stepped({ steps }: PensionTerms, years: Ratio): Ratio {
  let n = 0
  for (const { above, upTo, tenThousandths } of steps) {
    const within = Math.min(years.n, upTo * years.d) - above * years.d
    if (within > 0) n += within * tenThousandths
  }
  return { n, d: years.d }
}

/** An amount in parts of a fen × years × rate, rounded once to what the area's parts are rounded to. */
function rounded({ partsFen }: PensionTerms, amount: number, parts: number, { years, rate }: Weight): Fen {
  const units = roundedQuotient(amount, years.n * rate.n, parts * partsFen * years.d * rate.d)
  if (units !== undefined) return fenOf(units * partsFen)
  if (!Number.isSafeInteger(amount))
    throw new PolicyFault('out-of-range', 'index', 'The index has too many digits.')
  return fenOf(roundedProduct({ n: amount, d: parts * partsFen }, years, rate) * partsFen)
}
