import { expect, test } from 'vitest'

import { pinyinMatches } from './pinyin.ts'

test('a name is found by the initials of characters that follow each other', () => {
  expect(pinyinMatches('个人基本信息变更', 'grjb')).toBe(true)
  expect(pinyinMatches('职工参保登记', 'zgcb')).toBe(true)
  expect(pinyinMatches('灵活就业人员其他变更', 'lhjyryqtbg')).toBe(true)
  expect(pinyinMatches('生日', 'sr')).toBe(true)
  expect(pinyinMatches('职工参保登记', 'XYZ')).toBe(false)
})

test('a name is found by the pinyin of characters that follow each other, from the beginning of any', () => {
  expect(pinyinMatches('换手机号', 'shouji')).toBe(true)
  expect(pinyinMatches('换手机号', 'huan shou ji')).toBe(true)
  expect(pinyinMatches('改银行卡', 'yinhangka')).toBe(true)
  expect(pinyinMatches('停保', 'TINGB')).toBe(true)
  expect(pinyinMatches('换手机号', 'ouji')).toBe(false)
})
