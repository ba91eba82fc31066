import { randomUUID } from 'node:crypto'

import type { LightMyRequestResponse } from 'fastify'
import { afterAll, expect, test } from 'vitest'

import { askByEmployer } from '../../../test/confirmations.ts'
import { provedTelephone, takeIn } from '../../../test/dealings.ts'
import { plantNewcomer } from '../../../test/newcomer.ts'
import { answer } from '../../../test/scene.ts'
import { startGateway } from '../../../test/sms-gateway.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
const world = await createWorld({ sms: { url: gateway.url, secret: 'shared' } })
const [wang, zhang, li, chen] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const stranger = '13300009999'
const nobody = '0199f000-0000-7000-8000-000000000000'

interface Own {
  readonly people: { readonly subject: string; readonly name: string }[]
  readonly subject: string | null
}

test('who has one telephone for himself logs in with its code and acts for himself', async () => {
  const person = await world.enter(wang?.telephone ?? '')

  const own = await answer<Own>(person.get('/api/accounts/own'))
  const record = await answer<{ name: string }>(person.get(`/api/people/${own.subject ?? ''}`))

  expect(own.people.map(({ name }) => name)).toEqual([wang?.name])
  expect(record.name).toBe(wang?.name)
})

test('a telephone of a couple first asks for whom; then it sees that one only', async () => {
  const person = await world.enter(zhang?.telephone ?? '')
  const { people, subject } = await answer<Own>(person.get('/api/accounts/own'))
  const [first, second] = people.map((known) => known.subject)

  const before = await person.get(`/api/people/${first ?? ''}`)
  await answer(person.post('/api/accounts/own/person', { subject: second }))
  const other = await person.get(`/api/people/${first ?? ''}`)
  const chosen = await answer<{ name: string }>(person.get(`/api/people/${second ?? ''}`))

  expect(new Set(people.map(({ name }) => name))).toEqual(new Set([zhang?.name, li?.name]))
  expect(subject).toBeNull()
  expect(before.json()).toMatchObject({ code: 'accounts.nobody' })
  expect(other.json()).toMatchObject({ code: 'people.unknown' })
  expect(chosen.name).toBe(people[1]?.name)
})

test('a code is good once, and a wrong one is not good', async () => {
  const telephone = '13300000011'
  await ask(telephone)

  const wrong = await logIn(telephone, '000000')
  const right = await logIn(telephone, '246810')
  const again = await logIn(telephone, '246810')

  expect([wrong, right, again].map(({ statusCode }) => statusCode)).toEqual([401, 200, 401])
  expect(again.json()).toMatchObject({ code: 'accounts.code', fields: [{ field: 'code' }] })
})

test('codes sent at the same moment to one telephone are one', async () => {
  const telephone = '13300000012'

  const replies = await Promise.all(Array.from({ length: 5 }, () => ask(telephone)))

  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(replies.find(({ statusCode }) => statusCode === 429)?.headers['retry-after']).toBeDefined()
  expect(received(telephone).map(({ text }) => text)).toEqual([
    expect.stringMatching(/验证码 246810，5 分钟内有效/),
  ])
})

test('asking again and again for a code takes nobody’s turn and leaves the code that was sent good', async () => {
  const telephone = '13300000023'
  await ask(telephone)

  const replies = await Promise.all(Array.from({ length: 15 }, () => ask(telephone)))
  const entered = await logIn(telephone, '246810')
  await world.enter('13300000024') // a minute later
  const again = await ask(telephone)

  expect(new Set(replies.map((reply) => reply.json<{ code: string }>().code))).toEqual(
    new Set(['accounts.too-soon']),
  )
  expect([entered.statusCode, again.statusCode]).toEqual([200, 200])
})

test('whoever guesses codes is locked out, the right one included', async () => {
  const telephone = '13300000013'
  await ask(telephone)
  for (let tries = 0; tries < 8; tries += 1) await logIn(telephone, '111111')

  const right = await logIn(telephone, '246810')

  expect(right.json()).toMatchObject({ code: 'login.locked' })
})

test('a telephone that is nobody’s opens an account that stands for nobody and sees nothing', async () => {
  const person = await world.enter(stranger)

  const own = await answer<Own>(person.get('/api/accounts/own'))
  const record = await person.get(`/api/people/${await subjectOf(wang?.telephone ?? '')}`)

  expect(own).toMatchObject({ people: [], subject: null })
  expect(record.json()).toMatchObject({ code: 'accounts.nobody' })
})

