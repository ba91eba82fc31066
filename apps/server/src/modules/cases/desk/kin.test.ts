import { expect, test } from 'vitest'

import { answer, form, papers } from '../../../../test/scene.ts'
import { officersOf, shielded } from '../../../../test/shields.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld()
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , chen] = persons
const longting = '410202-01'
const outlet = '410202-hall-1'
const clerk = await world.signIn(world.username('counter-clerk', longting))
const documentOf = (person: typeof wang) => ({
  kind: person?.documents[0]?.kind,
  number: person?.documents[0]?.number,
  name: person?.name,
})
const visit = (person: typeof wang) => ({
  ...documentOf(person),
  subjectKind: 'person',
  identifiedBy: 'document',
  purpose: '改姓名',
})

/** A case of hers that waits for review, and where it lies. */
async function reviewable(): Promise<{ url: string; subject: string; agencyId: string; id: string }> {
  const { subject } = await answer<{ subject: string }>(clerk.post('/api/visits', visit(wang)))
  const stage = async () =>
    (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id
  const opened = await answer<{ id: string; agencyId: string }>(
    clerk.post('/api/cases', {
      subject,
      item: 'person-change-key',
      itemVersion: 1,
      form,
      materials: await papers(stage),
    }),
  )
  const url = `/api/cases/${subject}/${opened.id}`
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { url, subject, ...opened }
}

/** A colleague whom nobody knows yet, and his user name. */
async function newReviewer(agencyId: string): Promise<Signed> {
  return await world.signIn(await world.hire('reviewer', agencyId))
}

const inboxOf = async (who: Signed): Promise<string> => (await who.get('/api/tasks?view=agency')).body
const claimed = query<{ claimed_by: string | null }>(
  'select claimed_by from cases.task where case_id = $1 and done_at is null',
)
const claimOf = async (id: string) =>
  (await world.database.read({ path: 'worker' }, claimed(id)))[0][0]?.claimed_by

test('what somebody claimed of his mother’s before he said that she is, goes back to his colleagues, and he neither sees nor decides it', async () => {
  const { url, id, agencyId, subject } = await reviewable()
  const son = await newReviewer(agencyId)
  const colleague = await newReviewer(agencyId)
  await answer(son.post(`${url}/claim`))
  const before = [await inboxOf(son), await claimOf(id)]

  await answer(son.post('/api/kin', { ...documentOf(wang), relation: 'parent' }))
  const shut = [
    await son.get(url),
    await son.post(`${url}/opinion`, { version: 1, favourable: true, note: '' }),
    await son.post(`${url}/claim`),
    await son.get(`/api/people/${subject}?case=${id}`),
  ]
  await world.deliverEvents()

  expect(before[0]).toContain(id)
  expect(before[1]).toBe(son.staffId)
  expect(shut.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    Array.from({ length: 4 }, () => 'general.kin'),
  )
  expect(shut[0]?.body).not.toContain(wang?.name)
  expect(await claimOf(id)).toBeNull()
  expect(await inboxOf(son)).not.toContain(id)
  expect(await inboxOf(colleague)).toContain(id)
  expect(
    (await colleague.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })).statusCode,
  ).toBe(200)
})

test('a relation that came into the record by another way is found by the job', async () => {
  const { url, id, agencyId, subject } = await reviewable()
  const son = await newReviewer(agencyId)
  await answer(son.post(`${url}/claim`))
  const write = query(
    `insert into staff.kin (staff_id, id, subject_id, relation, declared_at) values ($1, gen_random_uuid(), $2, 'parent', $3)`,
  )
  const standsIn = query('update cases.task set stands_for = $2, delegated_by = $2 where case_id = $1')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(write(son.staffId, subject, world.clock.now()), standsIn(id, clerk.staffId)),
  )

  await world.sweep()

  const trace = query(
    'select stands_for, delegated_by from cases.task where case_id = $1 and done_at is null',
  )
  expect(await claimOf(id)).toBeNull()
  expect((await world.database.read({ path: 'worker' }, trace(id)))[0]).toEqual([
    { stands_for: null, delegated_by: null },
  ])
})

test('at a counter one’s own family is received by a colleague', async () => {
  const username = await world.hire('counter-clerk', longting, outlet)
  const daughter = await world.signIn(username)
  await answer(daughter.post('/api/visits', visit(chen)))
  await answer(daughter.post('/api/kin', { ...documentOf(chen), relation: 'parent' }))

  const again = await daughter.post('/api/visits', visit(chen))
  const open = await answer<{ rows: object[] }>(daughter.get('/api/visits/open'))

  expect(again.json()).toMatchObject({ code: 'general.kin' })
  expect(open.rows).toEqual([])
})

