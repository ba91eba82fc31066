import { expect, test } from 'vitest'

import { plantNewcomer } from '../../../../test/newcomer.ts'
import { answer } from '../../../../test/scene.ts'
import { takeOn } from '../../../../test/shields.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const world = await createWorld({ today: '2026-03-02' })
const [longting, shunhe] = ['410202-01', '410203-01']
const tasksOf = query<{ kind: string; due_on: string; subject_id: string | null }>(
  `select kind, due_on, subject_id from cases.task where agency_id = $1 and desk = 'officer' and done_at is null order by due_on`,
)
const tasks = async (agencyId: string) =>
  (await world.database.read({ path: 'worker' }, tasksOf(agencyId)))[0]
const waiting = async (who: Signed) => (await answer<{ waiting: number }>(who.get('/api/shields'))).waiting

/** Somebody is hidden until a day to look at it again. */
async function hiddenUntil(reviewOn: string, asks: Signed, confirms: Signed): Promise<string> {
  const { kind, number, name } = await plantNewcomer(world)
  const body = { kind, number, name, reason: 'witness', reviewOn }
  const { id, subject } = await answer<{ id: string; subject: string }>(asks.post('/api/shields', body))
  await answer(confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
  return subject
}

test('two weeks before the day to look again her officers have that as a task due on it, until another day is agreed on', async () => {
  const { asks, confirms } = await takeOn(world, longting)
  const subject = await hiddenUntil('2026-03-20', asks, confirms)
  await hiddenUntil('2026-09-01', asks, confirms)
  await world.sweep()
  const early = await tasks(longting)

  world.setDay('2026-03-06')
  const again = await takeOn(world, longting)
  await world.sweep()
  const near = await tasks(longting)
  const counted = await waiting(again.asks)
  const asked = await answer<{ id: string }>(
    again.asks.post(`/api/shields/${subject}/requests`, {
      wants: 'review',
      reason: 'witness',
      reviewOn: '2026-12-01',
    }),
  )
  await answer(again.confirms.post(`/api/shield-requests/${asked.id}/decision`, { agree: true }))
  const settled = await tasks(longting)
  await world.sweep()

  expect(early).toEqual([])
  expect(near).toEqual([{ kind: 'shield-review', due_on: '2026-03-20', subject_id: null }])
  expect(counted).toBe(1)
  expect([settled, await tasks(longting)]).toEqual([[], []])
})

test('where no officer is there the head is asked for one, with the day and a number and nothing of whom', async () => {
  const grant = { role: 'shield-officer', post: 'business', outletId: null, from: '2020-01-01' } as const
  const leaving = async () =>
    await world.signIn(await world.employ({ grants: [{ ...grant, agencyId: shunhe, to: '2026-03-10' }] }))
  const subject = await hiddenUntil('2026-03-18', await leaving(), await leaving())
  await world.sweep()
  const head = async () => {
    const who = await world.signIn(await world.hire('agency-head', shunhe))
    return (await who.get('/api/absences/asked')).json<{ rows: object[] }>()
  }
  const before = await head()

  world.setDay('2026-03-11')
  await world.sweep()
  const asked = await head()
  await takeOn(world, shunhe)
  await world.sweep()

  expect(before.rows).toEqual([])
  expect(asked.rows).toEqual([
    expect.objectContaining({ kind: 'no-officer', waiting: 1, dueOn: '2026-03-18', late: false, task: null }),
  ])
  expect(JSON.stringify(asked)).not.toContain(subject)
  expect((await head()).rows).toEqual([])
})
