import type { OpenOutlet, OutletView } from '@tongban/contracts/agencies'
import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer, type Body } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { openDatabase } from '../../platform/database.ts'
import { openOutlets } from './index.ts'

const world = await createWorld()
const city = '410200-01'
let system = await world.signIn(world.username('system-administrator', city))
const hours = { from: '01-01', to: '12-31', weekdays: [1, 2, 3, 4, 5], opens: '08:30', closes: '12:00' }
const fields = {
  name: '柳园口乡新村社保服务点',
  telephone: '0371-23000001',
  address: '开封市龙亭区新村一号',
  position: null,
  timetable: [hours],
  exceptions: [],
}

test('a new outlet gets the next number of its kind, and may do nothing before it is granted something', async () => {
  const [first, second] = [await opened(), await opened()]
  const teller = await world.signIn(await world.hire('counter-clerk', '410202-01', first.id))

  const { rows } = await answer<{ rows: { granted: boolean }[] }>(teller.get('/api/catalogue/items'))

  expect(second.id).not.toBe(first.id)
  expect(first.id).toMatch(/^410202-village-point-\d+$/)
  expect(rows.some(({ granted }) => granted)).toBe(false)
})

test('what people read of an outlet changes in every process with the change', async () => {
  const outlet = await opened()
  const elsewhere = openDatabase(world.connection)
  const outlets = await openOutlets(elsewhere)
  const holiday = {
    from: '2026-10-01',
    to: '2026-10-07',
    hours: [{ opens: '09:00', closes: '11:00' }],
    note: '国庆',
  }

  await answer(change(outlet, { timetable: [{ ...hours, opens: '09:00' }], exceptions: [holiday] }))
  const { rows } = await answer<{ rows: OutletView[] }>(system.get('/api/outlets'))

  const here = rows.find(({ id }) => id === outlet.id)
  expect(here).toMatchObject({ timetable: [{ opens: '09:00' }], exceptions: [holiday], version: 1 })
  await expect.poll(() => outlets.find(outlet.id)?.timetable[0]?.opens).toBe('09:00')
  await elsewhere.close()
})

test('a wrong line is told with its place, and a change made on an old screen is not taken', async () => {
  const outlet = await opened()
  const wrong = await change(outlet, { timetable: [{ ...hours, closes: '08:00' }] })
  await answer(change(outlet, { name: '改过的名字' }))
  const stale = await change(outlet, { name: '没看到改过' })

  expect(wrong.json()).toMatchObject({ code: 'outlets.timetable', fields: [{ field: 'timetable.0.closes' }] })
  expect(stale.json()).toMatchObject({ code: 'general.stale' })
})

test('closed from a day on, its counter does its work up to the evening before and nothing afterwards; it is not opened again', async () => {
  const { rows } = await answer<{ rows: OutletView[] }>(system.get('/api/outlets'))
  const outlet = rows.find(({ id }) => id === '410212-village-point-1')
  if (outlet === undefined) throw new Error('no village point')
  const closedFrom = addDays(ordinaryDay, 2)
  const past = await change(outlet, { closedFrom: addDays(ordinaryDay, -1) })
  const closing = await answer<OutletView>(change(outlet, { closedFrom }))
  const today = await isGrantedAnything('wan.chun')
  world.setDay(addDays(ordinaryDay, 1))
  const eve = await isGrantedAnything('wan.chun')
  world.setDay(closedFrom)
  const after = await isGrantedAnything('wan.chun')
  system = await world.signIn(world.username('system-administrator', city))
  const reopened = await change(closing, { closedFrom: null })

  expect(past.json()).toMatchObject({ code: 'outlets.dates', fields: [{ field: 'closedFrom' }] })
  expect([today, eve, after]).toEqual([true, true, false])
  expect(reopened.json()).toMatchObject({ code: 'outlets.closed' })
})

test('a closed outlet says for a year where to go instead; that is another one which stays open', async () => {
  const [closing, other] = [await opened(), await opened()]
  const closedFrom = addDays(world.clock.today(), 3)
  const itself = await change(closing, { closedFrom, successor: closing.id })
  const notClosing = await change(closing, { successor: other.id })
  await answer(change(closing, { closedFrom, successor: other.id }))
  const on = async (day: string) =>
    (await answer<{ rows: OpenOutlet[] }>(system.get(`/api/outlets/hours?on=${day}`))).rows.find(
      ({ id }) => id === closing.id,
    )

  expect(itself.json()).toMatchObject({ code: 'outlets.successor', fields: [{ field: 'successor' }] })
  expect(notClosing.json()).toMatchObject({ code: 'outlets.successor' })
  expect(await on(addDays(closedFrom, -1))).toMatchObject({ closed: null })
  expect(await on(closedFrom)).toMatchObject({
    hours: [],
    why: 'closed',
    closed: { from: closedFrom, successor: other.name },
  })
})

test('an agency is added under its own and changed; a routing desk that it becomes is one at once', async () => {
  const agency = {
    name: '开封市示例新区社会保险中心',
    nameEnglish: null,
    telephone: '0371-23000009',
    address: '开封市示例新区一号',
    routingDesk: false,
    remedies: null,
  }
  const where = { parent: city, area: '410299', kind: 'county' }
  const { id } = await answer<{ id: string }>(system.post('/api/agencies', { ...agency, ...where }))
  const changed = await system.post(`/api/agencies/${id}/change`, {
    ...agency,
    routingDesk: true,
    version: 0,
  })

  expect(id).toBe('410299-01')
  expect(changed.json()).toMatchObject({ routingDesk: true, version: 1 })
  expect(world.cases.agencies.routingDesk(id)?.id).toBe(id)
})

async function opened(): Promise<OutletView> {
  return await answer<OutletView>(
    system.post('/api/outlets', { ...fields, agencyId: '410202-01', kind: 'village-point' }),
  )
}

async function change({ id, version, ...outlet }: OutletView, changed: Body) {
  const { name, telephone, address, position, timetable, exceptions, closedFrom, successor } = outlet
  const now = { name, telephone, address, position, timetable, exceptions, closedFrom, successor }
  return await system.post(`/api/outlets/${id}/change`, { ...now, version, ...changed })
}

/** Whether a clerk who signs in now may do anything; a login does not last over night. */
async function isGrantedAnything(username: string): Promise<boolean> {
  const who = await world.signIn(username)
  const { rows } = await answer<{ rows: { granted: boolean }[] }>(who.get('/api/catalogue/items'))
  return rows.some(({ granted }) => granted)
}
