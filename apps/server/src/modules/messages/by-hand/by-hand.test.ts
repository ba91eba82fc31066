import type { ToTell, Unreached, UnreachedToTell } from '@tongban/contracts/by-hand'
import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { plantDead } from '../../../../test/dead-letter.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { findReached } from '../reached.ts'

const world = await createWorld()
const scene = await openScene(world)
const { neighbour, clerk, subject } = scene
const on = world.clock.today()
const outlet = '410202-hall-1'
const stood = query<{
  state: string
  told_by: string
  told_on: string
  letter_number: string | null
  told_outlet_id: string | null
}>(
  'select state, told_by, told_on, letter_number, told_outlet_id from messages.sending where subject_id = $1 and id = $2',
)
const sentAsMail = query(
  `insert into messages.sending (subject_id, id, message_id, case_id, kind, agency_id, channel, state, attempts, due_at, created_at, sent_at)
   select subject_id, gen_random_uuid(), message_id, case_id, kind, agency_id, 'email', 'sent', 1, $3, $3, $3
   from messages.sending where subject_id = $1 and id = $2`,
)
const givenBy = query(
  'update people.contact set telephone_from = $2 where subject_id = $1 and superseded_by is null',
)
const aboutOf = query<{ case_id: string }>(
  'select case_id from messages.sending where subject_id = $1 and id = $2',
)
const looks = query<{ act: string; purpose: string | null }>(
  `select act, purpose from audit.entry where subject_id = $1 and act in ('messages.by-hand', 'messages.relay') order by at`,
)

test('an office sees what reached nobody without a name, and opens one with whom, where and the words; the look is in the audit', async () => {
  const { id } = await plantDead(world, subject, 'refused')

  const list = await neighbour.get('/api/unreached')
  const one = await answer<UnreachedToTell>(neighbour.get(`/api/unreached/${subject}/${id}`))
  const [seen] = await world.database.read({ path: 'worker' }, looks(subject))

  expect(list.json<{ rows: Unreached[] }>().rows.at(-1)).toMatchObject({
    subject,
    id,
    kind: 'refused',
    fault: 'http-503',
    relayed: null,
  })
  expect(list.body).not.toContain(one.name)
  expect(one).toMatchObject({ name: '王秀兰', kind: 'refused', relayed: null })
  expect(one.text).toContain('没有通过')
  expect(one.telephone).toMatch(/^1\d{10}$/)
  expect(seen.at(-1)).toEqual({ act: 'messages.by-hand', purpose: null })
})

test('a letter is told with its posting: day and number stand with it, and it is no dead letter any more', async () => {
  const { id } = await plantDead(world, subject, 'refused')
  const url = `/api/unreached/${subject}/${id}`

  const unnumbered = await neighbour.post(`${url}/told`, { how: 'letter', on })
  const numbered = await neighbour.post(`${url}/told`, { how: 'telephone', on, letterNumber: 'XA123456789' })
  const tomorrow = await neighbour.post(`${url}/told`, { how: 'telephone', on: addDays(on, 1) })
  const early = await neighbour.post(`${url}/told`, { how: 'telephone', on: '2020-01-01' })
  const posted = await neighbour.post(`${url}/told`, { how: 'letter', on, letterNumber: 'XA123456789' })
  const again = await neighbour.post(`${url}/told`, { how: 'telephone', on })
  const [[row]] = await world.database.read({ path: 'worker' }, stood(subject, id))

  expect([unnumbered, numbered].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'messages.letter-number',
    'messages.letter-number',
  ])
  expect([tomorrow, early].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'messages.told-on',
    'messages.told-on',
  ])
  expect(posted.statusCode).toBe(200)
  expect(again.json()).toMatchObject({ code: 'messages.no-sending' })
  expect(row).toEqual({
    state: 'told-otherwise',
    told_by: 'letter',
    told_on: on,
    letter_number: 'XA123456789',
    told_outlet_id: null,
  })
})

