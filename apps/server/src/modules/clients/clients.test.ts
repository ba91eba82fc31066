import { addDays } from '@tongban/policy'
import type { LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { bankCase, everything, letAct, plantClient } from '../../../test/clients.ts'
import { changeOf } from '../../../test/employer-requests.ts'
import { answer, form, openScene, ownTelephone } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const scene = await openScene(world)
const { system, person, subject, principal, employer, reviewer } = scene
const owner = new pg.Client(world.connection)
await owner.connect()
afterAll(async () => await owner.end())
const bank = await plantClient(world, system)
await letAct(person, subject, bank.id)
const cases = `/api/client/cases/${subject}`
const codeOf = (reply: LightMyRequestResponse): string => reply.json<{ code: string }>().code

interface Handed {
  readonly id: string
  readonly number: string
}

test('a bank hands in for who let it, and reads where the case stands and its papers, and nothing of what colleagues wrote', async () => {
  const handed = await answer<Handed>(bank.who.post(cases, bankCase(world, 'HB-1')))
  const read = await answer<Record<string, unknown> & { papers: { id: string; kind: string }[] }>(
    bank.who.get(`${cases}/${handed.id}`),
  )
  const paper = await bank.who.get(`/api/client/papers/${subject}/${read.papers[0]?.id ?? ''}`)

  expect(read).toMatchObject({
    number: handed.number,
    stage: 'submitted',
    outcome: null,
    hold: null,
    reference: { number: 'HB-1', branch: '0371-08', teller: 'T5120' },
  })
  expect(read.papers.map(({ kind }) => kind)).toEqual(['receipt'])
  expect(Object.keys(read)).not.toContain('form')
  expect(paper.headers['content-type']).toBe('application/pdf')
  expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('she is told at once who handed in for her, the case names the bank, and its looks stand in what she reads of looks', async () => {
  const { id } = await answer<Handed>(bank.who.post(cases, bankCase(world)))
  await answer(bank.who.get(`${cases}/${id}`))

  const detail = await answer<{ events: { kind: string; actorName: string }[] }>(
    person.get(`/api/cases/${subject}/${id}`),
  )
  const messages = await answer<{ rows: { kind: string; case: string | null; text: string }[] }>(
    person.get(`/api/messages/${subject}`),
  )
  const looks = await answer<{ rows: { act: string; staffName: string }[] }>(
    person.get(`/api/audit/looks/${subject}`),
  )

  expect(detail.events[0]?.kind).toBe('handed-in')
  expect(detail.events[0]?.actorName).toMatch(/^某银行/)
  const told = messages.rows.find((row) => row.case === id)
  expect(told).toMatchObject({ kind: 'handed-in-by-agent' })
  expect(JSON.stringify(told)).toContain('某银行')
  expect(JSON.stringify(looks.rows.filter(({ act }) => act === 'cases.read'))).toContain('某银行')
})

test('nobody who gave no mandate is opened by a key, whether there is such a subject or not', async () => {
  const nobody = '0199f000-0000-7000-8000-000000000000'

  const replies = await Promise.all(
    [employer, nobody, 'x'].map(
      async (whose) => await bank.who.post(`/api/client/cases/${whose}`, bankCase(world)),
    ),
  )

  expect(replies.map(codeOf)).toEqual(['clients.no-mandate', 'clients.no-mandate', 'clients.no-mandate'])
})

test('a mandate that is taken back opens not even the next request, and what was handed in goes on', async () => {
  const other = await plantClient(world, system)
  const mandate = await letAct(person, subject, other.id)
  const { id } = await answer<Handed>(other.who.post(cases, bankCase(world)))

  await answer(person.post(`/api/client-mandates/${subject}/${mandate}/revocation`))
  const after = await other.who.get(`${cases}/${id}`)

  expect(codeOf(after)).toBe('clients.no-mandate')
  expect((await reviewer.get(`/api/cases/${subject}/${id}`)).statusCode).toBe(200)
  expect(await answer(other.who.get('/api/client/mandates'))).toEqual({ rows: [] })
})

test('a mandate ends with its last day', async () => {
  const other = await plantClient(world, system)
  const given = { client: other.id, account: '1', to: ordinaryDay }
  await answer(person.post(`/api/client-mandates/${subject}`, given))
  const today = await other.who.get('/api/client/mandates')
  const late = query('update clients.mandate set valid_from = $2, valid_to = $2 where client_id = $1')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(late(other.id, addDays(ordinaryDay, -1))),
  )

  expect(today.json()).toMatchObject({ rows: [{ subject, account: '1', kind: 'person' }] })
  expect(codeOf(await other.who.post(cases, bankCase(world)))).toBe('clients.no-mandate')
  expect(
    codeOf(await person.post(`/api/client-mandates/${subject}`, { ...given, to: addDays(ordinaryDay, 400) })),
  ).toBe('clients.term')
})

test('a system acts for an employer whose principal let it; its clerks do not give such a mandate', async () => {
  const platform = await plantClient(world, system)
  await letAct(principal, employer, platform.id)
  const { subject: _subject, ...change } = changeOf(world, employer)

  const handed = await answer<Handed & { item: string }>(
    platform.who.post(`/api/client/cases/${employer}`, { ...change, reference: { number: 'P/1' } }),
  )

  expect(handed.item).toBe('employer-change')
  const { rows } = await answer<{ rows: { number: string }[] }>(principal.get(`/api/cases/${employer}`))
  expect(rows.map(({ number }) => number)).toContain(handed.number)
})

test('what is not online is not handed in with a key either, and a telephone is proved as at home', async () => {
  const counterOnly = {
    item: 'person-change-key',
    itemVersion: world.cases.catalogue.current('person-change-key')?.version,
    form,
    materials: [],
    reference: { number: '1' },
  }
  const replies = [
    await bank.who.post(cases, counterOnly),
    await bank.who.post(cases, { ...bankCase(world), form: { telephone: '13988887777' } }),
    await bank.who.post(cases, {
      ...bankCase(world),
      form: { telephone: '13988887777' },
      codes: { telephone: '000000' },
    }),
  ]

  expect(replies.map(codeOf)).toEqual(['cases.not-online', 'cases.code-needed', 'accounts.code'])
})

test('a key opens only what it is for: acts, items, and agencies that own what is handed in', async () => {
  const mayRead = await plantClient(world, system, { acts: ['cases.read'] })
  const otherItem = await plantClient(world, system, { items: ['person-proof'] })
  const elsewhere = await plantClient(world, system, { agencies: ['410223-01'] })
  for (const { id } of [mayRead, otherItem, elsewhere]) await letAct(person, subject, id)

  const replies = [
    await mayRead.who.post(cases, bankCase(world)),
    await otherItem.who.post(cases, bankCase(world)),
    await elsewhere.who.post(cases, bankCase(world)),
  ]
  const items = await answer<{ rows: { code: string }[] }>(otherItem.who.get('/api/client/items'))

  expect(replies.map(codeOf)).toEqual(['clients.scope', 'clients.not-in-scope', 'clients.not-in-scope'])
  expect(items.rows.map(({ code }) => code)).toEqual(['person-proof'])
  expect(codeOf(await otherItem.who.get('/api/client/items/person-change-other'))).toBe('catalogue.no-item')
})

test('no more is handed in on a day than is agreed, also at the same moment; what was handed in is told again', async () => {
  const small = await plantClient(world, system, { handInsADay: 3 })
  await letAct(person, subject, small.id)
  const first = bankCase(world)
  const one = await answer<Handed>(small.who.post(cases, first, 'the-first-one'))

  const rest = await Promise.all(
    Array.from({ length: 6 }, async () => await small.who.post(cases, bankCase(world))),
  )
  const again = await answer<Handed>(small.who.post(cases, first, 'the-first-one'))

  expect(rest.filter(({ statusCode }) => statusCode === 200)).toHaveLength(2)
  expect(rest.filter(({ statusCode }) => statusCode === 429).map(codeOf)).toEqual(
    Array.from({ length: 4 }, () => 'clients.enough'),
  )
  expect(again.id).toBe(one.id)
})

test('the same command sent at the same moment is one case', async () => {
  const what = bankCase(world)

  const replies = await Promise.all(
    [1, 2, 3].map(async () => await answer<Handed>(bank.who.post(cases, what, 'same-key-same'))),
  )

  expect(new Set(replies.map(({ id }) => id)).size).toBe(1)
})

test('too many requests of one key wait, and another key is served', async () => {
  const hasty = await plantClient(world, system, { requestsAMinute: 5 })
  for (let at = 0; at < 5; at += 1) expect((await hasty.who.get('/api/client/items')).statusCode).toBe(200)

  const refused = await hasty.who.get('/api/client/items')

  expect(codeOf(refused)).toBe('general.too-often')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await bank.who.get('/api/client/items')).statusCode).toBe(200)
})

