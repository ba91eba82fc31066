import { expect, test } from 'vitest'

import { baseLaw, remedyDays, remedyTerms } from './index.ts'

test('the sixty days and six months begin after the day of receipt', () => {
  const { reconsideration, lawsuit } = remedyDays(baseLaw, '2026-03-02')

  expect(reconsideration.date).toBe('2026-05-06') // 1 May and the holiday after it are off
  expect(lawsuit.date).toBe('2026-09-02')
})

test('a last day that is off moves to the next working day, a month without the day ends on its last', () => {
  expect(remedyDays(baseLaw, '2026-01-17').reconsideration.date).toBe('2026-03-18')
  expect(remedyDays(baseLaw, '2026-01-13').reconsideration.date).toBe('2026-03-16') // from a Saturday
  expect(remedyDays(baseLaw, '2025-08-31').lawsuit.date).toBe('2026-02-28') // a Saturday on which work is ordered
})

test('a last day in a year without a notice on holidays is provisional', () => {
  const { reconsideration, lawsuit } = remedyDays(baseLaw, '2026-09-01')

  expect([reconsideration.provisional, lawsuit.provisional]).toEqual([false, true])
})

test('each term names its source, and what was not read in the law itself is to be confirmed', () => {
  const { reconsideration, lawsuit } = remedyDays(baseLaw, '2026-03-02')

  expect(reconsideration.because[0]).toMatchObject({
    certainty: 'text-read',
    source: { article: '第二十条' },
  })
  expect(lawsuit.because[0]).toMatchObject({ certainty: 'to-confirm', source: { article: '第四十六条' } })
  expect(remedyTerms('2026-03-02')).toMatchObject({ reconsideration: { length: 60 }, lawsuit: { length: 6 } })
})

test('for the time before the present law no day is made up', () => {
  expect(() => remedyDays(baseLaw, '2023-12-31')).toThrow(RangeError)
})
