import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addDays,
  baseLaw,
  calendarTerm,
  isWorkingDay,
  nextWorkingDay,
  workingDays,
  workingDaysBetween,
} from './index.ts'

const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2004-01-01', days))
const length = fc.nat(60)

test('counting in two parts gives the same day', () => {
  fc.assert(
    fc.property(day, length, length, (from, first, second) => {
      const between = workingDays(baseLaw, { from, days: first }).date

      const whole = workingDays(baseLaw, { from, days: first + second })

      expect(workingDays(baseLaw, { from: between, days: second }).date).toBe(whole.date)
    }),
  )
})

test('what was counted forth is counted back', () => {
  fc.assert(
    fc.property(day, length, (from, days) => {
      const { date } = workingDays(baseLaw, { from, days })

      expect(workingDaysBetween(baseLaw, from, date).days).toBe(days)
      expect(workingDaysBetween(baseLaw, date, from).days).toBe(days === 0 ? 0 : -days)
    }),
  )
})

test('a term of no days ends on its first day, and a year not published is provisional', () => {
  expect(workingDays(baseLaw, { from: '2026-10-01', days: 0 }).date).toBe('2026-10-01')
  expect(workingDays(baseLaw, { from: '2026-12-30', days: 1 })).toMatchObject({
    date: '2026-12-31',
    provisional: false,
  })
  expect(workingDays(baseLaw, { from: '2026-12-31', days: 1 })).toMatchObject({
    date: '2027-01-04',
    provisional: true,
  })
})

test('without a notice the thirteen days fixed by law are off, and no others', () => {
  const days = Array.from({ length: 365 }, (_, at) => isWorkingDay(baseLaw, addDays('2027-01-01', at)))

  const names = days.flatMap(({ name }) => (name === undefined ? [] : [name]))

  expect(names.toSorted()).toEqual(
    ['元旦', ...Array<string>(4).fill('春节'), '清明', '劳动节', '劳动节', '端午', '中秋']
      .concat(Array<string>(3).fill('国庆节'))
      .toSorted(),
  )
  expect(isWorkingDay(baseLaw, '2027-02-05')).toMatchObject({
    working: false,
    name: '春节',
    provisional: true,
  })
  expect(days.every(({ provisional }) => provisional)).toBe(true)
})

test('after the table of lunar days the fixed days stay off', () => {
  expect(isWorkingDay(baseLaw, '2051-10-02')).toMatchObject({ working: false, name: '国庆节' })
  expect(isWorkingDay(baseLaw, '2051-02-13')).toMatchObject({ working: true, provisional: true })
})

test('nothing is counted before the calendar, nor in parts of days, nor without an end', () => {
  expect(() => workingDays(baseLaw, { from: '2003-12-31', days: 1 })).toThrow(RangeError)
  expect(() => workingDays(baseLaw, { from: '2026-01-01', days: -1 })).toThrow(RangeError)
  expect(() => workingDays(baseLaw, { from: '2026-01-01', days: 1.5 })).toThrow(RangeError)
  expect(() => workingDays(baseLaw, { from: '2026-01-01', days: 100_001 })).toThrow(RangeError)
  expect(() => workingDaysBetween(baseLaw, '2003-01-01', '2026-01-01')).toThrow(RangeError)
})

test('the reason names the holidays that were passed, each once', () => {
  const { because } = workingDays(baseLaw, { from: '2026-09-30', days: 3 })

  expect(because.map(({ rule, facts }) => [rule, facts['from'], facts['to']])).toEqual([
    ['limits.working-days', '2026-09-30', undefined],
    ['limits.working-days-only', undefined, undefined],
    ['calendar.day-off', '2026-10-01', '2026-10-07'],
    ['calendar.work-ordered', '2026-10-10', '2026-10-10'],
  ])
})

test.each([
  [{ from: '2026-09-16', days: 15 }, '2026-10-08'],
  [{ from: '2026-01-31', months: 1 }, '2026-02-28'],
  [{ from: '2025-05-01', years: 1 }, '2026-05-06'],
  [{ from: '2024-02-29', years: 1 }, '2025-02-28'],
  [{ from: '2026-10-01', days: 0 }, '2026-10-01'],
] as const)('a term that ends on a day off ends on the next working day: %o', (term, date) => {
  expect(calendarTerm(baseLaw, term)).toMatchObject({ date, provisional: false })
})

test('a working day is its own next working day', () => {
  expect(nextWorkingDay(baseLaw, '2026-10-10')).toMatchObject({ date: '2026-10-10', because: [] })
  expect(nextWorkingDay(baseLaw, '2026-10-11').date).toBe('2026-10-12')
})