test('a key that was taken back or is past opens nothing, and each refused use stands in the audit under its system', async () => {
  const gone = await plantClient(world, system)
  await answer(system.post(`/api/clients/${gone.id}/keys/${gone.keyId}/revocation`))
  const past = await plantClient(world, system, { expiresOn: ordinaryDay })
  const age = query('update clients.key set expires_on = $2 where id = $1')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(age(past.keyId, addDays(ordinaryDay, -1))),
  )
  const refused = query<{ purpose: string }>(
    `select purpose from audit.entry where actor_id = $1 and act = 'clients.refused' and agency_id = '410200-01'`,
  )

  const replies = [await gone.who.get('/api/client/mandates'), await past.who.get('/api/client/items')]
  const staff = await bank.who.get('/api/tasks')
  const madeUp = await world.bearing('tbk_00000000_made-up').get('/api/client/items')

  expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 401])
  expect([...replies, madeUp].map(codeOf)).toEqual(['clients.key', 'clients.key', 'clients.key'])
  expect(codeOf(staff)).toBe('general.not-allowed')
  const [ofGone, ofPast] = await world.database.read({ path: 'worker' }, refused(gone.id), refused(past.id))
  expect([...ofGone, ...ofPast].map(({ purpose }) => purpose)).toEqual([
    `clients.key ${gone.keyId}`,
    `clients.key ${past.keyId}`,
  ])
})

