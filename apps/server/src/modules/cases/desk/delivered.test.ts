import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const world = await createWorld({ today: '2026-03-02' })
const scene = await openScene(world)
const { subject, person } = scene
const openTasks = query<{ kind: string }>(
  'select kind from cases.task where case_id = $1 and done_at is null order by kind',
)
const findDuties = query<{ due_on: string; state: string; outcome: string | null }>(
  `select due_on, state, outcome from cases.follow_up where case_id = $1 and kind = 'delivery'`,
)
const findRefusal = query<{ id: string }>(
  `select id from papers.paper where case_id = $1 and kind in ('refusal', 'non-acceptance')`,
)
const tasksOf = async (id: string) => (await world.database.read({ path: 'worker' }, openTasks(id)))[0]
const dutiesOf = async (id: string) => (await world.database.read({ path: 'worker' }, findDuties(id)))[0]
const refusalOf = async (id: string) =>
  (await world.database.read({ path: 'worker' }, findRefusal(id)))[0][0]?.id ?? ''

test('what says no and is signed for leaves nothing to do', async () => {
  const { id, url, version } = await scene.caseAt('submitted')
  await answer(scene.clerk.post(`${url}/non-acceptance`, { version, reason: '不归这里管' }))
  const before = await dutiesOf(id)

  await answer(person.post(`/api/papers/${subject}/${await refusalOf(id)}/receipt`, { consents: true }))
  await world.deliverEvents()

  expect(before).toEqual([{ due_on: '2026-03-16', state: 'waiting', outcome: null }])
  expect(await dutiesOf(id)).toMatchObject([{ state: 'done', outcome: 'delivered' }])
  expect(await tasksOf(id)).toEqual([])
})

test('what says no and reached nobody in ten working days is a task of its agency until its delivery is recorded', async () => {
  const { id, url, version } = await scene.caseAt('reviewed')
  await answer(scene.approver.post(`${url}/decision`, { version, grant: false, note: '材料与档案不一致' }))
  await world.sweep()
  const early = await tasksOf(id)

  world.setDay('2026-03-16')
  await world.sweep()
  const late = await tasksOf(id)
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const inbox = await answer<{ rows: { case: string }[] }>(
    reviewer.get('/api/tasks?view=agency&kind=delivery'),
  )
  const body = { case: id, how: 'post', day: '2026-03-16', proof: '挂号信 XA123' }
  await answer(reviewer.post(`/api/papers/${subject}/${await refusalOf(id)}/delivery`, body))
  await world.deliverEvents()

  expect([early, late]).toEqual([[], [{ kind: 'delivery' }]])
  expect(inbox.rows.map((row) => row.case)).toContain(id)
  expect(await tasksOf(id)).toEqual([])
  expect(await dutiesOf(id)).toMatchObject([{ state: 'done', outcome: 'delivered' }])
  expect(await auditFaults(world)).toEqual([])
})
