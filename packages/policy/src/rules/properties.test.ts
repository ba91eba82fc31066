import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { halfUp, roundedProduct } from '../exact/ratio.ts'
import {
  accountInterest,
  addDays,
  addMonths,
  ageOf,
  baseLaw,
  compareRatios,
  type Day,
  decimal,
  employeePension,
  Exact,
  fen,
  fenOf,
  injuryBenefits,
  lateFee,
  loanSchedule,
  type Month,
  monthsOfAge,
  statutoryAge,
  textOfRatio,
  transferFund,
} from '../index.ts'
import { accountDivisor } from '../pension/divisor.ts'
import { rules } from './index.ts'

const money = fc.integer({ min: 0, max: 100_000_000 }).map(fenOf)
const month = fc.integer({ min: 0, max: 1200 }).map((count): Month => addMonths('1940-01', count))
const day = fc.integer({ min: 0, max: 16_000 }).map((days): Day => addDays('1995-01-01', days))
const ratio = fc.record({
  n: fc.integer({ min: 0, max: 10_000_000 }),
  d: fc.integer({ min: 1, max: 1_000_000 }),
})
const category = fc.constantFrom('male', 'female-55', 'female-50')

describe('exact numbers', () => {
  test('a product is rounded as whole numbers of any length round it', () => {
    fc.assert(
      fc.property(
        ratio,
        ratio,
        ratio.map(({ n, d }) => ({ n: n % 90, d })),
        (a, b, c) => {
          const exact = halfUp(
            BigInt(a.n) * BigInt(b.n) * BigInt(c.n),
            BigInt(a.d) * BigInt(b.d) * BigInt(c.d),
          )
          expect(BigInt(roundedProduct(a, b, c))).toBe(exact)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a half goes up, however it is written, and away from zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (whole, scale) => {
          const half = { n: (2 * whole + 1) * scale, d: 2 * scale }
          expect(roundedProduct(half, { n: 1, d: 1 })).toBe(whole + 1)
          expect(roundedProduct({ n: -half.n, d: half.d }, { n: 1, d: 1 })).toBe(-whole - 1)
          expect(Exact.of(half).halfUp()).toBe(whole + 1)
          expect(Exact.of(half).up()).toBe(whole + 1)
          expect(Exact.of(half).down()).toBe(whole)
        },
      ),
    )
  })

  test('a decimal text and back is the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 5 }),
        (units, digits) => {
          const text = `${units}.${'0'.repeat(digits)}7`
          const { n, d } = decimal(text)
          expect(textOfRatio({ n, d })).toBe(text)
          expect(compareRatios({ n, d }, { n: units, d: 1 })).toBe(1)
        },
      ),
    )
  })
})

