import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { publishInCity } from '../../../test/item-drafts.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { shippedDeclarations } from './items.ts'
import { declarationHash } from './publish.ts'
import { newerShipped, type PublishedBy, publishNewerShipped, versionsInOrder } from './upgrade.ts'

const world = await createWorld()
const { database, registry, cases } = world
const deps = { database, registry, catalogue: cases.catalogue }
const declared = (code: string) => {
  const found = shippedDeclarations().find((one) => one.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}
const makeOlder = query(
  'update catalogue.version set declaration = $2, hash = $3 where code = $1 and version = 1',
)
const allVersions = query<PublishedBy>(versionsInOrder)
const systemActor = world.systemContext().actorId

test('a newer shipped declaration is published at the start, and what runs keeps the one it began with', async () => {
  const shipped = declared('person-change-other')
  const older = { ...shipped, form: shipped.form.map(({ proved: _proved, ...field }) => field) }
  await shipBefore(older)
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const begun = await takeIn(clerk, await meet(clerk, '王秀兰'))

  const first = await publishNewerShipped(deps, world.systemContext())
  const second = await publishNewerShipped(deps, world.systemContext())
  const running = await answer<{ itemVersion: number }>(clerk.get(begun.url))

  expect(first).toMatchObject([{ code: shipped.code, version: 2 }])
  expect(second).toEqual([])
  expect(cases.catalogue.current(shipped.code)).toMatchObject({ version: 2, declaration: shipped })
  expect(running.itemVersion).toBe(1)
  expect(cases.catalogue.pinned(shipped.code, 1)?.declaration).toEqual(older)
})

test('an older program that starts beside a newer one takes nothing back', async () => {
  const shipped = declared('person-change-other')
  const newest = { ...shipped, recheck: { share: 0.5 } }

  await publishNewerShipped(deps, world.systemContext(), [newest])
  const again = await publishNewerShipped(deps, world.systemContext(), [shipped])

  expect(again).toEqual([])
  expect(cases.catalogue.current(shipped.code)?.declaration).toEqual(newest)
})

test('a version of the agency stays in force, and it is said that a newer shipped one exists', async () => {
  const shipped = declared('person-proof')
  await shipBefore({ ...shipped, reach: 'agency' })
  const own = { ...shipped, recheck: { share: 1 } }
  await publishInCity(world, own)

  const published = await publishNewerShipped(deps, world.systemContext())
  const [versions] = await database.read({ path: 'worker' }, allVersions())

  expect(published).toEqual([])
  expect(cases.catalogue.current(shipped.code)?.declaration).toEqual(own)
  expect(newerShipped(versions, systemActor).owned.map(({ code }) => code)).toEqual([shipped.code])
})

test('who applied under a version that told nobody of a merging is told as the newest says; the rest of it stays as it was', async () => {
  const { tellsOthers, ...older } = declared('person-merge')
  await shipBefore(older)
  await publishNewerShipped(deps, world.systemContext())
  await cases.catalogue.refresh()

  expect(tellsOthers).toBeDefined()
  expect(cases.catalogue.current('person-merge')?.version).toBe(2)
  expect(cases.catalogue.pinned('person-merge', 1)?.declaration).toEqual({ ...older, tellsOthers })
})

/** As if this had been shipped when the city was loaded. */
async function shipBefore(older: ReturnType<typeof declared>): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(makeOlder(older.code, JSON.stringify(older), declarationHash(older))),
  )
  await cases.catalogue.refresh()
}
