import { expect, test } from 'vitest'

import { baseLaw, checkValues, dayOf, type PublishedValue, withValues } from './index.ts'

const source = { document: '样例通知', number: '样例〔2026〕1号', published: '2026-03-01' } as const
const base2026: PublishedValue = {
  key: 'pensionBase',
  area: '410000',
  from: '2026-01',
  knownUntil: '2026-12',
  value: 6899_00,
  source,
  certainty: 'text-read',
}
const today = dayOf('2026-11-30')

test('a value that stands where it should, looks as formulas read it and says where it is written has no fault', () => {
  expect(check(base2026)).toEqual([])
  const url = 'https://hrss.henan.gov.cn/2026/61.html'
  expect(check({ ...base2026, source: { ...source, url } })).toEqual([])
})

const publishedOn: object = { published: '2026-03-01' }
const wrong: readonly (readonly [what: string, change: Partial<PublishedValue>, fault: string])[] = [
  ['no such figure', { key: 'pensionBases' }, 'key key'],
  ['no such figure', { key: 'contributionRates' }, 'key key'],
  ['no such figure', { key: 'toString' }, 'key key'],
  ['an area of another form', { area: '4100' }, 'area area'],
  ['an area of no province', { area: '990000' }, 'area area'],
  ['an end before the beginning', { to: '2025-12' }, 'to time'],
  ['a known day before the beginning', { knownUntil: '2025-12-31' }, 'knownUntil time'],
  ['fractions of a fen', { value: 6899.5 }, 'value shape'],
  ['a negative sum', { value: -1 }, 'value shape'],
  ['text instead of a sum', { value: '6899.00' }, 'value shape'],
  ['nothing instead of a sum', { value: null }, 'value shape'],
  ['more than there is', { value: 1e14 }, 'value range'],
  ['no document', { source: { ...source, document: ' ' } }, 'source.document source'],
  ['no number and no article', { source: { document: '样例通知', ...publishedOn } }, 'source.number source'],
  ['no day of the document', { source: { document: '样例通知', number: '1号' } }, 'source.published source'],
  [
    'an address that is not of the state',
    { source: { ...source, url: 'https://example.com/' } },
    'source.url address',
  ],
]

test.each(wrong)('%s is a fault at its field', (_what, change, fault) => {
  expect(check({ ...base2026, ...change })).toEqual([fault])
})

test('the parts of a value are told apart: a word that formulas do not know, a field too many, one too few', () => {
  const terms = { key: 'basicTerms', from: '2027-01', source, certainty: 'text-read' } as const
  const rounding = { ...terms, key: 'pensionRounding' }

  expect(check({ ...terms, value: 'low-index' })).toEqual([])
  expect(check({ ...terms, value: 'three-bases' })).toEqual(['value word'])
  expect(check({ ...rounding, value: { partsFen: 10, totalUpFen: 10 } })).toEqual([])
  expect(check({ ...rounding, value: { partsFen: 10 } })).toEqual(['value.totalUpFen shape'])
  expect(check({ ...rounding, value: { partsFen: 10, totalUpFen: 1, more: 1 } })).toEqual([
    'value.more shape',
  ])
  expect(check({ ...terms, key: 'residentTiers', value: [100_00, 200.5] })).toEqual(['value.1 shape'])
  expect(check({ ...terms, key: 'residentTiers', value: [] })).toEqual(['value shape'])
  expect(check({ ...terms, key: 'yearRounding', value: null })).toEqual([])
})

test('a rate that was typed in per cent where shares stand is out of range', () => {
  const employer = { key: 'contributionRates.employee-pension.employer', from: '2027-01-01' } as const
  const of = (rate: string): string[] =>
    check({ ...employer, value: { rate, toAccount: '0' }, source, certainty: 'text-read' })

  expect(of('16')).toEqual(['value range'])
  expect(of('0.16')).not.toContain('value range')
})