describe('retirement', () => {
  test('whoever is born later retires no earlier, and never before the original age', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 24 }), category, (birth, later, of) => {
        const [one, other] = [birth, addMonths(birth, later)].map((born) =>
          statutoryAge(baseLaw, { birth: born, category: of }),
        )
        expect((one?.month ?? '') <= (other?.month ?? '')).toBe(true)
        expect(one?.delayMonths).toBeGreaterThanOrEqual(0)
        expect(one?.minimumContributionMonths).toBeGreaterThanOrEqual(180)
        expect(one?.minimumContributionMonths).toBeLessThanOrEqual(240)
      }),
    )
  })

  test('birth and age together give the month', () => {
    fc.assert(
      fc.property(month, category, (birth, of) => {
        const found = statutoryAge(baseLaw, { birth, category: of })
        expect(ageOf(monthsOfAge(birth, found.month))).toEqual(found.age)
      }),
    )
  })

  test('a month of age more never gives a larger divisor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 480, max: 839 }), (months) => {
        const [one, other] = [months, months + 1].map((count) =>
          accountDivisor(baseLaw, { age: ageOf(count) }),
        )
        expect(compareRatios(one ?? { n: 0, d: 1 }, other ?? { n: 0, d: 1 })).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('late fee', () => {
  test('of two spans of days the fees add up, but for one rounding', () => {
    fc.assert(
      fc.property(money, fc.tuple(day, day, day), (amountFen, days) => {
        const [due = days[0], between = days[1], paid = days[2]] = days.toSorted((a, b) => (a < b ? -1 : 1))
        const of = (from: Day, to: Day) => lateFee(baseLaw, { amountFen, due: from, paid: to }).feeFen
        expect(Math.abs(of(due, between) + of(between, paid) - of(due, paid))).toBeLessThanOrEqual(1)
        expect(of(due, between)).toBeLessThanOrEqual(of(due, paid))
        expect(of(paid, due)).toBe(0)
      }),
    )
  })
})

describe('loan', () => {
  test('what is paid back is what was lent and its interest, and nothing is left', () => {
    const loan = fc.record({
      principalFen: fc.integer({ min: 1, max: 10_000_000 }).map(fenOf),
      annualRate: fc.integer({ min: 0, max: 2000 }).map((n) => ({ n, d: 10_000 })),
      paymentFen: fc.integer({ min: 200_000, max: 1_000_000 }).map(fenOf),
      first: month,
    })
    fc.assert(
      fc.property(loan, (facts) => {
        const { instalments } = loanSchedule(baseLaw, facts)
        const total = (part: 'paymentFen' | 'interestFen' | 'principalFen') =>
          instalments.reduce((all, one) => all + one[part], 0)
        expect(total('principalFen')).toBe(facts.principalFen)
        expect(total('paymentFen')).toBe(facts.principalFen + total('interestFen'))
        expect(instalments.at(-1)?.balanceFen).toBe(0)
        expect(instalments.slice(0, -1).every(({ paymentFen }) => paymentFen === facts.paymentFen)).toBe(true)
        expect(instalments.map((one) => one.month)).toEqual(
          instalments.map((_, at) => addMonths(facts.first, at)),
        )
      }),
    )
  })
})

describe('account and transfer', () => {
  test('credits of one month add up, and a later one never earns more', () => {
    const rate = fc.integer({ min: 0, max: 999 }).map((n) => ({ n, d: 10_000 }))
    fc.assert(
      fc.property(
        money,
        money,
        money,
        fc.tuple(rate, fc.integer({ min: 1, max: 11 })),
        (openingFen, one, other, [r, at]) => {
          const year = (credits: { month: number; fen: typeof one }[]) =>
            accountInterest(baseLaw, { openingFen, credits, rate: r })
          const together = year([{ month: at, fen: fenOf(one + other) }])
          expect(
            year([
              { month: at, fen: one },
              { month: at, fen: other },
            ]),
          ).toEqual(together)
          expect(year([{ month: at + 1, fen: fenOf(one + other) }]).closingFen).toBeLessThanOrEqual(
            together.closingFen,
          )
          expect(together.closingFen).toBeGreaterThanOrEqual(openingFen + one + other)
        },
      ),
    )
  })

  test('a year split into spans moves the same, and years before 1998 nothing but the account', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1980, max: 2030 }),
        fc.integer({ min: 0, max: 12 }),
        money,
        money,
        (year, first, base, accountFen) => {
          const spans = [first, 12 - first].map((months) => ({ year, months, monthlyBaseFen: base }))
          const split = transferFund(baseLaw, { spans, accountFen })
          expect(split).toEqual(
            transferFund(baseLaw, { spans: [{ year, months: 12, monthlyBaseFen: base }], accountFen }),
          )
          expect(split.pooledFen > 0).toBe(year >= 1998 && base > 0 && split.pooledFen !== 0)
          expect(split.totalFen).toBe(split.pooledFen + accountFen)
          expect(year < 1998 ? split.pooledFen : 0).toBe(0)
        },
      ),
    )
  })
})

describe('work injury', () => {
  test('a graver grade never gives less, and the own wage stays within its bounds', () => {
    const facts = fc.record({ wageFen: money, areaAverageFen: money, minimumWageFen: money })
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 9 }), (wages, grade) => {
        const [graver, lighter] = [grade, grade + 1].map((of) =>
          injuryBenefits(baseLaw, { ...wages, grade: of }),
        )
        expect(graver?.lumpSumFen).toBeGreaterThanOrEqual(lighter?.lumpSumFen ?? 0)
        expect(graver?.monthlyFen ?? 0).toBeGreaterThanOrEqual(lighter?.monthlyFen ?? 0)
        expect(graver?.ownWageFen).toBeLessThanOrEqual(3 * wages.areaAverageFen)
        expect(10 * (graver?.ownWageFen ?? 0) + 5).toBeGreaterThanOrEqual(6 * wages.areaAverageFen)
      }),
    )
  })
})

