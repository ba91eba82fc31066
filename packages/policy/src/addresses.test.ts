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
  type Reference,
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
  const holidays = addressOf({ document: '国务院办公厅2026年节假日安排，国办发明电〔2025〕7号' })
  expect(holidays).toBe(addressOf({ document: '国办发明电〔2025〕7号' }))
  expect(holidays).toBeDefined()
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

test('a source that names several documents cites each with its own article and address', () => {
  const income = citedDocuments({
    document: '国家统计局国民经济和社会发展统计公报；工伤保险条例',
    article: '第三十九条',
  })
  const base = citedDocuments({
    document: '国发〔2005〕38号',
    article: '第三部分；国办发〔2019〕13号 第三条',
  })
  const beijing = citedDocuments({ document: '京人社发〔2024〕16号 / 〔2025〕13号' })

  expect(income).toEqual([
    { text: '国家统计局国民经济和社会发展统计公报', address: undefined },
    {
      text: '工伤保险条例 第三十九条',
      address: addressOf({ document: '工伤保险条例', article: '第三十九条' }),
    },
  ])
  expect(base.map(({ text }) => text)).toEqual(['国发〔2005〕38号 第三部分', '国办发〔2019〕13号 第三条'])
  expect(beijing).toEqual(
    ['京人社发〔2024〕16号', '京人社发〔2025〕13号'].map((document) => ({
      text: document,
      address: addressOf({ document }),
    })),
  )
})

test('what stands between in a remark, in a name or beside a number parts no document', () => {
  const remark = '京劳社养发〔2007〕31号（视同 至1992-09；实98 1992-10—1998-06）'

  expect(citedDocuments({ document: remark })).toEqual([
    { text: remark, address: addressOf({ document: '京劳社养发〔2007〕31号' }) },
  ])
  expect(citedDocuments({ document: '甲；乙', number: '样例〔2026〕1号' }).map(({ text }) => text)).toEqual([
    '甲；乙 样例〔2026〕1号',
  ])
  expect(citedDocuments({ document: '', saidBy: '核定实例' })).toEqual([])
  expect(citedDocuments({ document: '', saidBy: '核定实例', number: '样例〔2026〕1号' })).toEqual([
    { text: '样例〔2026〕1号', address: undefined },
  ])
})

const orderNumber = /\p{Script=Han}{2,}(?:〔\d{4}〕\d+号|令第\d+号)/u
const kinds = '法|典|条例|决定|办法|细则|规定|规则|方案|意见|通知|公报|批复|答复|合同|号码'
const name = new RegExp(`(?!.*(?:${kinds})、)[\\d、\\p{Script=Han}]{2,}(?:${kinds})`, 'u')
const article =
  /附件|附表|[一二三四五六七八九十]+|第[\d一二三四五六七八九十百]+部分|第[\d一二三四五六七八九十百零、至第条]+条(?:第.款|及所附对照表)?/
/** Name, number or both, then at most one article. */
const document = new RegExp(
  `^(?:${name.source}|(?:${name.source} )?${orderNumber.source})(?: (?:${article.source}))?$`,
  'u',
)
/** What no document of law says, but an office, an organization or a standard. */
const spoken = /^(?:国家移民管理局|公安部) |^ICAO \d+$/

/** Whether a text cites one document, beside which a remark may stand in brackets. */
function citesOne(text: string): boolean {
  const bare = text.replaceAll(/（[^（）]*）/g, '')
  return document.test(bare) || spoken.test(bare)
}

const numbersIn = (text: string) => text.match(/〔\d{4}〕\d+号/g) ?? []

test('whatever a figure or a rule cites is a document by name or number, no piece of a text, and no number is lost', () => {
  const sources: readonly Reference[] = [
    ...parametersOf(baseLaw.figures).flatMap(([, { values }]) => values.map(({ source }) => source)),
    ...rules.flatMap((rule) => rule.sources),
  ]

  const cited = sources.map((source) => ({ source, texts: citedDocuments(source).map(({ text }) => text) }))

  expect(cited.flatMap(({ texts }) => texts.filter((text) => !citesOne(text)))).toEqual([])
  const silent = cited.filter(({ source, texts }) => texts.length === 0 && (source.saidBy ?? '') === '')
  const lost = cited.filter(({ source: { document: own, number = '', article: of = '' }, texts }) => {
    return numbersIn(texts.join(' ')).join() !== numbersIn(`${own} ${number} ${of}`).join()
  })
  expect([...silent, ...lost]).toEqual([])
  expect(new Set(cited.flatMap(({ texts }) => texts)).size).toBeGreaterThan(90)
})

test.each([
  '〔2025〕13号',
  '2026年是否延续',
  '实98 1992-10—1998-06）',
  '京劳社养发〔2007〕31号（视同 至1992-09',
  '人社部发〔2017〕14号、〔2018〕25号',
  '人社部发〔2016〕36号；人社部发〔2018〕25号',
  '粤府〔1998〕21号、省政府令第57号',
  '社会保险法、工伤保险条例',
  '2024年调整退休人员基本养老金的通知 社会保险法第十八条',
])('%s is not one document', (text) => {
  expect(citesOne(text)).toBe(false)
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
