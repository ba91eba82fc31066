import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { startCore } from '../../../test/core.ts'
import { meet } from '../../../test/dealings.ts'
import { acceptKind, plantKinds } from '../../../test/kinds.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'

const core = await startCore()
const world = await createWorld({ core: core.address })
const [city, yuwangtai, shunhe, longting] = ['410200-01', '410205-01', '410203-01', '410202-01'] as const
const by = async (role: string, agencyId: string = city): Promise<Signed> =>
  await world.signIn(world.username(role, agencyId))
await plantKinds(world, await by('system-administrator'))
const triesAtMost = 9

test('a case that waits for a silent core stays where it was decided; those of the successor find it among their work and see it through, no neighbour does', async () => {
  const clerk = await by('counter-clerk', longting)
  const found = await acceptKind(clerk, await meet(clerk, '王秀兰'), 'planted-remote')
  await core.play('down')
  await answer(found.act(await by('reviewer', yuwangtai), 'opinion', { favourable: true, note: '' }))
  await answer(found.act(await by('approver', yuwangtai), 'decision', { grant: true, note: '' }))
  const from = addDays(ordinaryDay, 1)
  const body = { agencyId: yuwangtai, successor: shunhe, from, reason: '区划调整' }
  const { id } = await answer<{ id: string }>((await by('system-administrator')).post('/api/mergers', body))
  await answer((await by('agency-head')).post(`/api/mergers/${id}/decision`, { agree: true }))
  for (let day = 0; day < triesAtMost; day += 1) {
    world.setDay(addDays(from, day))
    await world.sweep()
    await world.register()
  }
  await world.deliverEvents()

  const successor = await by('approver', shunhe)
  const stays = await found.read(successor)
  const { rows } = await answer<{ rows: { case: string }[] }>(successor.get('/api/tasks'))
  const gone = await (await by('approver', yuwangtai)).get(found.url)
  const neighbour = await (await by('approver', longting)).get(found.url)
  await core.play('ok')
  await answer(found.act(successor, 'core-outcome', { again: true, note: '机房说已恢复' }))
  world.setDay(addDays(from, triesAtMost))
  await world.register()
  await world.register()

  expect(stays).toMatchObject({ agencyId: yuwangtai, task: { kind: 'core' }, hold: { trouble: 'silent' } })
  expect(rows.map((task) => task.case)).toContain(found.id)
  expect([gone.statusCode, neighbour.statusCode]).toEqual([403, 404])
  expect(await found.read(await by('approver', shunhe))).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})
