import { describe, expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { NotInForce } from '../parameter.ts'
import { answer, rules } from './index.ts'
import { rule } from './rule.ts'
import { day, object } from './schema.ts'

/** The code and the field of the error that a rule answers to facts. */
function refused(id: string, facts: unknown): unknown {
  const asked = rules.find((one) => one.id === id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const given = answer(asked, baseLaw, JSON.stringify(facts), { because: true })
  return 'error' in given ? [given.error.code, given.error.field] : given
}

test.each(rules)(
  '$id refuses a field that it does not know, and an input that is no object',
  ({ id, example }) => {
    expect(refused(id, { ...example, colour: 'red' })).toEqual(['unknown-field', 'colour'])
    expect(refused(id, [])).toEqual(['not-an-object', ''])
    expect(refused(id, null)).toEqual(['not-an-object', ''])
    expect(refused(id, 'x')).toEqual(['not-an-object', ''])
  },
)

test.each(rules)('$id refuses each field of another type by its name', ({ id, example }) => {
  for (const field of Object.keys(example)) {
    const [code, named] = [refused(id, { ...example, [field]: null })].flat()
    expect([code, named]).toEqual(['wrong-type', field])
  }
})

test('what no figure is known of is named by the field that gave the time', () => {
  const base = { area: '370300', month: '1997-12', wageFen: 1, averageFen: 1 }
  const arrears = { area: '370300', policy: 'employer-arrears', months: [], proved: true }
  const jobless = { monthsPaid: 24, undrawnMonths: 0, area: 'national' }

  expect(refused('contribution-base', base)).toEqual(['not-known', 'month'])
  expect(refused('back-payment', { ...arrears, paid: '2011-06-30' })).toEqual(['not-known', 'paid'])
  expect(refused('unemployment-months', { ...jobless, on: '1997-12' })).toEqual(['not-known', 'on'])
})

test('of several fields with the same time the one that is asked for is named, in whatever order they come', () => {
  const [month, dayOfPay] = ['1900-01', '2011-06-30']
  const work = { birth: month, on: month, sex: 'male', kind: 'underground-or-heat' }
  const arrears = {
    months: [{ month: '2011-06', baseFen: 1, rate: '0.2', due: dayOfPay }],
    paid: dayOfPay,
    area: '370300',
    policy: 'employer-arrears',
  }
  const completion = { birth: month, on: month, area: '370300', yearsPaid: 0, tierFen: 30_000 }
  const certification = { began: '1990-01-01', today: '1990-01-01', area: '370300', proofs: [], told: [] }

  expect(refused('special-work', work)).toEqual(['not-known', 'on'])
  expect(refused('incapacity', { birth: month, on: month, category: 'male' })).toEqual(['not-known', 'on'])
  expect(refused('back-payment', arrears)).toEqual(['not-known', 'paid'])
  expect(refused('resident-completion', completion)).toEqual(['not-known', 'on'])
  expect(refused('certification', certification)).toEqual(['not-known', 'today'])
})

test('of a time that was reckoned, no field is accused', () => {
  const reckoned = rule({
    id: 'reckoned',
    version: 1,
    title: { zh: '样例', en: 'Sample' },
    about: '',
    sources: [{ document: '样例' }],
    input: object({ paid: day, due: day }),
    dated: 'paid',
    output: {},
    example: {},
    formula: () => {
      throw new NotInForce('样例', { area: 'national', on: '2024-01-15' })
    },
  })
  const facts = { due: '2024-01-15', paid: '2024-02-14' }

  expect(answer(reckoned, baseLaw, JSON.stringify(facts), { because: false })).toMatchObject({
    error: { code: 'not-known', field: '' },
  })
})

test('a number of any length is judged, never refused', () => {
  expect(refused('identity-number', { kind: 'passport', number: 'E'.repeat(5000) })).toMatchObject({
    value: { valid: false },
  })
  expect(refused('uscc', { code: '9'.repeat(5000) })).toMatchObject({
    value: { valid: false, reason: 'length' },
  })
})

const late = { amountFen: 100_000, due: '2024-01-15', paid: '2024-02-14' }
const loan = { principalFen: 450_000, annualRate: '0.0385', paymentFen: 17_437, first: '2021-05' }
const pension = { area: '510000', decided: '2025-12' }

describe('what is wrong is named by its field', () => {
  const cases: readonly (readonly [string, unknown, string, string])[] = [
    ['late-fee', { ...late, amountFen: -1 }, 'out-of-range', 'amountFen'],
    ['late-fee', { ...late, amountFen: 0.5 }, 'not-whole', 'amountFen'],
    ['late-fee', { ...late, amountFen: '100000' }, 'wrong-type', 'amountFen'],
    ['late-fee', { ...late, amountFen: 1e16 }, 'out-of-range', 'amountFen'],
    ['late-fee', { ...late, due: '2023-02-29' }, 'impossible-date', 'due'],
    ['late-fee', { ...late, due: '2024-1-15' }, 'impossible-date', 'due'],
    ['late-fee', { ...late, paid: '2024-02-14T00:00' }, 'impossible-date', 'paid'],
    ['late-fee', { amountFen: 1, due: '2024-01-15' }, 'missing', 'paid'],
    ['identity-number', { kind: 'driving-licence', number: '1' }, 'unknown-value', 'kind'],
    ['identity-number', { kind: 'resident', number: 110_108_199_912_310 }, 'wrong-type', 'number'],
    ['working-days', { from: '2003-12-31', days: 1 }, 'not-known', 'from'],
    ['working-days', { from: '2026-01-05', days: -1 }, 'out-of-range', 'days'],
    ['working-days', { from: '2026-01-05', days: 1.5 }, 'not-whole', 'days'],
    ['retirement-age', { birth: '1970-13', category: 'male' }, 'impossible-date', 'birth'],
    ['retirement-age', { birth: '1970-06-01', category: 'male' }, 'impossible-date', 'birth'],
    ['retirement-age', { birth: '1970-06', category: 'female' }, 'unknown-value', 'category'],
    ['account-divisor', { age: { years: 39, months: 11 } }, 'out-of-range', 'age'],
    ['account-divisor', { age: { years: 70, months: 1 } }, 'out-of-range', 'age'],
    ['account-divisor', { age: { years: 60, months: 12 } }, 'out-of-range', 'age.months'],
    ['account-divisor', { age: { years: 60 } }, 'missing', 'age.months'],
    ['loan-schedule', { ...loan, annualRate: 0.0385 }, 'wrong-type', 'annualRate'],
    ['loan-schedule', { ...loan, annualRate: '3.85%' }, 'not-decimal', 'annualRate'],
    ['loan-schedule', { ...loan, annualRate: '-0.01' }, 'not-decimal', 'annualRate'],
    ['loan-schedule', { ...loan, annualRate: '1' }, 'out-of-range', 'annualRate'],
    ['loan-schedule', { ...loan, paymentFen: 1444 }, 'out-of-range', 'paymentFen'],
    ['loan-schedule', { ...loan, paymentFen: 0, annualRate: '0' }, 'out-of-range', 'paymentFen'],
    ['loan-schedule', { ...loan, paymentFen: 1, annualRate: '0' }, 'out-of-range', 'paymentFen'],
    [
      'transfer-fund',
      { spans: [{ year: 2020, months: 13, monthlyBaseFen: 1 }], accountFen: 0 },
      'out-of-range',
      'spans[0].months',
    ],
    [
      'transfer-fund',
      {
        spans: [
          { year: 2020, months: 7, monthlyBaseFen: 1 },
          { year: 2020, months: 6, monthlyBaseFen: 1 },
        ],
        accountFen: 0,
      },
      'contradiction',
      'spans[1].months',
    ],
    ['payer-place', { household: 'A', relation: 'B', months: { B: -1 } }, 'out-of-range', 'months.B'],
    [
      'account-interest',
      { openingFen: 0, credits: [{ month: 13, fen: 1 }], rate: '0.01' },
      'out-of-range',
      'credits[0].month',
    ],
    [
      'account-interest',
      { openingFen: 0, credits: [{ month: '2024-13', fen: 1 }], rate: '0.01' },
      'impossible-date',
      'credits[0].month',
    ],
    [
      'account-interest',
      { openingFen: 0, credits: [{ month: 7, fen: 1 }], rate: '0.01', lastMonth: 6 },
      'contradiction',
      'credits[0].month',
    ],
    ['work-injury', { wageFen: 1, areaAverageFen: 1, grade: 11 }, 'out-of-range', 'grade'],
    ['work-injury', { wageFen: 1, areaAverageFen: 1, grade: 1, care: 'some' }, 'unknown-value', 'care'],
    ['employee-pension', { ...pension, area: '51' }, 'unknown-value', 'area'],
    ['employee-pension', { ...pension, decided: '2005-12' }, 'not-known', 'decided'],
    ['employee-pension', { ...pension, index: 1.4 }, 'wrong-type', 'index'],
    ['employee-pension', { ...pension, divisor: '0' }, 'out-of-range', 'divisor'],
    ['employee-pension', { ...pension, baseFen: 0 }, 'out-of-range', 'baseFen'],
    ['employee-pension', { ...pension, totalYears: '1e2' }, 'not-decimal', 'totalYears'],
    ['resident-pension', { accountFen: 1, divisor: '139' }, 'missing', 'basicFen'],
    ['resident-pension', { basicFen: 1, divisor: '139' }, 'missing', 'accountFen'],
    ['resident-pension', { basicFen: 1, accountFen: 1 }, 'missing', 'divisor'],
    ['resident-pension', { area: '370300', month: '2009-08', accountFen: 1 }, 'not-known', 'month'],
    ['unemployment-months', { monthsPaid: 12 }, 'missing', 'undrawnMonths'],
  ]

  test.each(cases)('%s %j: %s %s', (id, facts, code, field) => {
    expect(refused(id, facts)).toEqual([code, field])
  })
})
