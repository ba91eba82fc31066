import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'

const world = await createWorld()
const city = '410200-01'

test('nobody becomes two of system, security and audit administrator, at another agency either', async () => {
  const manager = await world.signIn(world.username('manager', city))
  const { staffId } = await world.signIn(world.username('system-administrator', city))
  const wanted = {
    staffId,
    role: 'security-administrator',
    post: 'data',
    outletId: null,
    from: world.clock.today(),
    to: world.clock.today(),
    reason: '人手不够',
  }

  for (const agencyId of [city, '410202-01']) {
    const reply = await manager.post('/api/staff/grant-requests', { ...wanted, agencyId })
    expect(reply.json()).toMatchObject({ code: 'staff.administrators-apart' })
  }
})
