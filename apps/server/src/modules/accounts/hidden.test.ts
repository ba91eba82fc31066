import { expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { askedShield, type Named, officersOf, withRight, yuwangtai } from '../../../test/shields.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const officers = await officersOf(world)
const [, zhang, li, chen] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const documentOf = (person: typeof li): Named => ({
  kind: person?.documents[0]?.kind,
  number: person?.documents[0]?.number,
  name: person?.name,
})

interface Own {
  readonly people: { readonly subject: string; readonly name: string }[]
  readonly subject: string | null
}
const own = async (who: Signed) => await answer<Own>(who.get('/api/accounts/own'))
const named = ({ people }: Own) => people.map(({ name }) => name)
const agree = async (id: string) =>
  await answer(officers.confirms.post(`/api/shield-requests/${id}/decision`, { agree: true }))
const readRequest = async (id: string) =>
  await answer<{ reach: object | null }>(officers.confirms.get(`/api/shield-requests/${id}`))

test('once she is hidden a telephone that she shares logs in for her no more, in open sessions, by her number or anew, until she proves one at a counter with the right', async () => {
  const shared = await world.enter(zhang?.telephone ?? '')
  const before = await own(shared)
  const her = before.people.find(({ name }) => name === li?.name)?.subject ?? ''
  await answer(shared.post('/api/accounts/own/person', { subject: her }))
  await answer(shared.get(`/api/people/${her}`))
  const { id } = await askedShield(officers, documentOf(li))

  const { reach } = await readRequest(id)
  await agree(id)
  const after = await own(shared)
  const record = await shared.get(`/api/people/${her}`)
  const anew = await own(await world.enter(zhang?.telephone ?? ''))
  const { kind, number, name } = documentOf(li)
  const byNumber = await shared.post('/api/accounts/own/bindings', { kind, number, name })
  const unknown = await shared.post('/api/accounts/own/bindings', { kind, number, name: '无名' })

  expect(reach).toEqual({ logins: 1, shared: 1, telephones: 1, recordShared: true })
  expect([named(before), named(after), named(anew)]).toEqual([
    expect.arrayContaining([zhang?.name, li?.name]),
    [zhang?.name],
    [zhang?.name],
  ])
  expect(record.statusCode).not.toBe(200)
  expect(byNumber.json()).toMatchObject({ code: 'accounts.no-match' })
  expect({ ...byNumber.json<object>(), request: '' }).toEqual({ ...unknown.json<object>(), request: '' })

  const counter = await withRight(world, 'counter-clerk', yuwangtai, { outletId: '410205-hall-1' })
  const visit = { ...documentOf(li), subjectKind: 'person', identifiedBy: 'document', purpose: '换手机' }
  await answer(counter.post('/api/visits', visit))
  const telephone = '13300000088'
  await answer(counter.post('/api/accounts/codes', { telephone }))
  await answer(counter.post(`/api/accounts/${her}/bindings`, { telephone, code: '246810' }))
  await world.deliverEvents()
  const hers = await world.enter(telephone)

  expect(named(await own(hers))).toEqual([li?.name])
  expect((await hers.get(`/api/people/${her}`)).statusCode).toBe(200)
})

test('a telephone that logs nobody else in goes on as before, and nothing is said of ways when an end is asked for', async () => {
  const hers = await world.enter(chen?.telephone ?? '')
  const { id, subject } = await askedShield(officers, documentOf(chen))
  const { reach } = await readRequest(id)
  await agree(id)

  const end = await answer<{ id: string }>(
    officers.asks.post(`/api/shields/${subject}/requests`, { wants: 'end', reason: 'witness' }),
  )

  expect(reach).toMatchObject({ shared: 0, recordShared: false })
  expect((await hers.get(`/api/people/${subject}`)).statusCode).toBe(200)
  expect((await readRequest(end.id)).reach).toBeNull()
})

test('after the end the telephone on record logs her in again by her number and name', async () => {
  const hers = await own(await world.enter('13300000088'))
  const end = await answer<{ id: string }>(
    officers.asks.post(`/api/shields/${hers.subject ?? ''}/requests`, { wants: 'end', reason: 'witness' }),
  )
  await agree(end.id)
  const shared = await world.enter(zhang?.telephone ?? '')
  const { kind, number, name } = documentOf(li)
  const before = await own(shared)

  const bound = await answer<Own>(shared.post('/api/accounts/own/bindings', { kind, number, name }))

  expect(named(before)).not.toContain(li?.name)
  expect(named(bound)).toContain(li?.name)
})
