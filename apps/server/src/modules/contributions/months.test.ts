import { addMonths, type Month } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { monthsByScheme, monthsOf } from './months.ts'

const span = (from_month: Month, to_month: Month, scheme = 'employee-pension') => ({
  from_month,
  to_month,
  scheme,
})
const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 240 }))
  .map(([start, length]) => span(addMonths('1980-01', start), addMonths('1980-01', start + length)))

test('both ends count, over the turn of a year too', () => {
  expect(monthsOf([])).toBe(0)
  expect(monthsOf([span('2026-03', '2026-03')])).toBe(1)
  expect(monthsOf([span('2025-11', '2026-02')])).toBe(4)
})

test('a month that two spans share counts once, and a gap counts for nothing', () => {
  expect(monthsOf([span('2025-01', '2025-06'), span('2025-04', '2025-09')])).toBe(9)
  expect(monthsOf([span('2025-01', '2025-12'), span('2025-03', '2025-04')])).toBe(12)
  expect(monthsOf([span('2025-10', '2025-12'), span('2025-01', '2025-02')])).toBe(5)
})

test('whatever the spans and their order, the months are those of a calendar with each marked once', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), (spans) => {
      const marked = new Set<Month>()
      for (const { from_month, to_month } of spans)
        for (let month: Month = from_month; month <= to_month; month = addMonths(month, 1)) marked.add(month)

      expect(monthsOf(spans)).toBe(marked.size)
      expect(monthsOf(spans.toReversed())).toBe(marked.size)
    }),
  )
})

test('each scheme has its own months', () => {
  const spans = [span('2025-01', '2025-06'), span('2025-01', '2025-03', 'unemployment')]

  expect(monthsByScheme(spans)).toEqual({ 'employee-pension': 6, unemployment: 3 })
})
