import { baseLaw, parametersOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { topicOfKey, topics } from './topics.ts'
import { readValue, sentOf, timeOf, typedOf, typedValue, wayOf } from './typed.ts'
import { movedPoint, valueText } from './value-text.ts'

const figures = parametersOf(baseLaw.figures)

test('values stand in plain units: yuan, per cent, years of months, parts by their names', () => {
  expect(valueText('pensionBase', 'fen a month', 6738_00)).toBe('¥6,738.00/月')
  expect(valueText('accountInterestRate', 'rate a year', '0.0215')).toBe('2.15%/年')
  expect(valueText('undeclaredShare', 'rate', '1.1')).toBe('110%')
  expect(valueText('lateFeeRate', 'rate a day', '0.0005')).toBe('0.05%/天')
  expect(valueText('minimumContributionMonths', 'months', 180)).toBe('180个月')
  expect(valueText('lateFeeCapped', 'terms', false)).toBe('否')
  expect(valueText('yearRounding', 'years', null)).toBe('不取舍')
  expect(valueText('accountStart', 'terms', '1992-10')).toBe('1992年10月')
  expect(valueText('baseLimits', 'fen a month', { floorFen: 7546_00, ceilingFen: 37731_00 })).toBe(
    '下限 ¥7,546.00，上限 ¥37,731.00',
  )
  expect(valueText('retirementMale', 'terms', { originalMonths: 720, mostMonths: 36 })).toBe(
    '原来的退休年龄 60 岁，最多 3 年',
  )
  expect(valueText('temporaryAccountAges', 'years', { male: 50, female: 40 })).toBe('男 50 岁，女 40 岁')
  expect(valueText('incapacity', 'terms', { maleMonths: 0, leastContributionMonths: 0 })).toBe(
    '男 不限年龄，至少缴费 无',
  )
  expect(valueText('injuryLumpMonths', 'months', [27, 25])).toBe('1级 27、2级 25个月')
})

test('of every value that is shipped no part is shown under its name in the program', () => {
  const texts = figures.flatMap(([key, { unit, values }]) =>
    values.map(({ value }) => valueText(key, unit, value)),
  )

  expect(texts.filter((text) => /[a-z]{3}/i.test(text))).toEqual([])
  expect(texts.length).toBeGreaterThan(200)
})

test('every value that is shipped can be typed: what is typed of it is read as the same', () => {
  const other = figures.flatMap(([key, figure]) =>
    figure.values
      .filter(({ value }) => {
        const read = readValue(figure, typedValue(figure, value))
        return JSON.stringify(read?.value) !== JSON.stringify(plain(value))
      })
      .map(({ from }) => `${key} ${from}`),
  )

  expect(other).toEqual([])
})

test('what is no sum, no share or no number is not read', () => {
  const [base, interest, months] = (['pensionBase', 'accountInterestRate', 'payerMonths'] as const).map(
    (key) => baseLaw.figures[key],
  )
  if (base === undefined || interest === undefined || months === undefined) throw new Error('no figure')

  expect(readValue(base, '¥6,899.50')).toEqual({ value: 6899_50 })
  expect(readValue(base, '6899.505')).toBeUndefined()
  expect(readValue(base, '-1')).toBeUndefined()
  expect(readValue(interest, '2.15%')).toEqual({ value: '0.0215' })
  expect(readValue(interest, '')).toBeUndefined()
  expect(readValue(months, '120.5')).toBeUndefined()
  expect(readValue(baseLaw.figures.residentTiers, '[1,')).toBeUndefined()
  expect(wayOf(baseLaw.figures.lateFeeCapped)).toBe('yes')
})

test('a point is moved and nothing is rounded', () => {
  expect(['0.0215', '1', '0', '12.345'].map((text) => movedPoint(text, 2))).toEqual([
    '2.15',
    '100',
    '0',
    '1234.5',
  ])
  expect(['2.15', '100', '0', '5'].map((text) => movedPoint(text, -2))).toEqual(['0.0215', '1', '0', '0.05'])
})

test('months and days are taken as people write them', () => {
  expect(['2026-01', '2026年1月', '2026.1.5', ' 2026/12/31 ', '2026年1月5日', '明年'].map(timeOf)).toEqual([
    '2026-01',
    '2026-01',
    '2026-01-05',
    '2026-12-31',
    '2026-01-05',
    '明年',
  ])
})

test('what was typed is sent without what is empty; who says so of a shipped value is no document for another one', () => {
  const [heard] = baseLaw.figures.pensionBase.values
  const read = baseLaw.figures.pensionBase.values.find(({ source }) => source.saidBy === undefined) ?? heard
  const sent = (shipped: typeof heard) =>
    sentOf(typedOf(baseLaw.figures.pensionBase, { key: 'pensionBase', ...shipped }), shipped.value)

  expect(sent(read)).toEqual({ key: 'pensionBase', ...read })
  expect(heard.source).toEqual({ document: '', saidBy: '待遇核定表 2022-11' })
  expect(sent(heard)).toEqual({ key: 'pensionBase', ...heard, source: { document: '' } })
})

test('every figure has a topic of its own that the page shows', () => {
  expect(figures.map(([key]) => topicOfKey(key)).filter((topic) => !Object.hasOwn(topics, topic))).toEqual([])
  expect(topicOfKey('contributionRates.medical.person')).toBe('rates')
})

/** A share in the form in which it is read: without zeros that say nothing. */
function plain(value: unknown): unknown {
  return typeof value === 'string' && /^\d+\.\d*$/.test(value) ? value.replace(/\.?0+$/, '') : value
}
