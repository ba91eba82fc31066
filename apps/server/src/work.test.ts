import { expect, test } from 'vitest'

import { jobsOf } from './work.ts'

test('whatever is scheduled runs each minute: a job that rests for longer than three is taken for dead, and the house for not ready', () => {
  const nothing: Parameters<typeof jobsOf>[0] = JSON.parse('{}')

  const schedules = jobsOf(nothing).flatMap((job) => ('cron' in job ? [job.cron] : []))

  expect(schedules.length).toBeGreaterThan(10)
  expect([...new Set(schedules)]).toEqual(['* * * * *'])
})
