import { spelledMatches } from '@tongban/contracts/spelled'
import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { pinyinOf } from '../../platform/pinyin.ts'

const world = await createWorld({ people: 30 })
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
const isSpelled = (name: string, search: string): boolean =>
  spelledMatches(pinyinOf(name, 'organisation'), search)

test.each([
  ['个人基本信息变更', 'grjb'],
  ['职工参保登记', 'zgcb'],
  ['灵活就业人员其他变更', 'lhjyryqtbg'],
  ['生日', 'sr'],
])('%s is found by the initials of characters that follow each other: %s', (name, search) => {
  expect(isSpelled(name, search)).toBe(true)
})

test.each([
  ['换手机号', 'shouji'],
  ['换手机号', 'huan shou ji'],
  ['改银行卡', 'yinhangka'],
  ['停保', 'TINGB'],
  ['女职工退休', 'nvzhigong'],
  ['女职工退休', 'nuzhigong'],
])('%s is found by pinyin from the beginning of any character: %s', (name, search) => {
  expect(isSpelled(name, search)).toBe(true)
})

test('what is not the beginning of a character finds nothing', () => {
  expect(isSpelled('换手机号', 'ouji')).toBe(false)
  expect(isSpelled('职工参保登记', 'XYZ')).toBe(false)
  expect(isSpelled('职工参保登记', 'z')).toBe(false)
})

test.each(['dh', 'huanshoujihao', 'tingbao', 'jfjl'])(
  'whoever looks for %s finds something in the catalogue',
  async (search) => {
    const reply = await clerk.get('/api/catalogue/items')
    const { rows } = reply.json<{ rows: { pinyin: string[] }[] }>()

    expect(rows.filter(({ pinyin }) => pinyin.some((one) => spelledMatches(one, search)))).not.toEqual([])
  },
)
