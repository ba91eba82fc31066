import { expect, test } from 'vitest'

import { answer, employerOf, longting } from '../../../test/scene.ts'
import { officersOf, reviewOn, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'

const world = await createWorld()
const officers = await officersOf(world)
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , chen, lin] = persons
const documentOf = (person: typeof wang) => ({
  kind: person?.documents[0]?.kind,
  number: person?.documents[0]?.number,
  name: person?.name,
})
const [firm] = employers
const clerk = await world.signIn(world.username('counter-clerk', longting))

/** Columns that name a person and are not `subject_id`: those that staff read are closed to them like his own rows. */
const closedToStaff = [
  'employers.roster.person_id',
  'mandates.mandate.holder_id',
  'mandates.personal.holder_id',
  'subjects.alias.alias_id',
]
/** Those that are no way to a person: the worker's alone, a member of staff's own, and the employer whose case asks somebody. */
const noWay = [
  'cases.confirmation.case_subject_id',
  'people.document_stray.of_subject',
  'shields.mention.case_subject_id',
  'staff.staff.own_subject_id',
]

test('a clerk reads a hidden person neither off the roster of her employer nor off its record, and does not count her there; the employer sees its own', async () => {
  const principal = await world.actFor(await world.enter(lin?.telephone ?? ''), firm?.name ?? '')
  const employer = employerOf(principal)
  const visit = { subjectKind: 'employer', uscc: firm?.uscc, name: firm?.name, purpose: '花名册' }
  await answer(clerk.post('/api/visits', { ...visit, identifiedBy: 'document' }))
  const roster = async (who = clerk) =>
    await answer<{ rows: { name: string; number: string | null }[]; present: number }>(
      who.get(`/api/enrolment/${employer}/roster?name=${encodeURIComponent(wang?.name ?? '')}`),
    )
  const record = async () =>
    await answer<{ roster: { name: string }[] }>(clerk.get(`/api/people/${employer}`))
  const before = await roster()
  const recordBefore = await record()

  await shielded(officers, documentOf(wang))
  const after = await roster()
  const recordAfter = await record()
  const own = await roster(principal)

  expect(before.rows).toHaveLength(1)
  expect(after.rows).toEqual([])
  expect(after.present).toBe(before.present - 1)
  expect(JSON.stringify(recordBefore)).toContain(wang?.name)
  expect(JSON.stringify(recordAfter)).not.toContain(wang?.name)
  expect(own.rows).toEqual(before.rows)
})

test('every column that names a person is closed to staff by a policy of its own, or is said to be no way to anybody', async () => {
  const columns = query<{ name: string; policed: boolean }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name,
       exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
         and pg_get_expr(p.polqual, p.polrelid) like '%' || a.attname || '%app.closed()%') as policed
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and not a.attisdropped and n.nspname not in ('audit', 'commands')
       and a.attname <> 'subject_id' and (a.attname ~ '(person|holder|subject|alias|ward|kin)' or exists (
         select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'subjects.subject'::regclass and a.attnum = any (f.conkey)))
     order by 1`,
  )
  const [found] = await world.database.read({ path: 'worker' }, columns())

  const open = found.filter(({ policed }) => !policed).map(({ name }) => name)
  expect(found.filter(({ policed }) => policed).map(({ name }) => name)).toEqual(closedToStaff)
  expect(open).toEqual(noWay)
})

test('who acts for somebody and is hidden is named at the counter of that one to nobody without the right', async () => {
  const his = await world.enter(chen?.telephone ?? '')
  const { subject } = await answer<{ subject: string }>(his.get('/api/accounts/own'))
  const given = { telephone: lin?.telephone, name: lin?.name, kind: 'family', items: null, to: reviewOn }
  const { id } = await answer<{ id: string }>(his.post(`/api/personal-mandates/${subject}`, given))
  const her = await world.enter(lin?.telephone ?? '')
  await answer(her.post(`/api/personal-mandates/${subject}/${id}/answer`, { accept: true }))
  const visit = { ...documentOf(chen), subjectKind: 'person', identifiedBy: 'document', purpose: '授权' }
  await answer(clerk.post('/api/visits', visit))
  const read = async () => (await clerk.get(`/api/personal-mandates/${subject}`)).body

  const before = await read()
  await shielded(officers, documentOf(lin))
  const after = await read()

  expect(before).toContain(lin?.name)
  expect(after).not.toContain(lin?.name)
  expect(after).not.toContain(id)
})