test('a code proves a telephone, not a person: number and name bind only where the register knows this telephone', async () => {
  const person = await world.enter('13300000014')
  const { kind, number } = chen?.documents[0] ?? {}

  const foreign = await person.post('/api/accounts/own/bindings', { kind, number, name: chen?.name })
  const unknown = await person.post('/api/accounts/own/bindings', { kind, number: 'X0000000', name: '无名' })

  expect(foreign.json()).toMatchObject({ code: 'accounts.no-match' })
  expect({ ...foreign.json<object>(), request: '' }).toEqual({ ...unknown.json<object>(), request: '' })
})

test('number, name and the telephone on record together bind at the first login', async () => {
  const someone = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons.at(-1)
  const person = await world.enter(someone?.telephone ?? '')
  const before = await answer<Own>(person.get('/api/accounts/own'))
  const { kind, number } = someone?.documents[0] ?? {}

  const bound = await answer<Own>(
    person.post('/api/accounts/own/bindings', { kind, number, name: someone?.name }),
  )

  expect(before.people).toEqual([])
  expect(bound.people.map(({ name }) => name)).toEqual([someone?.name])
  expect((await person.get(`/api/people/${bound.subject ?? ''}`)).statusCode).toBe(200)
})

test('a telephone that an employer typed for a newcomer logs in as him only after he gave it himself', async () => {
  const telephone = '13300000041'
  const newcomer = { name: '赵新芳', 'document-kind': 'resident', 'document-number': '410205199503039822' }
  await registerByEmployer({ ...newcomer, from: '2026-03-01', telephone })
  const who = { kind: 'resident', number: newcomer['document-number'], name: newcomer.name }
  const whoever = await world.enter(telephone)
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))

  const typed = await whoever.post('/api/accounts/own/bindings', who)
  const visit = { ...who, subjectKind: 'person', identifiedBy: 'card', purpose: '改电话' }
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', visit))
  const { url } = await takeIn(clerk, subject, { form: { telephone } })
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  const given = await whoever.post('/api/accounts/own/bindings', who)

  expect(typed.json()).toMatchObject({ code: 'accounts.no-match' })
  expect(given.json()).toMatchObject({ people: [{ subject, name: newcomer.name }] })
})

test('a counter binds a new telephone of who is there; ending the binding closes at once what it has open', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identified()))
  const telephone = '13300000015'
  await ask(telephone)
  const bindings = `/api/accounts/${subject}/bindings`

  const wrong = await clerk.post(bindings, { telephone, code: '000000' })
  const bound = await answer<{ id: string }>(clerk.post(bindings, { telephone, code: '246810' }))
  const person = await world.enter(telephone)
  const open = await person.get(`/api/people/${subject}`)
  const owner = await world.enter(chen?.telephone ?? '')
  await answer(owner.post(`${bindings}/${bound.id}/end`))
  const closed = await person.get(`/api/people/${subject}`)

  expect(wrong.json()).toMatchObject({ code: 'accounts.code' })
  expect([open.statusCode, closed.statusCode]).toEqual([200, 403])
  const { rows } = await answer<{ rows: { act: string }[] }>(owner.get(`/api/audit/looks/${subject}`))
  expect(rows.map(({ act }) => act)).toContain('accounts.bind')
})

test('who was known to the clerk by number and name only gets no telephone bound, and loses none', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410203-01'))
  const telephone = '13300000044'
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...identified(), identifiedBy: 'number-and-name' }),
  )
  const bindings = `/api/accounts/${subject}/bindings`
  await ask(telephone)
  const { rows } = await answer<{ rows: { id: string }[] }>(clerk.get(bindings))

  const bound = await clerk.post(bindings, { telephone, code: '246810' })
  const released = await clerk.post(`${bindings}/${rows[0]?.id ?? ''}/end`)
  const after = await answer<{ rows: { id: string }[] }>(clerk.get(bindings))
  await answer(clerk.post('/api/visits', identified()))
  const shown = await clerk.post(bindings, { telephone, code: '246810' })

  expect([bound.json(), released.json()]).toMatchObject([
    { code: 'visits.not-shown' },
    { code: 'visits.not-shown' },
  ])
  expect(after.rows).toEqual(rows)
  expect(shown.statusCode).toBe(200)
})

