import { expect, test } from 'vitest'

import { meet } from '../../../../test/dealings.ts'
import { acceptKind, plantKinds } from '../../../../test/kinds.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { chaseFollowUps } from '../index.ts'

const world = await createWorld({ today: '2026-05-06' })
await plantKinds(world, await world.signIn(world.username('system-administrator', '410200-01')))
const worker = { path: 'worker' } as const
const taskAt = query<{ agency_id: string }>(
  'select agency_id from cases.task where case_id = $1 and done_at is null and matter is not null',
)
const spoil = query('update cases."case" set item_version = 99 where id = $1')
const putBack = query(
  `update cases.task set agency_id = '410204-01' where case_id = any ($1) and done_at is null and matter is not null`,
)

test('one case that cannot be raised keeps no other from it, and is named', async () => {
  const ids = [await toCheck(), await toCheck()].toSorted()
  const [first = '', second = ''] = ids
  world.setDay('2026-05-18')
  await chaseFollowUps(world.cases, world.systemContext())
  await world.database.transaction(worker, async (tx) => tx.record(putBack(ids), spoil(first)))

  const fault = await chaseFollowUps(world.cases, world.systemContext()).catch((error: unknown) => error)
  const [[task]] = await world.database.read(worker, taskAt(second))

  expect(String(fault)).toContain('cannot be followed up')
  expect(task).toEqual({ agency_id: '410200-01' })
})

/** A completed case that is drawn for a check which nobody of its agency may do. @returns its id */
async function toCheck(): Promise<string> {
  const counter = await world.signIn(world.username('counter-clerk', '410202-01'))
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const staff = async (role: string, agency: string) => await world.signIn(world.username(role, agency))
  await answer(
    found.act(await staff('reviewer', '410205-01'), 'routing', { agencyId: '410204-01', reason: '归这里管' }),
  )
  await answer(found.act(await staff('reviewer', '410204-01'), 'opinion', { favourable: true, note: '' }))
  await answer(found.act(await staff('approver', '410204-01'), 'decision', { grant: true, note: '' }))
  return found.id
}