test('of values of several kinds each has the fields of its own kind', () => {
  const terms = {
    key: 'transitionalTerms',
    area: '410000',
    from: '2027-01',
    source,
    certainty: 'text-read',
  } as const

  expect(check({ ...terms, value: { kind: 'two-spans', deemedRate: '0.01', paidRate: '0.01' } })).toEqual([])
  expect(check({ ...terms, value: { kind: 'two-spans', deemedRate: '0.01' } })).toEqual([
    'value.paidRate shape',
  ])
  expect(check({ ...terms, value: { kind: 'one-product', deemedRate: '0.01', paidRate: '0.01' } })).toContain(
    'value.rate shape',
  )
  expect(check({ ...terms, value: { kind: 'three-spans' } })).toEqual(['value.kind word'])
})

test('of what no document has said so far the first answer is taken', () => {
  const [shipped] = baseLaw.figures.backPaymentPolicies.values
  const value = shipped.value.map((policy) => ({ ...policy, id: 'a-new-policy', countsAsPaidOnTime: true }))

  expect(
    check({ key: 'backPaymentPolicies', from: '2027-01', value, source, certainty: 'text-read' }),
  ).toEqual([])
})

test('a rate of contribution is checked under its scheme and payer', () => {
  const rate = {
    key: 'contributionRates.employee-pension.employer',
    area: '440000',
    from: '2027-01',
    source,
    certainty: 'text-read',
  } as const

  expect(check({ ...rate, value: { rate: '0.16', toAccount: '0' } })).toEqual([])
  expect(check({ ...rate, value: { rate: 0.16, toAccount: '0' } })).toEqual(['value.rate shape'])
})

test('two values for one figure, area and day are a fault, also where one writes the month and the other its first day', () => {
  expect(check(base2026, { ...base2026, from: '2026-01-01' })).toEqual(['1 from twice'])
  expect(check(base2026, { ...base2026, area: '340000' })).toEqual([])
})

test('a gap is told at the end that is too early, and an overlap where one end is too late', () => {
  const next = { ...base2026, from: '2027-01', knownUntil: '2027-12', value: 7011_00 } as const

  expect(check({ ...base2026, to: '2026-11' }, next)).toEqual(['0 to gap'])
  expect(check({ ...base2026, to: '2027-01' }, next)).toEqual(['0 to overlap'])
  expect(check({ ...base2026, to: '2026-12' }, next)).toEqual([])
})

test('where the value before is one that ends already, the gap is told at the beginning of the new one', () => {
  const rate = {
    key: 'contributionRates.maternity.employer',
    from: '2020-03-01',
    value: { rate: '0.005', toAccount: null },
    source,
    certainty: 'text-read',
  } as const

  expect(check(rate)).toEqual(['from gap'])
  expect(check({ ...rate, from: '2020-01-01' })).toEqual([])
})

test('what may be right is doubted and keeps nobody: far from before, past its known day, no change', () => {
  const doubted = (...values: PublishedValue[]) =>
    checkValues(baseLaw, values, today).map(({ field, kind, doubt }) => [field, kind, doubt])

  expect(doubted({ ...base2026, value: 68990_00 })).toEqual([['value', 'jump', true]])
  expect(doubted({ ...base2026, knownUntil: '2026-10' })).toEqual([['knownUntil', 'expired', true]])
  const there = withValues(baseLaw, [base2026])
  expect(checkValues(there, [base2026], today)).toEqual([
    { at: 0, field: 'value', kind: 'same', doubt: true },
  ])
})

test('faults that the law has already are not those of a draft', () => {
  const { values } = baseLaw.figures.injuryDeathLump
  expect(values.length).toBeGreaterThan(2)
  expect(
    check({
      key: 'injuryDeathLump',
      from: '2027-01',
      value: values.at(-1)?.value,
      source,
      certainty: 'text-read',
    }),
  ).toEqual([])
})

/** The faults as `place field kind`, the place left out where there is one value; doubts apart. */
function check(...values: PublishedValue[]): string[] {
  return checkValues(baseLaw, values, today)
    .filter(({ doubt }) => !doubt)
    .map(({ at, field, kind }) => (values.length === 1 ? `${field} ${kind}` : `${at} ${field} ${kind}`))
}
