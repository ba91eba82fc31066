import { expect, test } from 'vitest'

import { dayOfInstant } from './format.ts'

test.each([
  ['2026-11-28T15:59:59.000Z', '2026年11月28日'],
  ['2026-11-28T16:00:00.000Z', '2026年11月29日'],
  ['2026-12-31T23:30:00.000Z', '2027年1月1日'],
])('%s is %s for whoever lives in Beijing time', (instant, day) => {
  expect(dayOfInstant(instant)).toBe(day)
})