test('bound twice is bound once: the second time answers what stands, and tells and audits nothing', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identified()))
  const bindings = `/api/accounts/${subject}/bindings`
  const telephone = '13300000042'
  await ask(telephone)
  const first = await answer<{ id: string }>(clerk.post(bindings, { telephone, code: '246810' }))
  const traces = async () => [(await toldOf(subject)).length, (await boundIn(subject)).length]
  const before = await traces()
  await world.enter('13300000043') // a minute later
  await ask(telephone)

  const second = await answer<{ id: string }>(clerk.post(bindings, { telephone, code: '246810' }))
  const { rows } = await answer<{ rows: { id: string }[] }>(clerk.get(bindings))

  expect(second).toEqual(first)
  expect(rows.filter(({ id }) => id === first.id)).toHaveLength(1)
  expect(await traces()).toEqual(before)
})

test('who looked is shown to the person with where and why, and a look of his own leaves nothing', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identified()))
  const person = await world.enter(chen?.telephone ?? '')
  const looks = async () => (await answer<{ rows: object[] }>(person.get(`/api/audit/looks/${subject}`))).rows

  const before = await looks()
  await answer(person.get(`/api/people/${subject}`))
  await answer(person.get(`/api/cases/${subject}`))

  expect(before[0]).toMatchObject({ act: 'visits.open', purpose: '改电话', staffName: '陈静' })
  expect(await looks()).toEqual(before)
})

test('a number that somebody gave up opens nothing to whoever gets it next', async () => {
  const { kind, number, name, telephone } = await plantNewcomer(world)
  const person = await world.enter(telephone)
  const { subject } = await answer<Own>(person.post('/api/accounts/own/bindings', { kind, number, name }))
  const form = { telephone: '13300000021' }
  const proved = await provedTelephone(person, form.telephone)
  const body = { subject, item: 'person-change-other', itemVersion: 1, form, materials: [], ...proved }
  await answer(person.post('/api/cases', body))

  const next = await world.enter(telephone)

  expect(await answer<Own>(next.get('/api/accounts/own'))).toMatchObject({ people: [], subject: null })
})

test('who is bound at a counter ends his own login at home, and not that of the telephone on record', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identified()))
  const telephone = '13300000022'
  await ask(telephone)
  const bindings = `/api/accounts/${subject}/bindings`
  const bound = await answer<{ id: string }>(clerk.post(bindings, { telephone, code: '246810' }))
  const relative = await world.enter(telephone)
  const { rows } = await answer<{ rows: { id: string; how: string }[] }>(relative.get(bindings))
  const principal = rows.find(({ how }) => how === 'register')

  const foreign = await relative.post(`${bindings}/${principal?.id ?? nobody}/end`)
  const own = await relative.post(`${bindings}/${bound.id}/end`)

  expect([foreign.json<{ code: string }>().code, own.statusCode]).toEqual(['accounts.not-yours', 200])
})

test('neither telephones nor codes rest in the database in a form that can be read', async () => {
  const telephone = '13300000016'
  await ask(telephone)
  await logIn(telephone, '246810')
  const rows = query<{ row: string }>(
    `select row_to_json(a)::text as row from accounts.account a union all select row_to_json(c)::text from accounts.code c
     union all select row_to_json(b)::text from accounts.binding b`,
  )

  const [found] = await world.database.read({ path: 'worker' }, rows())

  const hex = Buffer.from(telephone).toString('hex')
  expect(
    found.filter(({ row }) => row.includes(telephone) || row.includes(hex) || row.includes('246810')),
  ).toEqual([])
})

test('the sessions of an account are listed and ended by it, and by nobody else', async () => {
  const [one, other] = [await world.enter('13300000017'), await world.enter('13300000018')]
  const { rows } = await answer<{ rows: { id: string; current: boolean }[] }>(one.get('/api/login/sessions'))

  const foreign = await other.post(`/api/login/sessions/${rows[0]?.id ?? nobody}/end`)
  const still = await one.get('/api/accounts/own')
  await answer(one.post(`/api/login/sessions/${rows[0]?.id ?? nobody}/end`))

  expect(rows).toMatchObject([{ current: true }])
  expect([foreign.statusCode, still.statusCode]).toEqual([200, 200])
  expect((await one.get('/api/accounts/own')).statusCode).toBe(401)
})

async function boundIn(subject: string): Promise<unknown[]> {
  const looks = query("select seq from audit.entry where subject_id = $1 and act = 'accounts.bind'")
  return (await world.database.read({ path: 'worker' }, looks(subject)))[0]
}

