import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'

import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer, caseOf, papers } from '../../../test/scene.ts'
import {
  askedShield,
  type Named,
  officersOf,
  reviewOn,
  shielded,
  takeOn,
  withRight,
} from '../../../test/shields.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const [yuwangtai, longting, city] = ['410205-01', '410202-01', '410200-01']
const outletOf = (agencyId: string) => `${agencyId.slice(0, 6)}-hall-1`
const hiders = await officersOf(world) // of Yuwangtai
const clerk = await world.signIn(world.username('counter-clerk', longting))
const visitOf = ({ kind, number, name }: Named) => ({
  kind,
  number,
  name,
  subjectKind: 'person',
  identifiedBy: 'document',
  purpose: '改姓名',
})
const nobody = { kind: 'passport', number: 'E00000001', name: '查无此人' }
const told = (reply: LightMyRequestResponse) => ({
  status: reply.statusCode,
  ...reply.json<object>(),
  request: '',
})
const listed = async (who: Signed) =>
  (await answer<{ rows: { subject: string }[] }>(who.get('/api/shields'))).rows.map((row) => row.subject)

const ask = async (who: Signed, { kind, number, name }: Named) =>
  await who.post('/api/shields', { kind, number, name, reason: 'witness', reviewOn })
const confirm = async (who: Signed, { id }: { id: string }) =>
  await answer(who.post(`/api/shield-requests/${id}/decision`, { agree: true }))
const [wang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const hers = { kind: wang?.documents[0]?.kind, number: wang?.documents[0]?.number, name: wang?.name }

/** A case of 王秀兰 that waits for a review at Yuwangtai, where she is insured. */
async function caseAtYuwangtai() {
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', visitOf(hers)))
  const stage = async () =>
    (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id
  const { id } = await answer<{ id: string }>(clerk.post('/api/cases', caseOf(subject, await papers(stage))))
  const url = `/api/cases/${subject}/${id}`
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { subject, id, url }
}

test('at a counter a right at another agency opens nobody, one at the agency that hides her or above it does', async () => {
  const named = await plantNewcomer(world)
  await shielded(hiders, named)
  const at = async (agencyId: string, rightAt: string) =>
    await withRight(world, 'counter-clerk', agencyId, { outletId: outletOf(agencyId), rightAt })
  const came = async (who: Signed) => await who.post('/api/visits', visitOf(named))

  const foreign = await at(longting, longting)
  const hidden = await came(foreign)
  const unknown = await foreign.post('/api/visits', visitOf(nobody))
  const ofHers = await came(await at(yuwangtai, yuwangtai))
  const fromElsewhere = await came(await at(longting, yuwangtai))
  const ofAbove = await came(await at(longting, city))

  expect(told(hidden)).toEqual(told(unknown))
  expect([ofHers, fromElsewhere, ofAbove].map((reply) => reply.statusCode)).toEqual([200, 200, 200])
})

test('a matter of hers that runs opens her in the office where it runs to who holds the right there, and at its counter to nobody', async () => {
  const { subject, id, url } = await caseAtYuwangtai()
  const plain = await world.signIn(await world.hire('reviewer', yuwangtai))
  const reviewer = await withRight(world, 'reviewer', yuwangtai)
  const approver = await withRight(world, 'approver', yuwangtai)
  const elsewhere = await withRight(world, 'reviewer', yuwangtai, { rightAt: '410203-01' })
  const counter = await withRight(world, 'counter-clerk', yuwangtai, { outletId: outletOf(yuwangtai) })

  await shielded(await takeOn(world, longting), hers)

  const inbox = async (who: Signed) => (await who.get('/api/tasks?view=agency')).body.includes(id)
  expect(await Promise.all([plain, reviewer, elsewhere].map(inbox))).toEqual([false, true, false])
  expect((await elsewhere.get(url)).statusCode).toBe(404)
  expect((await reviewer.get(`/api/people/${subject}?case=${id}`)).statusCode).toBe(200)
  expect(told(await counter.post('/api/visits', visitOf(hers)))).toEqual(
    told(await counter.post('/api/visits', visitOf(nobody))),
  )
  await answer(reviewer.post(`${url}/opinion`, { version: 1, favourable: false, note: '材料不一致' }))
  const refused = await approver.post(`${url}/decision`, { version: 2, grant: false, note: '材料不一致' })
  expect(refused.statusCode).toBe(200)
  // Its paper is to be delivered: the matter is not over. Then it is.
  const { rows } = await answer<{ rows: { id: string; kind: string }[] }>(
    reviewer.get(`/api/papers/${subject}?case=${id}`),
  )
  const refusal = rows.find(({ kind }) => kind === 'refusal')
  const delivery = { case: id, how: 'post', day: ordinaryDay, proof: '挂号信 XA123' }
  await answer(reviewer.post(`/api/papers/${subject}/${refusal?.id ?? ''}/delivery`, delivery))
  await world.deliverEvents()
  const over = [await reviewer.get(url), await reviewer.get(`/api/people/${subject}?case=${id}`)]
  expect(over.map((reply) => reply.statusCode)).toEqual([404, 404])
  expect(await inbox(reviewer)).toBe(false)
})

test('whom another agency hides an officer is told like one who is not there; the agency above takes her over', async () => {
  const named = await plantNewcomer(world)
  const subject = await shielded(hiders, named)
  const others = await takeOn(world, longting)
  const above = await takeOn(world, city)
  const again = await ask(hiders.asks, named)
  const foreign = await ask(others.asks, named)
  const unknown = await ask(others.asks, nobody)
  const hersBefore = await listed(hiders.asks)
  await shielded(above, named)

  expect(again.json()).toMatchObject({ code: 'shields.known' })
  expect(told(foreign)).toEqual(told(unknown))
  expect(hersBefore).toContain(subject)
  expect(await listed(hiders.asks)).not.toContain(subject)
  expect(await listed(above.asks)).toContain(subject)
  const counter = await withRight(world, 'counter-clerk', yuwangtai, { outletId: outletOf(yuwangtai) })
  expect(told(await counter.post('/api/visits', visitOf(named)))).toEqual(
    told(await counter.post('/api/visits', visitOf(nobody))),
  )
})

test('two agencies that asked at the same time are told nothing of each other; she is hidden until both have ended it', async () => {
  const named = await plantNewcomer(world)
  const others = await takeOn(world, longting)
  const first = await askedShield(hiders, named)
  const second = await askedShield(others, named)
  const seen = async () => (await clerk.post('/api/visits', visitOf(named))).statusCode
  const end = async ({ asks, confirms }: typeof others) =>
    await confirm(
      confirms,
      await answer<{ id: string }>(
        asks.post(`/api/shields/${first.subject}/requests`, { wants: 'end', reason: 'witness' }),
      ),
    )

  await confirm(hiders.confirms, first)
  await confirm(others.confirms, second)
  expect(await listed(others.asks)).toContain(first.subject)
  const both = await seen()
  await end(hiders)
  const one = await seen()
  await end(others)

  expect([both, one, await seen()]).toEqual([404, 404, 200])
})
