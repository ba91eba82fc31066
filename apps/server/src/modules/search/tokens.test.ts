import { expect, test } from 'vitest'

import { pinyinOf } from '../../platform/pinyin.ts'
import { endingsOf, fold, isOneApart } from './folding.ts'
import { token, tokensOf } from './tokens.ts'

const tokens = (name: string, kind: 'person' | 'employer' = 'person'): string[] =>
  tokensOf({ kind, name, pinyin: pinyinOf(name, kind === 'person' ? 'person' : 'organisation'), keys: [] })

test.each([
  ['王秀兰', ['王秀兰', '秀兰', '兰']],
  ['郑𠮷', ['郑𠮷', '𠮷']],
  ['马·伊布拉欣', ['马伊布拉欣', '伊布拉欣', '布拉欣', '拉欣', '欣']],
  ['María Núñez-Peña', ['marianunezpena', 'nunezpena', 'pena']],
  ['３６１度体育', ['361度体育', '度体育', '体育', '育']],
])('a part of %s may begin at each character, and at each word', (name, endings) => {
  expect(endingsOf(name)).toEqual(endings)
})

test.each([
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['仇英', 'qiuying', 'qy'],
  ['区大相', 'oudaxiang', 'odx'],
  ['吕后', 'luhou', 'lh'], // ü as u; what is typed with v is read so, too
  ['曾国藩', 'zengguofan', 'zgf'],
])('%s is spelled %s, as a surname is read', (name, spelled, initials) => {
  expect(tokens(name)).toContain(token.spelled(spelled))
  expect(tokens(name)).toContain(token.initials(initials))
})

test('an organisation is spelled as words are read', () => {
  expect(tokens('重庆单县银行', 'employer')).toContain(token.spelled('yinhang'))
})

test.each([
  ['王秀兰', '王秀蓝', true],
  ['王秀兰', '王兰', true],
  ['王秀兰', '王秀兰兰', true],
  ['王秀兰', '秀王兰', true],
  ['王秀兰', '王秀兰', true],
  ['王秀兰', '秀兰英', false],
  ['王秀兰', '张秀英', false],
  ['郑𠮷', '郑吉', true],
  ['郑𠮷', '郑', true],
])('%s and %s differ by no more than one character: %s', (one, other, isNear) => {
  expect(isOneApart(fold(one), fold(other))).toBe(isNear)
  expect(isOneApart(fold(other), fold(one))).toBe(isNear)
})
