import type { CountedCase, Figures } from '@tongban/contracts/analytics'
import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, caseOf, longting, papers } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { sumDays } from './sum.ts'

const world = await createWorld({ cases: 20 })
const officers = await officersOf(world)
const later = addDays(ordinaryDay, 10)
const outlet = '410202-hall-1'
const period = `from=${addDays(ordinaryDay, -30)}&to=${later}`
const findSummed = query<{ until: string }>('select until::text as until from analytics.summed')

/** Somebody new hands in at a counter. */
async function handedIn() {
  const clerk = await world.signIn(world.username('counter-clerk', longting))
  const { kind, number, name } = await plantNewcomer(world)
  const named = { kind, number, name }
  const visit = { ...named, subjectKind: 'person', identifiedBy: 'document', purpose: '改姓名' }
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', visit))
  const stage = async () =>
    (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id
  const body = { ...caseOf(subject, await papers(stage)), form: { what: 'name', name } }
  await answer(clerk.post('/api/cases', body))
  return named
}

/** A figure of an outlet, an item and an hour by what is asked, and how many cases open behind it. */
async function seen(manager: Signed, filter: string) {
  const of = async (by: string) =>
    (await answer<Figures>(manager.get(`/api/analytics/figures?by=${by}&${period}&${filter}`))).total.handedIn
  const behind = await answer<{ rows: CountedCase[] }>(
    manager.get(`/api/analytics/cases?figure=handed-in&${period}&${filter}`),
  )
  return {
    figures: await Promise.all(['outlet', 'item', 'agency', 'day'].map(of)),
    behind: behind.rows.length,
  }
}

test('a figure is of as many cases as open behind it, before and after its days are summed; who is hidden is in neither', async () => {
  const named = await handedIn()
  await handedIn()
  await world.deliverEvents()
  const manager = async () => await world.signIn(world.username('manager', '410200-01'))
  const filter = `item=person-change-key&outlet=${outlet}`
  const before = await seen(await manager(), filter)
  await shielded(officers, named)
  const unsummed = await seen(await manager(), filter)

  world.setDay(later)
  await sumDays(world, { today: later })
  const [[summed]] = await world.database.read({ path: 'worker' }, findSummed())
  const after = await seen(await manager(), filter)

  const less = before.behind - 1
  expect(before.figures).toEqual([before.behind, before.behind, before.behind, before.behind])
  expect(unsummed).toEqual({ figures: [less, less, less, less], behind: less })
  expect(summed?.until).toBe(ordinaryDay)
  expect(after).toEqual(unsummed)
})
