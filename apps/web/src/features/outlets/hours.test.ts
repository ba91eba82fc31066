import { expect, test } from 'vitest'

import { hoursText } from './hours.ts'

const week = { from: '01-01', to: '12-31', weekdays: [1, 2, 3, 4, 5] }

test('what holds on a day is said in few words: the break stays, what touches is one, another season is left out', () => {
  const timetable = [
    { ...week, opens: '14:30', closes: '17:30', from: '10-01', to: '05-31' },
    { ...week, opens: '15:00', closes: '18:00', from: '06-01', to: '09-30' },
    { ...week, opens: '08:30', closes: '12:00' },
    { ...week, weekdays: [6], opens: '09:00', closes: '10:00' },
    { ...week, weekdays: [6], opens: '10:00', closes: '12:00' },
    { ...week, weekdays: [7, 2, 4], opens: '16:00', closes: '18:30' },
  ]

  expect(hoursText(timetable, '2026-03-02')).toEqual([
    '周一至周五 08:30–12:00、14:30–17:30',
    '周二、四、日 16:00–18:30',
    '周六 09:00–12:00',
  ])
  expect(hoursText(timetable, '2026-07-01')[0]).toBe('周一至周五 08:30–12:00、15:00–18:00')
})
