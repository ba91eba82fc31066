import type { Confirmation } from '@tongban/contracts/confirmations'
import { addDays } from '@tongban/policy'
import { beforeEach, expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import {
  askByEmployer,
  askedAbout,
  confirmAll,
  employeeOf,
  forgetQuestions,
  reachAll,
} from '../../../../test/confirmations.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { deliverMessages } from '../../messages/index.ts'
import { confirmationDue } from '../events.ts'
import { askConfirmations, endConfirmations, takeConfirmation } from '../index.ts'

const today = '2026-03-02'
const lastDay = '2026-03-05'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const { persons } = kaifengCity({ seed: 7, people: 30, today })
const [wangAt, chenAt] = [0, 3]
const telephoneOf = (at: number): string => persons[at]?.telephone ?? ''
const wang = await world.enter(telephoneOf(wangAt))
const chen = await world.enter(telephoneOf(chenAt))
const stranger = { name: '赵新芳', 'document-kind': 'resident', 'document-number': '410205199503039822' }
const newcomer = { ...stranger, from: '2026-03-01' }
beforeEach(async () => {
  await forgetQuestions(world)
})

const messagesAbout = query<{ kind: string; facts: object; agency_id: string }>(
  'select kind, facts, agency_id from messages.message where case_id = $1',
)
const bodiesOf = query<{ body: string }>(
  `select kind || ' ' || body::text as body from cases.event where case_id = $1 and kind like 'confirm%' order by seq`,
)
const deadAbout = query<{ id: string; kind: string; state: string }>(
  'select id, kind, state from messages.sending where case_id = $1',
)
const payloads = query<{ payload: string }>(
  `select payload::text as payload from events.delivery where kind like 'cases.confirmation%'`,
)
const enrolledBy = query<{ scheme: string }>(
  'select scheme from enrolment.enrolment where subject_id = $1 and cause = $2 and superseded_by is null',
)

async function officers(agency: string): Promise<{ reviewer: Signed; approver: Signed }> {
  const signIn = async (role: string) => await world.signIn(world.username(role, agency))
  return { reviewer: await signIn('reviewer'), approver: await signIn('approver') }
}

/** A naming case with the officers of the agency that owns it. */
async function asked(...employees: readonly object[]) {
  const found = await askByEmployer(world, employees)
  return { found, ...(await officers(await agencyOf(found.id))) }
}

const say = (who: Signed, one: { subject_id: string; id: string } | undefined, body: object, key = newId()) =>
  who.post(`/api/confirmations/${one?.subject_id ?? ''}/${one?.id ?? ''}/answer`, body, key)
const codeOf = (reply: Awaited<ReturnType<Signed['get']>>): string => reply.json<{ code: string }>().code

test('whom the register knows is asked at home, once and by the telephone of the record; who is new goes on by his papers', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt, { telephone: '13900009999' }), newcomer)
  const [question] = found.questions

  const own = await answer<{ rows: Confirmation[] }>(wang.get(`/api/confirmations/${question?.subject_id}`))
  const { confirmations, dueOn, can } = await found.read(reviewer)
  const [told] = await world.database.read(worker, messagesAbout(question?.id))
  const inbox = await wang.get(`/api/messages/${question?.subject_id}`)

  expect(found.questions).toHaveLength(1)
  expect(own.rows.find(({ id }) => id === question?.id)).toMatchObject({
    employerName: found.employer,
    from: '2026-03-01',
    until: lastDay,
    state: 'open',
    answer: null,
  })
  expect(confirmations).toMatchObject([
    { row: 0, state: 'asked', until: lastDay },
    { row: 1, state: 'nobody', until: null },
  ])
  expect(dueOn).toBe('2026-03-16') // the clock goes on
  expect(can).toContain('opinion')
  expect(told.map(({ kind }) => kind)).toEqual(['confirmation-asked'])
  expect(inbox.body).toContain(`${found.employer}为您办“职工参保登记”`)
})

