import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()

test('the running cases of an outlet are on its first page, however many others are due before them', async () => {
  const busy = await world.signIn(world.username('counter-clerk', '410202-01'))
  const quiet = await world.signIn(world.username('counter-clerk', '410203-01'))
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const subject = await meet(busy, '王秀兰')
  for (let taken = 0; taken < 55; taken += 1) await takeIn(busy, subject)
  const { id } = await takeIn(quiet, await meet(quiet, '王秀兰'))

  const page = await manager.get('/api/analytics/cases?figure=running&outlet=410203-hall-1')

  expect(page.json<{ rows: { id: string }[] }>().rows.map((row) => row.id)).toEqual([id])
})
