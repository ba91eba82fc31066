import { describe, expect, test } from 'vitest'

import { vectors } from '../../test/table.ts'
import { baseLaw } from '../index.ts'
import { type Answer, answer, rules } from './index.ts'

/** What a rule answers to facts; empty cells of a table are facts that are not given. */
function answered(id: string, facts: object): unknown {
  const asked = rules.find((one) => one.id === id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const line = JSON.stringify(facts)
  const given = valueOf(answer(asked, baseLaw, line, { because: true }))
  expect(valueOf(answer(asked, baseLaw, line, { because: false }))).toEqual(given)
  return given
}

/** The value of an answer, or the answer that is an error. */
function valueOf(given: Answer): unknown {
  return 'value' in given ? given.value : given
}

function filled(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([, cell]) => cell !== '' && cell !== 0 && cell !== undefined),
  )
}

const money = (cell = '') => (cell === '' ? '' : Number(cell))

describe('the published vectors, by the rule that takes JSON', () => {
  test.each(vectors('identity_numbers_dev.csv'))('identity-number $kind $number: $note', (row) => {
    const { kind = '', number = '', valid, birth_date: birthDate, sex, area } = row

    expect(answered('identity-number', { kind, number })).toMatchObject({
      valid: valid === 'true',
      ...filled({ birthDate, sex, area }),
    })
  })

  test.each(vectors('uscc_dev.csv'))('uscc $code: $note', ({ code = '', valid }) => {
    expect(answered('uscc', { code })).toMatchObject({ valid: valid === 'true' })
  })

  test.each(vectors('workdays_dev.csv'))('working-days: $days from $from', ({ from, days, date }) => {
    expect(answered('working-days', { from, days: Number(days) })).toEqual({ date, provisional: false })
  })

  test.each(vectors('retirement_dev.csv'))('retirement-age $category born $birth', (row) => {
    const { birth, category, age_years: years, age_months: months, month } = row

    expect(answered('retirement-age', { birth, category })).toEqual({
      age: { years: Number(years), months: Number(months) },
      month,
      delayMonths: Number(row['delay_months']),
      minimumContributionMonths: Number(row['minimum_contribution_months']),
    })
  })

  test.each(vectors('payout_months.csv'))('account-divisor $age_years years $age_months months', (row) => {
    const age = { years: Number(row['age_years']), months: Number(row['age_months']) }

    expect(answered('account-divisor', { age })).toMatchObject({ months: Number(row['months']) })
  })

  test.each(vectors('late_fee_dev.csv'))('late-fee $amount_fen due $due paid $paid', (row) => {
    const { amount_fen: amountFen, due, paid, fee_fen: feeFen } = row

    expect(answered('late-fee', { amountFen: Number(amountFen), due, paid })).toEqual({
      feeFen: Number(feeFen),
    })
  })

  test('loan-schedule: 4,500 yuan at 3.85 % are paid back in 27 instalments', () => {
    const loan = { principalFen: 450_000, annualRate: '0.0385', paymentFen: 17_437, first: '2021-05' }

    const published = vectors('loan_schedule_4500.csv').map((row) => ({
      month: row['month'],
      paymentFen: Number(row['payment_fen']),
      interestFen: Number(row['interest_fen']),
      principalFen: Number(row['principal_fen']),
      balanceFen: Number(row['balance_fen']),
    }))

    expect(published).toHaveLength(27)
    expect(answered('loan-schedule', loan)).toEqual({ instalments: published })
  })

  test.each(vectors('transfer_dev.csv'))('transfer-fund $case: $note', (row) => {
    const spans = (row['spans year/months/monthly_base_fen'] ?? '').split(';').map((span) => {
      const [year, months, base] = span.split('/').map((part) => Number.parseInt(part, 10))
      return { year, months, monthlyBaseFen: base }
    })

    expect(answered('transfer-fund', { spans, accountFen: Number(row['account_fen']) })).toMatchObject({
      pooledFen: Number(row['pooled_fund_fen']),
      totalFen: Number(row['total_fen']),
    })
  })

  test.each(vectors('unemployment_dev.csv').filter((row) => /^\d+$/.test(row['maximum_months'] ?? '')))(
    'unemployment-months: $months_paid_since_last paid, $undrawn_months not drawn',
    (row) => {
      const facts = {
        monthsPaid: Number(row['months_paid_since_last']),
        undrawnMonths: Number(row['undrawn_months']),
      }

      expect(answered('unemployment-months', facts)).toEqual({ maximumMonths: Number(row['maximum_months']) })
    },
  )

  test('unemployment-months: what the law leaves to the area is neither none nor all', () => {
    expect(answered('unemployment-months', { monthsPaid: 8, undrawnMonths: 6 })).toEqual({
      maximumMonths: null,
      needs: ['areaRule'],
    })
  })

  test.each(vectors('work_injury_dev.csv'))('work-injury grade $grade on $monthly_wage_fen', (row) => {
    const facts = filled({
      wageFen: money(row['monthly_wage_fen']),
      areaAverageFen: money(row['area_average_fen']),
      grade: money(row['grade']),
      minimumWageFen: money(row['minimum_wage_fen']),
      care: row['care'],
    })

    expect(answered('work-injury', facts)).toEqual({
      ownWageFen: Number(row['own_wage_fen']),
      lumpSumFen: Number(row['lump_sum_fen']),
      ...(row['monthly_fen'] === ''
        ? {}
        : {
            monthlyFen: Number(row['monthly_fen']),
            topUpFen: Number(row['topped_up_by_fen']),
            monthlyPaidBy: row['monthly_paid_by'],
          }),
      ...(row['care_fen'] === '' ? {} : { careFen: Number(row['care_fen']) }),
    })
  })
})

