import { forHeader, neverByMandate, ofPeople, ofPersonalMandates } from '@tongban/contracts/access'
import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { addDays, addMonths } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, zhang, , chen, lin] = persons
const worker = { path: 'worker' } as const
const enter = async (who: typeof wang): Promise<Signed> => await world.enter(who?.telephone ?? '')
const subjectOf = async (who: Signed): Promise<string> =>
  (await answer<{ subject: string }>(who.get('/api/accounts/own'))).subject
const mother = await enter(wang)
const daughter = await enter(chen)
const stranger = await enter(lin)
const [mothers, daughters] = [await subjectOf(mother), await subjectOf(daughter)]
const url = `/api/personal-mandates/${mothers}`
const to = addDays(ordinaryDay, 60)
const asked = { telephone: chen?.telephone, name: chen?.name, kind: 'family', items: null, to }
const acting = { [forHeader]: mothers }
const told = query<{ kind: string }>(
  `select kind from messages.message where subject_id = $1 and kind like 'acting-%' or subject_id = $1 and kind = 'handed-in-by-agent' order by id`,
)
const kindsOf = async (subject: string): Promise<string[]> =>
  (await world.database.read(worker, told(subject)))[0].map(({ kind }) => kind)

/** The mother asks anew, and the daughter accepts. */
async function mandated(given: object = asked): Promise<string> {
  const { rows } = await answer<{ rows: PersonalMandateView[] }>(mother.get(url))
  for (const row of rows) if (row.state !== 'over') await mother.post(`${url}/${row.id}/revocation`)
  const { id } = await answer<{ id: string }>(mother.post(url, given))
  await answer(daughter.post(`${url}/${id}/answer`, { accept: true }))
  return id
}

const suspension = (subject: string) => ({
  subject,
  item: 'flexible-suspend',
  itemVersion: world.cases.catalogue.current('flexible-suspend')?.version,
  form: { from: '2026-05' },
  materials: [] as object[],
})

/** The daughter hands in for her mother; what is sent names for whom. */
async function handIn(body: object = {}): Promise<Awaited<ReturnType<Signed['post']>>> {
  const staged = await daughter.upload(`/api/materials/${mothers}/files`, photograph)
  const files = [staged.json<{ id: string }>().id]
  const materials = [{ material: 'identity-document', by: 'file', files }]
  return await postFor('/api/cases', { ...suspension(mothers), materials, ...body })
}

async function postFor(address: string, body: object) {
  const as = { ...daughter, headers: acting }
  return await world.http.inject({
    method: 'POST',
    url: address,
    payload: body,
    headers: {
      cookie: as.cookie,
      'sec-fetch-site': 'same-origin',
      'idempotency-key': crypto.randomUUID(),
      ...acting,
    },
  })
}

test('a mandate counts once its holder has accepted it; then she acts from her own login, and both read who did it', async () => {
  const { id } = await answer<{ id: string }>(mother.post(url, asked))
  const before = await daughter.get(`/api/people/${mothers}`, acting)
  await answer(daughter.post(`${url}/${id}/answer`, { accept: true }))

  const handed = (await handIn()).json<CaseView>()
  const [hers, mothersView] = await Promise.all(
    [daughter, mother].map(
      async (who) => await answer<CaseDetail>(who.get(`/api/cases/${mothers}/${handed.id}`)),
    ),
  )
  const { rows } = await answer<{ rows: { kind: string; id: string }[] }>(
    mother.get(`/api/papers/${mothers}?case=${handed.id}`),
  )

  expect(before.json()).toMatchObject({ code: 'general.mandate-over' })
  expect(handed).toMatchObject({ subjectName: wang?.name, actedBy: { name: chen?.name, kind: 'family' } })
  expect(hers?.events[0]).toMatchObject({ kind: 'handed-in', actorName: chen?.name })
  expect(mothersView?.events[0]?.actorName).toBe(chen?.name)
  expect(rows.map(({ kind }) => kind)).toContain('receipt')
  expect(await kindsOf(mothers)).toEqual(['acting-begun', 'handed-in-by-agent'])
  expect(await kindsOf(daughters)).toEqual(['acting-offered', 'acting-begun'])
})

