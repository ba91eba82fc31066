import { describe, expect, test } from 'vitest'

import type { Because } from '../because.ts'
import { accountDivisor, baseLaw, fen, settlePrepayment, withValues } from '../index.ts'
import { PolicyFault } from '../rules/fault.ts'
import { employeePension } from './employee.ts'
import type { PensionFacts } from './facts.ts'

const one = { n: 1, d: 1 } as const
const none = { n: 0, d: 1 } as const
/** All that the formula of Shandong asks for; nothing deemed or paid before the account. */
const whole = {
  area: '370000',
  decided: '2025-06',
  totalYears: { n: 30, d: 1 },
  preAccountYears: none,
  deemedYears: none,
  index: one,
  baseFen: fen(8000_00),
  accountFen: fen(139_000_00),
  divisor: { n: 139, d: 1 },
} as const satisfies PensionFacts

/** The same without some of it. */
function without(...names: readonly (keyof PensionFacts)[]): PensionFacts {
  return { ...whole, ...Object.fromEntries(names.map((name) => [name, undefined])) }
}

const pension = (facts: PensionFacts) => employeePension(baseLaw, facts)

describe('what is missing is named, each once', () => {
  test.each<[string, PensionFacts, string[]]>([
    [
      'nothing is known, and the law has no base',
      { area: 'national', decided: '2025-06' },
      ['totalYears', 'index', 'baseFen', 'accountFen', 'divisor', 'preAccountYears'],
    ],
    [
      'a base is missing for both parts',
      { ...without('baseFen'), area: 'national', preAccountYears: one },
      ['baseFen', 'area'],
    ],
    ['an index is, too', { ...without('index'), preAccountYears: one }, ['index']],
    [
      'the early index, where an area takes that one',
      { ...without('index'), area: '140000', deemedYears: one },
      ['index', 'transitionIndex'],
    ],
    ['all years', without('totalYears'), ['totalYears']],
    ['the balance', without('accountFen'), ['accountFen']],
    ['divisor and age', without('divisor'), ['divisor']],
    ['years before the account', without('preAccountYears', 'deemedYears'), ['preAccountYears']],
    [
      'deemed years, where an area counts those',
      { ...without('preAccountYears', 'deemedYears'), area: '420000' },
      ['deemedYears'],
    ],
    [
      'both spans of Beijing have their own years and index',
      { ...without('index', 'deemedYears'), area: '110000', preAccountYears: one },
      ['index', 'deemedYears', 'transitionIndex'],
    ],
    [
      'its deemed years alone',
      { ...without('deemedYears'), area: '110000', preAccountYears: one },
      ['deemedYears'],
    ],
    [
      'its index alone',
      { ...without('index'), area: '110000', preAccountYears: one },
      ['index', 'transitionIndex'],
    ],
    [
      'the base alone, in an area with one product',
      { ...without('baseFen'), decided: '2019-07', preAccountYears: one },
      ['baseFen'],
    ],
    [
      'its paid years alone',
      { ...without('preAccountYears'), area: '110000', deemedYears: one },
      ['preAccountYears'],
    ],
    [
      'its base of a year that the law does not know',
      { ...without('baseFen'), area: '110000', decided: '2019-07', preAccountYears: one },
      ['baseFen'],
    ],
    [
      'what Shanghai asks for',
      { ...whole, area: '310000', preAccountYears: one },
      ['averageWageFen', 'notionalAccountFen'],
    ],
    ['what Zhejiang adds by a rule of its own', { ...whole, area: '330000' }, ['localRule']],
  ])('%s', (_what, facts, needs) => {
    const found = pension(facts)

    expect(found.needs).toEqual(needs)
    expect(found.totalFen).toBeNull()
  })

  test('what is known is reckoned beside it', () => {
    expect(pension(without('accountFen'))).toMatchObject({
      basicFen: 2400_00,
      accountPensionFen: null,
      transitionalFen: 0,
    })
    expect(pension(without('index'))).toMatchObject({
      basicFen: null,
      accountPensionFen: 1000_00,
      transitionalFen: 0,
    })
    expect(pension({ ...whole, area: '330000' })).toMatchObject({
      basicFen: 2400_00,
      extraFen: 150_00,
      otherFen: null,
    })
    expect(pension(whole)).toMatchObject({ totalFen: 3400_00, needs: [], extraFen: 0, otherFen: 0 })
  })
})

describe('how sure a pension is', () => {
  test.each<[string, PensionFacts, string]>([
    ['as its basic part', whole, 'decisions'],
    ['no surer than a transitional part', { ...whole, preAccountYears: one }, 'to-confirm'],
    ['no surer than what the area adds', { ...whole, area: '510000' }, 'to-confirm'],
    ['as before, where that is nothing', { ...whole, area: '510000', totalYears: none }, 'decisions'],
    [
      'no surer where a transitional part cannot be reckoned',
      { ...whole, area: 'national', preAccountYears: one },
      'to-confirm',
    ],
    ['no surer than the base of the law', without('baseFen'), 'one-source'],
    [
      'as sure as a divisor of full years',
      { ...without('divisor'), age: { years: 60, months: 0 } },
      'decisions',
    ],
    ['not sure with months of age', { ...without('divisor'), age: { years: 60, months: 1 } }, 'to-confirm'],
    [
      'but before 2025 they did not count',
      { ...without('divisor'), decided: '2024-12', age: { years: 60, months: 1 } },
      'decisions',
    ],
  ])('%s', (_what, facts, certainty) => {
    expect(pension(facts).certainty).toBe(certainty)
  })

  test('on the base of a year that is not published it is provisional, on one that is given it is not', () => {
    expect(pension({ ...without('baseFen'), decided: '2026-06' }).provisional).toBe(true)
    expect(pension({ ...without('baseFen'), decided: '2025-12' }).provisional).toBe(false)
    expect(pension({ ...whole, decided: '2026-06' }).provisional).toBe(false)
  })
})

