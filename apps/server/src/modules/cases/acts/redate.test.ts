import { baseLaw } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { meet, takeIn } from '../../../../test/dealings.ts'
import { drafted, seen } from '../../../../test/parameters.ts'
import { enterPath, rowsRead } from '../../../../test/plan.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { findOtherwise, redateCases } from './redate.ts'

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

test('another value of a figure of the law moves no due day, and no open case is looked at for it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410203-01'))
  await takeIn(clerk, await meet(clerk, '王秀兰'))
  await redateCases(world.cases, world.systemContext())
  const before = world.systemContext().law
  const draft = await drafted(await world.signIn(world.username('manager', '410200-01')))
  const head = await world.signIn(world.username('agency-head', '410200-01'))

  await answer(head.post(`/api/parameters/drafts/${draft.id}/publication`, seen(draft)))
  const after = world.systemContext().law
  const [otherwise] = await world.database.read(
    { path: 'worker' },
    findOtherwise(after.calendarHash, [], 200),
  )

  const decided = await takeIn(clerk, await meet(clerk, '王秀兰'))
  await clerk.post(`${decided.url}/acceptance`, { version: 0 })
  const { events } = await answer<{ events: { kind: string; law: string | null }[] }>(clerk.get(decided.url))

  expect(events.map(({ kind, law }) => [kind, law])).toEqual([
    ['handed-in', null],
    ['accepted', after.hash],
  ])
  expect(after.hash).not.toBe(before.hash)
  expect(otherwise).toEqual([])
  expect(await redateCases(world.cases, world.systemContext())).toBe(0)
})

test('after all of this every case stands where its log says', async () => {
  expect(await auditFaults(world)).toEqual([])
})

test('a case that was counted under the law before and committed after the counting is counted too', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410204-01'))
  const subject = await meet(clerk, '王秀兰')
  const [late, old, ended] = [
    await takeIn(clerk, subject),
    await takeIn(clerk, subject),
    await takeIn(clerk, subject),
  ]
  await redateCases(world.cases, world.systemContext())
  const before = await due(late.id)
  await countedUnder(baseLaw.calendarHash, late.id, '2027-01-20')
  await countedUnder(null, old.id, '2027-01-20')
  await countedUnder(baseLaw.calendarHash, ended.id, '2026-12-01')

  const moved = await redateCases(world.cases, world.systemContext())

  expect(moved).toBe(2)
  expect(await due(late.id)).toEqual(before)
  expect(await due(old.id)).toEqual(before)
  expect(await due(ended.id)).toMatchObject({ due_on: '2026-12-01' })
  expect(await redateCases(world.cases, world.systemContext())).toBe(0)
})

test('a case that cannot be counted does not stop the others, and the job says how many there are', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410204-01'))
  const subject = await meet(clerk, '王秀兰')
  const [broken, sound] = [await takeIn(clerk, subject), await takeIn(clerk, subject)]
  await countedUnder(null, broken.id, '2027-01-20')
  await countedUnder(null, sound.id, '2027-01-20')
  const startsOn = async (day: string) =>
    await owner('update cases."case" set limit_start = $2 where id = $1', broken.id, day)
  await startsOn('1999-01-01')

  const run = redateCases(world.cases, world.systemContext())

  await expect(run).rejects.toThrow(`1 cases not counted anew, first ${broken.id}: RangeError`)
  expect((await due(sound.id))?.due_on).not.toBe('2027-01-20')
  await startsOn('2026-12-28')
  expect(await redateCases(world.cases, world.systemContext())).toBe(1)
})

test('that nothing is to be counted anew is found without reading the open cases', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410204-01'))
  const { id } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  await redateCases(world.cases, world.systemContext())
  await owner(
    `insert into cases."case" select made.* from cases."case" c, generate_series(1, 20000) n,
       jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'number', 'n' || n)) made where c.id = $1`,
    id,
  )
  await owner('analyze cases."case"')

  const read = await withClient(world.connection, async (client) => {
    await enterPath(client, 'worker', '{}')
    return await rowsRead(client, 'case', findOtherwise, [world.systemContext().law.calendarHash, '{}', 200])
  })

  expect(read).toBe(0)
})

/** As a server wrote it that had another law, or none. */
async function countedUnder(law: string | null, id: string, dueOn: string) {
  await owner('update cases."case" set calendar_hash = $2, due_on = $3 where id = $1', id, law, dueOn)
}

async function owner(statement: string, ...values: (string | null)[]) {
  await withClient(world.connection, async (client) => await client.query(statement, values))
}

async function publish(body: object) {
  const administrator = await world.signIn(world.username('system-administrator', '410200-01'))
  return await administrator.post('/api/calendar/notices', body, newId())
}

async function due(id: string) {
  const [[row]] = await world.database.read({ path: 'worker' }, dueOf(id))
  return row
}
