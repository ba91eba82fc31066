import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { counterOf } from '../../../../test/counter.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver, person, subject } = scene

test('where the only approver has decided, the agency above decides the correction, and both cases are seen by whom they are about', async () => {
  const { id, url, version } = await scene.caseAt('closed')
  await answer(reviewer.post(`${url}/questioning`, { version, note: '档案里夹着别人的页' }))
  const city = await world.signIn(world.username('approver', '410200-01'))

  const again = await reviewer.post(`${url}/questioning`, { version: version + 1, note: '再说一次' })
  const counter = await counterOf(person, subject, id)
  const decision = { version: counter.version, grant: true, note: '不是她的' }
  const byOwner = await approver.post(`${counter.url}/decision`, decision)
  const told = await answer<{ agencyId: string }>(person.get(counter.url))
  await answer(city.post(`${counter.url}/decision`, decision))
  await world.deliverEvents()

  expect(again.json()).toMatchObject({ code: 'cases.questioned' })
  expect(byOwner.json()).toMatchObject({ code: 'cases.not-found' }) // it does not lie there
  expect(told.agencyId).toBe('410200-01')
  expect(await answer(person.get(url))).toMatchObject({ outcome: 'reversed', agencyId: '410205-01' })
  expect(await answer(person.get(counter.url))).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})
