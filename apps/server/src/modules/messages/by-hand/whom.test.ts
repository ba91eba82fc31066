import type { Relays, ToTell, UnreachedToTell } from '@tongban/contracts/by-hand'
import { expect, test } from 'vitest'

import { plantDead } from '../../../../test/dead-letter.ts'
import { answer, identification, longting, openScene } from '../../../../test/scene.ts'
import { shielded, takeOn, withRight } from '../../../../test/shields.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const world = await createWorld()
const { neighbour, clerk, subject } = await openScene(world)
const outlet = '410202-hall-1'
const { kind, number, name } = identification
const hers = { kind, number, name }
const telephoneFrom = query(
  'update people.contact set telephone_from = $2 where subject_id = $1 and superseded_by is null',
)
const codeOf = async (reply: ReturnType<Signed['get']>) => (await reply).json<{ code?: string }>().code
const relaysOf = async (who: Signed) => (await answer<Relays>(who.get('/api/relays'))).rows

/** What reached her not, and is passed on at the outlet of the clerk. */
async function asked() {
  const { id } = await plantDead(world, subject, 'refused')
  await answer(neighbour.post(`/api/unreached/${subject}/${id}/relay`, { outlet }))
  const relay = (await relaysOf(clerk)).at(-1)?.id ?? ''
  return { id, relay, url: `/api/relays/${relay}` }
}

test('a clerk neither sees nor does what his outlet is asked to tell somebody of his own family; his colleague does', async () => {
  const { relay, url } = await asked()
  const relative = await world.signIn(await world.hire('counter-clerk', longting, outlet))
  const before = await relaysOf(relative)
  await answer(relative.post('/api/kin', { relation: 'parent', ...hers }))
  const outcome = { outcome: 'told-himself', on: world.clock.today() }

  const listed = await relaysOf(relative)
  const codes = [await codeOf(relative.get(url)), await codeOf(relative.post(`${url}/outcome`, outcome))]
  const colleague = await answer<ToTell>(clerk.get(url))

  expect(before.map(({ id }) => id)).toContain(relay)
  expect(listed.map(({ id }) => id)).not.toContain(relay)
  expect(codes).toEqual(['messages.no-relay', 'messages.no-relay'])
  expect(colleague.name).toBe(name)
})

test('a member of an office does not tell his own family by hand', async () => {
  const { id } = await plantDead(world, subject, 'refused')
  const url = `/api/unreached/${subject}/${id}`
  const relative = await world.signIn(await world.hire('reviewer', longting))
  await answer(relative.post('/api/kin', { relation: 'parent', ...hers }))
  const told = { how: 'telephone', on: world.clock.today() }

  const list = await relative.get('/api/unreached')
  const codes = [await codeOf(relative.get(url)), await codeOf(relative.post(`${url}/told`, told))]

  expect(list.body).not.toContain(id)
  expect(codes).toEqual(['general.kin', 'general.kin'])
})

test('somebody hidden is told by her officer alone, on the telephone that she gave herself; no outlet is asked, and one that was sees nothing of it any more', async () => {
  const { id, relay, url } = await asked()
  const other = `/api/unreached/${subject}/${(await plantDead(world, subject, 'refused')).id}`
  const { telephone } = await answer<UnreachedToTell>(neighbour.get(other))
  await shielded(await takeOn(world, longting), hers)
  const officer = await withRight(world, 'reviewer', longting)

  const atCounter = { list: await clerk.get('/api/relays'), code: await codeOf(clerk.get(url)) }
  const without = await neighbour.get('/api/unreached')
  const codes = [
    await codeOf(neighbour.get(other)),
    await codeOf(neighbour.get(`${other}/letter`)),
    await codeOf(neighbour.post(`${other}/told`, { how: 'telephone', on: world.clock.today() })),
    await codeOf(neighbour.post(`${other}/relay`, { outlet })),
    await codeOf(neighbour.post(`/api/unreached/${subject}/${id}/relay/withdrawal`, { why: 'not-needed' })),
  ]
  const opened = await answer<UnreachedToTell>(officer.get(other))
  const relayed = await codeOf(officer.post(`${other}/relay`, { outlet }))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(telephoneFrom(subject, 'employer')),
  )
  const typed = await answer<UnreachedToTell>(officer.get(other))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(telephoneFrom(subject, 'person')),
  )

  expect(atCounter.list.body).not.toContain(relay)
  expect(atCounter.code).toBe('messages.no-relay')
  expect(without.body).not.toContain(subject)
  expect(new Set(codes)).toEqual(new Set(['messages.no-sending']))
  expect(opened).toMatchObject({ name, telephone, outlets: [] })
  expect(relayed).toBe('messages.no-outlet')
  expect(typed.telephone).toBeNull()
})
