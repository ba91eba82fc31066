import { baseLaw, dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { hoursOn } from './hours.ts'

const weekdays = { from: '01-01', to: '12-31', weekdays: [1, 2, 3, 4, 5] }
const outlet = {
  kind: 'hall',
  timetable: [
    { ...weekdays, opens: '08:30', closes: '12:00' },
    { ...weekdays, opens: '12:00', closes: '17:30' },
    { from: '11-01', to: '03-31', weekdays: [6], opens: '09:00', closes: '12:00' },
  ],
  exceptions: [{ from: dayOf('2026-03-04'), to: dayOf('2026-03-05'), hours: [], note: '搬家' }],
} as const satisfies Parameters<typeof hoursOn>[0] | object
const asked = { ...outlet, timetable: [...outlet.timetable], exceptions: [...outlet.exceptions] }

test.each([
  ['an ordinary day: the two halves that touch are one', '2026-03-02', [['08:30', '17:30']], 'timetable'],
  ['a Saturday of its winter', '2026-03-07', [['09:00', '12:00']], 'timetable'],
  ['a Saturday of its summer', '2026-06-06', [], 'timetable'],
  ['what it has said of that very day', '2026-03-04', [], 'exception'],
  ['a published holiday', '2026-10-01', [], 'holiday'],
  ['a Sunday on which work is ordered', '2026-02-28', [['08:30', '17:30']], 'working-weekend'],
])('%s', (_name, on, hours, why) => {
  const open = hoursOn(withNumbers(), baseLaw, dayOf(on))

  expect(open.hours.map(({ opens, closes }) => [opens, closes])).toEqual(hours)
  expect(open.why).toBe(why)
})

test('a machine is open on a holiday as its timetable says', () => {
  const open = hoursOn({ ...withNumbers(), kind: 'kiosk' }, baseLaw, dayOf('2026-10-01'))

  expect(open).toMatchObject({ why: 'timetable', hours: [{ opens: '08:30', closes: '17:30' }] })
})

test('anybody reads the hours without signing in, of days to come only', async () => {
  const world = await createWorld()
  const read = async (on: string) =>
    await world.http.inject({ method: 'GET', url: `/api/outlets/hours?on=${on}` })

  const open = (await read(ordinaryDay)).json<{
    districts: object[]
    rows: { id: string; hours: object[] }[]
  }>()

  expect(open.rows.find(({ id }) => id === '410200-hall-1')?.hours.length).toBeGreaterThan(0)
  expect(open.districts).toContainEqual({ area: '410205', name: '禹王台区' })
  expect((await read('2020-01-01')).json()).toMatchObject({ code: 'outlets.dates' })
})

function withNumbers(): Parameters<typeof hoursOn>[0] {
  return {
    ...asked,
    timetable: asked.timetable.map((line) => ({ ...line, weekdays: [...line.weekdays] })),
    exceptions: asked.exceptions.map((exception) => ({ ...exception, hours: [] })),
  }
}
