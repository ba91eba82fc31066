import type { Role } from '@tongban/contracts/access'
import { expect, test } from 'vitest'

import { createWorld, type Signed } from '../../../test/world.ts'

const world = await createWorld()
const city = '410200-01'

test('nobody becomes two of system, security and audit administrator, at another agency either', async () => {
  const manager = await world.signIn(world.username('manager', city))
  const { staffId } = await world.signIn(world.username('system-administrator', city))

  for (const agencyId of [city, '410202-01']) {
    const reply = await manager.post(
      '/api/staff/grant-requests',
      wanted(staffId, 'security-administrator', agencyId),
    )
    expect(reply.json()).toMatchObject({ code: 'staff.administrators-apart' })
  }
})

test('administrators are apart also where the one who asks does not see what the person holds', async () => {
  const manager = await world.signIn(await world.hire('manager', '410205-01'))
  const { staffId } = await world.signIn(world.username('audit-administrator', city))

  const reply = await manager.post(
    '/api/staff/grant-requests',
    wanted(staffId, 'system-administrator', '410205-01'),
  )

  expect(reply.json()).toMatchObject({ code: 'staff.administrators-apart' })
})

test('of two grants that exclude each other, made at the same moment, one is refused', async () => {
  const { staffId } = await world.signIn(await world.employ({ grants: [] }))
  const system = await world.signIn(world.username('system-administrator', city))
  const requests = [
    await approved(staffId, 'security-administrator'),
    await approved(staffId, 'audit-administrator'),
    await approved(staffId, 'system-administrator'),
  ]

  await Promise.all(Array.from({ length: 8 }, async () => await system.get('/api/staff'))) // all connections stand open
  const replies = await Promise.all(
    requests.map(async (id) => await system.post(`/api/staff/grant-requests/${id}/system`, agreed)),
  )

  expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(1)
})

test('a clerk is posted at an outlet of the agency that grants it, and nobody else is posted at one', async () => {
  const manager = await world.signIn(world.username('manager', city))
  const { staffId } = await world.signIn(await world.employ({ grants: [] }))
  const ask = async (role: Role, outletId: string | null) =>
    await manager.post('/api/staff/grant-requests', wanted(staffId, role, city, outletId))

  expect((await ask('counter-clerk', '410205-hall-1')).json()).toMatchObject({ code: 'staff.no-outlet' })
  expect((await ask('counter-clerk', null)).json()).toMatchObject({ code: 'staff.outlet-of-role' })
  expect((await ask('reviewer', '410200-hall-1')).json()).toMatchObject({ code: 'staff.outlet-of-role' })
  expect((await ask('counter-clerk', '410200-hall-1')).json()).toMatchObject({ post: 'business' })
})

test('two posts stay two, whatever they are called: the post is the one of the role', async () => {
  const manager = await world.signIn(world.username('manager', city))
  const { staffId } = await world.signIn(await world.hire('reviewer', city))

  const checker = await manager.post('/api/staff/grant-requests', wanted(staffId, 'internal-checker', city))
  const named = await manager.post('/api/staff/grant-requests', {
    ...wanted(staffId, 'internal-checker', city),
    post: 'business',
  })

  expect(checker.json()).toMatchObject({ code: 'staff.two-posts' })
  expect(named.json()).toMatchObject({ code: 'general.invalid' })
})

const agreed = { agree: true, note: '' }

function wanted(staffId: string, role: Role, agencyId: string, outletId: string | null = null) {
  const today = world.clock.today()
  return {
    staffId,
    role,
    agencyId,
    outletId,
    from: today,
    to: today,
    reason: '人手不够',
  }
}

/** A request that three have signed and that waits for the system administrator. */
async function approved(staffId: string, role: Role): Promise<string> {
  const manager = await world.signIn(world.username('manager', city))
  const asked = await manager.post('/api/staff/grant-requests', wanted(staffId, role, city))
  const { id } = asked.json<{ id: string }>()
  const hands: readonly [Signed, string][] = [
    [await world.signIn(world.username('internal-checker', city)), 'check'],
    [await world.signIn(world.username('agency-head', city)), 'head'],
  ]
  for (const [signed, turn] of hands) await signed.post(`/api/staff/grant-requests/${id}/${turn}`, agreed)
  return id
}
