import type { WindowsView } from '@tongban/contracts/calendar'
import { addMonths, baseLaw, dayOf, monthOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { proposedFrom } from './publish-windows.ts'

const world = await createWorld()
const system = await world.signIn(world.username('system-administrator', '410200-01'))
const agencyId = '410223-01'
const kind = 'staff-changes'
const nextMonth = monthOf(addMonths(ordinaryDay, 1).slice(0, 7))
const window = {
  month: nextMonth,
  opens: dayOf(`${nextMonth}-05`),
  closes: dayOf(`${nextMonth}-15`),
  effect: nextMonth,
}

test('a published month holds at once for what is handed in; published again, the later version holds', async () => {
  await answer(publish([window]))
  await answer(publish([{ ...window, closes: dayOf(`${nextMonth}-18`) }]))

  const year = nextMonth.slice(0, 4)
  const { published } = await answer<WindowsView>(
    system.get(`/api/calendar/windows?agency=${agencyId}&kind=${kind}&year=${year}`),
  )
  expect(published.find(({ month }) => month === nextMonth)).toEqual({ ...window, closes: `${nextMonth}-18` })
  expect(world.cases.windows.of(agencyId, kind).find(({ month }) => month === nextMonth)?.closes).toBe(
    `${nextMonth}-18`,
  )
})

test('the proposal for a year is the year before, its cut-offs on working days of the same month', () => {
  expect(at('2025-03', '20')).toMatchObject({ month: '2026-03', opens: '2026-03-01', closes: '2026-03-20' })
  expect(at('2025-06', '20').closes).toBe('2026-06-22') // a Saturday, and a Sunday after it
  expect(at('2025-05', '31').closes).toBe('2026-05-29') // a Sunday, with which the month ends
  expect(at('2024-02', '29').month).toBe('2025-02')
  expect(at('2024-02', '29').closes).toBe('2025-02-28')
})

test('a month that has closed, a day outside of its month and an order that is wrong are told with their place', async () => {
  const past = monthOf(addMonths(ordinaryDay, -1).slice(0, 7))
  const passed = { month: past, opens: dayOf(`${past}-01`), closes: dayOf(`${past}-10`), effect: past }
  const reply = await publish([
    passed,
    { ...window, opens: dayOf(`${nextMonth}-16`) },
    window,
    { ...window, month: monthOf(addMonths(ordinaryDay, 2).slice(0, 7)) },
  ])

  expect(reply.json()).toMatchObject({ code: 'calendar.windows' })
  expect(reply.json<{ fields: { field: string }[] }>().fields.map(({ field }) => field)).toEqual([
    'windows.0.closes',
    'windows.1.closes',
    'windows.2.month',
    'windows.3.opens',
    'windows.3.closes',
    'windows.3.effect',
  ])
})

/** What the window of a month is proposed as a year later. */
function at(month: string, closes: string) {
  return proposedFrom(baseLaw, {
    month: monthOf(month),
    opens: dayOf(`${month}-01`),
    closes: dayOf(`${month}-${closes}`),
    effect: monthOf(month),
  })
}

async function publish(windows: readonly object[]) {
  return await system.post('/api/calendar/windows', { agencyId, kind, windows })
}