describe('employee pension', () => {
  const areas = baseLaw.figures.transitionalTerms.values.flatMap(({ area = 'national' }) => [area])
  const facts = fc.record({
    area: fc.constantFrom('national', ...areas),
    decided: fc.constantFrom<Month>('2019-07', '2024-12', '2025-01', '2026-03'),
    totalYears: fc.integer({ min: 0, max: 5000 }).map((n) => ({ n, d: 100 })),
    deemedYears: fc.integer({ min: 0, max: 2000 }).map((n) => ({ n, d: 100 })),
    preAccountYears: fc.integer({ min: 0, max: 2000 }).map((n) => ({ n, d: 100 })),
    index: fc.integer({ min: 1, max: 50_000 }).map((n) => ({ n, d: 10_000 })),
    baseFen: fc.integer({ min: 100_000, max: 2_000_000 }).map(fenOf),
    accountFen: money,
    divisor: fc.integer({ min: 560, max: 2330 }).map((n) => ({ n, d: 10 })),
  })

  test('more years, a higher index, a larger account or a larger base never give less', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 500 }), (person, more) => {
        const before = employeePension(baseLaw, person)
        const better = [
          { ...person, totalYears: { n: person.totalYears.n + more, d: 100 } },
          { ...person, index: { n: person.index.n + more, d: 10_000 } },
          { ...person, accountFen: fenOf(person.accountFen + more) },
          { ...person, baseFen: fenOf(person.baseFen + more) },
        ].map((one) => employeePension(baseLaw, one))
        for (const after of better) {
          expect(after.basicFen).toBeGreaterThanOrEqual(before.basicFen ?? 0)
          expect(after.accountPensionFen).toBeGreaterThanOrEqual(before.accountPensionFen ?? 0)
          expect(after.transitionalFen ?? 0).toBeGreaterThanOrEqual(before.transitionalFen ?? 0)
        }
      }),
    )
  })

  test('the total is the parts, a city pays as its province where it has no terms of its own', () => {
    fc.assert(
      fc.property(facts, (person) => {
        const { totalFen, ...found } = employeePension(baseLaw, person)
        const parts = [
          found.basicFen,
          found.accountPensionFen,
          found.transitionalFen,
          found.extraFen,
          found.otherFen,
        ]
        const all = parts.reduce(
          (total: number | null, part) => (total === null || part === null ? null : total + part),
          0,
        )
        expect(totalFen === null).toBe(all === null)
        expect((totalFen ?? 0) - (all ?? 0)).toBeGreaterThanOrEqual(0)
        expect((totalFen ?? 0) - (all ?? 0)).toBeLessThan(10)
        const city = person.area === 'national' ? 'national' : `${person.area.slice(0, 2)}9900`
        const province = person.area === 'national' ? 'national' : `${person.area.slice(0, 2)}0000`
        expect(employeePension(baseLaw, { ...person, area: city })).toEqual(
          employeePension(baseLaw, { ...person, area: province }),
        )
      }),
    )
  })

  test('a form that prints paid and deemed years says as much as one that prints all of them', () => {
    const person = {
      area: '420000',
      decided: '2026-01',
      index: { n: 1, d: 1 },
      baseFen: fen(700_000),
    } as const
    const years = { actualYears: { n: 225, d: 10 }, deemedYears: { n: 75, d: 10 } }

    const printed = employeePension(baseLaw, { ...person, ...years, totalYears: { n: 30, d: 1 } })

    expect(employeePension(baseLaw, { ...person, ...years })).toEqual(printed)
    expect(employeePension(baseLaw, { ...person, actualYears: years.actualYears, months: 360 })).toEqual(
      printed,
    )
    expect(printed).toMatchObject({ basicFen: 210_000, transitionalFen: 63_000 })
  })
})

test.each(rules)(
  '$id gives the same value without its reason, and the same reason again to the byte',
  ({ example, explain, value }) => {
    const [first, again] = [explain(baseLaw, example), explain(baseLaw, JSON.parse(JSON.stringify(example)))]

    expect(value(baseLaw, example)).toEqual(first.value)
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
    expect(first.because.parts?.length).toBeGreaterThan(0)
  },
)
