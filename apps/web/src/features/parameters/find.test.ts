import { baseLaw, dayOf, withValues } from '@tongban/policy'
import { expect, test } from 'vitest'

import { areaName, areaOptions } from './areas.ts'
import { changesAhead, findFigures, isPublished } from './find.ts'
import { readLines } from './lines.ts'

const everything = { words: '', topic: '', area: 'national', on: dayOf('2026-11-30'), unsure: false }
const keysOf = (wanted: Partial<typeof everything>) =>
  findFigures(baseLaw, { ...everything, ...wanted }).map(({ key }) => key)

test('figures are found by name, by an area that has a value, and by a document', () => {
  expect(keysOf({ words: '计发基数' })).toEqual(['pensionBase'])
  expect(keysOf({ words: '淄博' })).toContain('residentBasic')
  expect(keysOf({ words: '豫人社发〔2025〕61号' })).toEqual(['pensionBase'])
  expect(keysOf({ words: '基数 河南' })).toContain('pensionBase')
  expect(keysOf({ words: '没有这样的' })).toEqual([])
  expect(keysOf({})).toHaveLength(keysOf({ topic: '' }).length)
})

test('what is in force is that of the nearest area, on the day that is asked for', () => {
  expect(baseOn('2025-06-01')).toMatchObject({ value: 6738_00, area: '410000', provisional: false })
  expect(baseOn('2026-06-01')).toMatchObject({ value: 6738_00, provisional: true })
  expect(baseOn('2000-01-01')).toBeUndefined()
})

test('what is settled for days to come is said with what is in force: the next change and the last', () => {
  const [found] = findFigures(baseLaw, { ...everything, words: '最低缴费年限' })
  const [base] = findFigures(baseLaw, {
    ...everything,
    words: '计发基数',
    area: '410000',
    on: dayOf('2024-06-01'),
  })
  const ahead = (of: typeof found) =>
    of && changesAhead(of, '2026-11-30').map(({ from, value }) => [from, value])

  expect(found?.now?.value).toBe(180)
  expect(ahead(found)).toEqual([
    ['2030-01', 186],
    ['2039-01', 240],
  ])
  expect(ahead(base)).toEqual([]) // what has come meanwhile is no day to come
})

test('only what is not sure is what is to be confirmed or goes on beyond its document', () => {
  const unsure = findFigures(baseLaw, { ...everything, area: '410200', unsure: true })

  expect(unsure.length).toBeGreaterThan(5)
  expect(unsure.filter(({ now }) => now?.certainty !== 'to-confirm' && now?.provisional !== true)).toEqual([])
})

test('a value that was published here is told from those that were shipped', () => {
  const [shipped] = baseLaw.figures.pensionBase.values
  const law = withValues(baseLaw, [{ ...shipped, key: 'pensionBase', area: '410000', from: '2026-01' }])

  const published = law.figures.pensionBase.values.filter((dated) =>
    isPublished(baseLaw, 'pensionBase', dated),
  )

  expect(published.map(({ area, from }) => [area, from])).toEqual([['410000', '2026-01']])
})

test('the same value with another source is one that was published here', () => {
  const [shipped] = baseLaw.figures.pensionBase.values
  const law = withValues(baseLaw, [{ ...shipped, key: 'pensionBase', source: { document: '样例' } }])
  const published = law.figures.pensionBase.values.filter((dated) =>
    isPublished(baseLaw, 'pensionBase', { ...dated }),
  )

  expect(published).toEqual([{ ...shipped, source: { document: '样例' } }])
})

test('areas are called by their names, and one without by its province', () => {
  expect(['national', '410000', '410200', '411500'].map(areaName)).toEqual([
    '全国',
    '河南省',
    '开封市',
    '河南省 411500',
  ])
  expect(
    areaOptions(['411500'])
      .filter(({ value }) => value.startsWith('41'))
      .map(({ value }) => value),
  ).toEqual(['410000', '410100', '410200', '411500'])
})

test('lines of a file are read one by one; what was published twice is taken as it was last', () => {
  expect(readLines(`\uFEFF${lineOf(1)}\n\n${lineOf(2)}\r\n`)).toEqual({
    values: [{ key: 'pensionBase', area: '410000', from: '2026-01', value: 2 }],
    wrong: [],
  })
  expect(readLines(`{\n[]\n${lineOf(1)}\n{"value":1}`)).toMatchObject({ wrong: [1, 2, 4] })
})

function baseOn(on: string) {
  const wanted = { ...everything, words: '养老金计发基数', area: '410200', on: dayOf(on) }
  return findFigures(baseLaw, wanted)[0]?.now
}

function lineOf(value: number): string {
  return JSON.stringify({ key: 'pensionBase', area: '410000', from: '2026-01', value })
}
