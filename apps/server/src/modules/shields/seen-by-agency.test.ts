import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { askByEmployer } from '../../../test/confirmations.ts'
import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, longting } from '../../../test/scene.ts'
import { askedShield, type Named, type Officers, takeOn, yuwangtai } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const [here, there] = [await takeOn(world, yuwangtai), await takeOn(world, longting)]
const tasksOf = query<{ agency_id: string; done: boolean }>(
  `select agency_id, done_at is not null as done from cases.task where desk = 'officer' and kind = 'shield-named' and matter = $1 order by agency_id`,
)
const looksAt = query<{ agency_id: string }>(
  `select agency_id from audit.entry where act = 'shields.see-mention' and purpose = $1 order by at`,
)
const tasks = async (id: string) => (await world.database.read({ path: 'worker' }, tasksOf(id)))[0]
const mentionsOf = async (who: Signed) =>
  (await answer<{ mentions: { id: string }[] }>(who.get('/api/shields'))).mentions.map(({ id }) => id)
const confirmed = async ({ confirms }: Officers, { id }: { id: string }) =>
  await answer(confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
/** An employer's case names her. @returns what her officers are to look at */
async function named({ kind, number, name }: Named): Promise<string> {
  await askByEmployer(world, [
    { name, 'document-kind': kind, 'document-number': number, from: world.clock.today() },
  ])
  return (await mentionsOf(here.asks)).at(-1) ?? ''
}

test('of two agencies that hide one person each sees for itself where she is named, and takes nothing from the other', async () => {
  const her = await plantNewcomer(world)
  const [one, other] = [await askedShield(here, her), await askedShield(there, her)]
  await confirmed(here, one)
  await confirmed(there, other)
  const id = await named(her)
  await world.sweep()

  await answer(here.asks.post(`/api/shield-mentions/${id}/seen`))
  const again = await here.confirms.post(`/api/shield-mentions/${id}/seen`)
  const left = { here: await mentionsOf(here.asks), there: await mentionsOf(there.asks) }
  const between = await tasks(id)
  await world.sweep()
  const swept = await tasks(id)
  await answer(there.asks.post(`/api/shield-mentions/${id}/seen`))
  const [looks] = await world.database.read({ path: 'worker' }, looksAt(id))

  expect(again.json()).toMatchObject({ code: 'shields.no-mention' })
  expect(left.here).not.toContain(id)
  expect(left.there).toContain(id)
  expect(between).toEqual([
    { agency_id: longting, done: false },
    { agency_id: yuwangtai, done: true },
  ])
  expect(swept).toEqual(between)
  expect(await mentionsOf(there.asks)).not.toContain(id)
  expect((await tasks(id)).map(({ done }) => done)).toEqual([true, true])
  expect(looks.map(({ agency_id }) => agency_id)).toEqual([yuwangtai, longting])
})

test('who hides somebody later looks at what nobody has seen, and not at what another has seen before', async () => {
  const her = await plantNewcomer(world)
  const request = await askedShield(there, her) // asked before she is hidden; to ask afterwards finds nobody
  await confirmed(here, await askedShield(here, her))
  const [seen, unseen] = [await named(her), await named(her)]
  await answer(here.asks.post(`/api/shield-mentions/${seen}/seen`))

  world.setDay(addDays(ordinaryDay, 1))
  const later = await takeOn(world, longting)
  await confirmed(later, request)
  const found = await mentionsOf(later.asks)

  expect(seen).not.toBe(unseen)
  expect(found).toContain(unseen)
  expect(found).not.toContain(seen)
})
