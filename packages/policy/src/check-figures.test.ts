import { expect, test } from 'vitest'

import { vectors } from '../test/table.ts'
import { baseLaw, checkFigures, type Figures, inForce, parametersOf, withValues } from './index.ts'

test('the shipped figures have no faults but one gap that is known', () => {
  const faults = checkFigures(baseLaw.figures, '2024-06-01').filter(({ kind }) => kind !== 'expired')

  expect(faults).toEqual([{ key: 'injuryDeathLump', area: 'national', from: '2019-01', kind: 'gap' }])
})

test('a figure past its last document is named, and what rests on it is provisional', () => {
  const expired = checkFigures(baseLaw.figures, '2026-11-30').filter(({ kind }) => kind === 'expired')

  expect(expired).toContainEqual({
    key: 'accountInterestRate',
    area: 'national',
    from: '2025-01',
    kind: 'expired',
  })
  expect(inForce(baseLaw.figures.accountInterestRate, 'national', '2026-06')).toMatchObject({
    value: '0.0150',
    provisional: true,
  })
  expect(inForce(baseLaw.figures.accountInterestRate, 'national', '2025-06')).toMatchObject({
    provisional: false,
  })
})

test('what is no document does not pass as one: who says so stands in a field of its own, and without either a figure has no source', () => {
  const sources = [
    { document: '', saidBy: 'hrss.ah.gov.cn' },
    { document: 'hrss.ah.gov.cn' },
    { document: '安徽核定实例', saidBy: '' },
    { document: '', saidBy: ' ' },
    { document: '', number: '皖人社发〔2025〕1号' },
  ]
  const values = sources.map((source, at) => ({
    from: `20${20 + at}-01`,
    value: 1,
    source,
    certainty: 'one-source',
  }))
  const figures: Figures = JSON.parse(
    JSON.stringify({ ...baseLaw.figures, urbanIncome: { ...baseLaw.figures.urbanIncome, values } }),
  )
  const faults = checkFigures(figures, '2024-06-01').filter(({ key }) => key === 'urbanIncome')

  expect(faults.map(({ from, kind }) => [from, kind])).toEqual([
    ['2021-01', 'source'],
    ['2022-01', 'source'],
    ['2023-01', 'source'],
  ])
})

test('an overlap, a gap, a wrong order, a missing source and an area that is none are each found', () => {
  const source = { document: '示例' }
  const planted = {
    ...baseLaw.figures,
    urbanIncome: {
      ...baseLaw.figures.urbanIncome,
      values: [
        { area: '42', from: '2020-01', value: 1, source: { document: ' ' }, certainty: 'text-read' },
        { area: '420000', from: '2020-01', to: '2020-12', value: 1, source, certainty: 'text-read' },
        { area: '420000', from: '2020-12', to: '2021-06-30', value: 1, source, certainty: 'text-read' },
        { area: '420000', from: '2021-08', value: 1, source, certainty: 'text-read' },
        { area: '420000', from: '2021-07', value: 1, source, certainty: 'text-read' },
      ],
    },
  }
  const figures: Figures = JSON.parse(JSON.stringify(planted))

  const kinds = checkFigures(figures, '2024-06-01').filter(({ key }) => key === 'urbanIncome')

  expect(kinds.map(({ kind }) => kind)).toEqual(['area', 'source', 'overlap', 'gap', 'order'])
})

test('a published value is laid over the shipped ones, names another law, and leaves the shipped one as it was', () => {
  const notice = { document: '示例通知', number: '示例〔2026〕1号' }
  const value = {
    key: 'accountInterestRate',
    from: '2026-01',
    knownUntil: '2026-12',
    value: '0.0250',
    source: notice,
    certainty: 'text-read',
  } as const

  const law = withValues(baseLaw, [value])

  expect(inForce(law.figures.accountInterestRate, '370300', '2026-06')).toMatchObject({
    value: '0.0250',
    provisional: false,
  })
  expect(inForce(baseLaw.figures.accountInterestRate, '370300', '2026-06')).toMatchObject({ value: '0.0150' })
  expect(law.hash).not.toBe(baseLaw.hash)
  expect(withValues(law, [value]).hash).toBe(law.hash)
})

test('the nearest area that has a value counts, and a city inherits the rest', () => {
  const { pensionBase, basicTerms } = baseLaw.figures

  expect(inForce(pensionBase, '440300', '2025-06')?.value).toBe(11_293_00)
  expect(inForce(pensionBase, '440100', '2025-06')?.value).toBe(9493_00)
  expect(inForce(basicTerms, '440100', '2025-06')?.value).toBe('low-index')
  expect(inForce(basicTerms, '330100', '2025-06')?.value).toBe('one-base')
  expect(inForce(pensionBase, 'national', '2025-06')).toBeUndefined()
})

test('each of the 31 areas has a base, a start of accounts and a transitional part', () => {
  const { pensionBase, accountStart, transitionalTerms } = baseLaw.figures
  const areas = vectors('area_parameters.csv')

  expect(areas).toHaveLength(31)
  for (const { area_code: area = '', account_start: start } of areas) {
    expect(inForce(accountStart, area, '2026-01')?.value).toBe(start)
    expect(inForce(transitionalTerms, area, '2026-01')).toMatchObject({ area, certainty: 'to-confirm' })
    expect(inForce(pensionBase, area, '2026-01')?.area).toBe(area)
  }
})

test.each(vectors('account_interest_rates.csv').filter(({ rate }) => rate !== ''))(
  'the interest of $year is $rate',
  (row) => {
    const found = inForce(baseLaw.figures.accountInterestRate, 'national', `${Number(row['year'])}-06`)

    expect(Number(found?.value)).toBe(Number(row['rate']))
    expect(found?.certainty).toBe(row['status']?.startsWith('two sources') ? 'two-sources' : 'to-confirm')
  },
)

const cities: Readonly<Record<string, string>> = { 深圳: '440300', 沈阳: '210100', 大连: '210200' }
/** Bases of cities of Hubei that the table does not name. */
const unnamed = new Set(['420000 7210', '420000 7340'])

test.each(vectors('pension_bases.csv'))(
  'the base of $area $city of $year, $base_yuan_month, is in the law',
  (row) => {
    const { area_code: province = '', city = '', base_yuan_month: yuan = '' } = row
    const area = cities[city] ?? province
    const year = Number(row['year'])
    const known = [year, year - 1].flatMap((one) => {
      const around =
        province === area
          ? [area, ...Object.values(cities).filter((code) => code.startsWith(area.slice(0, 2)))]
          : [area]
      return around.map((code) => inForce(baseLaw.figures.pensionBase, code, `${one}-06`))
    })

    const told = known.flatMap((found) => [String((found?.value ?? 0) / 100), found?.note ?? ''])

    expect(told.some((text) => text.includes(yuan)) || unnamed.has(`${province} ${yuan}`)).toBe(true)
  },
)

test('no figure is certain that the collection leaves to be confirmed', () => {
  const rates = parametersOf(baseLaw.figures).filter(([key]) => key.startsWith('contributionRates.'))
  const sure = rates.flatMap(([key, { values }]) =>
    values.filter(({ certainty }) => certainty !== 'to-confirm').map(({ from }) => `${key} ${from}`),
  )

  const published = vectors('contribution_rates.csv').filter(
    ({ status, scheme }) => status !== 'to confirm' && scheme !== 'resident-pension',
  )
  expect(sure).toHaveLength(published.length)
})
