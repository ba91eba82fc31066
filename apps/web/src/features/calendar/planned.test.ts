import { dayOf, monthOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { effectsOf, plannedOf, toPublish } from './planned.ts'

const window = (month: string, closes: string) => ({
  month: monthOf(month),
  opens: dayOf(`${month}-01`),
  closes: dayOf(`${month}-${closes}`),
  effect: monthOf(month),
})
const view = {
  published: [window('2026-03', '20'), window('2026-10', '20'), window('2026-12', '18')],
  proposed: [window('2026-11', '20')],
}

test('a year shows what has closed, what is published, what is proposed and what is missing', () => {
  const months = plannedOf(view, '2026', '2026-11-30')

  expect(months.map(({ state }) => state)).toEqual([...Array(10).fill('passed'), 'proposed', 'published'])
  expect(plannedOf(view, '2027', '2026-11-30').every(({ state }) => state === 'missing')).toBe(true)
})

test('proposals and changes are published, what stands is not; a day outside of its month is wrong', () => {
  const before = plannedOf(view, '2026', '2026-11-30')
  const changed = before.map((month) => (month.month === '2026-12' ? { ...month, closes: '21' } : month))
  const wrong = before.map((month) => (month.month === '2026-11' ? { ...month, closes: '31' } : month))

  expect(toPublish(before, before).windows.map(({ month }) => month)).toEqual(['2026-11'])
  expect(toPublish(before, changed).windows.at(-1)).toEqual({
    month: '2026-12',
    opens: '2026-12-01',
    closes: '2026-12-21',
    effect: '2026-12',
  })
  expect(toPublish(before, wrong)).toEqual({ windows: [], wrong: ['2026-11'] })
  expect(effectsOf('2026-11')).toEqual(['2026-11', '2026-12', '2027-01'])
})
