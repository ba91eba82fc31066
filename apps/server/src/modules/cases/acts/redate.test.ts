import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { redateCases } from './redate.ts'

const world = await createWorld({ today: '2026-12-28' })
const dueOf = query<{ due_on: string; provisional: boolean; task_due: string; warn_on: string }>(
  `select c.due_on, c.provisional, t.due_on as task_due, t.warn_on from cases."case" c join cases.task t on t.case_id = c.id and t.done_at is null
   where c.id = $1`,
)
const notice = {
  source: '关于2027年部分节假日安排的通知（样例）',
  publishedOn: '2026-12-29',
  knownUntil: '2027-12-31',
  days: [
    { date: '2027-01-01', kind: 'off', name: '元旦' },
    { date: '2027-01-02', kind: 'off', name: '元旦' },
    { date: '2027-01-03', kind: 'off', name: '元旦' },
    { date: '2027-01-04', kind: 'off', name: '元旦' },
    { date: '2027-01-09', kind: 'work', name: '元旦' },
  ],
}

test('a notice counts the open cases anew, once, says so in their log, and leaves what has ended alone', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const { id, url } = await takeIn(clerk, subject)
  const closed = await takeIn(clerk, subject)
  await clerk.post(`${closed.url}/acceptance`, { version: 0 })
  expect(await due(id)).toMatchObject({ due_on: '2027-01-12', provisional: true })

  const published = await publish(notice)
  const moved = await redateCases(world.cases, world.systemContext())
  const again = await redateCases(world.cases, world.systemContext())

  expect(published.json()).toMatchObject({ knownUntil: '2027-12-31' })
  expect([moved, again]).toEqual([1, 0])
  expect(await due(id)).toEqual({
    due_on: '2027-01-12',
    provisional: false,
    task_due: '2027-01-12',
    warn_on: expect.any(String),
  })
  const detail = (await clerk.get(url)).json<{ provisional: boolean; events: { kind: string }[] }>()
  expect(detail.provisional).toBe(false)
  expect(detail.events.map((event) => event.kind)).toEqual(['handed-in', 'redated'])
  expect((await clerk.post(`${url}/acceptance`, { version: 1 })).statusCode).toBe(200)
})

test('a correction of the notice moves the due day and the task with it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410203-01'))
  const { id } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const before = await due(id)

  await publish({
    ...notice,
    publishedOn: '2026-12-30',
    days: [{ date: '2027-01-05', kind: 'off', name: '元旦' }],
  })
  const moved = await redateCases(world.cases, world.systemContext())

  expect(moved).toBe(1)
  expect(before?.due_on).toBe('2027-01-12')
  expect(await due(id)).toMatchObject({ due_on: '2027-01-13', task_due: '2027-01-13' })
})

test('after all of this every case stands where its log says', async () => {
  expect(await auditFaults(world)).toEqual([])
})

async function publish(body: object) {
  const administrator = await world.signIn(world.username('system-administrator', '410200-01'))
  return await administrator.post('/api/calendar/notices', body, newId())
}

async function due(id: string) {
  const [[row]] = await world.database.read({ path: 'worker' }, dueOf(id))
  return row
}