test('revoked, it opens not even the next request, and the refusal says what to do', async () => {
  const id = await mandated()
  const open = await daughter.get(`/api/cases/${mothers}`, acting)
  await answer(mother.post(`${url}/${id}/revocation`))

  const after = [
    await daughter.get(`/api/cases/${mothers}`, acting),
    await postFor('/api/cases', suspension(mothers)),
  ]
  const unaddressed = await daughter.get(`/api/cases/${mothers}`)

  expect(open.statusCode).toBe(200)
  expect(after.map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'general.mandate-over',
    'general.mandate-over',
  ])
  expect(after[0]?.json<{ message: string }>().message).toContain('家人代办')
  expect(unaddressed.json()).toMatchObject({ code: 'cases.not-found' })
})

test('a mandate ends by itself on the evening of its last day', async () => {
  const other = await createWorld()
  const [parent, child] = [await other.enter(wang?.telephone ?? ''), await other.enter(chen?.telephone ?? '')]
  const own = await subjectOf(parent)
  const given = { ...asked, to: addDays(ordinaryDay, 1) }
  const { id } = await answer<{ id: string }>(parent.post(`/api/personal-mandates/${own}`, given))
  await answer(child.post(`/api/personal-mandates/${own}/${id}/answer`, { accept: true }))

  other.setDay(addDays(ordinaryDay, 1))
  const open = async () =>
    await (await other.enter(chen?.telephone ?? '')).get(`/api/cases/${own}`, { [forHeader]: own })
  const last = await open()
  other.setDay(addDays(ordinaryDay, 2))
  const past = await open()

  expect(last.statusCode).toBe(200)
  expect(past.json()).toMatchObject({ code: 'general.mandate-over' })
})

test('a mandate for some items shows nothing of others, neither in lists nor by address', async () => {
  await mandated()
  const other = (await handIn()).json<CaseView>()
  await mandated({ ...asked, items: ['person-record'] })

  const list = await answer<{ rows: CaseView[] }>(daughter.get(`/api/cases/${mothers}`, acting))
  const byAddress = await daughter.get(`/api/cases/${mothers}/${other.id}`, acting)
  const papers = await answer<{ rows: object[] }>(
    daughter.get(`/api/papers/${mothers}?case=${other.id}`, acting),
  )
  const foreignItem = await handIn()
  const allowed = await postFor('/api/cases', {
    ...suspension(mothers),
    item: 'person-record',
    itemVersion: world.cases.catalogue.current('person-record')?.version,
    form: {},
  })

  expect(list.rows).toEqual([])
  expect(byAddress.json()).toMatchObject({ code: 'cases.not-found' })
  expect(papers.rows).toEqual([])
  expect(foreignItem.json()).toMatchObject({ code: 'general.mandate-over' })
  expect(allowed.json()).toMatchObject({ item: 'person-record', actedBy: { kind: 'family' } })
  expect((await answer<{ rows: object[] }>(mother.get(`/api/cases/${mothers}`))).rows.length).toBeGreaterThan(
    1,
  )
})

test('every act of a person is either opened by a mandate or kept for himself with a reason', () => {
  const kept = Object.keys(neverByMandate)

  expect([...ofPersonalMandates, ...kept].toSorted()).toEqual(ofPeople.toSorted())
})

test('what only the person himself does is refused to who acts for her, with a sentence', async () => {
  await mandated()

  const refused = [
    await daughter.get(`/api/audit/looks/${mothers}`, acting),
    await daughter.get(`/api/accounts/${mothers}/bindings`, acting),
    await postFor(url, { ...asked, telephone: lin?.telephone, name: lin?.name }),
    await postFor('/api/cases', {
      ...suspension(mothers),
      item: 'person-change-other',
      itemVersion: world.cases.catalogue.current('person-change-other')?.version,
      form: { telephone: '13800001234' },
    }),
  ]

  expect(refused.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    Array.from({ length: 4 }, () => 'general.never-by-mandate'),
  )
  expect(refused[3]?.json()).toMatchObject({
    fields: [{ field: 'item', message: expect.stringContaining('手机号') }],
  })
})

