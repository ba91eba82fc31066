import { baseLaw } from '@tongban/policy'
import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { openLaw } from './calendar.ts'

const world = await createWorld()

test('a program that knows more years than were published opens: the later of both days holds, and so do the published days', async () => {
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into calendar.known (until, source, recorded_at) values ('2025-12-31', '旧安排', now())`,
    )
    await owner.query(
      `insert into calendar.exception (day, kind, name, source, published_on, recorded_at) values ('2025-11-06', 'off', '样例', '旧安排', '2025-01-02', now())`,
    )
  })

  const { law } = await openLaw(world.database)

  expect(law().calendar.knownUntil).toBe(baseLaw.calendar.knownUntil)
  expect(law().calendar.exceptions['2025-11-06']).toMatchObject({ kind: 'off', name: '样例' })
})

test('a law that could not be read again is read until it can, and the server is not ready meanwhile', async () => {
  const { law } = await openLaw(world.database)
  await withClient(world.connection, async (owner) => {
    await owner.query(
      `insert into calendar.known (until, source, recorded_at) values ('2028-12-31', '新安排', now())`,
    )
    await owner.query('alter table calendar.known rename to away')
    await owner.query(`select pg_notify('calendar', '')`)
    await expect.poll(() => [...world.database.behind]).toContainEqual({ channel: 'calendar' })
    expect(law().calendar.knownUntil).toBe(baseLaw.calendar.knownUntil)
    await owner.query('alter table calendar.away rename to known')
  })

  await expect.poll(() => law().calendar.knownUntil).toBe('2028-12-31')
  await expect.poll(() => [...world.database.behind]).toEqual([])
})