test('a letter is a sheet of its own, in the audit, and tells nobody by being printed', async () => {
  const { id } = await plantDead(world, subject, 'refused')

  const letter = await neighbour.get(`/api/unreached/${subject}/${id}/letter`)
  const [seen] = await world.database.read({ path: 'worker' }, looks(subject))
  const [[row]] = await world.database.read({ path: 'worker' }, stood(subject, id))

  expect(letter.headers['content-type']).toBe('application/pdf')
  expect(letter.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(seen.at(-1)).toEqual({ act: 'messages.by-hand', purpose: 'letter printed' })
  expect(row?.state).toBe('dead')
})

test('the clerk of an outlet is asked to tell, told whom and what, and ends it; who was told is sent nothing any more', async () => {
  const { id } = await plantDead(world, subject, 'refused')
  const url = `/api/unreached/${subject}/${id}`

  await answer(neighbour.post(`${url}/relay`, { outlet }))
  const twice = await neighbour.post(`${url}/relay`, { outlet })
  const { rows } = await answer<{ rows: { id: string }[] }>(clerk.get('/api/relays'))
  const relay = `/api/relays/${rows.at(-1)?.id ?? ''}`
  const told = await answer<ToTell>(clerk.get(relay))
  const without = await clerk.post(`${relay}/outcome`, { outcome: 'not-met', on })
  await answer(clerk.post(`${relay}/outcome`, { outcome: 'told-himself', on }))
  await world.events.deliver(world.clock.now())
  const again = await clerk.post(`${relay}/outcome`, { outcome: 'told-family', on })
  const [[row]] = await world.database.read({ path: 'worker' }, stood(subject, id))

  expect(twice.json()).toMatchObject({ code: 'messages.relayed' })
  expect(told).toMatchObject({ name: '王秀兰', kind: 'refused' })
  expect(without.json()).toMatchObject({ code: 'messages.not-met' })
  expect(again.json()).toMatchObject({ code: 'messages.no-relay' })
  expect(row).toEqual({
    state: 'told-otherwise',
    told_by: 'told-himself',
    told_on: on,
    letter_number: null,
    told_outlet_id: outlet,
  })
})

test('who was not met goes back to the office with the reason, which may ask another outlet or write', async () => {
  const { id } = await plantDead(world, subject, 'refused')
  const url = `/api/unreached/${subject}/${id}`
  await answer(neighbour.post(`${url}/relay`, { outlet }))
  const { rows } = await answer<{ rows: { id: string }[] }>(clerk.get('/api/relays'))
  await answer(
    clerk.post(`/api/relays/${rows.at(-1)?.id ?? ''}/outcome`, { outcome: 'not-met', on, why: 'moved' }),
  )
  await world.events.deliver(world.clock.now())

  const back = await answer<UnreachedToTell>(neighbour.get(url))
  const anew = await neighbour.post(`${url}/relay`, { outlet })
  const elsewhere = await neighbour.post(`${url}/relay`, { outlet: '410205-hall-1' })

  expect(back.relayed).toMatchObject({ notMet: 'moved' })
  expect(anew.statusCode).toBe(200)
  expect(elsewhere.json()).toMatchObject({ code: 'messages.relayed' })
})

test('an outlet of another agency is none to ask', async () => {
  const { id } = await plantDead(world, subject, 'refused')

  const foreign = await neighbour.post(`/api/unreached/${subject}/${id}/relay`, { outlet: '410205-hall-1' })

  expect(foreign.json()).toMatchObject({ code: 'messages.no-outlet' })
})

test('what need not reach anybody, and what went another way, is not listed', async () => {
  const news = await plantDead(world, subject, 'accepted')
  const both = await plantDead(world, subject, 'refused')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(sentAsMail(subject, both.id, world.clock.now())),
  )

  const listed = await neighbour.get('/api/unreached')

  expect(listed.body).not.toContain(news.id)
  expect(listed.body).not.toContain(both.id)
})

test('a telephone that an employer gave is not called about what is asked behind his back', async () => {
  const asked = await plantDead(world, subject, 'confirmation-asked')
  const usual = await plantDead(world, subject, 'refused')
  const told = async ({ id }: { id: string }): Promise<UnreachedToTell> =>
    await answer(neighbour.get(`/api/unreached/${subject}/${id}`))
  const own = await told(asked)
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(givenBy(subject, 'employer')))
  const [behind, plain] = [await told(asked), await told(usual)]
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(givenBy(subject, 'person')))

  expect(own.telephone).toBe(plain.telephone)
  expect(behind.telephone).toBeNull()
})

test.each([
  ['a letter that was posted', 'letter', false],
  ['a call', 'telephone', true],
] as const)('%s reaches him at once: %s %s', async (_what, how, reaches) => {
  const { id } = await plantDead(world, subject, 'refused')
  const letter = how === 'letter' ? { letterNumber: 'XA123456789' } : {}
  await answer(neighbour.post(`/api/unreached/${subject}/${id}/told`, { how, on, ...letter }))
  const [[about]] = await world.database.read({ path: 'worker' }, aboutOf(subject, id))
  const [found] = await world.database.read(
    { path: 'worker' },
    findReached([subject], [about?.case_id ?? '']),
  )

  expect(found.length).toBe(reaches ? 1 : 0)
})

test('what is told to himself only is not left with the family; where an office has told him the outlet is asked no more', async () => {
  const { id } = await plantDead(world, subject, 'account-changed')
  await answer(neighbour.post(`/api/unreached/${subject}/${id}/relay`, { outlet }))
  const { rows } = await answer<{ rows: { id: string }[] }>(clerk.get('/api/relays'))
  const relay = `/api/relays/${rows.at(-1)?.id ?? ''}`

  const family = await clerk.post(`${relay}/outcome`, { outcome: 'told-family', on })
  await answer(neighbour.post(`/api/unreached/${subject}/${id}/told`, { how: 'telephone', on }))
  const gone = await clerk.get(relay)
  const [seen] = await world.database.read({ path: 'worker' }, looks(subject))

  expect(family.json()).toMatchObject({ code: 'messages.himself-only' })
  expect(gone.json()).toMatchObject({ code: 'messages.relay-withdrawn' })
  expect(seen.map(({ purpose }) => purpose)).toEqual(
    expect.arrayContaining([`relay: ${outlet}`, 'told: telephone']),
  )
})
