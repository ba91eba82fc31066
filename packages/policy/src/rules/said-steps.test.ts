import { describe, expect, test } from 'vitest'

import { baseLaw, type Because, type Law, withValues } from '../index.ts'
import { PolicyFault, ruleOf } from './index.ts'

/** The first step of the reason that a rule gives for facts. */
function stepOf(id: string, input: object, law: Law = baseLaw): Because | undefined {
  return ruleOf(id)?.explain(law, input).because.parts?.[0]
}

/** The code of the fault with which a rule refuses facts, and its field. */
function faultOf(id: string, input: object): unknown {
  try {
    return ruleOf(id)?.value(baseLaw, input)
  } catch (error) {
    return error instanceof PolicyFault ? [error.code, error.field] : error
  }
}

const names = (step: Because | undefined): string[] => (step?.parts ?? []).map(({ rule }) => rule)

describe('a floating rate of work injury', () => {
  const month = { area: '370300', month: '2024-01', baseFen: 10_000_000 }

  test.each([
    ['work-injury-class-1', '1.5', 30_000],
    ['work-injury-class-3', '0.5', 35_000],
    ['work-injury-class-3', '1.20', 84_000],
    ['work-injury-class-8', '1', 190_000],
  ])('of %s on the step of %s is %i fen on 100,000.00', (scheme, floating, employerFen) => {
    expect(ruleOf('contribution')?.value(baseLaw, { ...month, scheme, floating })).toMatchObject({
      employerFen,
      personFen: null,
      togetherFen: null,
      toAccountFen: 0,
    })
  })

  test.each([
    ['work-injury-class-1', '0.8', 'out-of-range'],
    ['work-injury-class-2', '1.3', 'out-of-range'],
    ['employee-pension', '1.2', 'unknown-field'],
  ])('of %s on the step of %s is refused as %s', (scheme, floating, code) => {
    expect(faultOf('contribution', { ...month, scheme, floating })).toEqual([code, 'floating'])
  })

  test('stands in the reason with its figure; where no step is named nothing does', () => {
    const facts = { ...month, scheme: 'work-injury-class-2' }
    const step = stepOf('contribution', { ...facts, floating: '0.8' })?.parts?.at(-1)

    expect(step).toMatchObject({
      rule: 'contributions.floating',
      certainty: 'to-confirm',
      facts: { scheme: 'work-injury-class-2', floating: '0.8' },
    })
    expect(names(step)).toEqual(['figure.injuryFloating'])
    expect(names(stepOf('contribution', facts))).toEqual([
      'figure.contributionRates.work-injury-class-2.employer',
    ])
  })
})

describe('the reason of a late fee', () => {
  const late = { amountFen: 100_000, due: '2024-01-15', paid: '2024-02-14' }
  const [first] = baseLaw.figures.lateFeeCapped.values
  const capped = withValues(baseLaw, [{ ...first, key: 'lateFeeCapped', value: true }])

  test('names the figure by which it ends at the debt or not, and does not doubt a fee that stays below', () => {
    const step = stepOf('late-fee', late)

    expect(names(step)).toEqual(['figure.lateFeeRate', 'figure.lateFeeCapped'])
    expect(step).toMatchObject({ version: 2, certainty: 'text-read', facts: { capped: false } })
    expect(stepOf('late-fee', late, capped)).toMatchObject({
      certainty: 'text-read',
      facts: { feeFen: 1500, capped: true },
    })
  })

  test('doubts a fee above the debt, and one that ends there', () => {
    const long = { ...late, due: '2005-01-10' }

    expect(stepOf('late-fee', long)?.certainty).toBe('to-confirm')
    expect(stepOf('late-fee', long)?.facts['feeFen']).toBeGreaterThan(100_000)
    expect(stepOf('late-fee', long, capped)).toMatchObject({
      certainty: 'to-confirm',
      facts: { feeFen: 100_000 },
    })
  })

  test('does not doubt a fee that comes to the debt to the fen', () => {
    expect(stepOf('late-fee', { amountFen: 100_000, due: '2012-01-01', paid: '2017-06-23' })).toMatchObject({
      certainty: 'text-read',
      facts: { days: 2000, feeFen: 100_000 },
    })
  })

  test('is said by back payment, too', () => {
    const fee = stepOf('back-payment', arrears)?.parts?.find(({ rule }) => rule === 'contributions.late-fee')

    expect(names(fee)).toContain('figure.lateFeeCapped')
  })

  const arrears = {
    area: '370300',
    paid: '2026-03-02',
    policy: 'employer-arrears',
    months: [{ month: '2024-01', baseFen: 400_000, rate: '0.24', due: '2024-02-20' }],
    proved: true,
  }
})