test('of the case that names him he learns nothing but who, from when, where and until when', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt), newcomer)
  const { number } = await found.read(reviewer)
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}`

  const said = (await wang.get(url)).body + (await wang.get(`/api/messages/${question?.subject_id}`)).body
  const theCase = await wang.get(found.url)

  for (const secret of [found.id, found.subject, number, newcomer.name, newcomer['document-number']])
    expect(said).not.toContain(secret)
  expect(codeOf(theCase)).toBe('cases.not-found')
})

test('nothing is granted while he may still answer; when he has said yes it is, and stands in his record', async () => {
  const { found, reviewer, approver } = await asked(employeeOf(wangAt))
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  const [question] = found.questions

  const tooEarly = await found.act(approver, 'decision', { grant: true, note: '' })
  await answer(say(wang, question, { answer: 'yes' }))
  await world.deliverEvents()
  const { confirmations, events } = await found.read(reviewer)
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })
  const [enrolments] = await world.database.read(worker, enrolledBy(question?.subject_id, found.id))

  expect(codeOf(tooEarly)).toBe('cases.confirmation-open')
  expect(confirmations).toMatchObject([{ row: 0, state: 'yes', reason: null }])
  expect(events.findLast(({ kind }) => kind === 'confirmed')).toMatchObject({ verdict: 'yes', note: null })
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect(enrolments.map(({ scheme }) => scheme)).toContain('employee-pension')
})

test('a case that nobody was asked about yet is not granted', async () => {
  const found = await askByEmployer(world, [employeeOf(wangAt)], { delivered: false })
  const { reviewer, approver } = await officers(await agencyOf(found.id))
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))

  const reply = await found.act(approver, 'decision', { grant: true, note: '' })

  expect(codeOf(reply)).toBe('cases.confirmation-open')
  await world.deliverEvents()
})

test('who says no is heard with his reason: the case is not granted, and can be refused', async () => {
  const { found, reviewer, approver } = await asked(employeeOf(wangAt), employeeOf(chenAt))
  const [first, second] = found.questions
  await answer(say(chen, second, { answer: 'no', reason: 'other', note: '上个月已经离开' }))
  await answer(say(wang, first, { answer: 'yes' }))
  await world.deliverEvents()
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))

  const { confirmations } = await found.read(reviewer)
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })
  const refused = await found.act(approver, 'decision', { grant: false, note: '职工说不对' })

  expect(confirmations).toMatchObject([
    { state: 'yes', note: null },
    { state: 'no', reason: 'other', note: '上个月已经离开' },
  ])
  expect(codeOf(granted)).toBe('cases.objection')
  expect(refused.json()).toMatchObject({ outcome: 'refused' })
})

test('a no says what is wrong and a yes nothing else; neither is kept when it is said badly', async () => {
  const { found } = await asked(employeeOf(wangAt))
  const [question] = found.questions

  const replies = [
    await say(wang, question, { answer: 'no' }),
    await say(wang, question, { answer: 'no', reason: 'other' }),
    await say(wang, question, { answer: 'yes', reason: 'wrong-day' }),
    await say(wang, question, { answer: 'yes', note: '对的' }),
  ]

  expect(replies.map(codeOf)).toEqual(Array(4).fill('confirmations.reason'))
  expect(await askedAbout(world, found.id)).toMatchObject([{ state: 'open', answer: null }])
})

test('an answer counts once: the same key gives the first answer, another one is refused', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  const key = newId()

  const first = await say(wang, question, { answer: 'yes' }, key)
  const again = await say(wang, question, { answer: 'yes' }, key)
  const changed = await say(wang, question, { answer: 'no', reason: 'wrong-day' })
  await world.deliverEvents()
  for (const _ of [1, 2])
    await world.database.transaction(worker, async (tx) =>
      takeConfirmation(
        world.cases,
        world.systemContext(),
        tx,
        question?.subject_id ?? '',
        question?.id ?? '',
      ),
    )

  expect(again.json()).toEqual(first.json())
  expect(codeOf(changed)).toBe('confirmations.answered')
  const { events } = await found.read(reviewer)
  expect(events.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1)
})

test('a question that comes twice to the worker is asked once, and of an ended case not at all', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt))
  const ended = await askByEmployer(world, [employeeOf(wangAt)], { delivered: false })
  const clerk = await world.signIn(await world.hire('counter-clerk', '410202-01', '410202-hall-1'))
  await clerk.post('/api/visits', visitOf(ended.employer))
  await answer(ended.act(clerk, 'withdrawal', { reason: '不办了' }))
  await world.deliverEvents()
  await world.database.transaction(worker, async (tx) => {
    const key = { subjectId: found.subject, caseId: found.id }
    world.events.announce(tx, confirmationDue, found.id, key, world.clock.now())
    await askConfirmations(world.cases, world.systemContext(), tx, key)
  })
  await world.deliverEvents()

  const { events } = await found.read(reviewer)

  expect(events.filter(({ kind }) => kind === 'confirmation-asked')).toHaveLength(1)
  expect(await askedAbout(world, found.id)).toHaveLength(1)
  expect(await askedAbout(world, ended.id)).toEqual([])
})

test('a number that the register has under another name asks nobody: it would tell a stranger', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt, { name: '别的人' }))

  expect(found.questions).toEqual([])
  expect((await found.read(reviewer)).confirmations).toMatchObject([{ state: 'nobody' }])
})

test('somebody else’s question is not found, and no staff comes to it without his visit', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}`
  const seen = query<{ id: string }>('select id from cases.confirmation')

  const replies = [await chen.get(url), await say(chen, question, { answer: 'yes' })]
  const own = await chen.get(`/api/confirmations/${await subjectOf(chen)}/${question?.id}`)

  expect([...replies, own].map(codeOf)).toEqual(Array(3).fill('confirmations.none'))
  expect(codeOf(await reviewer.get(url))).toBe('general.not-allowed')
  const [unvisited] = await world.database.read({ path: 'counter', subjects: [] }, seen())
  expect(unvisited).toEqual([])
  for (const path of ['office', 'oversight'] as const)
    await expect(
      world.database.read({ path, subjects: [question?.subject_id ?? ''] }, seen()),
    ).rejects.toThrow('permission denied')
})

