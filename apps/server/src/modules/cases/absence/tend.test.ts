import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { absenceOf, newReviewer } from '../../../../test/absences.ts'
import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, type KnownCase, openScene } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'

const start = '2026-03-02'
const world = await createWorld({ today: start })
const scene = await openScene(world)
const reason = '请假一周'
// a login ends with the day: whoever acts later signs in again
const [first, second, third, fourth, fifth] = [
  await scene.caseAt('accepted'),
  await scene.caseAt('accepted'),
  await scene.caseAt('accepted'),
  await scene.caseAt('accepted'),
  await scene.caseAt('accepted'),
]
const staffOf = async (role: string, agency = '410200-01') => await world.signIn(world.username(role, agency))
const newcomer = async () => await world.hire('reviewer', '410205-01')

interface Row {
  readonly case: string
  readonly claimedByName: string | null
  readonly standsForName: string | null
}
interface Asked {
  readonly kind: string
  readonly absence: { readonly id: string } | null
  readonly task: string | null
  readonly waiting: number
}

test('what somebody has in hand goes to his stand-in when he goes, is seen as his, and is his again when he is back', async () => {
  const [one, other] = [await newcomer(), await newcomer()]
  const [gone, standIn] = [await world.signIn(one), await world.signIn(other)]
  const found = await taken(gone, first)
  const [from, to] = [addDays(today(), 1), addDays(today(), 2)]
  await answer(gone.post('/api/absences/own', { kind: 'leave', from, to, standIn: standIn.staffId }))
  await world.sweep()
  const before = await mineOf(gone)

  nextDay()
  await world.sweep()
  const during = await mineOf(await world.signIn(other))
  nextDay(2)
  await world.sweep()
  const after = await mineOf(await world.signIn(one))

  expect(before.map((row) => row.case)).toContain(found.id)
  expect(during.find((row) => row.case === found.id)).toMatchObject({ standsForName: '新来的' })
  expect(after.find((row) => row.case === found.id)).toMatchObject({ standsForName: null })
  expect(await kindsOf(found)).toEqual(expect.arrayContaining(['stood-in', 'came-back']))
  expect(await auditFaults(world)).toEqual([])
})

test('what is handed to somebody who is away is given to his stand-in, or refused where there is none', async () => {
  const [giver, away, standIn] = [
    await newReviewer(world),
    await newReviewer(world),
    await newReviewer(world),
  ]
  const days = { from: today(), to: today() }
  const manager = await staffOf('manager')
  const { id } = await answer<{ id: string }>(manager.post('/api/absences', absenceOf(away, days)))
  const found = second
  const hand = { version: found.version, to: away.staffId, reason }

  const refused = await giver.post(`${found.url}/handing-over`, hand)
  await answer(manager.post(`/api/absences/${id}/stand-in`, { standIn: standIn.staffId }))
  const listed = await answer<{ rows: { id: string; awayTo: string | null }[] }>(
    giver.get(`${found.url}/colleagues`),
  )
  await answer(giver.post(`${found.url}/handing-over`, hand))

  expect(refused.json()).toMatchObject({ code: 'cases.away' })
  expect(listed.rows.find((row) => row.id === away.staffId)).toMatchObject({ awayTo: today() })
  expect((await mineOf(standIn)).map((row) => row.case)).toContain(found.id)
})

test('a stand-in who has lost his post when it begins is none: the head is asked, says who or nobody, and is asked no more', async () => {
  const [gone, standIn] = [await newReviewer(world), await newReviewer(world)]
  const found = await taken(gone, third)
  const [from, to] = [addDays(today(), 1), addDays(today(), 9)]
  let manager = await staffOf('manager')
  const system = await staffOf('system-administrator')
  const said = absenceOf(gone, { from, to, standIn: standIn.staffId })
  const { id } = await answer<{ id: string }>(manager.post('/api/absences', said))
  await answer(system.post(`/api/staff/${standIn.staffId}/leaving`, { lastDay: today() }))

  nextDay()
  await world.sweep()
  manager = await staffOf('manager')
  const asked = await askedNow(manager)
  await answer(manager.post(`/api/absences/${id}/stand-in`, { standIn: null }))
  await world.sweep()

  expect(asked.map(({ absence }) => absence?.id)).toContain(id)
  expect((await askedNow(manager)).map(({ absence }) => absence?.id)).not.toContain(id)
  expect(
    (await inboxOf(await staffOf('reviewer', '410205-01'))).find((row) => row.case === found.id),
  ).toMatchObject({
    claimedByName: null,
  })
  const moved = await answer<{ rows: { number: string; toName: string | null }[] }>(
    manager.get('/api/absences/moved'),
  )
  const number = await numberOf(found)
  expect(moved.rows).toContainEqual(expect.objectContaining({ number, toName: null }))
})

