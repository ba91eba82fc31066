import type { Confirmation } from '@tongban/contracts/confirmations'
import { beforeEach, expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { askByEmployer, askedAbout, employeeOf, forgetQuestions } from '../../../../test/confirmations.ts'
import { meet } from '../../../../test/dealings.ts'
import { answer, longting } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const today = '2026-03-02'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today })
const wang = await world.enter(persons[0]?.telephone ?? '')
const clerk = await world.signIn(world.username('counter-clerk', longting))
const stranger = {
  name: '赵新芳',
  'document-kind': 'resident',
  'document-number': '410205199503039822',
  from: '2026-03-01',
}
const words = '老板拖欠工资我才走的'
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const bodiesOf = query<{ body: object }>(
  `select body from cases.event where case_id = $1 and kind = 'confirmed' order by seq`,
)
const answeredBy = query<{ account_id: string | null; staff_id: string | null; outlet_id: string | null }>(
  'select account_id, staff_id, outlet_id from cases.confirmation where id = $1',
)
const accountIds = query<{ account_id: string }>(
  'select account_id from accounts.binding where subject_id = $1',
)
const everythingKept = query<{ kept: string }>(
  `select answer::text as kept from commands.answer union all select text from cases.note where text is not null
   union all select body::text from cases.event union all select payload::text from events.delivery`,
)
const looks = query<{ actor_id: string; purpose: string }>(
  `select actor_id, purpose from audit.entry where act = 'confirmations.answer' and subject_id = $1 and purpose is not null`,
)

beforeEach(async () => {
  await forgetQuestions(world)
})

async function officers(caseId: string): Promise<{ reviewer: Signed; approver: Signed }> {
  const [[row]] = await world.database.read(worker, agencyOfCase(caseId))
  const signIn = async (role: string) => await world.signIn(world.username(role, row?.agency_id ?? ''))
  return { reviewer: await signIn('reviewer'), approver: await signIn('approver') }
}

const urlOf = (one: { subject_id: string; id: string } | undefined): string =>
  `/api/confirmations/${one?.subject_id}/${one?.id}/answer`

/** A case that he objects to, with the officers of its agency; the objection has arrived. */
async function objected(...more: readonly object[]) {
  const found = await askByEmployer(world, [employeeOf(0), ...more], { employerAt: 4 })
  const [question] = found.questions
  await answer(wang.post(urlOf(question), { answer: 'no', reason: 'other', note: words }))
  await world.deliverEvents()
  return { found, question, ...(await officers(found.id)) }
}

test('in his own visit he changes his no to a yes at any counter; the log says which clerk heard it', async () => {
  const { found, question, reviewer, approver } = await objected()
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await meet(clerk, persons[0]?.name ?? '')

  const { rows } = await answer<{ rows: Confirmation[] }>(
    clerk.get(`/api/confirmations/${question?.subject_id}`),
  )
  const same = await clerk.post(urlOf(question), { answer: 'no', reason: 'other', note: '再说一遍' })
  const atHome = await wang.post(urlOf(question), { answer: 'yes' })
  const changed = await clerk.post(urlOf(question), { answer: 'yes' })
  await world.deliverEvents()
  const { confirmations, events } = await found.read(reviewer)
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })
  await world.deliverEvents()
  const afterwards = await clerk.post(urlOf(question), { answer: 'no', reason: 'wrong-day' })
  const [[kept], said, looked] = await world.database.read(
    worker,
    answeredBy(question?.id),
    bodiesOf(found.id),
    looks(question?.subject_id),
  )

  expect(rows.find(({ id }) => id === question?.id)).toMatchObject({ answer: 'no', changeable: true })
  expect(same.json()).toMatchObject({ code: 'confirmations.answered' })
  expect(atHome.json()).toMatchObject({ code: 'confirmations.answered' })
  expect(changed.json()).toEqual({ done: true })
  expect(confirmations).toMatchObject([{ state: 'yes', reason: null, note: null }])
  expect(events.filter(({ kind }) => kind === 'confirmed').map(({ actorName }) => actorName)).toEqual([
    '本人',
    expect.stringMatching(/^本人，.+在窗口记下$/),
  ])
  expect(events.findLast(({ kind }) => kind === 'confirmed')?.outletName).toContain('龙亭')
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect(afterwards.json()).toMatchObject({ code: 'confirmations.void' })
  expect(kept).toEqual({ account_id: null, staff_id: clerk.staffId, outlet_id: '410202-hall-1' })
  expect(said.at(-1)?.body).toMatchObject({ staff: clerk.staffId, outlet: '410202-hall-1' })
  expect(looked).toEqual([{ actor_id: clerk.staffId, purpose: 'answer: yes' }])
  expect(await auditFaults(world)).toEqual([])
})

