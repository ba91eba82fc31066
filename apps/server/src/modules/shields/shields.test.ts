import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'

import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, caseOf, longting, papers } from '../../../test/scene.ts'
import { askedShield, officersOf, reviewOn, shielded, withRight, yuwangtai } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const officers = await officersOf(world)
const [, zhang, , chen, , , other, li] = kaifengCity({
  seed: 7,
  people: 30,
  today: ordinaryDay,
}).persons
const clerk = await world.signIn(world.username('counter-clerk', longting))
const documentOf = (person: typeof zhang) => ({
  kind: person?.documents[0]?.kind,
  number: person?.documents[0]?.number,
  name: person?.name,
})
const visitOf = (named: object) => ({
  ...named,
  subjectKind: 'person',
  identifiedBy: 'document',
  purpose: '改姓名',
})
const nobody = { kind: 'passport', number: 'E00000001', name: '查无此人' }
const codeOf = async (sent: Promise<LightMyRequestResponse>) => (await sent).json<{ code?: string }>()
const told = (reply: LightMyRequestResponse) => ({
  status: reply.statusCode,
  ...reply.json<object>(),
  request: '',
})

/** A case of somebody that waits in an office, handed in at a counter. */
async function caseFor(person: typeof zhang) {
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', visitOf(documentOf(person))),
  )
  const stage = async () =>
    (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id
  const body = { ...caseOf(subject, await papers(stage)), form: { what: 'name', name: person?.name } }
  const opened = await answer<{ id: string; agencyId: string; number: string }>(
    clerk.post('/api/cases', body),
  )
  const url = `/api/cases/${subject}/${opened.id}`
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { subject, url, ...opened }
}

test('whoever asks does not confirm; the reason stands in the request only, and who reads it stands in the audit', async () => {
  const named = await plantNewcomer(world)
  const { id, subject } = await askedShield(officers, named)

  const own = await codeOf(officers.asks.post(`/api/shield-requests/${id}/decision`, { agree: true }))
  const list = await officers.confirms.get('/api/shields')
  const read = await answer(officers.confirms.get(`/api/shield-requests/${id}`))
  await answer(officers.confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
  const again = await codeOf(officers.asks.post(`/api/shield-requests/${id}/decision`, { agree: true }))

  const looks = query<{ act: string; purpose: string }>(
    'select act, purpose from audit.entry where subject_id = $1 order by at',
  )
  const [entries] = await world.database.read({ path: 'worker' }, looks(subject))
  expect(own).toMatchObject({ code: 'shields.same-person' })
  expect(list.body).toContain(id)
  expect(list.body).not.toContain('witness')
  expect(read).toMatchObject({ reason: 'witness' })
  expect(again).toMatchObject({ code: 'shields.decided' })
  expect(entries.map(({ act }) => act)).toEqual(['shields.ask', 'shields.read', 'shields.decide'])
  expect(JSON.stringify(entries)).not.toContain('witness')
})

test('it is dated, looked at again later and ended the same way; refused, nothing changes', async () => {
  const subject = await shielded(officers, await plantNewcomer(world))
  const ask = async (body: object) =>
    await answer<{ id: string }>(officers.asks.post(`/api/shields/${subject}/requests`, body))
  const decide = async ({ id }: { id: string }, agree: boolean) =>
    await answer(officers.confirms.post(`/api/shield-requests/${id}/decision`, { agree }))
  const seen = async () =>
    (
      await answer<{ rows: { subject: string; reviewOn: string; due: boolean }[] }>(
        officers.asks.get('/api/shields'),
      )
    ).rows.find((row) => row.subject === subject)

  const first = await seen()
  await decide(await ask({ wants: 'end', reason: 'witness' }), false)
  const refused = await seen()
  await decide(await ask({ wants: 'review', reason: 'witness', reviewOn: '2027-01-04' }), true)
  const moved = await seen()
  const early = await codeOf(
    officers.asks.post(`/api/shields/${subject}/requests`, {
      wants: 'review',
      reason: 'witness',
      reviewOn: ordinaryDay,
    }),
  )
  await decide(await ask({ wants: 'end', reason: 'witness' }), true)
  const ended = await seen()

  expect(first).toMatchObject({ reviewOn, due: false })
  expect(refused).toEqual(first)
  expect(moved).toMatchObject({ reviewOn: '2027-01-04' })
  expect(early).toMatchObject({ code: 'shields.day' })
  expect(ended).toBeUndefined()
})

test('at a counter a hidden person and one who is not known are told word for word alike; with the right she is received', async () => {
  const before = await clerk.post('/api/visits', visitOf(documentOf(chen)))
  const { subject } = before.json<{ subject: string }>()
  await shielded(officers, documentOf(chen))

  const hidden = await clerk.post('/api/visits', visitOf(documentOf(chen)))
  const misnamed = await clerk.post('/api/visits', visitOf({ ...documentOf(chen), name: '别的人' }))
  const unknown = await clerk.post('/api/visits', visitOf(nobody))
  const record = await clerk.get(`/api/people/${subject}`)
  const foreign = await clerk.get('/api/people/0199f000-0000-7000-8000-000000000000')
  const open = await clerk.get('/api/visits/open')
  const served = await (
    await withRight(world, 'counter-clerk', yuwangtai, { outletId: '410205-hall-1' })
  ).post('/api/visits', visitOf(documentOf(chen)))

  expect(before.statusCode).toBe(200)
  expect(told(hidden)).toEqual(told(unknown))
  expect(told(misnamed)).toEqual(told(unknown))
  expect(told(record)).toEqual(told(foreign))
  expect(open.body).not.toContain(subject)
  expect(served.statusCode).toBe(200)
})

test('taken on as new there, she is served like anybody new and found again, and the officers see that it happened', async () => {
  const { kind, number, name } = await plantNewcomer(world)
  const named = { kind, number, name }
  const subject = await shielded(officers, named)
  const stranger = { kind: 'passport', number: 'XQ1230001', name: '陌生人' }

  const hers = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...visitOf(named), register: true }),
  )
  const his = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...visitOf(stranger), register: true }),
  )
  const again = await answer<{ subject: string }>(clerk.post('/api/visits', visitOf(named)))
  const misnamed = async (one: object) =>
    told(await clerk.post('/api/visits', visitOf({ ...one, name: '别的人' })))
  const list = await answer<{ rows: { subject: string; takenOnAnew: boolean }[] }>(
    officers.asks.get('/api/shields'),
  )

  expect(hers.subject).not.toBe(subject)
  expect(again.subject).toBe(hers.subject)
  expect(Object.keys(hers)).toEqual(Object.keys(his))
  expect(await misnamed(named)).toEqual(await misnamed(stranger))
  expect(list.rows.find((row) => row.subject === subject)).toMatchObject({ takenOnAnew: true })
})