test('when the case ends otherwise, what is open falls away at home and is answered no more', async () => {
  const { found, reviewer, approver } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await answer(found.act(approver, 'decision', { grant: false, note: '单位没有营业' }))
  await world.deliverEvents()

  const late = await say(wang, question, { answer: 'yes' })
  const own = await wang.get(`/api/confirmations/${question?.subject_id}`)
  const one = await wang.get(`/api/confirmations/${question?.subject_id}/${question?.id}`)

  expect(codeOf(late)).toBe('confirmations.void')
  expect(own.body).not.toContain(question?.id)
  expect(one.json()).toMatchObject({ state: 'void' })
  expect((await found.read(reviewer)).confirmations).toMatchObject([{ state: 'void' }])
})

test('an answer on its way when the case ends is still written into it', async () => {
  const { found, reviewer, approver } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await answer(say(wang, question, { answer: 'no', reason: 'not-my-employer' }))
  await answer(found.act(approver, 'decision', { grant: false, note: '材料不实' }))
  await world.deliverEvents()

  const { confirmations, outcome } = await found.read(reviewer)

  expect(outcome).toBe('refused')
  expect(confirmations).toMatchObject([{ state: 'no', reason: 'not-my-employer' }])
  expect(await askedAbout(world, found.id)).toMatchObject([{ state: 'answered', answer: 'no' }])
})

test('events, messages and announcements hold ids and codes, neither name nor number nor what was written', async () => {
  const { found } = await asked(employeeOf(wangAt), newcomer)
  const [question] = found.questions
  const [announced] = await world.database.read(worker, payloads())
  await answer(say(wang, question, { answer: 'no', reason: 'other', note: '写给经办人的话' }))
  const [answered] = await world.database.read(worker, payloads())
  await world.deliverEvents()
  const [bodies] = await world.database.read(worker, bodiesOf(found.id))
  const [told] = await world.database.read(worker, messagesAbout(question?.id))

  const everything = JSON.stringify([announced, answered, bodies, told])
  expect(bodies).toHaveLength(2)
  for (const secret of [persons[wangAt]?.name, found.employer, newcomer.name, '写给', '410205199503039822'])
    expect(everything).not.toContain(secret)
})

test('what the rows say is replayed from the log, and a changed one is told', async () => {
  const { found } = await asked(employeeOf(wangAt))
  await confirmAll(world, found.id)
  const plant = query(
    `update cases."case" set confirmations = jsonb_set(confirmations, '{0,state}', $2) where id = $1`,
  )

  const before = await auditFaults(world)
  await world.database.transaction(worker, async (tx) => tx.record(plant(found.id, '"no"')))
  const after = await auditFaults(world)
  await world.database.transaction(worker, async (tx) => tx.record(plant(found.id, '"yes"')))

  expect(before).toEqual([])
  expect(JSON.stringify(after)).toContain('confirmations are not what its log says')
})

