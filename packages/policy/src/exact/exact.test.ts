import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Exact } from './exact.ts'
import {
  compareRatios,
  decimal,
  halfUp,
  plus,
  ratio,
  roundedProduct,
  roundedQuotient,
  textOfRatio,
} from './ratio.ts'

const largest = Number.MAX_SAFE_INTEGER

describe('fractions', () => {
  test.each([
    [1.5, 1],
    [1, 1.5],
    [1, 0],
    [1, -3],
    [largest + 1, 1],
  ])('%d over %d is none', (n, d) => {
    expect(() => ratio(n, d)).toThrow(`no fraction: ${n}/${d}`)
  })

  test('a whole number is a fraction of ones', () => {
    expect(ratio(-7)).toEqual({ n: -7, d: 1 })
  })

  test.each(['', '.5', '1.', '-1', '+1', '1e3', ' 1', '1 ', '1,5', '１', '1.2.3', '1234567890.123456'])(
    '“%s” is no decimal text',
    (text) => {
      expect(() => decimal(text)).toThrow(`no decimal: ${text}`)
    },
  )

  test('a decimal text is exact up to fifteen digits', () => {
    expect(decimal('1.4038')).toEqual({ n: 14_038, d: 10_000, text: '1.4038' })
    expect(decimal('007')).toMatchObject({ n: 7, d: 1 })
    expect(decimal('123456789.012345')).toMatchObject({ n: 123_456_789_012_345, d: 1_000_000 })
    expect(decimal('0.00000000000001')).toMatchObject({ n: 1, d: 1e14 })
  })

  test('a fraction is written as it was, else exactly in tenths, else with six digits', () => {
    expect(textOfRatio(decimal('1.50'))).toBe('1.50')
    expect(textOfRatio({ n: 15, d: 10 })).toBe('1.5')
    expect(textOfRatio({ n: 2, d: 3 })).toBe('0.666667')
    expect(textOfRatio({ n: -2, d: 3 })).toBe('-0.666667')
    expect(textOfRatio({ n: 1, d: 10_000_000 })).toBe('0.0000001')
    expect(textOfRatio({ n: 1, d: 1_000_000 })).toBe('0.000001')
    expect(textOfRatio({ n: 1, d: 1e15 })).toBe('0.000000000000001')
    expect(textOfRatio({ n: 0, d: 7 })).toBe('0')
  })

  test('sums and comparisons are exact beyond what floating point numbers hold', () => {
    expect(plus({ n: 1, d: 3 }, { n: 1, d: 6 })).toEqual({ n: 9, d: 18 })
    expect(plus({ n: 1, d: 3 }, { n: 4, d: 3 })).toEqual({ n: 5, d: 3 })
    expect(() => plus({ n: largest, d: 1 }, { n: 1, d: 1 })).toThrow(RangeError)
    expect(compareRatios({ n: largest, d: largest - 1 }, { n: largest - 1, d: largest - 2 })).toBe(-1)
    expect(compareRatios({ n: largest - 1, d: largest - 2 }, { n: largest, d: largest - 1 })).toBe(1)
    expect(compareRatios({ n: 2, d: 4 }, { n: 1, d: 2 })).toBe(0)
  })
})

