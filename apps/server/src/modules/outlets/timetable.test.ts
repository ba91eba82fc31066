import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { timetableFaults } from './timetable.ts'

const morning = { from: '01-01', to: '12-31', weekdays: [1, 2, 3, 4, 5], opens: '08:30', closes: '12:00' }
const afternoon = { ...morning, opens: '12:00', closes: '17:30' }
const newYear = { from: '2027-02-06', to: '2027-02-12', hours: [], note: '春节' } as const

test('a day with a break, a season over the end of the year and closed holidays are in order', () => {
  const winter = { ...morning, weekdays: [6], from: '11-01', to: '03-31' }
  const summer = { ...morning, weekdays: [6], from: '04-01', to: '10-31' }

  expect(timetableFaults([morning, afternoon, winter, summer], [exception(newYear)])).toEqual([])
})

test.each([
  ['a day that there is not', [{ ...morning, to: '02-30' }], [], 'timetable.0.from'],
  ['closing before opening', [{ ...morning, closes: '08:30' }], [], 'timetable.0.closes'],
  ['two lines at the same time', [morning, { ...afternoon, opens: '11:59' }], [], 'timetable.1.opens'],
  [
    'seasons that meet over the end of the year',
    [
      { ...morning, from: '11-01', to: '02-28' },
      { ...morning, from: '02-01', to: '05-31' },
    ],
    [],
    'timetable.1.opens',
  ],
  ['an exception that ends before it begins', [], [{ ...newYear, to: '2027-02-05' }], 'exceptions.0.to'],
  [
    'two exceptions on one day',
    [],
    [newYear, { ...newYear, from: '2027-02-12', to: '2027-02-13' }],
    'exceptions.1.from',
  ],
] as const)('%s is told with its place', (_what, timetable, exceptions, field) => {
  const faults = timetableFaults(
    timetable.map((hours) => ({ ...hours, weekdays: [...hours.weekdays] })),
    exceptions.map(exception),
  )

  expect(faults.map((fault) => fault.field)).toEqual([field])
})

function exception(one: { from: string; to: string; hours: readonly never[]; note: string }) {
  return { ...one, from: dayOf(one.from), to: dayOf(one.to), hours: [] }
}
