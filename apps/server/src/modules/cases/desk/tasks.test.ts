import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()

test('a claim is a hint and no lock: a colleague acts all the same, and the version guards both', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410205-01'))
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const { agencyId } = (await clerk.get(url)).json<{ agencyId: string }>()
  const claimer = await world.signIn(await world.hire('reviewer', agencyId))
  const colleague = await world.signIn(await world.hire('reviewer', agencyId))

  const claimed = await claimer.post(`${url}/claim`)
  const second = await colleague.post(`${url}/claim`)
  const acceptance = await colleague.post(`${url}/acceptance`, { version: 0 })
  const stale = await claimer.post(`${url}/acceptance`, { version: 0 })

  expect(claimed.statusCode).toBe(200)
  expect(second.json()).toMatchObject({ code: 'cases.claimed' })
  expect(acceptance.statusCode).toBe(200)
  expect(stale.statusCode).toBe(409)
})
