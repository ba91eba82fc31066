import { halfUp, type Ratio, safe } from './ratio.ts'

/** What an exact number can be made of. */
export type ExactLike = Exact | Ratio | number

/**
 * An exact fraction of any length, for sums that are rounded once at their end. It never rounds by itself.
 * Slower than {@link roundedProduct}; a formula that runs for millions multiplies ratios instead.
 */
export class Exact {
  readonly upper: bigint
  readonly lower: bigint

  private constructor(upper: bigint, lower: bigint) {
    this.upper = upper
    this.lower = lower
  }

  /** @throws RangeError when a number is not whole. */
  static of(value: ExactLike): Exact {
    if (value instanceof Exact) return value
    if (typeof value === 'number') return new Exact(BigInt(value), 1n)
    return new Exact(BigInt(value.n), BigInt(value.d))
  }

  /** The sum of all of them; nothing for none. */
  static sum(values: readonly ExactLike[]): Exact {
    return values.reduce((total: Exact, value) => total.plus(value), Exact.of(0))
  }

  plus(other: ExactLike): Exact {
    const { upper, lower } = Exact.of(other)
    if (lower === this.lower) return new Exact(this.upper + upper, lower)
    return new Exact(this.upper * lower + upper * this.lower, this.lower * lower)
  }

  minus(other: ExactLike): Exact {
    return this.plus(Exact.of(other).times(-1))
  }

  times(other: ExactLike): Exact {
    const { upper, lower } = Exact.of(other)
    return new Exact(this.upper * upper, this.lower * lower)
  }

  /** @throws RangeError when the other one is 0. */
  over(other: ExactLike): Exact {
    const { upper, lower } = Exact.of(other)
    if (upper === 0n) throw new RangeError('nothing is divided by 0')
    return upper < 0n
      ? new Exact(this.upper * -lower, this.lower * -upper)
      : new Exact(this.upper * lower, this.lower * upper)
  }

  /** Negative, 0 or positive, as the value lies below, at or above the other. */
  compare(other: ExactLike): number {
    const { upper } = this.minus(other)
    return upper < 0n ? -1 : upper > 0n ? 1 : 0
  }

  /** Half away from zero to a multiple of a unit (1: whole). @throws RangeError when a number cannot hold it. */
  halfUp(unit = 1): number {
    return safe(halfUp(this.upper, this.lower * BigInt(unit)) * BigInt(unit))
  }

  /** Any remainder goes up, to a multiple of a unit (1: whole). @throws RangeError when a number cannot hold it. */
  up(unit = 1): number {
    const lower = this.lower * BigInt(unit)
    const floor = this.upper / lower
    return safe((this.upper % lower > 0n ? floor + 1n : floor) * BigInt(unit))
  }

  /** Any remainder is dropped, to whole; for values from 0. @throws RangeError when a number cannot hold it. */
  down(): number {
    return safe(this.upper / this.lower)
  }
}