test('whoever leaves has nothing in hand the day after', async () => {
  const leaving = await newReviewer(world)
  const found = await taken(leaving, fourth)
  const system = await staffOf('system-administrator')
  await answer(system.post(`/api/staff/${leaving.staffId}/leaving`, { lastDay: today() }))

  await world.sweep()
  const onLastDay = (await inboxOf(await staffOf('reviewer', '410205-01'))).find(
    (row) => row.case === found.id,
  )
  nextDay()
  await world.sweep()

  expect(onLastDay?.claimedByName).not.toBeNull()
  expect(
    (await inboxOf(await staffOf('reviewer', '410205-01'))).find((row) => row.case === found.id),
  ).toMatchObject({
    claimedByName: null,
  })
})

test('whoever has lost the right to a task has it in hand no more, though he works here still', async () => {
  const grants = (['reviewer', 'approver'] as const).map((role) => ({
    role,
    post: 'business' as const,
    agencyId: '410205-01',
    outletId: null,
    from: '2020-01-01' as const,
    to: null,
  }))
  const username = await world.employ({ grants })
  const found = fifth
  const { staffId } = await world.signIn(username)
  const giver = await staffOf('reviewer', '410205-01')
  await answer(giver.post(`${found.url}/handing-over`, { version: found.version, to: staffId, reason }))
  const system = await staffOf('system-administrator')
  const { rows } = await answer<{
    rows: { username: string; grants: { id: string; role: string }[] }[]
  }>(system.get('/api/staff'))
  const known = rows.find((row) => row.username === username)?.grants ?? []

  await world.sweep()
  const before = (await inboxOf(await staffOf('reviewer', '410205-01'))).find((row) => row.case === found.id)
  await answer(
    system.post(`/api/staff/grants/${known.find(({ role }) => role === 'reviewer')?.id ?? ''}/end`),
  )
  await world.sweep()
  const after = (await inboxOf(await staffOf('reviewer', '410205-01'))).find((row) => row.case === found.id)

  expect(before?.claimedByName).not.toBeNull()
  expect(after).toMatchObject({ claimedByName: null })
})

test('days that are past, too long or taken, and a stand-in of another role or himself away are refused', async () => {
  const [one, other] = [await newReviewer(world), await newReviewer(world)]
  const from = today()
  const code = async (body: object): Promise<string> =>
    (await one.post('/api/absences/own', { kind: 'sick', from, to: from, standIn: null, ...body })).json<{
      code: string
    }>().code
  await answer(other.post('/api/absences/own', { kind: 'leave', from, to: addDays(from, 3), standIn: null }))

  expect(await code({ from: addDays(from, -1) })).toBe('absences.dates')
  expect(await code({ to: addDays(from, 366) })).toBe('absences.dates')
  expect(await code({ standIn: (await staffOf('approver', '410205-01')).staffId })).toBe(
    'absences.no-stand-in',
  )
  expect(await code({ standIn: one.staffId })).toBe('absences.no-stand-in')
  expect(await code({ standIn: other.staffId })).toBe('absences.no-stand-in')
  expect(await code({})).toBeUndefined()
  expect(await code({})).toBe('absences.overlaps')
})

test('why somebody is away is read by himself and his head, and stands in no inbox', async () => {
  const one = await newReviewer(world)
  const manager = await staffOf('manager')
  const sick = absenceOf(one, { kind: 'sick', from: today(), to: today() })
  await answer(manager.post('/api/absences', sick))
  const colleague = await newReviewer(world)

  const ofColleague = await colleague.get('/api/absences/own')

  expect((await one.get('/api/absences/own')).body).toContain('sick')
  expect(ofColleague.json()).toEqual({ rows: [] })
})

let day: typeof start | ReturnType<typeof addDays> = start
function today() {
  return addDays(day, 0)
}
function nextDay(by = 1): void {
  day = addDays(day, by)
  world.setDay(addDays(day, 0))
}

async function taken(who: Signed, found: KnownCase): Promise<KnownCase> {
  await answer(who.post(`${found.url}/claim`))
  return found
}

async function mineOf(who: Signed): Promise<readonly Row[]> {
  return (await answer<{ rows: Row[] }>(who.get('/api/tasks?view=mine'))).rows
}

async function inboxOf(who: Signed): Promise<readonly Row[]> {
  return (await answer<{ rows: Row[] }>(who.get('/api/tasks?view=agency&kind=review'))).rows
}

async function askedNow(manager: Signed): Promise<readonly Asked[]> {
  return (await answer<{ rows: Asked[] }>(manager.get('/api/absences/asked'))).rows
}

async function kindsOf({ url }: KnownCase): Promise<string[]> {
  const { events } = await answer<{ events: { kind: string }[] }>(
    (await staffOf('reviewer', '410205-01')).get(url),
  )
  return events.map(({ kind }) => kind)
}

async function numberOf({ url }: KnownCase): Promise<string> {
  return (await answer<{ number: string }>((await staffOf('reviewer', '410205-01')).get(url))).number
}
