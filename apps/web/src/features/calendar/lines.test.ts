import { expect, test } from 'vitest'

import { daysUntil, readDays } from './lines.ts'

test('days are read line by line as people write them; what is no day or no line is told by its number', () => {
  const { days, wrong } = readDays(
    [
      '2027-02-06 放假 春节',
      '',
      '2027年2月14日 上班 春节',
      '2027-02-30 放假 春节',
      '元旦放假',
      '2027.1.1 休息 元旦',
    ].join('\n'),
  )

  expect(days).toEqual([
    { date: '2027-02-06', kind: 'off', name: '春节' },
    { date: '2027-02-14', kind: 'work', name: '春节' },
    { date: '2027-01-01', kind: 'off', name: '元旦' },
  ])
  expect(wrong).toEqual([4, 5])
})

test('the days to the end of the calendar are counted over the end of a year', () => {
  expect(daysUntil('2026-11-30', '2026-12-31')).toBe(31)
  expect(daysUntil('2027-01-02', '2026-12-31')).toBe(-2)
})