/** An employer's case for somebody new, decided by the agency that owns it. */
async function registerByEmployer(employee: object): Promise<void> {
  const found = await askByEmployer(world, [employee])
  const [[owner]] = await world.database.read({ path: 'worker' }, agencyOfCase(found.id))
  const officer = async (role: string) => await world.signIn(world.username(role, owner?.agency_id ?? ''))
  await answer(found.act(await officer('reviewer'), 'opinion', { favourable: true, note: '' }))
  await answer(found.act(await officer('approver'), 'decision', { grant: true, note: '' }))
}

async function ask(telephone: string): Promise<LightMyRequestResponse> {
  return await send('/api/accounts/codes', { telephone })
}

async function logIn(telephone: string, code: string): Promise<LightMyRequestResponse> {
  return await send('/api/accounts/login', { telephone, code })
}

async function send(url: string, payload: object): Promise<LightMyRequestResponse> {
  const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }
  return await world.http.inject({ method: 'POST', url, payload, headers })
}

function received(to: string): { text: string }[] {
  return [...gateway.arrived.values()].filter((message) => message.to === to)
}

async function subjectOf(telephone: string): Promise<string> {
  const person = await world.enter(telephone)
  return (await answer<Own>(person.get('/api/accounts/own'))).subject ?? nobody
}

function identified(): object {
  const { kind, number } = chen?.documents[0] ?? {}
  const name = chen?.name
  return { subjectKind: 'person', kind, number, name, identifiedBy: 'card', purpose: '改电话' }
}

test('a telephone is changed at home only with the code that came to the new one, and the former one is told', async () => {
  const { kind, number, name, telephone } = await plantNewcomer(world)
  const person = await world.enter(telephone)
  const { subject } = await answer<Own>(person.post('/api/accounts/own/bindings', { kind, number, name }))
  const form = { telephone: '13300000031' }
  const body = { subject, item: 'person-change-other', itemVersion: 1, form, materials: [] }
  const { codes } = await provedTelephone(person, form.telephone)

  const without = await person.post('/api/cases', body)
  const wrong = await person.post('/api/cases', { ...body, codes: { telephone: '000000' } })
  const right = await person.post('/api/cases', { ...body, codes }, 'telephone-changed-1')
  const again = await person.post('/api/cases', { ...body, codes }, 'telephone-changed-1')
  const used = await person.post('/api/cases', { ...body, form: { telephone: '13300000032' }, codes })

  expect([without, wrong, used].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.code-needed',
    'accounts.code',
    'accounts.code',
  ])
  expect(wrong.json()).toMatchObject({ fields: [{ field: 'codes.telephone' }] })
  expect(again.json()).toEqual(right.json())
  await world.deliverEvents()
  const told = await toldOf(subject ?? '')
  expect(told.map(({ kind: what }) => what)).toEqual(['completed', 'telephone-changed'])
  expect(world.secrets.open(Buffer.from(told[1]?.facts.to ?? '', 'base64'))).toBe(telephone)
})

test('a new way to log in is told to the telephone that the register knows', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', identified()))
  const before = await toldOf(subject)
  await ask('13300000033')

  await answer(clerk.post(`/api/accounts/${subject}/bindings`, { telephone: '13300000033', code: '246810' }))

  const told = (await toldOf(subject)).slice(before.length)
  expect(told).toMatchObject([{ kind: 'login-added', case_id: null, facts: { outlet: '410202-hall-1' } }])
})

test('an act at home says by which account it was done', async () => {
  const person = await world.enter(wang?.telephone ?? '')
  const { subject } = await answer<Own>(person.get('/api/accounts/own'))
  const body = { subject, item: 'person-proof', itemVersion: 1, form: {}, materials: [] }
  const { id } = await answer<{ id: string }>(person.post('/api/cases', body))
  const events = query<{ account: string | null }>(
    `select body ->> 'account' as account from cases.event where case_id = $1 order by seq`,
  )
  const accounts = query<{ account: string }>(
    'select account_id::text as account from accounts.binding where subject_id = $1 and ended_at is null',
  )

  const [acted, [own]] = await world.database.read({ path: 'worker' }, events(id), accounts(subject))

  expect(new Set(acted.map(({ account }) => account))).toEqual(new Set([own?.account]))
})

async function toldOf(subject: string) {
  const rows = query<{ kind: string; case_id: string | null; facts: { to?: string; outlet?: string } }>(
    'select kind, case_id, facts from messages.message where subject_id = $1 order by id',
  )
  const [found] = await world.database.read({ path: 'worker' }, rows(subject))
  return found
}
