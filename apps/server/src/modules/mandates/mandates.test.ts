import type { CaseDetail } from '@tongban/contracts/cases'
import type { Mandate, OwnMandate } from '@tongban/contracts/mandates'
import { expect, test } from 'vitest'

import { appoint, changeOf } from '../../../test/employer-requests.ts'
import { answer, employerOf, longting } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , chen, lin, , , ma, zheng] = persons
const [embroidery, , market] = employers
const worker = { path: 'worker' } as const
const enter = async (who: typeof wang): Promise<Signed> => await world.enter(who?.telephone ?? '')
const own = async (who: Signed): Promise<OwnMandate[]> =>
  (await answer<{ rows: OwnMandate[] }>(who.get('/api/mandates/own'))).rows
const himself = await enter(lin)
const employer =
  (await own(himself)).find(({ employerName }) => employerName === embroidery?.name)?.employer ?? ''
const principal = await world.actFor(himself, employer)
const url = `/api/mandates/${employer}`
const told = query<{ kind: string }>(
  'select kind from messages.message where subject_id = $1 and case_id is null order by id',
)
const entries = query<{ act: string; actor_id: string; purpose: string }>(
  `select act, actor_id, purpose from audit.entry where subject_id = $1 and act like 'mandates.%' order by at`,
)
const subjectOf = query<{ subject_id: string }>('select subject_id from people.card where name = $1')

test('one login acts for several employers, each named by the request; who has no mandate acts for none', async () => {
  const acted = await Promise.all(
    (await own(himself)).map(async (mandate) => await world.actFor(himself, mandate.employer)),
  )
  const foreign = await world.actFor(await enter(chen), employer)

  const replies = await Promise.all(acted.map(async (who) => await who.get(url)))

  expect(new Set((await own(himself)).map(({ employerName }) => employerName))).toEqual(
    new Set([embroidery?.name, market?.name]),
  )
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(await own(foreign)).toEqual([])
  expect((await foreign.get(`/api/cases/${employer}`)).json()).toMatchObject({ code: 'general.no-mandate' })
})

test('a clerk is made by telephone and name, does the employer’s business under her own name, and is out at the next request after she was revoked', async () => {
  const colleague = await enter(wang)
  const granted = await answer<Mandate>(principal.post(url, { telephone: wang?.telephone, name: wang?.name }))
  const clerk = await world.actFor(colleague, employer)

  const handed = await answer<{ id: string }>(clerk.post('/api/cases', changeOf(world, employer)))
  const detail = await answer<CaseDetail>(principal.get(`/api/cases/${employer}/${handed.id}`))
  await answer(principal.post(`${url}/${granted.id}/revocation`))
  const after = await clerk.get(`/api/cases/${employer}/${handed.id}`)

  expect(granted).toMatchObject({ kind: 'clerk', holderName: wang?.name, grantedBy: lin?.name })
  expect(detail.events[0]).toMatchObject({ kind: 'handed-in', actorName: wang?.name })
  expect(detail.can).toEqual(['withdrawal'])
  expect(after.json()).toMatchObject({ code: 'general.no-mandate' })
  expect(await own(colleague)).toEqual([])
  const [[wangs]] = await world.database.read(worker, subjectOf(wang?.name))
  const [hers, its, audited] = await world.database.read(
    worker,
    told(wangs?.subject_id),
    told(employer),
    entries(employer),
  )
  expect(hers.map(({ kind }) => kind)).toEqual(['mandate-given', 'mandate-taken'])
  expect(its.map(({ kind }) => kind)).toEqual(['clerk-appointed', 'clerk-dismissed'])
  expect(audited.map(({ act, purpose }) => [act, purpose])).toEqual([
    ['mandates.grant', `clerk ${granted.id}`],
    ['mandates.revoke', `clerk ${granted.id}`],
  ])
})

test('a clerk neither sees nor says who else is one', async () => {
  await appoint(principal, employer)
  const clerk = await world.actFor(await enter(wang), employer)

  const replies = [
    await clerk.get(url),
    await clerk.post(url, { telephone: ma?.telephone, name: ma?.name }),
    await clerk.post(`${url}/${employer}/revocation`),
  ]

  expect(replies.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    Array.from({ length: 3 }, () => 'general.not-allowed'),
  )
})

