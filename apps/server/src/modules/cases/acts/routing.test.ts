import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'

const world = await createWorld()

test('a case handed over leaves the sender and lies before the receiver, and the same key gives the first answer', async () => {
  const { url, id } = await handedIn()
  const sender = await world.signIn(world.username('reviewer', '410205-01'))
  const receiver = await world.signIn(world.username('reviewer', '410203-01'))
  const body = { version: 0, agencyId: '410203-01', reason: '关系已经转到顺河' }
  const key = newId()

  const handedOver = await sender.post(`${url}/routing`, body, key)
  const again = await sender.post(`${url}/routing`, body, key)

  expect(handedOver.json()).toMatchObject({ agencyId: '410203-01', version: 1 })
  expect(again.statusCode).toBe(200)
  expect(again.json()).toEqual(handedOver.json())
  expect((await sender.get(url)).statusCode).toBe(404)
  const inbox = await receiver.get('/api/tasks')
  expect(inbox.json<{ rows: { case: string }[] }>().rows.map((task) => task.case)).toContain(id)
})

test('who handed a case over may do nothing else with it, not even under the key of the handing over', async () => {
  const { url } = await handedIn()
  const sender = await world.signIn(world.username('reviewer', '410205-01'))
  const key = newId()
  await sender.post(`${url}/routing`, { version: 0, agencyId: '410203-01', reason: '关系已经转到顺河' }, key)

  const elsewhere = await sender.post(
    `${url}/routing`,
    { version: 1, agencyId: '410204-01', reason: '再转' },
    key,
  )
  const anew = await sender.post(`${url}/routing`, { version: 1, agencyId: '410204-01', reason: '再转' })
  const taken = await sender.post(`${url}/acceptance`, { version: 1 }, key)

  expect(elsewhere.json()).toMatchObject({ code: 'cases.not-found' })
  expect(anew.json()).toMatchObject({ code: 'cases.not-found' })
  expect(taken.json()).toMatchObject({ code: 'cases.not-found' })
})

test('after all of this every case stands where its log says', async () => {
  expect(await auditFaults(world)).toEqual([])
})

/** A case of 王秀兰, whose relation is at Yuwangtai, taken in at Longting. */
async function handedIn(): Promise<{ url: string; id: string }> {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  return await takeIn(clerk, await meet(clerk, '王秀兰'))
}