describe('rounding once', () => {
  /** Amounts whose product over the divisor lies at a half, or by a hair beside it. */
  const nearHalf = fc
    .tuple(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([whole, d, aside]) => ({ a: (2 * whole + 1) * d + aside, b: 1, d: 2 * d }))
  /** Any three, of which the result fits into a number. */
  const anything = fc
    .record({
      a: fc.maxSafeNat(),
      b: fc.oneof(fc.nat(1000), fc.maxSafeNat()),
      d: fc.integer({ min: 1, max: largest }),
    })
    .filter(({ a, b, d }) => (BigInt(a) * BigInt(b)) / BigInt(d) < BigInt(largest))

  test('a quotient is what whole numbers of any length give, beside a half as well', () => {
    fc.assert(
      fc.property(fc.oneof(nearHalf, anything), ({ a, b, d }) => {
        expect(BigInt(roundedQuotient(a, b, d) ?? -1)).toBe(halfUp(BigInt(a) * BigInt(b), BigInt(d)))
      }),
      { numRuns: 1000 },
    )
    expect(() => roundedQuotient(largest, largest, 1)).toThrow('too large')
  })

  test('a product is, too, on both sides of nothing', () => {
    fc.assert(
      fc.property(nearHalf, fc.boolean(), ({ a, d }, isNegative) => {
        const n = isNegative ? -a : a
        expect(BigInt(roundedProduct({ n, d }, { n: 1, d: 1 }))).toBe(halfUp(BigInt(n), BigInt(d)))
      }),
      { numRuns: 1000 },
    )
  })

  test('a half is one in however many fractions it is written, and less than one is not', () => {
    const some = fc.integer({ min: 2, max: 50_000 })
    fc.assert(
      fc.property(fc.nat(40_000), some, some, some, (whole, x, y, z) => {
        const others = [
          { n: y, d: z },
          { n: z, d: x },
          { n: 7 * x, d: 7 * y },
        ] as const
        expect(roundedProduct({ n: (2 * whole + 1) * x, d: 2 * x }, ...others)).toBe(whole + 1)
        expect(roundedProduct({ n: -(2 * whole + 1), d: 2 }, ...others)).toBe(-whole - 1)
        expect(roundedProduct({ n: (2 * whole + 1) * 1e9 - 1, d: 2e9 }, ...others)).toBe(whole)
      }),
    )
  })

  test('halves that a floating point number takes for less or more', () => {
    expect(roundedProduct({ n: 1005, d: 1000 }, { n: 100, d: 1 })).toBe(101)
    expect(roundedQuotient(1005, 100, 1000)).toBe(101)
    expect(roundedQuotient(largest, largest, largest)).toBe(largest)
    expect(roundedProduct({ n: largest, d: 1 }, { n: 1, d: 1 })).toBe(largest)
    expect(roundedQuotient(500_000_000_000_001, 1, 2)).toBe(250_000_000_000_001)
    expect(() => roundedProduct({ n: largest, d: 1 }, { n: 2, d: 1 })).toThrow('too large')
  })

  test.each([
    [largest + 1, 1, 1],
    [1, largest + 1, 1],
    [1, 1, largest + 1],
  ])('of %d × %d / %d nobody can say it, for one of them is no exact number any more', (a, b, d) => {
    expect(roundedQuotient(a, b, d)).toBeUndefined()
  })

  test('away from zero', () => {
    expect([halfUp(5n, 2n), halfUp(-5n, 2n), halfUp(-4n, 3n), halfUp(0n, 7n)]).toEqual([3n, -3n, -1n, 0n])
  })
})

describe('exact numbers', () => {
  test('are made of whole numbers, fractions and each other', () => {
    const half = Exact.of({ n: 1, d: 2 })

    expect(Exact.of(half)).toBe(half)
    expect(half.plus(3).times(2).halfUp()).toBe(7)
    expect(half.plus({ n: 3, d: 2 }).compare(2)).toBe(0)
    expect(half.minus({ n: 1, d: 3 }).compare({ n: 1, d: 6 })).toBe(0)
    expect(Exact.sum([half, { n: 1, d: 3 }, 1]).compare({ n: 11, d: 6 })).toBe(0)
    expect(Exact.sum([]).compare(0)).toBe(0)
    expect(() => Exact.of(0.5)).toThrow(RangeError)
  })

  test('are compared below, at and above', () => {
    const third = Exact.of({ n: 1, d: 3 })

    expect([third.compare(1), third.compare(third), third.compare(0)]).toEqual([-1, 0, 1])
  })

  test('divided by less than nothing they are less than nothing, by nothing they are not divided', () => {
    const found = Exact.of(7).over(-2)

    expect([found.compare(-3), found.compare(-4), found.halfUp()]).toEqual([-1, 1, -4])
    expect(found.lower > 0n).toBe(true)
    expect(Exact.of(7).over({ n: -2, d: 3 }).compare({ n: -21, d: 2 })).toBe(0)
    expect(Exact.of(7).over(2).halfUp()).toBe(4)
    expect(() => Exact.of(7).over(0)).toThrow('nothing is divided by 0')
  })

  test('are rounded to a unit: half up, any remainder up, or dropped', () => {
    const exact = Exact.of({ n: 12_345, d: 10 })

    expect([exact.halfUp(), exact.halfUp(10), exact.halfUp(100)]).toEqual([1235, 1230, 1200])
    expect([exact.up(), exact.up(10), exact.up(100), Exact.of(1200).up(100)]).toEqual([
      1235, 1240, 1300, 1200,
    ])
    expect(exact.down()).toBe(1234)
    expect(() => Exact.of(largest).times(largest).halfUp()).toThrow('too large')
  })
})