test('a telephone without its name, or a name without its telephone, makes nobody a clerk, and guessing is stopped', async () => {
  const pairs = [
    { telephone: ma?.telephone, name: zheng?.name },
    { telephone: '13999999999', name: ma?.name },
  ]

  const codes: string[] = []
  for (let tries = 0; tries < 5; tries += 1)
    for (const pair of pairs) codes.push((await principal.post(url, pair)).json<{ code: string }>().code)

  expect(codes.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'mandates.no-match'))
  expect(codes.slice(8)).toEqual(['login.locked', 'login.locked'])
})

test('who no longer stands on record as the legal representative is no principal any more', async () => {
  const other = await world.actFor(await enter(zheng), employers[10]?.name ?? '')
  const its = employerOf(other)
  const before = await other.get(`/api/mandates/${its}`)
  const change = query(
    `update employers.particulars set legal_representative = '别人' where subject_id = $1 and superseded_by is null`,
  )
  await world.database.transaction(worker, async (tx) => tx.record(change(its)))

  const after = await other.get(`/api/mandates/${its}`)

  expect(before.statusCode).toBe(200)
  expect(after.json()).toMatchObject({ code: 'general.no-mandate' })
})

test('a counter records as the principal him who stands on record, and nobody else, before whom the documents lie', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', longting))
  const [shop] = employers.slice(4, 5)
  const about = { subjectKind: 'employer', uscc: shop?.uscc, name: shop?.name, purpose: '开通单位大厅' }
  const byNumber = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...about, identifiedBy: 'number-and-name' }),
  )
  const representative = persons[shop?.legalRepresentative ?? 0]
  const its = `/api/mandates/${byNumber.subject}`
  const asked = { telephone: representative?.telephone, name: representative?.name }
  const known = { telephone: wang?.telephone, name: wang?.name }

  const unseen = await clerk.post(its, known)
  await answer(clerk.post('/api/visits', { ...about, identifiedBy: 'document' }))
  const another = await clerk.post(its, known)
  const stranger = await clerk.post(its, asked) // he never logged in, so that nobody knows whose telephone it is

  expect(unseen.json()).toMatchObject({ code: 'visits.not-shown' })
  expect(another.json()).toMatchObject({ code: 'mandates.not-the-principal' })
  expect(stranger.json()).toMatchObject({ code: 'mandates.no-match' })
})

test('the second wall: the path of an employer shows the database’s rows of that employer, and of the people’s records nothing', async () => {
  await answer(principal.post('/api/cases', changeOf(world, employer)))
  const counted = query<Record<string, number>>(
    `select (select count(*) from cases."case") as cases, (select count(*) from employers.roster) as roster,
       (select count(*) from mandates.mandate) as mandates, (select count(*) from people.particulars) as people,
       (select count(*) from people.document) as documents, (select count(*) from people.contact) as contacts,
       (select count(*) from enrolment.enrolment) as enrolments, (select count(*) from contributions.span) as spans,
       (select count(*) from employers.particulars) as employers`,
  )
  const nothing = { people: 0, documents: 0, contacts: 0, enrolments: 0, spans: 0 }

  const [[seen]] = await world.database.read({ path: 'employer', subjects: [employer] }, counted())
  const [[unset]] = await world.database.read({ path: 'employer' }, counted())

  expect(seen).toMatchObject({ ...nothing, employers: 1 })
  expect([seen?.['cases'], seen?.['roster'], seen?.['mandates']].every((count) => (count ?? 0) > 0)).toBe(
    true,
  )
  expect(unset).toEqual({ ...nothing, cases: 0, roster: 0, mandates: 0, employers: 0 })
})

test('an employer writes no records: neither its own particulars nor its roster', async () => {
  const scope = { path: 'employer', subjects: [employer] } as const
  const codes: unknown[] = []

  for (const table of ['particulars', 'roster']) {
    const write = query(`update employers.${table} set superseded_by = subject_id where subject_id = $1`)
    const done = world.database.transaction(scope, async (tx) => tx.load(write(employer)))
    codes.push(await done.then(String, (error: Error) => error.message))
  }

  expect(codes).toEqual(['permission denied for table particulars', 'permission denied for table roster'])
})
