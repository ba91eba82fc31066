import type { Item } from '@tongban/contracts/catalogue'
import type { Declaration } from '@tongban/contracts/declaration'
import { expect, test } from 'vitest'

import { itemsFor, kindAtHome } from './items-for.ts'

const item: Item = {
  code: 'flexible-registration',
  name: 'Enrolment of a flexible worker',
  names: {
    'zh-CN': '灵活就业人员参保登记',
    'zh-HK': '靈活就業人員參保登記',
    en: 'Enrolment of a flexible worker',
  },
  keywords: { 'zh-CN': ['自己交社保', '上社保'], 'zh-HK': ['自己交社保', '上社保'], en: ['freelance'] },
  pinyin: ['ling huo jiu ye ren yuan can bao deng ji', 'zi ji jiao she bao', 'shang she bao'],
  category: 'registration',
  applicants: ['person'],
  kind: 'promised',
  reach: 'city',
  state: 'published',
  certainty: 'source',
  version: 1,
  granted: true,
  halls: ['counter', 'person'],
  automatic: false,
  byMandate: true,
}

test.each([
  '灵活',
  '靈活',
  'flexible',
  'Worker enrolment',
  'ＦＬＥＸＩＢＬＥ',
  'lhjy',
  'linghuo',
  '社保',
  '我要上社保',
  'Freelance',
  'zijijiao',
  '',
])('an item is found by %j, whatever language one reads in', (search) => {
  expect(itemsFor([item], 'person', search)).toEqual([item])
})

test.each(['退休', 'retirement', 'flexible retirement', 'xyz'])('an item is not found by %j', (search) => {
  expect(itemsFor([item], 'person', search)).toEqual([])
})

type Shipped = Pick<Declaration, 'code' | 'names' | 'keywords' | 'applicants'>
const declared = Object.values(
  import.meta.glob<Shipped | Shipped[]>('../../../../server/src/modules/catalogue/items/*.json', {
    eager: true,
    import: 'default',
  }),
)
const shipped: readonly Item[] = declared.flat().map(({ code, names, keywords = null, applicants }) => ({
  ...item,
  code,
  names,
  keywords,
  pinyin: [], // the server's answer: tested there
  applicants,
}))
const catalogues = import.meta.glob<string>('../../locales/*.po', {
  eager: true,
  query: '?raw',
  import: 'default',
})
/** What stands in quotation marks where the search says what one may type. */
const examples = Object.entries(catalogues).flatMap(([file, text]) => {
  const said = /msgid "说几个字就行[^"]*"\nmsgstr "([^"]*)"/.exec(text)?.[1] ?? ''
  return [...said.matchAll(/[“「]([^”」]+)[”」]/g)].map(([, word = '']) => [word, file] as const)
})

test('the search gives two examples in each of the three languages', () => {
  expect(examples).toHaveLength(6)
})

const asked = '电话 手机 换手机号 停保 改银行卡 住址 缴费记录 打印证明 電話 停繳 手機 telephone enrolment'

test.each([...examples.map(([word]) => word), ...asked.split(' ')])(
  'whoever looks for %j finds something among the shipped items',
  (search) => {
    expect(itemsFor(shipped, 'person', search)).not.toEqual([])
  },
)

test.each(['换电话', '停保', '电话', 'telephone'])(
  'an employer who looks for %j finds something',
  (search) => {
    expect(itemsFor(shipped, 'employer', search)).not.toEqual([])
  },
)

test('what is done on the spot at a counter is, at home, done when it is accepted, unless it completes by itself', () => {
  expect(kindAtHome({ kind: 'instant', automatic: false })).toBe('受理时办结')
  expect(kindAtHome({ kind: 'instant', automatic: true })).toBe('交上去就办结')
  expect(kindAtHome({ kind: 'promised', automatic: false })).toBe('限时办结')
})
