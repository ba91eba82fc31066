import { languages } from '@tongban/contracts/errors'
import { expect, test } from 'vitest'

import drafts from './drafts.json' with { type: 'json' }

test('eighty leaf items are listed, and no code is invented', () => {
  const coded = drafts.filter(({ nationalCode }) => nationalCode !== null)

  expect(new Set(drafts.map(({ code }) => code)).size).toBe(80)
  expect(coded.map(({ code, nationalCode }) => [code, nationalCode])).toEqual([
    ['survivor-benefit', '002014006008'],
    ['injury-lump-sum-medical', '002014007024'],
    ['injury-disability', '002014007026'],
    ['injury-dependants', '002014007028'],
    ['unemployment-benefit', '002014008001'],
  ])
  expect(drafts.every((draft) => draft.implementingCode === null && draft.leafCode === null)).toBe(true)
})

test('a promise is never longer than the limit by law', () => {
  const longer = drafts.filter(({ limit }) => (limit.promised ?? 0) > (limit.statutory ?? Infinity))

  expect(longer).toEqual([])
})

test('materials and results are single entries', () => {
  const entries = drafts.flatMap(({ materials, result }) => [
    ...[materials].flat(),
    ...result.flatMap((name) => Object.values(name)),
  ])

  expect(entries.filter((entry) => entry.split('（').length !== entry.split('）').length)).toEqual([])
  expect(entries).not.toContain('')
})

test('names and results are there in every language', () => {
  const texts = drafts.flatMap(({ names, result }) => [names, ...result])

  expect(texts.filter((text) => languages.some((language) => (text[language] ?? '') === ''))).toEqual([])
})
