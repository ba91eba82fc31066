import type { Lying, Merger, PostToGrant } from '@tongban/contracts/mergers'
import { addDays, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { meet, takeIn } from '../../../test/dealings.ts'
import { agreed, answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const [city, yuwangtai, shunhe, longting] = ['410200-01', '410205-01', '410203-01', '410202-01'] as const
const county = '410222-01'
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
  const both = await world.signIn(await twoHats())
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

test('what was confirmed wrongly is taken back by two before its day: nobody there has lost anything, but what was ended besides', async () => {
  const [goesOn, later, cut, leaves] = await Promise.all([
    hired('2020-01-01', null),
    hired(addDays(from, 1), addDays(from, 9)),
    hired('2020-01-01', addDays(from, 99)),
    hired('2020-01-01', null),
  ])
  const before = await grantsAt(county)
  const body = { ...wanted, agencyId: county, from: addDays(from, 3) }
  const { id } = await answer<{ id: string }>(system.post('/api/mergers', body))
  const early = await system.post(`/api/mergers/${id}/taking-back`, { reason: '文件有误' })
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: true }))
  const ended = await grantsAt(county)
  const [outletId = ''] = await outletsOf(county)
  const over = { role: 'counter-clerk', post: 'business', agencyId: shunhe, outletId, to: null } as const
  await world.employ({ grants: [{ ...over, from: addDays(from, 3) }] })
  await answer(system.post(`/api/staff/grants/${cut}/last-day`, { lastDay: from }))
  const { staffId } = before.find((grant) => grant.id === leaves) ?? { staffId: '' }
  await answer(system.post(`/api/staff/${staffId}/leaving`, { lastDay: addDays(from, 20) }))

  const unasked = await head.post(`/api/mergers/${id}/taking-back/decision`, { agree: true })
  await answer(system.post(`/api/mergers/${id}/taking-back`, { reason: '文件有误' }))
  const twice = await system.post(`/api/mergers/${id}/taking-back`, { reason: '文件有误' })
  await answer(head.post(`/api/mergers/${id}/taking-back/decision`, { agree: false }))
  const { rows: still } = await answer<{ rows: Merger[] }>(head.get('/api/mergers'))
  const standing = await agencyOf(county)
  await answer(system.post(`/api/mergers/${id}/taking-back`, { reason: '文件还是有误' }))
  await answer(head.post(`/api/mergers/${id}/taking-back/decision`, { agree: true }))
  const after = await grantsAt(county)
  const atSuccessor = (await grantsAt(shunhe)).filter((grant) => grant.outletId === outletId)
  const { rows } = await answer<{ rows: Merger[] }>(head.get('/api/mergers'))

  expect(early.json()).toMatchObject({ code: 'mergers.not-confirmed' })
  expect(
    ended.filter(({ to, endedOn }) => endedOn === null && (to === null || to > addDays(from, 2))),
  ).toEqual([])
  expect(unasked.json()).toMatchObject({ code: 'mergers.none' })
  expect(twice.json()).toMatchObject({ code: 'mergers.asked' })
  expect(still.find((row) => row.id === id)).toMatchObject({
    state: 'confirmed',
    takingBack: { decidedBy: '钱丽华' },
  })
  expect(standing).toMatchObject({ ceasedFrom: addDays(from, 3), successor: shunhe })
  expect(await agencyOf(county)).toMatchObject({ ceasedFrom: null, successor: null })
  expect(after).toEqual(
    before.map((grant) => ({
      ...grant,
      to: grant.id === cut ? from : grant.id === leaves ? addDays(from, 20) : grant.to,
    })),
  )
  expect(
    [goesOn, later].every((one) => after.some((grant) => grant.id === one && grant.endedOn === null)),
  ).toBe(true)
  expect(atSuccessor).toMatchObject([{ endedOn: ordinaryDay }])
  expect(rows.find((row) => row.id === id)).toMatchObject({
    state: 'taken-back',
    takingBack: { reason: '文件还是有误' },
  })
  expect(await auditFaults(world)).toEqual([])
})

