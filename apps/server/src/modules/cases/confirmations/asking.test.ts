import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { askByEmployer, askedAbout, confirmAll, employeeOf } from '../../../../test/confirmations.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { askConfirmations, askQueued } from '../index.ts'

const today = '2026-03-02'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const newcomer = {
  name: '赵新芳',
  'document-kind': 'resident',
  'document-number': '410205199503039822',
  from: '2026-03-01',
}
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const bodies = query<{ body: object }>(
  `select body from cases.event where case_id = $1 and kind = 'confirmation-asked' order by seq`,
)
const asking = async (): Promise<void> => await askQueued(world.cases, world.systemContext())

async function officers(caseId: string): Promise<{ reviewer: Signed; approver: Signed }> {
  const [[row]] = await world.database.read(worker, agencyOfCase(caseId))
  const signIn = async (role: string) => await world.signIn(world.username(role, row?.agency_id ?? ''))
  return { reviewer: await signIn('reviewer'), approver: await signIn('approver') }
}

test('of one employer a person has one open question: the next is asked when that one is answered', async () => {
  const first = await askByEmployer(world, [employeeOf(1)], { employerAt: 1 })
  const second = await askByEmployer(world, [employeeOf(1), employeeOf(2)], { employerAt: 1 })
  const other = await askByEmployer(world, [employeeOf(1)], { employerAt: 2 })
  const { reviewer, approver } = await officers(second.id)
  await answer(second.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await confirmAll(world, second.id)

  await asking()
  const waiting = await second.read(reviewer)
  const refused = await second.act(approver, 'decision', { grant: true, note: '' })
  await confirmAll(world, first.id)
  await asking()
  const asked = await second.read(reviewer)

  expect([first, second, other].map(({ questions }) => questions.length)).toEqual([1, 1, 1])
  expect(waiting.confirmations).toMatchObject([{ state: 'queued' }, { state: 'yes' }])
  expect(refused.json()).toMatchObject({ code: 'cases.confirmation-open' })
  expect(asked.confirmations).toMatchObject([{ state: 'asked' }, { state: 'yes' }])
  expect(await askedAbout(world, second.id)).toHaveLength(2)
  expect(await auditFaults(world)).toEqual([])
})

test('nobody is asked more than five times on a day; the next day goes on', async () => {
  const cases = []
  for (const employerAt of [3, 4, 5, 6, 7, 8])
    cases.push(await askByEmployer(world, [employeeOf(5)], { employerAt }))
  const last = cases.at(-1)

  const onTheDay = cases.map(({ questions }) => questions.length)
  await asking()
  const stillToday = await askedAbout(world, last?.id ?? '')
  world.setDay('2026-03-03')
  await asking()

  expect(onTheDay).toEqual([1, 1, 1, 1, 1, 0])
  expect(stillToday).toEqual([])
  expect(await askedAbout(world, last?.id ?? '')).toHaveLength(1)
})

test('the term ends before the case is due; who is asked too late for that has one working day, and the log says so', async () => {
  const accepted = async (acceptedOn: '2026-03-17' | '2026-03-20') => {
    const found = await askByEmployer(world, [employeeOf(6)], { acceptedOn })
    const { reviewer } = await officers(found.id)
    const { dueOn, confirmations } = await found.read(reviewer)
    const [[said]] = await world.database.read(worker, bodies(found.id))
    return [dueOn, confirmations[0]?.until, said?.body]
  }
  world.setDay('2026-03-09')

  expect(await accepted('2026-03-17')).toEqual([
    '2026-03-23',
    '2026-03-20',
    expect.not.objectContaining({ afterDue: true }),
  ])
  world.setDay('2026-03-17')
  const late = await askByEmployer(world, [employeeOf(8)], { acceptedOn: '2026-03-31' })
  const { dueOn, confirmations } = await late.read((await officers(late.id)).reviewer)
  const [[said]] = await world.database.read(worker, bodies(late.id))
  expect([dueOn, confirmations[0]?.until]).toEqual(['2026-03-31', '2026-04-01'])
  expect(said?.body).toMatchObject({ afterDue: true })
})

test('who was taken into the register since is asked before he is registered, and not taken for a newcomer again', async () => {
  const one = await askByEmployer(world, [newcomer], { employerAt: 1 })
  const two = await askByEmployer(world, [newcomer], { employerAt: 2 })
  const { reviewer, approver } = await officers(one.id)
  const others = await officers(two.id)
  await answer(one.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await answer(two.act(others.reviewer, 'opinion', { favourable: true, note: '' }))
  await answer(one.act(approver, 'decision', { grant: true, note: '' }))

  const known = await two.act(others.approver, 'decision', { grant: true, note: '' })
  await world.deliverEvents()
  const asked = await two.read(others.reviewer)
  await confirmAll(world, two.id)
  const granted = await two.act(others.approver, 'decision', { grant: true, note: '' })

  expect(known.json()).toMatchObject({ code: 'cases.confirmation-open' })
  expect(asked.confirmations).toMatchObject([{ state: 'asked' }])
  expect(await askedAbout(world, two.id)).toMatchObject([{ answer: 'yes' }])
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})

test('a form that names somebody twice is not taken in', async () => {
  await expect(askByEmployer(world, [employeeOf(10), employeeOf(10)])).rejects.toThrow(
    /422.*form\.employees\.1\.document-number/,
  )
})

test('two cases of one employer that are asked about at the same moment ask him once', async () => {
  const cases = []
  for (const _ of [1, 2])
    cases.push(await askByEmployer(world, [employeeOf(11)], { employerAt: 9, delivered: false }))

  await Promise.all(
    cases.map(({ subject, id }) =>
      world.database.transaction(worker, async (tx) =>
        askConfirmations(world.cases, world.systemContext(), tx, { subjectId: subject, caseId: id }),
      ),
    ),
  )
  await world.deliverEvents()
  const questions = await Promise.all(cases.map(async ({ id }) => await askedAbout(world, id)))

  expect(questions.flat()).toHaveLength(1)
})
