import { type Ratio, roundedProduct, roundedQuotient } from '../exact/ratio.ts'
import { type Fen, fenOf } from '../money.ts'
import { PolicyFault } from '../rules/fault.ts'
import type { PensionTerms, YearWorth } from './terms.ts'

/** What the parts of a pension are made of. Both are the same but where an area uses two. */
export interface Bases {
  readonly baseFen: Fen
  /** The base that is taken times the index. */
  readonly indexedFen: Fen
}

/**
 * 指数化月平均缴费工资 (base × index), or the mean of it and the base as the area takes them, × years × rate, rounded once to what the
 * area's parts are rounded to; of the mean with a rate of 1 % it is the 基础养老金. Law: 国发〔2005〕38号 第六条.
 */
export function yearsPart(
  { basic, partsFen }: PensionTerms,
  { baseFen, indexedFen }: Bases,
  { n, d }: Ratio,
  years: Ratio,
  { rate, bases }: YearWorth,
): Fen {
  // With an index below 0.6 the base, too, is taken times index / 0.6: (10/6 + 1) × index, of which the half.
  const low = basic === 'low-index' && bases === 1 && n * 10 < d * 6
  const amount = low ? baseFen * n * 16 : bases * baseFen * d + indexedFen * n
  const parts = (low ? 12 * d : (1 + bases) * d) * partsFen
  const units = roundedQuotient(amount, years.n * rate.n, parts * years.d * rate.d)
  return fenOf((units ?? longProduct(amount, parts, years, rate)) * partsFen)
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
export function additionalPart(terms: PensionTerms, bases: Bases, index: Ratio, years: Ratio): Fen {
  const { perYear, steps, additions } = terms
  const byYear = perYear === null ? 0 : yearsPart(terms, bases, index, years, perYear)
  const bySteps = steps.length === 0 ? 0 : yearsPart(terms, bases, index, stepped(terms, years), ofSteps)
  return fenOf(byYear + bySteps + additions.fixedFen)
}

const ofSteps: YearWorth = { rate: { n: 1, d: 10_000 }, bases: 1 }

/** The years in each step times its rate in ten-thousandths, together. */
function stepped({ steps }: PensionTerms, years: Ratio): Ratio {
  let n = 0
  for (const { above, upTo, tenThousandths } of steps) {
    const within = Math.min(years.n, upTo * years.d) - above * years.d
    if (within > 0) n += within * tenThousandths
  }
  return { n, d: years.d }
}

/** The same with whole numbers of any length. @throws PolicyFault when the amount itself has too many digits for an exact one */
function longProduct(amount: number, parts: number, years: Ratio, rate: Ratio): number {
  if (!Number.isSafeInteger(amount))
    throw new PolicyFault('out-of-range', 'index', 'The index has too many digits.')
  return roundedProduct({ n: amount, d: parts }, years, rate)
}