test('nobody but who was asked accepts, and nobody but the two sides takes back', async () => {
  const id = await mandated()
  const { id: offered } = await answer<{ id: string }>(
    mother.post(url, { ...asked, telephone: lin?.telephone, name: lin?.name }),
  )

  const replies = [
    await daughter.post(`${url}/${offered}/answer`, { accept: true }),
    await mother.post(`${url}/${offered}/answer`, { accept: true }),
    await daughter.post(`${url}/${offered}/revocation`),
    await stranger.post(`${url}/${id}/revocation`),
  ]
  await answer(daughter.post(`${url}/${id}/revocation`))

  expect(replies.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    Array.from({ length: 4 }, () => 'mandates.none'),
  )
  expect((await daughter.get(`/api/cases/${mothers}`, acting)).statusCode).toBe(403)
})

test('an end is required and not too far away; nobody is guessed by telephone or name alone', async () => {
  const codes: string[] = []
  for (const given of [
    { ...asked, to: addDays(ordinaryDay, -1) },
    { ...asked, to: addDays(addMonths(ordinaryDay, 36), 1) },
    { ...asked, kind: 'proxy', to: addDays(addMonths(ordinaryDay, 12), 1) },
    { ...asked, name: lin?.name },
    { ...asked, telephone: wang?.telephone, name: wang?.name },
    { ...asked, items: ['person-change-other'] },
  ])
    codes.push((await mother.post(url, given)).json<{ code: string }>().code)

  expect(codes).toEqual([
    'mandates.past',
    'mandates.too-long',
    'mandates.too-long',
    'mandates.no-holder',
    'mandates.oneself',
    'mandates.item',
  ])
})

test('who has no telephone gives it at a counter, where his document was seen, and is told of it himself', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const visit = {
    subjectKind: 'person',
    kind: zhang?.documents[0]?.kind,
    number: zhang?.documents[0]?.number,
    name: zhang?.name,
    purpose: '授权女儿',
  }
  const unseen = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...visit, identifiedBy: 'number-and-name' }),
  )
  const address = `/api/personal-mandates/${unseen.subject}`
  const refused = await clerk.post(address, asked)
  await answer(clerk.post('/api/visits', { ...visit, identifiedBy: 'document' }))

  const { id, grantedBy } = await answer<PersonalMandateView>(clerk.post(address, asked))
  const heard = await kindsOf(unseen.subject)
  await answer(daughter.post(`${address}/${id}/answer`, { accept: true }))
  const open = await daughter.get(`/api/people/${unseen.subject}`, { [forHeader]: unseen.subject })

  expect(refused.json()).toMatchObject({ code: 'visits.not-shown' })
  expect(grantedBy).not.toBeNull()
  expect(heard).toEqual(['acting-given'])
  expect(open.json()).toMatchObject({ name: zhang?.name })
})

test('what only the person himself may hand in is not put right for him by another, who would write it anew', async () => {
  await mandated()
  const form = { bank: '中国银行开封龙亭支行', number: '6222020200112233445', holder: wang?.name }
  const itemVersion = world.cases.catalogue.current('pension-account-change')?.version
  const handed = await answer<CaseView>(
    mother.post('/api/cases', {
      subject: mothers,
      item: 'pension-account-change',
      itemVersion,
      form,
      materials: [],
    }),
  )
  const address = `/api/cases/${mothers}/${handed.id}`
  const office = await world.signIn(world.username('reviewer', handed.agencyId))
  const until = addDays(ordinaryDay, 10)
  await answer(office.post(`${address}/deficiencies`, { version: 0, until }))

  const others = await postFor(`${address}/correction`, {
    version: 1,
    form: { ...form, number: '6222020200998877665' },
    materials: [],
  })

  expect(others.json()).toMatchObject({ code: 'general.never-by-mandate' })
})

const shown = (who: typeof wang) => ({
  kind: who?.documents[0]?.kind,
  number: who?.documents[0]?.number,
  name: who?.name,
})

test('a clerk makes neither himself nor one of his family the one who acts for whoever stands before him', async () => {
  const outlet = '410202-hall-1'
  const clerk = await world.signIn(await world.hire('counter-clerk', '410202-01', outlet))
  await answer(clerk.post('/api/kin', { ...shown(chen), relation: 'child' }))
  const visit = { subjectKind: 'person', identifiedBy: 'document', purpose: '授权' }
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...visit, ...shown(zhang) }),
  )

  const given = await clerk.post(`/api/personal-mandates/${subject}`, asked)

  expect(given.json()).toMatchObject({ code: 'general.kin' })
})