test('number and name, which every employer knows, neither read her question nor answer it; with her document it is answered, and she is told', async () => {
  const { question } = await objected()
  const [document] = persons[0]?.documents ?? []
  const known = { kind: document?.kind, number: document?.number, name: persons[0]?.name, purpose: '办事' }
  const by = { subjectKind: 'person', ...known, identifiedBy: 'number-and-name' }
  await answer(clerk.post('/api/visits', by))
  const read = await clerk.get(`/api/confirmations/${question?.subject_id}`)
  const changed = await clerk.post(urlOf(question), { answer: 'yes' })
  await meet(clerk, persons[0]?.name ?? '')
  const shown = await clerk.get(`/api/confirmations/${question?.subject_id}`)
  await answer(clerk.post(urlOf(question), { answer: 'yes' }))
  await world.deliverEvents()
  const { rows } = (await wang.get(`/api/messages/${question?.subject_id}`)).json<{
    rows: { text: string; kind: string }[]
  }>()

  expect(read.json()).toMatchObject({ code: 'visits.not-shown' })
  expect(changed.json()).toMatchObject({ code: 'visits.not-shown' })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).not.toContain(words)
  expect(rows.find(({ kind }) => kind === 'confirmation-at-counter')?.text).toContain(
    '凭您的证件替您记下了答复',
  )
})

test('by which account somebody answered at home stands in his question and in the log', async () => {
  const { found, question } = await objected()
  const [[kept], [said], accounts] = await world.database.read(
    worker,
    answeredBy(question?.id),
    bodiesOf(found.id),
    accountIds(question?.subject_id),
  )

  expect(accounts.map(({ account_id }) => account_id)).toContain(kept?.account_id)
  expect(said?.body).toMatchObject({ account: kept?.account_id, confirmed: false })
})

test('his words and his reason are read by the office, and not by who serves the employer', async () => {
  const { found, reviewer } = await objected(stranger)
  const { uscc, name } = employers.find((one) => one.name === found.employer) ?? {}
  const about = { uscc, name, identifiedBy: 'document', purpose: '办事' }
  await answer(clerk.post('/api/visits', { subjectKind: 'employer', ...about }))

  const [desk, counter] = [await found.read(reviewer), await found.read(clerk)]

  expect(desk.confirmations).toMatchObject([
    { state: 'no', reason: 'other', note: words },
    { state: 'nobody' },
  ])
  expect(desk.events.find(({ kind }) => kind === 'confirmed')?.note).toBe(words)
  expect(counter.confirmations).toEqual([
    { row: 0, state: 'no', until: null, reason: null, note: null },
    { row: 1, state: 'asked', until: null, reason: null, note: null },
  ])
  expect(JSON.stringify(counter)).not.toContain(words)
})

test('at a counter nobody sees whom the register knows: who is asked and who is nobody look alike', async () => {
  const found = await askByEmployer(world, [employeeOf(2), stranger])
  const { uscc, name } = employers.find((one) => one.name === found.employer) ?? {}
  const about = { uscc, name, identifiedBy: 'document', purpose: '办事' }
  await answer(clerk.post('/api/visits', { subjectKind: 'employer', ...about }))

  const { confirmations, events } = await found.read(clerk)

  expect(await askedAbout(world, found.id)).toHaveLength(1)
  const alike = { state: 'asked', until: null, reason: null, note: null }
  expect(confirmations).toEqual([0, 1].map((row) => ({ row, ...alike })))
  expect(events.map(({ kind }) => kind)).toEqual(['handed-in', 'accepted'])
})

test('what he wrote rests in the clear neither among the first answers nor in the log', async () => {
  await objected()
  const [rows] = await world.database.read(worker, everythingKept())

  expect(rows.length).toBeGreaterThan(3)
  expect(JSON.stringify(rows)).not.toContain(words)
})

test('a clerk takes down no answer of his own', async () => {
  const found = await askByEmployer(world, [employeeOf(0)], { employerAt: 5 })
  const [question] = found.questions
  const held = {
    agencyId: longting,
    outletId: '410202-hall-1',
    post: 'business',
    from: today,
    to: null,
  } as const
  const grants = [{ role: 'counter-clerk', ...held }] as const
  const own = await world.signIn(await world.employ({ ownSubjectId: question?.subject_id, grants }))

  const reply = await own.post(urlOf(question), { answer: 'yes' })

  expect(reply.json()).toMatchObject({ code: 'general.kin' })
  expect(await askedAbout(world, found.id)).toMatchObject([{ state: 'open' }])
})
