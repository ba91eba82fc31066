import type { DeadDelivery, JobRun } from '@tongban/contracts/running'
import { expect, test } from 'vitest'

import { plantDeadDelivery } from '../../test/dead-delivery.ts'
import { answer } from '../../test/scene.ts'
import { createWorld } from '../../test/world.ts'
import { newId } from './context.ts'
import { query } from './database.ts'
import { tellRuns } from './job-runs.ts'
import { freshState, startJobs } from './jobs.ts'

const world = await createWorld()
const system = await world.signIn(world.username('system-administrator', '410200-01'))
const secret = '标记不该给人看'

test('a job tells when it ran, how long and with which code it failed last, and never the words of the fault', async () => {
  const jobs = startJobs(
    world.connection,
    [
      { name: 'well', restMs: 5, run: async () => await Promise.resolve(false) },
      {
        name: 'badly',
        restMs: 5,
        run: async () => {
          await Promise.resolve()
          throw new TypeError(secret)
        },
      },
    ],
    () => undefined,
    () => new Date('2026-03-02T01:00:00Z'),
  )
  await expect.poll(() => jobs.states().every(({ runs }) => runs > 1)).toBe(true)
  await jobs.stop()
  await tellRuns(world.database, newId(), jobs.states(), world.clock.now())
  const reply = await system.get('/api/running/jobs')

  const { rows } = reply.json<{ rows: JobRun[] }>()
  const [well, badly] = ['well', 'badly'].map((name) => rows.find((row) => row.name === name))
  expect(well).toMatchObject({ every: '5', startedAt: '2026-03-02T01:00:00.000Z', failures: 0, fault: null })
  expect(badly?.failures).toBe(badly?.runs)
  expect(badly).toMatchObject({
    fault: expect.stringContaining('TypeError'),
    failedAt: '2026-03-02T01:00:00.000Z',
  })
  expect(reply.body).not.toContain(secret)
})

test('a process that was not heard of for a day is forgotten, one that lives is told anew', async () => {
  const [gone, lives] = [newId(), newId()]
  const state = [freshState({ name: 'once', cron: '* * * * *', run: async () => await Promise.resolve() })]
  const now = world.clock.now()
  await tellRuns(world.database, gone, state, new Date(now.getTime() - 25 * 3_600_000))
  await tellRuns(world.database, lives, state, now)
  await tellRuns(world.database, lives, state, now)
  const { rows } = await answer<{ rows: JobRun[] }>(system.get('/api/running/jobs'))

  const processes = rows.map(({ process }) => process)
  expect(processes).not.toContain(gone)
  expect(processes.filter((process) => process === lives)).toHaveLength(1)
})

test('a dead delivery is handed on again when it is retried: what it waits behind is none of its business', async () => {
  const { id, url } = await plantDeadDelivery(world)
  const before = await deadOnes()
  await answer(system.post(`${url}/retry`, { reason: 'cause-mended' }))
  const after = await deadOnes()
  const again = await system.post(`${url}/retry`, { reason: 'cause-mended' })
  await world.deliverEvents()
  const [[waiting]] = await world.database.read({ path: 'worker' }, attempts(id))

  expect(before.map((dead) => dead.id)).toContain(id)
  expect(after.map((dead) => dead.id)).not.toContain(id)
  expect(again.json()).toMatchObject({ code: 'running.no-delivery' })
  expect(waiting?.attempts).toBe(1) // nobody listens: tried, and put off
})

test('one that is given up is gone, with its trace and the reason; its payload is shown to nobody', async () => {
  const { id, url } = await plantDeadDelivery(world, { payload: { name: secret } })
  const list = await system.get('/api/running/deliveries')
  await answer(system.post(`${url}/giving-up`, { reason: 'done-by-hand' }))
  const [traces, entries] = await world.database.read({ path: 'worker' }, traceOf(id), entriesOn(id))

  expect(list.body).toContain(id)
  expect(list.body).not.toContain(secret)
  expect((await deadOnes()).map((dead) => dead.id)).not.toContain(id)
  expect(traces).toEqual([{ reason: 'done-by-hand', given_up_by: system.staffId }])
  expect(entries).toEqual([{ act: 'running.mend' }])
  await expect(
    world.database.read({ path: 'oversight' }, query('select payload from events.delivery')()),
  ).rejects.toThrow('permission denied')
})

const attempts = query<{ attempts: number }>('select attempts from events.delivery where id = $1')
const traceOf = query<{ reason: string; given_up_by: string }>(
  'select reason, given_up_by from events.given_up where id = $1',
)
const entriesOn = query<{ act: string }>(`select act from audit.entry where purpose like '%' || $1::text`)

async function deadOnes(): Promise<DeadDelivery[]> {
  return (await answer<{ rows: DeadDelivery[] }>(system.get('/api/running/deliveries'))).rows
}