test('her case leaves the inbox, the counts and the hands of all without the right, and lies with those who hold it', async () => {
  const { url, id, subject, agencyId } = await caseFor(li)
  const plain = await world.signIn(await world.hire('reviewer', agencyId))
  const holder = await withRight(world, 'reviewer', agencyId)
  await answer(plain.post(`${url}/claim`))
  const before = await plain.get('/api/tasks/counts')

  await shielded(officers, documentOf(li))
  await world.deliverEvents()

  const read = await plain.get(url)
  const shut = [read, await plain.post(`${url}/claim`), await plain.get(`/api/people/${subject}?case=${id}`)]
  const unknown = await plain.get(
    '/api/cases/0199f000-0000-7000-8000-000000000000/0199f000-0000-7000-8000-000000000000',
  )
  const inbox = await plain.get('/api/tasks?view=agency')
  const after = await plain.get('/api/tasks/counts')
  expect(told(read)).toEqual(told(unknown))
  expect(shut.map((reply) => reply.statusCode)).toEqual([404, 404, 404])
  expect(inbox.body).not.toContain(id)
  expect(after.body).not.toBe(before.body)
  expect((await holder.get('/api/tasks?view=agency')).body).toContain(id)
  const able = await answer<{ rows: { id: string }[] }>(holder.get(`${url}/colleagues`))
  expect(able.rows.map((row) => row.id)).not.toContain(plain.staffId)
  expect((await holder.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })).statusCode).toBe(
    200,
  )
})

test('where nobody holds the right the head is told that something cannot be done, and of whom or what it is not', async () => {
  const { id, subject, agencyId, number } = await caseFor(zhang)
  await shielded(officers, documentOf(zhang))
  await world.sweep()

  const head = await world.signIn(await world.hire('agency-head', agencyId))
  const asked = await head.get('/api/absences/asked')

  const { rows } = asked.json<{ rows: { kind: string; task: string; waiting: number }[] }>()
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'unheld', task: 'review', waiting: 1 }))
  for (const secret of [id, subject, number, zhang?.name ?? '']) expect(asked.body).not.toContain(secret)
})

test('she herself sees and hands in her own as ever', async () => {
  const own = await world.enter(chen?.telephone ?? '')
  const { people } = await answer<{ people: { subject: string }[] }>(own.get('/api/accounts/own'))

  const record = await own.get(`/api/people/${people[0]?.subject ?? ''}`)

  expect(record.statusCode).toBe(200)
  expect(record.body).toContain(chen?.name)
})

test('a right at one agency opens nobody at another', async () => {
  const { id, subject, agencyId } = await caseFor(other)
  const grant = { post: 'business', outletId: null, from: '2020-01-01', to: null } as const
  const elsewhere = await world.signIn(
    await world.employ({
      grants: [
        { ...grant, role: 'reviewer', agencyId },
        { ...grant, role: 'shield-officer', agencyId: longting },
      ],
    }),
  )
  const before = await elsewhere.get('/api/tasks?view=agency')

  await shielded(officers, documentOf(other))

  const after = await elsewhere.get('/api/tasks?view=agency')
  expect(before.body).toContain(id)
  expect(after.body).not.toContain(subject)
})