test('keys and secrets rest nowhere in the clear, and are shown once', async () => {
  const { id } = await answer<{ id: string }>(
    system.post('/api/clients', { name: '密存平台', agencyId: '410200-01' }),
  )
  const { key, prefix } = await answer<{ key: string; prefix: string }>(
    system.post(`/api/clients/${id}/keys`, everything),
  )
  const { secret } = await answer<{ secret: string }>(system.post(`/api/clients/${id}/secret`))
  const listed = await system.get('/api/clients')
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`)
    if (rows.some(({ row }) => row.includes(key) || row.includes(secret))) found.push(name)
  }

  expect(tables.length).toBeGreaterThan(40)
  expect(found).toEqual([])
  expect(listed.body).toContain(prefix)
  expect(listed.body).not.toContain(key)
})

test('a system reads its own cases and no other of the same person', async () => {
  const other = await plantClient(world, system)
  await letAct(person, subject, other.id)
  const { id: banks } = await answer<Handed>(bank.who.post(cases, bankCase(world)))
  const own = { ...bankCase(world), reference: undefined, subject }
  const { id: hers } = await answer<Handed>(
    person.post('/api/cases', { ...own, form: { telephone: ownTelephone } }),
  )

  const replies = await Promise.all([banks, hers].map(async (id) => await other.who.get(`${cases}/${id}`)))

  expect(replies.map(codeOf)).toEqual(['cases.not-found', 'cases.not-found'])
})

test('the second wall: the path of a client shows the database’s rows of its own cases of that subject, and nothing when nothing is set', async () => {
  const { id: file } = await answer<{ id: string }>(
    bank.who.upload(`/api/client/files/${subject}`, photograph),
  )
  await scene.stage()
  const counted = query<Record<string, number>>(
    `select (select count(*) from cases."case") as cases, (select count(*) from cases."case" where client_id is distinct from $1) as foreign_cases,
       (select count(*) from cases.event e where not exists (select from cases."case" c where c.id = e.case_id)) as events,
       (select count(*) from papers.paper p where not exists (select from cases."case" c where c.id = p.case_id)) as papers,
       (select count(*) from materials.file) as files, (select count(*) from materials.file where staged_by <> $1) as foreign_files,
       (select count(*) from people.card where subject_id <> $2) as people`,
  )
  const scope = { path: 'client', subjects: [subject], client: bank.id } as const

  const [[seen]] = await world.database.read(scope, counted(bank.id, subject))
  const [[unset]] = await world.database.read({ path: 'client' }, counted(bank.id, subject))
  const write = world.database.transaction(scope, async (tx) =>
    tx.load(query('update people.contact set email = null')()),
  )

  expect(file).not.toBe('')
  expect(seen).toMatchObject({ foreign_cases: 0, events: 0, papers: 0, foreign_files: 0, people: 0 })
  expect(seen?.['cases']).toBeGreaterThan(0)
  expect(seen?.['files']).toBeGreaterThan(0)
  expect(new Set(Object.values(unset ?? {}))).toEqual(new Set([0]))
  await expect(write).rejects.toThrow('permission denied')
})

test('what an administrator does with a system stands in the audit, each act once', async () => {
  const { id, keyId } = await plantClient(world, system)
  await answer(system.post(`/api/clients/${id}/webhook`, { url: 'http://127.0.0.1:9/told' }))
  await answer(system.post(`/api/clients/${id}/secret`))
  await answer(system.post(`/api/clients/${id}/keys/${keyId}/revocation`))
  const kept = query<{ act: string }>(
    `select act from audit.entry where (purpose = $1 or purpose = $2) and act like 'clients.%' order by at`,
  )

  const [acts] = await world.database.read({ path: 'worker' }, kept(id, `${id} ${keyId}`))

  expect(acts.map(({ act }) => act)).toEqual([
    'clients.register',
    'clients.make-key',
    'clients.point-webhook',
    'clients.change-secret',
    'clients.revoke-key',
  ])
})

test('what systems do leaves the audit whole', async () => {
  await world.deliverEvents()

  expect(await auditFaults(world)).toEqual([])
})
