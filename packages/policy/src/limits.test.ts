import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays, baseLaw, calendarTerm, type Hold, limitDue, workingDays } from './index.ts'

const start = fc.integer({ min: 0, max: 7000 }).map((days) => addDays('2004-01-01', days))
const length = fc.integer({ min: 1, max: 60 })
const unit = fc.constantFrom('working-days' as const, 'days' as const, 'months' as const)
const gaps = fc.array(fc.tuple(fc.nat(60), fc.nat(40)), { maxLength: 4 })

function holdsAfter(from: `${number}-${number}-${number}`, pairs: [number, number][]): Hold[] {
  return pairs.map(([after, lasting]) => ({
    since: addDays(from, after),
    until: addDays(from, after + lasting),
  }))
}

test('a limit without holds is the plain count', () => {
  fc.assert(
    fc.property(start, length, (from, count) => {
      const limit = { start: from, length: count, holds: [] }

      const dues = (['working-days', 'days', 'months'] as const).map(
        (one) => limitDue(baseLaw, { ...limit, unit: one }).due,
      )

      expect(dues).toEqual([
        workingDays(baseLaw, { from, days: count }).date,
        calendarTerm(baseLaw, { from, days: count }).date,
        calendarTerm(baseLaw, { from, months: count }).date,
      ])
    }),
  )
})

test('a hold never brings the end forward, and their order does not matter', () => {
  fc.assert(
    fc.property(start, length, unit, gaps, (from, count, one, pairs) => {
      const holds = holdsAfter(from, pairs)
      const limit = { start: from, length: count, unit: one }

      const free = limitDue(baseLaw, { ...limit, holds: [] }).due
      const held = limitDue(baseLaw, { ...limit, holds }).due

      expect(held !== null && free !== null && held >= free).toBe(true)
      expect(limitDue(baseLaw, { ...limit, holds: holds.toReversed() }).due).toBe(held)
    }),
  )
})

test('the clock stops from the day after the cause begins to the day it ends', () => {
  const limit = { start: '2026-03-02', length: 5, unit: 'working-days' } as const

  const held = limitDue(baseLaw, { ...limit, holds: [{ since: '2026-03-04', until: '2026-03-11' }] })

  expect(held).toMatchObject({ due: '2026-03-16', provisional: false })
})

test('an open hold leaves the end open, but not of a limit that had run out', () => {
  const limit = { start: '2026-03-02', length: 5, unit: 'working-days' } as const

  const open = limitDue(baseLaw, {
    ...limit,
    holds: [{ since: '2026-03-06', until: null }],
    today: '2026-04-01',
  })
  const late = limitDue(baseLaw, {
    ...limit,
    holds: [{ since: '2026-03-09', until: null }],
    today: '2026-04-01',
  })

  expect(open).toMatchObject({ due: null, provisional: false, left: 1, overdue: false })
  expect(late).toMatchObject({ due: '2026-03-09', left: 0, overdue: true })
})

test('a limit is overdue from the day after its last', () => {
  const limit = { start: '2026-03-02', length: 5, unit: 'working-days', holds: [] } as const

  const days = (['2026-03-02', '2026-03-06', '2026-03-09', '2026-03-10'] as const).map((today) => {
    const { left, overdue } = limitDue(baseLaw, { ...limit, today })
    return [left, overdue]
  })

  expect(days).toEqual([
    [5, false],
    [1, false],
    [0, false],
    [0, true],
  ])
})

test('overlapping, adjoining, empty and earlier holds count each day once', () => {
  const holds: Hold[] = [
    { since: '2026-02-01', until: '2026-03-03' },
    { since: '2026-03-05', until: '2026-03-12' },
    { since: '2026-03-10', until: '2026-03-13' },
    { since: '2026-03-13', until: '2026-03-16' },
    { since: '2026-03-17', until: '2026-03-17' },
  ]

  const due = limitDue(baseLaw, {
    start: '2026-03-02',
    length: 4,
    unit: 'days',
    holds,
  })

  expect(due.due).toBe('2026-03-18')
})

test('a last day off that falls into a hold moves behind it', () => {
  const limit = { start: '2026-03-02', length: 5, unit: 'days' } as const

  const moved = limitDue(baseLaw, { ...limit, holds: [{ since: '2026-03-07', until: '2026-03-12' }] })

  expect(limitDue(baseLaw, { ...limit, holds: [] }).due).toBe('2026-03-09')
  expect(moved.due).toBe('2026-03-13')
})

test('a hold that ends before it begins and a wrong length are refused', () => {
  const limit = { start: '2026-03-02', length: 5, unit: 'days' } as const

  expect(() =>
    limitDue(baseLaw, { ...limit, holds: [{ since: '2026-03-07', until: '2026-03-06' }] }),
  ).toThrow(RangeError)
  expect(() => limitDue(baseLaw, { ...limit, length: 0.5, holds: [] })).toThrow(RangeError)
  expect(() => limitDue(baseLaw, { ...limit, start: '2003-03-02', holds: [] })).toThrow(RangeError)
})
