import fc from 'fast-check'
import { expect, test } from 'vitest'

import { instantOf } from '../../platform/instants.ts'
import { afterQuiet } from './quiet.ts'

const night = { from: 21 * 60, to: 8 * 60 }

test.each([
  ['2026-03-02T20:59:59+08:00', '2026-03-02T20:59:59+08:00'],
  ['2026-03-02T21:00:00+08:00', '2026-03-03T08:00:00+08:00'],
  ['2026-03-02T23:59:59+08:00', '2026-03-03T08:00:00+08:00'],
  ['2026-03-03T00:00:00+08:00', '2026-03-03T08:00:00+08:00'],
  ['2026-03-03T07:59:59.999+08:00', '2026-03-03T08:00:00+08:00'],
  ['2026-03-03T08:00:00+08:00', '2026-03-03T08:00:00+08:00'],
])('what comes at %s goes out at %s', (comes, goes) => {
  expect(afterQuiet(night, instantOf(comes))).toEqual(instantOf(goes))
})

test('without quiet hours everything goes out at once', () => {
  const instant = instantOf('2026-03-02T23:00:00+08:00')

  expect(afterQuiet(undefined, instant)).toEqual(instant)
})

test('whatever the hours, nothing is early, nothing waits longer than they last, and the end is not quiet', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  const instant = fc.date({
    min: instantOf('2026-01-01T00:00:00Z'),
    max: instantOf('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(minute, minute, instant, (from, to, comes) => {
      const goes = afterQuiet({ from, to }, comes)
      const waited = (goes.getTime() - comes.getTime()) / 60_000

      expect(waited).toBeGreaterThanOrEqual(0)
      expect(waited).toBeLessThanOrEqual((to - from + 1440) % 1440)
      expect(afterQuiet({ from, to }, goes)).toEqual(goes)
    }),
  )
})
