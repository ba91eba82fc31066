import { wordingFaults } from '@tongban/contracts/wording-template'
import { wordingSentence } from '@tongban/contracts/wordings'
import { expect, test } from 'vitest'

import { shippedWordings } from '../../wordings.ts'
import { ruleOf } from './words.ts'

const due = '[[从 {starts} 起，]最迟 {due} 办结。]'
const rule = { shipped: due, besides: ['item'], lettersAtMost: 500, links: false }

function said(text: string) {
  return wordingFaults(text, { ...rule, shipped: '好' }).map(({ code }) => code)
}

test.each([
  ['[从 {starts} 起，最迟 {due} 办结。]', [['dropped', 'due']]],
  ['[{starts} 起，][最迟 {due} 办结。]', []],
  ['从 {starts} 起，[最迟 {due} 办结。]', [['unsure', 'starts']]],
  ['[最迟 {due} 办结[，从 {starts} 起]。]', []],
  [
    '{item}',
    [
      ['dropped', 'due'],
      ['dropped', 'starts'],
    ],
  ],
])('%s is judged in every case that can be: a fact may be known without another', (text, faults) => {
  const found = wordingFaults(text, rule).map(({ code, fact }) => [code, fact])

  expect(new Set(found.map(String))).toEqual(new Set(faults.map(String)))
})

test('marks that nobody sees stand for no fact, and are in no sentence', () => {
  expect(wordingFaults('\u0001due\u0002\u0001starts\u0002', rule).map(({ fact }) => fact)).toContain('due')
  for (const hidden of ['\u0001', '\n', '\u200b', '\u202e', '\u2028'])
    expect(wordingSentence.safeParse(`办好${hidden}了`).success).toBe(false)
  expect(wordingSentence.safeParse('𠮷先生：“办好了”（3月2日）。').success).toBe(true)
})

test('what teaches people to follow links is found in any writing, and a decimal is none', () => {
  for (const link of [
    't.me',
    'a.xyz/1',
    'ｗｗｗ．ｘ．ｃｎ',
    'http://10.0.0.1',
    '10.2.3.4',
    'sb。gov.cn',
    'x.io',
  ])
    expect([link, said(`详见${link}`)]).toEqual([link, ['link']])
  expect(said('共3.5元。No. 7. Then you are done.')).toEqual([])
})

test('what an agency owes cannot be left out: remedies, that they cost nothing, that papers are asked for once', () => {
  const owed = [
    ['messages.confirmation-verified', 'text', 'remedies'],
    ['messages.registered-by-employer', 'text', 'remedies'],
    ['papers.remedies', 'free', 'free'],
    ['papers.remedies', 'counted', 'recounted'],
    ['papers.deficiencies', 'until', 'once'],
    ['papers.deficiencies', 'until', 'kept'],
    ['papers.extension', 'basis', 'last'],
  ] as const
  for (const [key, name, fact] of owed) {
    const part = shippedWordings.find((wording) => wording.key === key)?.parts.find((one) => one.key === name)
    if (part === undefined) throw new Error(`${key} has no ${name}`)
    const text = (part.texts['zh-CN'] ?? '').replace(`{${fact}}`, '')
    expect(wordingFaults(text, ruleOf(part, 'zh-CN'))).toMatchObject([{ code: 'dropped', fact }])
  }
})