describe('years and indexes that a form does not print', () => {
  test('years are those printed, else the months, else paid and deemed ones together', () => {
    const years = { actualYears: { n: 10, d: 1 }, deemedYears: { n: 5, d: 1 } }

    expect(pension({ ...whole, ...years, months: 240 }).basicFen).toBe(2400_00)
    expect(pension({ ...without('totalYears'), ...years, months: 240 }).basicFen).toBe(1600_00)
    expect(pension({ ...without('totalYears'), ...years }).basicFen).toBe(1200_00)
  })

  test('deemed are the years that were not paid, and never less than none', () => {
    const hubei = { ...without('deemedYears', 'preAccountYears'), area: '420000' }

    expect(pension({ ...hubei, actualYears: { n: 25, d: 1 } }).transitionalFen).toBe(480_00)
    expect(pension({ ...hubei, actualYears: { n: 25, d: 1 }, deemedYears: one }).transitionalFen).toBe(96_00)
    expect(pension({ ...hubei, actualYears: { n: 31, d: 1 } })).toMatchObject({
      transitionalFen: 0,
      needs: [],
    })
  })

  test('the index of the career stands for an early one that is not printed, in one product and in two spans', () => {
    const index = { n: 15, d: 10 }
    const early = { ...whole, deemedYears: one, preAccountYears: one }

    for (const area of ['140000', '110000']) {
      const printed = pension({ ...early, area, transitionIndex: index })
      const career = pension({ ...early, area, index })

      expect(printed.transitionalFen).toBeGreaterThan(0)
      expect(career.transitionalFen).toBe(printed.transitionalFen)
    }
  })
})

describe('numbers of many digits', () => {
  const thirty = { n: 30 * 1e13, d: 1e13 }

  test('years of fourteen decimals count as those years, and so does a divisor that is written large', () => {
    expect(pension({ ...whole, totalYears: thirty })).toEqual(pension(whole))
    expect(pension({ ...whole, totalYears: thirty, index: { n: 10_000, d: 10_000 } })).toEqual(pension(whole))
    expect(pension({ ...whole, totalYears: { n: thirty.n + 1, d: thirty.d } }).basicFen).toBe(2400_00)
    expect(pension({ ...whole, area: '310000', divisor: { n: 139 * 6e13, d: 6e13 } }).accountPensionFen).toBe(
      1000_00,
    )
  })

  test('an index that makes the base no exact number any more is refused', () => {
    expect(() => pension({ ...whole, index: { n: 1e14 + 1, d: 1e14 } })).toThrow(
      new PolicyFault('out-of-range', 'index', 'The index has too many digits.'),
    )
  })
})

test('the reason has a step for each part that was reckoned, and the figures of the area below them', () => {
  const steps: Because[] = []
  const facts = { ...without('divisor'), area: '510000', preAccountYears: one, age: { years: 60, months: 0 } }
  employeePension(baseLaw, facts, steps)

  const [total] = steps
  expect(total?.parts?.map(({ rule }) => rule)).toEqual([
    'pension.basic',
    'pension.divisor',
    'pension.account',
    'pension.transitional',
    'pension.extra',
    'figure.pensionRounding',
  ])
  expect(total?.facts).toEqual({ totalFen: 2400_00 + 1000_00 + 104_00 + 240_00, provisional: false })
})

test('the terms of one law are not those of another that was asked before', () => {
  const source = { document: '样例通知', number: '样例〔2026〕1号', published: '2025-01-01' } as const
  const base = {
    key: 'pensionBase',
    area: '370000',
    from: '2025-01',
    value: 9999_00,
    source,
    certainty: 'text-read',
  } as const
  const other = withValues(baseLaw, [base])
  const facts = without('baseFen')

  const [before, changed, again] = [baseLaw, other, baseLaw].map(
    (law) => employeePension(law, facts).basicFen,
  )

  expect(changed).toBe(2999_70)
  expect(again).toBe(before)
  expect(before).not.toBe(changed)
})

describe('the divisor of an age', () => {
  test.each([
    [{ years: 40, months: 0 }, '2025-01', 2330],
    [{ years: 70, months: 0 }, '2025-01', 560],
    [{ years: 60, months: 6 }, '2025-01', 1355],
    [{ years: 60, months: 6 }, '2024-12', 1390],
    [{ years: 69, months: 11 }, '2024-12', 650],
  ] as const)('%j in %s is %i tenths of a month', (age, decided, tenths) => {
    expect(accountDivisor(baseLaw, { age, decided })).toEqual({ n: tenths, d: 10 })
  })

  test.each([
    [{ years: 39, months: 11 }, '2025-01'],
    [{ years: 71, months: 0 }, '2025-01'],
    [{ years: 70, months: 1 }, '2025-01'],
    [{ years: 70, months: 5 }, '2024-12'],
  ] as const)('of %j there is none', (age, decided) => {
    expect(() => accountDivisor(baseLaw, { age, decided })).toThrow(
      'The table has the ages from 40 to 70 years.',
    )
  })
})

test('one month that was prepaid is settled as one, and a last month before the first is refused', () => {
  const prepaid = { prepaidFen: fen(100), determinedFen: fen(150), from: '2026-02' } as const

  expect(settlePrepayment(baseLaw, { ...prepaid, to: '2026-02' })).toMatchObject({
    months: 1,
    differenceFen: 50,
  })
  expect(() => settlePrepayment(baseLaw, { ...prepaid, to: '2026-01' })).toThrow(
    'The last month lies before the first.',
  )
})