test('silence to the end of the last day goes on: it is said in the case, granted, and answered no more', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt), employeeOf(chenAt))
  const [first, second] = found.questions
  const agency = await agencyOf(found.id)
  await reachAll(world, found.id)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  world.setDay(lastDay)
  const inTime = await endConfirmations(world.cases, world.systemContext())
  await answer(say(await world.enter(telephoneOf(chenAt)), second, { answer: 'yes' }))
  await world.deliverEvents()
  world.setDay(addDays(lastDay, 1))
  const { reviewer: reader, approver } = await officers(agency)
  const unnoticed = await found.read(reader)
  const tooEarly = await found.act(approver, 'decision', { grant: true, note: '' })

  const ended = [
    await endConfirmations(world.cases, world.systemContext()),
    await endConfirmations(world.cases, world.systemContext()),
  ]
  const late = await say(await world.enter(telephoneOf(wangAt)), first, { answer: 'yes' })
  const noted = await found.read(reader)
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })

  expect(inTime).toBe(0)
  expect(unnoticed.confirmations).toMatchObject([{ state: 'asked' }, { state: 'yes' }])
  expect(codeOf(tooEarly)).toBe('cases.confirmation-open')
  expect(ended).toEqual([1, 0])
  expect(codeOf(late)).toBe('confirmations.late')
  expect(noted.confirmations).toMatchObject([{ state: 'silent' }, { state: 'yes' }])
  expect(noted.events.filter(({ kind }) => kind === 'confirmation-silent')).toHaveLength(1)
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})

test('a no that was said on the last day and is still on its way is not overrun', async () => {
  const { found, reviewer } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  const agency = await agencyOf(found.id)
  await reachAll(world, found.id)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  world.setDay('2026-03-11') // its last day
  await answer(
    say(await world.enter(telephoneOf(wangAt)), question, { answer: 'no', reason: 'not-my-employer' }),
  )
  world.setDay('2026-03-12')
  await endConfirmations(world.cases, world.systemContext())
  const { approver } = await officers(agency)

  const onItsWay = await found.act(approver, 'decision', { grant: true, note: '' })
  await world.deliverEvents()
  const arrived = await found.act(approver, 'decision', { grant: true, note: '' })

  expect(codeOf(onItsWay)).toBe('cases.confirmation-open')
  expect(codeOf(arrived)).toBe('cases.objection')
})

test('who could not be reached has kept no silence: his row waits until somebody has told him, and a working day more', async () => {
  world.setDay('2026-03-16')
  const { found } = await asked(employeeOf(wangAt))
  const [question] = found.questions
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  const ends = async (): Promise<number> => await endConfirmations(world.cases, world.systemContext())

  world.setDay('2026-03-20')
  const unreached = await ends()
  const [[dead]] = await world.database.read(worker, deadAbout(question?.id))
  const { reviewer } = await officers(await agencyOf(found.id))
  const url = `/api/unreached/${question?.subject_id}/${dead?.id}/told`
  await answer(reviewer.post(url, { how: 'telephone', on: '2026-03-20' }))
  const toldToday = await ends()
  world.setDay('2026-03-23')
  const nextWorkingDay = await ends()
  world.setDay('2026-03-24')

  expect(dead).toMatchObject({ kind: 'confirmation-asked', state: 'dead' })
  expect([unreached, toldToday, nextWorkingDay, await ends()]).toEqual([0, 0, 0, 1])
})

async function agencyOf(caseId: string): Promise<string> {
  const found = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
  const [[row]] = await world.database.read(worker, found(caseId))
  return row?.agency_id ?? ''
}

async function subjectOf(who: Signed): Promise<string> {
  const own = await answer<{ subject: string }>(who.get('/api/accounts/own'))
  return own.subject
}

function visitOf(name: string): object {
  const employer = kaifengCity({ seed: 7, people: 30, today }).employers.find((one) => one.name === name)
  return { subjectKind: 'employer', uscc: employer?.uscc, name, identifiedBy: 'document', purpose: '办事' }
}
