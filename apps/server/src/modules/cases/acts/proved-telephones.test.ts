import { expect, test } from 'vitest'

import { askByEmployer } from '../../../../test/confirmations.ts'
import { meet, takeIn } from '../../../../test/dealings.ts'
import { answer, longting } from '../../../../test/scene.ts'
import { createWorld, photograph, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const today = '2026-03-02'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const { persons } = kaifengCity({ seed: 7, people: 30, today })
const clerk = await world.signIn(world.username('counter-clerk', longting))
const contactOf = query<{ telephone_from: string }>(
  'select telephone_from from people.contact where subject_id = $1 and superseded_by is null',
)
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')

/** Somebody whom the city has known from the start. */
function townsman(at: number) {
  const [document] = persons[at]?.documents ?? []
  return { kind: document?.kind, number: document?.number, name: persons[at]?.name }
}

async function identify(who: object, identifiedBy: string): Promise<string> {
  const visit = { ...who, subjectKind: 'person', identifiedBy, purpose: '改电话' }
  return (await answer<{ subject: string }>(clerk.post('/api/visits', visit))).subject
}

async function wordOn(subject: string): Promise<string | undefined> {
  const [[contact]] = await world.database.read(worker, contactOf(subject))
  return contact?.telephone_from
}

test('number and name change no telephone at a counter, neither when it is handed in nor by a correction; a document does', async () => {
  const who = townsman(3)
  const subject = await identify(who, 'number-and-name')
  const item = 'person-change-other'
  const itemVersion = world.cases.catalogue.current(item)?.version
  const given = { subject, item, itemVersion, form: { telephone: '13300000071' }, materials: [] }

  const unseen = await clerk.post('/api/cases', given)
  await identify(who, 'document')
  const seen = await clerk.post('/api/cases', given)
  await identify(who, 'number-and-name')
  const { id } = seen.json<{ id: string }>()
  const corrected = await clerk.post(`/api/cases/${subject}/${id}/correction`, {
    version: 0,
    form: { telephone: '13300000072' },
    materials: [],
  })

  expect(unseen.json()).toMatchObject({ code: 'visits.not-shown' })
  expect(seen.statusCode).toBe(200)
  expect(corrected.json()).toMatchObject({ code: 'visits.not-shown' })
})

test('a telephone that an agent brings logs in nobody; one that he only repeats stays what it was', async () => {
  const who = townsman(4)
  const subject = await identify(who, 'document')
  const mandate = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const agent = {
    name: '李代办',
    kind: 'passport',
    number: 'E12345678',
    telephone: '13300000080',
    relation: 'family',
    mandate: [mandate.id],
  }
  const changeTo = async (telephone: string, by: object = {}): Promise<void> => {
    const { url } = await takeIn(clerk, subject, { form: { telephone }, ...by })
    await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  }
  await changeTo('13300000081')
  const own = await wordOn(subject)
  const again = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  await changeTo('13300000081', { agent: { ...agent, mandate: [again.id] } })
  const repeated = await wordOn(subject)
  await changeTo('13300000082', { agent })
  const brought = await world.enter('13300000082')
  const bound = await brought.post('/api/accounts/own/bindings', who)

  expect([own, repeated, await wordOn(subject)]).toEqual(['person', 'person', 'agent'])
  expect(bound.json()).toMatchObject({ code: 'accounts.no-match' })
})

test('what an employer typed is not made her own word by an address changed at home: it asks for the code', async () => {
  const typed = '13300000061'
  const who = { kind: 'resident', number: '410205199503039822', name: '赵新芳' }
  const subject = await registeredByEmployer(who, typed)
  const herself = await boundAtCounter(who, '13300000062')
  const itemVersion = world.cases.catalogue.current('person-change-other')?.version
  const given = {
    subject,
    item: 'person-change-other',
    itemVersion,
    form: { telephone: typed, address: '开封市某路1号' },
    materials: [],
  }

  const handed = await herself.post('/api/cases', given)
  const holder = await world.enter(typed)
  const bound = await holder.post('/api/accounts/own/bindings', who)

  expect(handed.json()).toMatchObject({ code: 'cases.code-needed' })
  expect(await wordOn(subject)).toBe('employer')
  expect(bound.json()).toMatchObject({ code: 'accounts.no-match' })
})

/** Registered as a newcomer, with the telephone that stood in the employer's form. */
async function registeredByEmployer(
  { kind, number, name }: { kind: string; number: string; name: string },
  telephone: string,
): Promise<string> {
  const newcomer = { name, 'document-kind': kind, 'document-number': number, from: '2026-03-01', telephone }
  const found = await askByEmployer(world, [newcomer], { employerAt: 9 })
  const [[row]] = await world.database.read(worker, agencyOfCase(found.id))
  const officer = async (role: string) => await world.signIn(world.username(role, row?.agency_id ?? ''))
  await answer(found.act(await officer('reviewer'), 'opinion', { favourable: true, note: '' }))
  await answer(found.act(await officer('approver'), 'decision', { grant: true, note: '' }))
  await world.deliverEvents()
  return await identify({ kind, number, name }, 'card')
}

async function boundAtCounter(who: object, telephone: string): Promise<Signed> {
  const subject = await identify(who, 'card')
  await world.enter(telephone)
  await world.enter('13300000063') // a minute later
  const asked = { method: 'POST', url: '/api/accounts/codes', payload: { telephone } } as const
  await world.http.inject({ ...asked, headers: { 'sec-fetch-site': 'same-origin' } })
  await answer(clerk.post(`/api/accounts/${subject}/bindings`, { telephone, code: '246810' }))
  return await world.enter(telephone)
}

test('whoever is met with his document changes his telephone as before', async () => {
  const subject = await meet(clerk, persons[5]?.name ?? '')
  const { url } = await takeIn(clerk, subject, { form: { telephone: '13300000091' } })

  expect((await clerk.post(`${url}/acceptance`, { version: 0 })).json()).toMatchObject({
    outcome: 'completed',
  })
  expect(await wordOn(subject)).toBe('person')
})