test('who is to be granted his post anew is listed with how far that is; the day come, nothing is taken back', async () => {
  const sunshine = { ...wanted, agencyId: '410204-01', reason: '机构改革' }
  const [asked, granted, open] = await Promise.all(
    ['甲', '乙', '丙'].map(async () => await hiredAt('410204-01')),
  )
  const { id } = await answer<{ id: string }>(system.post('/api/mergers', sunshine))
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: true }))
  const manager = await by('manager')
  const post = {
    role: 'reviewer',
    agencyId: shunhe,
    outletId: null,
    from,
    to: addDays(from, 90),
    reason: '承接',
  }
  const waiting = await answer<{ id: string }>(
    manager.post('/api/staff/grant-requests', { ...post, staffId: asked?.staffId }),
  )
  const done = await answer<{ id: string }>(
    manager.post('/api/staff/grant-requests', { ...post, staffId: granted?.staffId }),
  )
  for (const [role, turn] of [
    ['internal-checker', 'check'],
    ['agency-head', 'head'],
    ['system-administrator', 'system'],
  ] as const)
    await answer((await by(role)).post(`/api/staff/grant-requests/${done.id}/${turn}`, agreed))
  const { rows } = await answer<{ rows: PostToGrant[] }>(head.get(`/api/mergers/${id}/posts`))
  const standing = (grant: string | undefined) => rows.find((row) => row.id === grant)?.standing

  expect(waiting.id).not.toBe(done.id)
  expect([standing(asked?.id), standing(granted?.id), standing(open?.id)]).toEqual([
    'asked',
    'granted',
    'open',
  ])
  expect(rows.find((row) => row.outletName !== null)).toMatchObject({
    role: 'counter-clerk',
    standing: 'open',
  })
  const outside = await world.signIn(await world.hire('agency-head', longting))
  expect((await outside.get(`/api/mergers/${id}/posts`)).json()).toMatchObject({ code: 'mergers.none' })

  world.setDay(from)
  const late = await (
    await by('system-administrator')
  ).post(`/api/mergers/${id}/taking-back`, { reason: '文件有误' })
  world.setDay(ordinaryDay)
  expect(late.json()).toMatchObject({ code: 'mergers.over' })
})

test('who asked for taking back does not confirm it', async () => {
  const both = await world.signIn(await twoHats())
  const body = { agencyId: '410212-01', successor: longting, from: addDays(from, 9), reason: '机构改革' }
  const { id } = await answer<{ id: string }>(system.post('/api/mergers', body))
  await answer(head.post(`/api/mergers/${id}/decision`, { agree: true }))
  await answer(both.post(`/api/mergers/${id}/taking-back`, { reason: '文件有误' }))
  const { rows } = await answer<{ rows: Merger[] }>(both.get('/api/mergers'))

  const own = await both.post(`/api/mergers/${id}/taking-back/decision`, { agree: true })

  expect(rows.find((row) => row.id === id)?.own).toBe(true)
  expect(own.json()).toMatchObject({ code: 'mergers.same-person' })
  await answer(head.post(`/api/mergers/${id}/taking-back/decision`, { agree: true }))
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

/** Somebody who administers and leads at once, as no installation has it. @returns his user name */
async function twoHats(): Promise<string> {
  return await world.employ({
    grants: (['system-administrator', 'agency-head'] as const).map((role, at) => ({
      role,
      post: at === 0 ? 'data' : 'business',
      agencyId: city,
      outletId: null,
      from: '2020-01-01',
      to: null,
    })),
  })
}

interface Held {
  readonly id: string
  readonly staffId: string
  readonly outletId: string | null
  readonly to: Day | null
  readonly endedOn: Day | null
}

/** What is or was held at an agency. */
async function grantsAt(agencyId: string): Promise<Held[]> {
  const { rows } = await answer<{ rows: { grants: (Held & { agencyId: string })[] }[] }>(
    system.get('/api/staff'),
  )
  return rows
    .flatMap(({ grants }) => grants)
    .filter((grant) => grant.agencyId === agencyId)
    .toSorted((one, other) => one.id.localeCompare(other.id))
}

/** A reviewer of the county on these days. @returns his grant */
async function hired(since: Day, to: Day | null): Promise<string> {
  return (await hiredAt(county, since, to)).id
}

async function hiredAt(agencyId: string, since: Day = '2020-01-01', to: Day | null = null): Promise<Held> {
  const grant = { role: 'reviewer', post: 'business', agencyId, outletId: null, from: since, to } as const
  const username = await world.employ({ grants: [grant] })
  const { rows } = await answer<{ rows: { username: string; grants: Held[] }[] }>(system.get('/api/staff'))
  const [held] = rows.find((row) => row.username === username)?.grants ?? []
  if (held === undefined) throw new Error(`${username} holds nothing`)
  return held
}

async function agencyOf(id: string): Promise<object> {
  const { rows } = await answer<{ rows: { id: string }[] }>(system.get('/api/agencies'))
  return rows.find((row) => row.id === id) ?? {}
}

async function outletsOf(agencyId: string): Promise<string[]> {
  const who = await by('system-administrator')
  const { rows } = await answer<{ rows: { id: string; agencyId: string }[] }>(who.get('/api/outlets'))
  return rows.filter((row) => row.agencyId === agencyId).map(({ id }) => id)
}
