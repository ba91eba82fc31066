import { expect, test } from 'vitest'

import { baseLaw } from './law.ts'
import type { BusinessWindow } from './windows.ts'
import { windowAt } from './windows.ts'

const windows: readonly BusinessWindow[] = [
  { month: '2026-04', opens: '2026-04-01', closes: '2026-04-20', effect: '2026-04' },
  { month: '2026-03', opens: '2026-03-02', closes: '2026-03-20', effect: '2026-03' },
  { month: '2026-05', opens: '2026-05-06', closes: '2026-05-17', effect: '2026-05' },
]

test.each([
  ['before the cut-off', '2026-03-10', '2026-03', null],
  ['on the day of the cut-off', '2026-03-20', '2026-03', null],
  ['on the first working day after it', '2026-03-23', '2026-04', '2026-03'],
  ['on the day off right after it', '2026-03-21', '2026-04', '2026-03'],
  ['before the next window opens', '2026-03-31', '2026-04', '2026-03'],
  ['after the last that is published', '2026-05-18', null, '2026-05'],
] as const)('what is handed in %s comes into its window', (_when, today, window, missed) => {
  const standing = windowAt(baseLaw, windows, today)

  expect(standing.window?.month ?? null).toBe(window)
  expect(standing.missed?.month ?? null).toBe(missed)
})

test('what comes on a day off counts from the next working day, and misses a cut-off that is a day off itself', () => {
  const sunday = windowAt(baseLaw, windows, '2026-05-17') // the cut-off of May is a Sunday

  expect(sunday).toMatchObject({ isDayOff: true, counted: '2026-05-18', window: null })
  expect(sunday.missed?.month).toBe('2026-05')
  expect(windowAt(baseLaw, windows, '2026-05-15').window?.month).toBe('2026-05')
})

test('a weekend that is worked is no day off', () => {
  // 2026-02-14 is a Saturday worked for the Spring Festival
  const worked = windowAt(
    baseLaw,
    [{ month: '2026-02', opens: '2026-02-01', closes: '2026-02-14', effect: '2026-02' }],
    '2026-02-14',
  )

  expect(worked).toMatchObject({ isDayOff: false, counted: '2026-02-14' })
  expect(worked.window?.month).toBe('2026-02')
})
