import { setTimeout as sleep } from 'node:timers/promises'

import type { Day } from '@tongban/policy'
import { afterEach, expect, test, vi } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { type Jobs, passDays, startJobs } from './jobs.ts'

const connection = await createTestDatabase()
let running: Jobs | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

const everyMinute = '* * * * *'

test('the same fault again and again is counted each time and told once', async () => {
  const told: string[] = []
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  running = startJobs(
    connection,
    [{ name: 'events.deliver', restMs: 5, run: async () => await Promise.reject(away) }],
    (name) => told.push(name),
  )

  await vi.waitFor(() => expect(running?.faults()['events.deliver']).toBeGreaterThan(5))

  expect(told).toEqual(['events.deliver'])
})

test('a loop whose rest is ended goes on at once, also when that was asked during its turn', async () => {
  let turns = 0
  const job = {
    name: 'batches.apply',
    restMs: 60_000,
    run: async () => {
      turns += 1
      if (turns === 2) running?.wake('batches.apply')
      return await Promise.resolve(false)
    },
  }
  running = startJobs(connection, [job])
  await vi.waitFor(() => expect(turns).toBe(1))

  running.wake('batches.apply')

  await vi.waitFor(() => expect(turns).toBe(3))
})

test('what is scheduled runs at the start too, a loop turns at once while there is more, and failures are counted', async () => {
  const seen: string[] = []
  let left = 5
  running = startJobs(
    connection,
    [
      { name: 'audit.seal', cron: everyMinute, run: async () => seen.push('seal') },
      {
        name: 'cases.sweep',
        cron: everyMinute,
        run: async () => {
          throw new Error('no')
        },
      },
      {
        name: 'events.deliver',
        restMs: 50,
        run: async () => {
          left -= 1
          if (left === 3) throw new Error('once')
          return left > 0
        },
      },
    ],
    (name) => seen.push(`${name} failed`),
  )
  expect(running.alive()).toBe(false) // not yet: the schedules are being made
  await vi.waitFor(
    () => {
      expect(running?.alive()).toBe(true)
      expect(seen.toSorted()).toEqual(['cases.sweep failed', 'events.deliver failed', 'seal'])
      expect(left).toBeLessThan(-2)
    },
    { timeout: 10_000 },
  )
  expect(running.faults()).toEqual({ 'cases.sweep': 1, 'events.deliver': 1 })
  const schedules = await withClient(connection, (client) =>
    client.query('select name, cron, timezone from pgboss.schedule order by name'),
  )
  expect(schedules.rows).toEqual([
    { name: 'audit.seal', cron: everyMinute, timezone: 'Asia/Shanghai' },
    { name: 'cases.sweep', cron: everyMinute, timezone: 'Asia/Shanghai' },
  ])
})

test('stopping waits for the turn that runs, and nothing runs afterwards', async () => {
  let [began, ended] = [0, 0]
  const jobs = startJobs(connection, [
    {
      name: 'slow',
      restMs: 1,
      run: async () => {
        began += 1
        await sleep(100)
        ended += 1
        return true
      },
    },
  ])
  await vi.waitFor(() => expect(began).toBeGreaterThan(0))
  await jobs.stop()
  const after = began
  expect(ended).toBe(began)
  await sleep(150)
  expect(began).toBe(after)
})

test('a database that is away at the start is asked again; meanwhile the loops turn', async () => {
  let turns = 0
  running = startJobs({ ...connection, database: 'none' }, [
    { name: 'seldom', cron: everyMinute, run: async () => undefined },
    { name: 'often', restMs: 5, run: async () => (turns += 1) < 0 },
  ])
  await vi.waitFor(() => expect(running?.faults()).toMatchObject({ 'pg-boss': expect.any(Number) }))
  await vi.waitFor(() => expect(turns).toBeGreaterThan(3))
  expect(running.alive()).toBe(false)
})

test('two processes on one database take turns at a schedule', async () => {
  let runs = 0
  const job = { name: 'turns', cron: everyMinute, run: async () => (runs += 1) }
  const [one, other] = [startJobs(connection, [job]), startJobs(connection, [job])]
  await vi.waitFor(() => expect(runs).toBeGreaterThan(0), { timeout: 10_000 })
  await Promise.all([one.stop(), other.stop()])
  expect(runs).toBeLessThanOrEqual(2)
})

test('a job that hangs is a silence that readiness tells', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    running = startJobs(connection, [
      { name: 'hangs', restMs: 1, run: async () => (await sleep(500), false) },
    ])
    vi.advanceTimersByTime(181_000)
    expect(running.alive()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

test('each business day that passes is ended, and the next one begun, in their order; a crash repeats, never skips, and a beginning holds no end back', async () => {
  const done: string[] = []
  let today: Day = '2026-02-27'
  let sealed: Day | undefined
  let crash = false
  const badDays = new Set<Day>()
  const days = {
    last: async () => sealed,
    end: async (day: Day) => {
      if (crash) throw new Error('crash')
      done.push(`end ${day}`)
    },
    begin: async (day: Day) => {
      sealed = day
      if (badDays.has(day)) throw new Error('a bad case')
      done.push(`begin ${day}`)
    },
  }
  const pass = passDays(days)
  await pass(today)
  expect(done).toEqual([])
  today = '2026-03-01'
  expect(await pass(today)).toEqual([])
  await pass(today)
  expect(done).toEqual(['end 2026-02-27', 'begin 2026-02-28', 'end 2026-02-28', 'begin 2026-03-01'])
  today = '2026-03-02'
  crash = true
  await expect(pass(today)).rejects.toThrow('crash')
  crash = false
  done.length = 0
  await passDays(days)(today)
  expect(done).toEqual(['end 2026-03-01', 'begin 2026-03-02'])
  today = '2026-03-04'
  badDays.add('2026-03-03')
  done.length = 0
  expect(await passDays(days)(today)).toEqual([new Error('a bad case')])
  expect(done).toEqual(['end 2026-03-02', 'end 2026-03-03', 'begin 2026-03-04'])
})