describe('the account of a resident', () => {
  const record = [
    { year: 2023, paidFen: 30_000, subsidyFen: 3000 },
    { year: 2024, paidFen: 50_000 },
  ]
  const facts = { area: '370300', month: '2026-03', record }

  test('stands in the reason year by year, each with what it has come to', () => {
    const account = stepOf('resident-pension', facts)?.parts?.find(({ rule }) => rule === 'resident.account')

    expect(account?.facts).toEqual({ years: '2', accountFen: 83_000 })
    expect(account?.parts?.map((year) => year.facts)).toEqual([
      { year: 2023, paidFen: 30_000, subsidyFen: 3000, accountFen: 33_000 },
      { year: 2024, paidFen: 50_000, subsidyFen: 0, accountFen: 83_000 },
    ])
  })

  test('that was given as a balance has no years', () => {
    const given = { ...facts, accountFen: 90_000 }

    expect(names(stepOf('resident-pension', given))).not.toContain('resident.account')
    expect(ruleOf('resident-pension')?.value(baseLaw, given)).toMatchObject({ accountPensionFen: 647 })
  })
})

test.each([
  [11, 'no'],
  [12, 'yes'],
])('%i months paid before unemployment are a year: %s', (monthsPaid, verdict) => {
  const facts = { area: '310000', month: '2026-09', againstWill: true, registered: true, monthsPaid }

  expect(ruleOf('unemployment-benefit')?.value(baseLaw, facts)).toMatchObject({ conclusion: { verdict } })
})

const span = (kind: string, from: string, to: string) => ({ kind, from, to, evidence: 'p' })

test('overlaps that follow each other are told apart by the spans that claim them', () => {
  const spans = [
    span('actual', '2000-02', '2000-02'),
    span('actual', '2000-01', '2000-03'),
    span('deemed', '2000-01', '2000-03'),
  ]

  expect(ruleOf('contribution-periods')?.value(baseLaw, { spans })).toMatchObject({
    totalMonths: 3,
    overlaps: [
      { from: '2000-02', to: '2000-02', spans: [0, 1] },
      { from: '2000-01', to: '2000-01', spans: [1, 2] },
      { from: '2000-02', to: '2000-02', spans: [0, 2] },
      { from: '2000-03', to: '2000-03', spans: [1, 2] },
    ],
  })
})

test('where facts come from stands in the reason where it was told, and changes nothing else', () => {
  const input = { amountFen: 100_000, due: '2024-01-15', paid: '2024-02-14' }
  const plain = ruleOf('late-fee')?.explain(baseLaw, input)
  const told = ruleOf('late-fee')?.explain(baseLaw, input, { amountFen: 'record', paid: 'assumed' })

  expect(told?.because.origins).toEqual({ amountFen: 'record', paid: 'assumed' })
  expect(JSON.stringify({ ...told?.because, origins: undefined })).toBe(JSON.stringify(plain?.because))
  expect(told?.value).toEqual(plain?.value)
})

describe('years that a form prints as 0', () => {
  const form = {
    decided: '2025-09',
    totalYears: '41',
    index: '0.682',
    baseFen: 767_800,
    accountFen: 1,
    divisor: '139',
  }
  const part = (input: object, version?: number) => {
    const value: unknown = ruleOf('employee-pension', version)?.value(baseLaw, { ...form, ...input })
    return value
  }

  test.each([
    ['370000', { preAccountYears: '0', deemedYears: '14.08' }],
    ['650000', { preAccountYears: '0.91', deemedYears: '0' }],
  ])('in %s are 0, as they are printed; version 1 passed them over', (area, years) => {
    expect(part({ area, ...years })).toMatchObject({ transitionalFen: 0 })
    expect(part({ area, ...years }, 1)).not.toMatchObject({ transitionalFen: 0 })
  })

  test.each([
    ['370000', { deemedYears: '14.08' }, { preAccountYears: '14.08' }],
    ['650000', { preAccountYears: '0.91' }, { deemedYears: '0.91' }],
  ])('are not those that it does not print: in %s the other figure counts then', (area, other, own) => {
    const { transitionalFen } = Object(part({ area, ...other }))

    expect(transitionalFen).toBeGreaterThan(0)
    expect(part({ area, ...own })).toMatchObject({ transitionalFen })
  })
})
