import type { Lying } from '@tongban/contracts/mergers'
import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { meet, takeIn } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const [city, yuwangtai, shunhe, longting] = ['410200-01', '410205-01', '410203-01', '410202-01'] as const
const by = async (role: string, agencyId: string = city): Promise<Signed> =>
  await world.signIn(world.username(role, agencyId))
const system = await by('system-administrator')
const head = await by('agency-head')
const from = addDays(ordinaryDay, 1)
const wanted = { agencyId: yuwangtai, successor: shunhe, from, reason: '区划调整' }

test('an agency at the top, one that is not under who asks, and a day that has come are refused; so is what goes nowhere', async () => {
  const district = await world.signIn(await world.hire('system-administrator', yuwangtai))
  const refused = await Promise.all([
    system.post('/api/mergers', { ...wanted, agencyId: city }),
    district.post('/api/mergers', wanted),
    system.post('/api/mergers', { ...wanted, from: ordinaryDay }),
    system.post('/api/mergers', { ...wanted, successor: yuwangtai }),
    system.post('/api/mergers', { ...wanted, successor: '999999-01' }),
  ])

  expect(refused.map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'mergers.no-agency',
    'mergers.no-agency',
    'mergers.dates',
    'mergers.successor',
    'mergers.successor',
  ])
})

test('while a team stays open there the agency does not cease; what lies there is counted, and nobody named', async () => {
  const body = { agencyId: longting, name: '撤并前的组', items: null, channels: ['counter'] }
  await answer(system.post('/api/teams', body))
  const { rows } = await answer<{ rows: Lying[] }>(head.get(`/api/mergers/lying/${longting}`))
  const refused = await system.post('/api/mergers', { ...wanted, agencyId: longting })

  expect(rows.find(({ kind }) => kind === 'teams')).toEqual({ kind: 'teams', count: 1, inTheWay: true })
  expect(rows.find(({ kind }) => kind === 'staff')?.count).toBeGreaterThan(3)
  expect(rows.find(({ kind }) => kind === 'outlets')?.count).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ code: 'mergers.in-the-way' })
})

test('who asked does not confirm, and what was refused changes nothing', async () => {
  const both = await world.signIn(
    await world.employ({
      grants: (['system-administrator', 'agency-head'] as const).map((role, at) => ({
        role,
        post: at === 0 ? 'data' : 'business',
        agencyId: city,
        outletId: null,
        from: '2020-01-01',
        to: null,
      })),
    }),
  )
  const { id } = await answer<{ id: string }>(both.post('/api/mergers', wanted))
  const twice = await system.post('/api/mergers', wanted)
  const own = await both.post(`/api/mergers/${id}/decision`, { agree: true })
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: false }))
  const late = await head.post(`/api/mergers/${id}/decision`, { agree: true })

  expect(twice.json()).toMatchObject({ code: 'mergers.asked' })
  expect(own.json()).toMatchObject({ code: 'mergers.same-person' })
  expect(late.json()).toMatchObject({ code: 'mergers.none' })
  expect(await agencyOf(yuwangtai)).toMatchObject({ ceasedFrom: null, successor: null })
})

test('up to its last day all goes on there; from the next on its cases, outlets and new matters are at the one in its place', async () => {
  const clerk = await by('counter-clerk', longting)
  const subject = await meet(clerk, '王秀兰')
  const before = await takeIn(clerk, subject)
  const { id } = await answer<{ id: string }>(system.post('/api/mergers', wanted))
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: true }))
  const lastDay = await (await by('reviewer', yuwangtai)).get(before.url)

  world.setDay(from)
  await world.sweep()
  await world.deliverEvents()
  const [here, gone] = [await by('reviewer', shunhe), await by('reviewer', yuwangtai)]
  const inbox = await answer<{ rows: { case: string }[] }>(here.get('/api/tasks'))
  const again = await by('counter-clerk', longting)
  const after = await takeIn(again, await meet(again, '王秀兰'))
  const [told] = await world.database.read(
    { path: 'worker' },
    query<{ from: string }>(
      `select facts ->> 'from' as "from" from messages.message where case_id = $1 and kind = 'forwarded' order by id`,
    )(before.id),
  )

  expect(lastDay.statusCode).toBe(200)
  expect((await answer<{ agencyId: string }>(here.get(before.url))).agencyId).toBe(shunhe)
  expect(inbox.rows.map((task) => task.case)).toContain(before.id)
  expect((await gone.get('/api/tasks')).statusCode).toBe(403)
  expect((await answer<{ agencyId: string }>(here.get(after.url))).agencyId).toBe(shunhe)
  expect(told.at(-1)).toEqual({ from: yuwangtai })
  expect(await outletsOf(yuwangtai)).toEqual([])
  expect(await auditFaults(world)).toEqual([])
})

test('nobody is granted anything any more at an agency that has ceased, and a case is not given to it', async () => {
  const manager = await by('manager')
  const reply = await manager.post('/api/staff/grant-requests', {
    staffId: system.staffId,
    role: 'reviewer',
    agencyId: yuwangtai,
    outletId: null,
    from,
    to: addDays(from, 30),
    reason: '人手不够',
  })
  const clerk = await by('counter-clerk', longting)
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const routed = await (
    await by('reviewer', shunhe)
  ).post(`${url}/routing`, { version: 0, agencyId: yuwangtai, reason: '还给它' })

  expect(reply.json()).toMatchObject({ code: 'staff.no-agency' })
  expect(routed.json()).toMatchObject({ code: 'staff.no-agency' })
})

async function agencyOf(id: string): Promise<object> {
  const { rows } = await answer<{ rows: { id: string }[] }>(system.get('/api/agencies'))
  return rows.find((row) => row.id === id) ?? {}
}

async function outletsOf(agencyId: string): Promise<string[]> {
  const who = await by('system-administrator')
  const { rows } = await answer<{ rows: { id: string; agencyId: string }[] }>(who.get('/api/outlets'))
  return rows.filter((row) => row.agencyId === agencyId).map(({ id }) => id)
}
