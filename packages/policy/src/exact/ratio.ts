/**
 * An exact fraction of two whole numbers that a number holds exactly; `d` is above 0. A rate, an index, an amount of years: what the
 * law writes with decimals is never a floating point number here.
 */
export interface Ratio {
  readonly n: number
  readonly d: number
  /** As it was written, for reasons. */
  readonly text?: string
}

/** @throws RangeError when one of them is not whole, or the lower one is not above 0. */
export function ratio(n: number, d = 1): Ratio {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d <= 0)
    throw new RangeError(`no fraction: ${n}/${d}`)
  return { n, d }
}

/** The most digits that a decimal text may have: all of them fit into a number. */
const digitsMax = 15
const tens: readonly number[] = Array.from({ length: digitsMax + 1 }, (_, digits) => Number(`1e${digits}`))

/**
 * The exact value of a decimal text: `1.4038` is 14038/10000.
 * @throws RangeError when it is written otherwise (a sign, an exponent, blanks) or has more than 15 digits.
 */
export function decimal(text: string): Ratio {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || whole.length + fraction.length > digitsMax)
    throw new RangeError(`no decimal: ${text}`)
  return { n: Number(whole + fraction), d: tens[fraction.length] ?? 1, text }
}

/** Whether one is below, at or above the other: negative, 0 or positive; exact. */
export function compareRatios(one: Ratio, other: Ratio): number {
  const difference = BigInt(one.n) * BigInt(other.d) - BigInt(other.n) * BigInt(one.d)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const powersOfTen = new Set(tens)
const sixDigits = 1_000_000

/**
 * A ratio as decimal text, for reasons: as it was written; exact where the lower number is a power of ten, else with six digits half up.
 * A number of at most 15 digits is written as it is by every machine.
 */
export function textOfRatio({ n, d, text }: Ratio): string {
  if (text !== undefined) return text
  if (d === monthsOfYear && n >= 0 && n < yearsWritten.length) return (yearsWritten[n] ??= writtenOut(n, d))
  return writtenOut(n, d)
}

const monthsOfYear = 12
/** Months of insurance as years, each written once: a population has some hundred of them, and to write one takes as long as to reckon a part. */
const yearsWritten: (string | undefined)[] = Array.from({ length: 100 * monthsOfYear })

function writtenOut(n: number, d: number): string {
  const exact = powersOfTen.has(d) && Math.abs(n) < 1e15
  const value = exact ? n / d : roundedProduct({ n, d }, { n: sixDigits, d: 1 }) / sixDigits
  return value !== 0 && Math.abs(value) < 1e-6 ? value.toFixed(digitsMax).replace(/0+$/, '') : String(value)
}

/** The exact sum of two. @throws RangeError when a number cannot hold it */
export function plus(one: Ratio, other: Ratio): Ratio {
  if (one.d === other.d) return ratio(one.n + other.n, one.d)
  return ratio(one.n * other.d + other.n * one.d, one.d * other.d)
}

const one: Ratio = { n: 1, d: 1 }
/** More than nine roundings can be off, as a share of the value: six products, a quotient and two sums. */
const doubtful = 2e-15
const largest = Number.MAX_SAFE_INTEGER

/** A value from 0 rounded half up, where a floating point number can say it: undefined where a half lies as near as it can err. */
function decided(size: number): number | undefined {
  const slack = size * doubtful
  const rounded = Math.floor(size + slack + 0.5)
  return rounded === Math.floor(size - slack + 0.5) ? rounded : undefined
}

/**
 * The product of up to four fractions, rounded once, half away from zero, to a whole number: exact. A floating point number decides
 * where it lies farther from a half than it can err; only the rare rest is reckoned with whole numbers of any length.
 */
export function roundedProduct(a: Ratio, b: Ratio, c: Ratio = one, d: Ratio = one): number {
  const product = (a.n * b.n * c.n * d.n) / (a.d * b.d * c.d * d.d)
  const rounded = decided(Math.abs(product))
  if (rounded === undefined) return exactProduct(a, b, c, d)
  return product < 0 ? -rounded : rounded
}

/**
 * a × b / d, rounded once, half away from zero, to a whole number: exact, and quick where all three are whole numbers from 0 that a number
 * holds exactly and `d` is above 0; undefined where one is too large for that. Short, so that it runs within the formula that asks.
 */
export function roundedQuotient(a: number, b: number, d: number): number | undefined {
  if (Math.max(a, b, d) > largest) return undefined
  return decided((a * b) / d) ?? exactQuotient(a, b, d)
}

function exactQuotient(a: number, b: number, d: number): number {
  return safe(halfUp(BigInt(a) * BigInt(b), BigInt(d)))
}

function exactProduct(a: Ratio, b: Ratio, c: Ratio, d: Ratio): number {
  const upper = BigInt(a.n) * BigInt(b.n) * BigInt(c.n) * BigInt(d.n)
  return safe(halfUp(upper, BigInt(a.d) * BigInt(b.d) * BigInt(c.d) * BigInt(d.d)))
}

/** A fraction rounded half away from zero; the lower number is above 0. */
export function halfUp(upper: bigint, lower: bigint): bigint {
  const negative = upper < 0n
  const size = negative ? -upper : upper
  const rounded = (2n * size + lower) / (2n * lower)
  return negative ? -rounded : rounded
}

/** A whole number of any length as a number. @throws RangeError when a number cannot hold it exactly. */
export function safe(whole: bigint): number {
  const number = Number(whole)
  if (!Number.isSafeInteger(number)) throw new RangeError(`too large: ${whole}`)
  return number
}
