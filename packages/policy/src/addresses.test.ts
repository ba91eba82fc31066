import { expect, test } from 'vitest'

import {
  addressOf,
  baseLaw,
  checkFigures,
  citedDocuments,
  documentAddresses,
  type Figures,
  isOfficialAddress,
  parametersOf,
} from './index.ts'
import { rules } from './rules/index.ts'

test('every address that ships is on a site of the state', () => {
  expect(documentAddresses.length).toBeGreaterThan(10)
  expect(documentAddresses.filter(([, url]) => !isOfficialAddress(url))).toEqual([])
})

test.each([
  ['no encrypted line', 'http://www.gov.cn/a.htm'],
  ['a site that only begins so', 'https://www.gov.cn.example.com/'],
  ['a site that only ends so', 'https://notgov.cn/'],
  ['the bare end', 'https://gov.cn/'],
  ['a name before the site', 'https://www.gov.cn@example.com/'],
  ['a port', 'https://www.gov.cn:8443/'],
  ['a program', 'javascript:alert(1)//www.gov.cn/'],
  ['a blank', 'https://www.gov.cn/a b'],
  ['what would end an attribute', 'https://www.gov.cn/"onclick="x'],
  ['a second line', 'https://www.gov.cn/\nhttps://example.com/'],
  ['more than anybody writes', `https://www.gov.cn/${'a'.repeat(300)}`],
  ['nothing', ''],
])('%s is no official address', (_what, url) => {
  expect(isOfficialAddress(url)).toBe(false)
  expect(addressOf({ document: '样例通知', url })).toBeUndefined()
})

test('a document is found by its number, by its name, and by its name with the year of the text', () => {
  const byNumber = addressOf({ document: '国务院的决定', number: '国发〔2005〕38号' })

  expect(byNumber).toBe(addressOf({ document: '国发〔2005〕38号' }))
  expect(addressOf({ document: '工伤保险条例（2010修订）' })).toBe(addressOf({ document: '工伤保险条例' }))
  expect(byNumber).toMatch(/^https:\/\/www\.gov\.cn\//)
})

test('the address leads to the article where the source names one, and to the document where it names several', () => {
  const law = addressOf({ document: '社会保险法（2018修正）' })

  expect(addressOf({ document: '社会保险法（2018修正）', article: '第八十六条' })).toBe(
    `${law}#:~:text=${encodeURIComponent('第八十六条')}`,
  )
  expect(addressOf({ document: '社会保险法（2018修正）', article: '第十三、十六条' })).toBe(law)
  expect(addressOf({ document: '社会保险法（2018修正）', article: '附件' })).toBe(law)
})

test('what a source names itself goes before what ships, and of what is not known no address is made up', () => {
  const url = 'https://hrss.henan.gov.cn/2026/notice.html'

  expect(addressOf({ document: '社会保险法', url })).toBe(url)
  expect(addressOf({ document: '豫人社发〔2025〕61号' })).toBeUndefined()
  expect(addressOf({ document: 'constructor' })).toBeUndefined()
  expect(addressOf({ document: '' })).toBeUndefined()
})

test('a source that names several documents cites each with its own address, and number and article stand with the last', () => {
  const [first, second, ...others] = citedDocuments({
    document: '国家统计局国民经济和社会发展统计公报；工伤保险条例',
    article: '第三十九条',
  })

  expect(first).toEqual({ text: '国家统计局国民经济和社会发展统计公报', address: undefined })
  expect(second).toEqual({
    text: '工伤保险条例 第三十九条',
    address: addressOf({ document: '工伤保险条例', article: '第三十九条' }),
  })
  expect(others).toEqual([])
  expect(citedDocuments({ document: '甲；乙', number: '样例〔2026〕1号' }).map(({ text }) => text)).toEqual([
    '甲；乙 样例〔2026〕1号',
  ])
  expect(citedDocuments({ document: '', saidBy: '核定实例' })).toEqual([])
  expect(citedDocuments({ document: '', saidBy: '核定实例', number: '样例〔2026〕1号' })).toEqual([
    { text: '样例〔2026〕1号', address: undefined },
  ])
})

test('the law of most rules leads to its text', () => {
  const leads = rules.filter(({ sources }) => sources.some((source) => addressOf(source) !== undefined))

  expect(leads.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['late-fee', 'retirement-age', 'employee-pension', 'work-injury', 'payer-place']),
  )
  expect(leads.length).toBeGreaterThan(rules.length / 2)
})

test('a figure whose address is on no site of the state is found', () => {
  const [key, figure] = parametersOf(baseLaw.figures)[0] ?? []
  if (key === undefined || figure === undefined) throw new Error('no figure')
  const [first, ...others] = figure.values
  const planted = { ...first, source: { ...first.source, url: 'https://example.com/' } }
  const text = JSON.stringify({ ...baseLaw.figures, [key]: { ...figure, values: [planted, ...others] } })
  const figures: Figures = JSON.parse(text)

  expect(checkFigures(figures, '2024-06-01').filter(({ kind }) => kind === 'address')).toMatchObject([
    { key },
  ])
})