test('a wrong declaration is ended by two: he asks, a checker who is not he confirms; until then the record stays closed, and afterwards what was declared is still to be read', async () => {
  const { url, id, agencyId } = await reviewable()
  const son = await newReviewer(agencyId)
  const stranger = await newReviewer(agencyId)
  const checker = await world.signIn(await world.hire('internal-checker', agencyId))
  const elsewhere = await world.signIn(await world.hire('internal-checker', '410223-01'))
  const { id: kin } = await answer<{ id: string }>(
    son.post('/api/kin', { ...documentOf(wang), relation: 'parent' }),
  )
  const decision = `/api/kin-ends/${son.staffId}/${kin}/decision`

  const early = await checker.post(decision, { agree: true })
  const others = await stranger.post(`/api/kin/${kin}/end`)
  await answer(son.post(`/api/kin/${kin}/end`))
  const twice = await son.post(`/api/kin/${kin}/end`)
  const waiting = [await inboxOf(son), (await elsewhere.get('/api/kin-ends')).body]
  const list = await answer<{ rows: object[] }>(checker.get('/api/kin-ends'))
  const foreign = await elsewhere.post(decision, { agree: true })
  await answer(checker.post(decision, { agree: false }))
  const kept = await son.get(url)
  await answer(son.post(`/api/kin/${kin}/end`))
  await answer(checker.post(decision, { agree: true }))
  const after = [await inboxOf(son), (await son.get('/api/kin')).body]
  await answer(son.post('/api/kin', { ...documentOf(wang), relation: 'parent' }))

  const codes = [early, others, twice, foreign, kept].map((reply) => reply.json<{ code: string }>().code)
  expect(codes).toEqual([
    'staff.kin-none',
    'staff.kin-none',
    'staff.kin-end-asked',
    'staff.kin-none',
    'general.kin',
  ])
  expect(waiting.join(' ')).not.toContain(id)
  expect(waiting[1]).not.toContain(kin)
  expect(list.rows).toMatchObject([{ id: kin, personName: wang?.name, relation: 'parent' }])
  expect(after[0]).toContain(id)
  expect(after[1]).toContain('"state":"ended"')
})

test('no checker decides what was declared of his own family, nor on a login of yesterday', async () => {
  const { agencyId } = await reviewable()
  const son = await newReviewer(agencyId)
  const [related, other] = [
    await world.signIn(await world.hire('internal-checker', agencyId)),
    await world.signIn(await world.hire('internal-checker', agencyId)),
  ]
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      query(`update login.session set started_at = $2 where staff_id = $1`)(
        other.staffId,
        minutesFrom(world.clock.now(), -13 * 60),
      ),
    ),
  )
  await answer(related.post('/api/kin', { ...documentOf(wang), relation: 'spouse' }))
  const { id: kin } = await answer<{ id: string }>(
    son.post('/api/kin', { ...documentOf(wang), relation: 'parent' }),
  )
  await answer(son.post(`/api/kin/${kin}/end`))
  const decision = `/api/kin-ends/${son.staffId}/${kin}/decision`

  const own = await related.post(decision, { agree: true })
  const stale = await other.post(decision, { agree: true })

  expect(own.json()).toMatchObject({ code: 'staff.kin-none' })
  expect(stale.json()).toMatchObject({ code: 'general.login-too-old' })
})

test('whom he has declared already he is told so, also after that one was hidden; whom he has not, as of nobody', async () => {
  const officers = await officersOf(world)
  const hidden = persons[1]
  const [before, others] = [await newReviewer(longting), await newReviewer(longting)]
  const declare = async (who: Signed) =>
    (await who.post('/api/kin', { ...documentOf(hidden), relation: 'parent' })).json<{ code?: string }>().code
  await declare(before)
  const known = await declare(before)
  await shielded(officers, documentOf(hidden))

  expect([known, await declare(before)]).toEqual(['staff.kin-known', 'staff.kin-known'])
  expect(await declare(others)).toBe('staff.kin-unknown')
})

test('a number without its name declares nobody, the same person is declared once, and guessing is stopped', async () => {
  const who = await newReviewer(longting)
  await answer(who.post('/api/kin', { ...documentOf(chen), relation: 'spouse' }))

  const codes: string[] = []
  codes.push(
    (await who.post('/api/kin', { ...documentOf(chen), relation: 'child' })).json<{ code: string }>().code,
  )
  for (let tries = 0; tries < 9; tries += 1)
    codes.push(
      (await who.post('/api/kin', { ...documentOf(wang), name: '别人', relation: 'child' })).json<{
        code: string
      }>().code,
    )

  expect(codes[0]).toBe('staff.kin-known')
  expect(codes[1]).toBe('staff.kin-unknown')
  expect(codes.at(-1)).toBe('login.locked')
})

test('the second wall: with what is closed the database shows nothing of it, on any path of the house', async () => {
  const { subject, agencyId } = await reviewable()
  const counted = query<{ cases: number; tasks: number }>(
    `select (select count(*) from cases."case" where subject_id = '${subject}') as cases,
       (select count(*) from cases.task where subject_id = '${subject}') as tasks`,
  )
  const seen = async (path: 'office' | 'oversight', closed: readonly string[]) =>
    (await world.database.read({ path, agencies: [agencyId], closed }, counted()))[0][0]

  const open = [await seen('office', []), await seen('oversight', [])]
  const shut = [await seen('office', [subject]), await seen('oversight', [subject])]

  expect(open.every((row) => (row?.cases ?? 0) > 0 && (row?.tasks ?? 0) > 0)).toBe(true)
  expect(shut).toEqual([
    { cases: 0, tasks: 0 },
    { cases: 0, tasks: 0 },
  ])
})

test('every table that names a subject and is open to the house leaves out what is closed', async () => {
  const lacking = query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'subject_id'
     where c.relkind = 'r' and c.relnamespace not in ('audit'::regnamespace, 'commands'::regnamespace, 'pg_catalog'::regnamespace)
       and exists (select from pg_policy p where p.polrelid = c.oid and p.polroles && (
         select array_agg(r.oid) from pg_roles r where r.rolname in ('tongban_counter', 'tongban_office', 'tongban_oversight')))
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'kin')`,
  )

  expect((await world.database.read({ path: 'worker' }, lacking()))[0]).toEqual([])
})