describe('payer-place, by its published cases', () => {
  const cases: readonly (readonly [string, object, string | null])[] = [
    ['PP1', { household: 'A', relation: 'A', months: { A: 30 } }, 'A'],
    ['PP2', { household: 'A', relation: 'B', months: { B: 120 } }, 'B'],
    ['PP3', { household: 'A', relation: 'B', months: { B: 119, C: 130 } }, 'C'],
    ['PP4', { household: 'A', relation: 'B', months: { B: 60, C: 60, A: 30 } }, 'A'],
    [
      'PP5',
      { household: 'A', relation: 'B', months: { B: 119, C: 130, D: 150 }, order: ['C', 'D', 'B'] },
      'D',
    ],
    [
      'PP5 the other way',
      { household: 'A', relation: 'B', months: { B: 119, C: 130, D: 150 }, order: ['D', 'C', 'B'] },
      'C',
    ],
    ['PP6', { household: 'A', relation: 'B', months: { B: 130 }, temporaryAt: ['B'] }, 'A'],
    ['PP7', { household: 'A', relation: 'A', months: { A: 6, B: 200 } }, 'A'],
    ['PP8', { household: 'A', relation: 'B', months: { B: 142 } }, 'B'],
    ['PP5 without an order', { household: 'A', relation: 'B', months: { B: 119, C: 130, D: 150 } }, null],
  ]

  test.each(cases)('%s', (_name, facts, place) => {
    expect(answered('payer-place', facts)).toMatchObject({ place })
  })
})

describe('the worked examples', () => {
  test('Zibo: 142.00 and 4500 / 139 are 174.37', () => {
    const given = { basicFen: 14_200, accountFen: 450_000, divisor: '139' }

    expect(answered('resident-pension', given)).toMatchObject({ accountPensionFen: 3237, totalFen: 17_437 })
    const found = { area: '370300', month: '2021-05', accountFen: 450_000 }
    expect(answered('resident-pension', found)).toMatchObject({ basicFen: 14_200, totalFen: 17_437 })
  })

  test('fifteen years of 300 with 30 subsidised are 35.61 a month from the account', () => {
    const record = Array.from({ length: 15 }, (_, at) => ({
      year: 2011 + at,
      paidFen: 30_000,
      subsidyFen: 3000,
    }))

    const pension = answered('resident-pension', { area: '370300', month: '2026-01', record })

    expect(pension).toMatchObject({ accountPensionFen: 3561, basicFen: 16_300, totalFen: 19_861 })
  })

  test.each([
    [15, 1500],
    [20, 2500],
    [30, 5000],
  ])('Hubei adds for %i years of payment', (years, longPaymentFen) => {
    const record = Array.from({ length: years }, (_, at) => ({ year: 2009 + at, paidFen: 10_000 }))

    expect(answered('resident-pension', { area: '420500', month: '2040-01', record })).toMatchObject({
      longPaymentFen,
    })
  })

  test('a year of an account: 50,000.00 and twelve times 400.00 at 3.97 %', () => {
    const credits = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, fen: 40_000 }))

    const year = answered('account-interest', { openingFen: 5_000_000, credits, rate: '0.0397' })

    expect(year).toMatchObject({ closingFen: 5_688_822 })
  })

  test('half a year of an account: months 7 to 12, written as months of the calendar, too', () => {
    const credits = [7, 8, 9, 10, 11, 12].map((month) => ({ month, fen: 40_000 }))
    const written = credits.map(({ month, fen }) => ({
      month: `2024-${String(month).padStart(2, '0')}`,
      fen,
    }))

    const year = answered('account-interest', { openingFen: 0, credits, rate: '0.0262' })

    expect(year).toMatchObject({ closingFen: 241_834 })
    expect(answered('account-interest', { openingFen: 0, credits: written, rate: '0.0262' })).toEqual(year)
  })

  test('Sichuan 2024: the basic part of 17.33 years with an index of 0.84 is 1288.08', () => {
    const facts = { area: '510000', decided: '2024-04', totalYears: '17.33', index: '0.84', baseFen: 807_900 }

    expect(answered('employee-pension', facts)).toMatchObject({
      basicFen: 128_808,
      accountPensionFen: null,
      totalFen: null,
      needs: ['accountFen', 'divisor', 'preAccountYears'],
    })
  })

  test('the account part by an age of 60 years and 1 month is 806.65', () => {
    const facts = {
      area: '510000',
      decided: '2025-12',
      accountFen: 11_164_005,
      age: { years: 60, months: 1 },
    }

    expect(answered('employee-pension', facts)).toMatchObject({ accountPensionFen: 80_665 })
  })

  test('Anhui counts begun tenths of a year, Guangxi begun tenths of a yuan', () => {
    const anhui = { area: '340000', decided: '2026-02', months: 509, index: '0.8498', baseFen: 799_900 }
    const guangxi = {
      area: '450000',
      decided: '2025-12',
      totalYears: '35.92',
      deemedYears: '0',
      preAccountYears: '6.5',
      index: '0.6923',
      baseFen: 698_300,
      accountFen: 7_681_598,
      divisor: '139',
    }

    expect(answered('employee-pension', anhui)).toMatchObject({ basicFen: 314_427 })
    expect(answered('employee-pension', guangxi)).toMatchObject({
      basicFen: 212_239,
      accountPensionFen: 55_263,
      transitionalFen: 43_992,
      totalFen: 311_500,
    })
  })
})
