import { beforeEach, expect, test } from 'vitest'

import { askByEmployer, employeeOf, forgetQuestions } from '../../../../test/confirmations.ts'
import { meet } from '../../../../test/dealings.ts'
import { answer, longting } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const today = '2026-03-02'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const { persons } = kaifengCity({ seed: 7, people: 30, today })
const wang = await world.enter(persons[0]?.telephone ?? '')
const clerk = await world.signIn(world.username('counter-clerk', longting))
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const enrolledBy = query('select from enrolment.enrolment where subject_id = $1 and cause = $2')
beforeEach(async () => {
  await forgetQuestions(world)
})

/** A case about Wang, who has said yes; the opinion is given. */
async function agreed(employerAt: number) {
  const found = await askByEmployer(world, [employeeOf(0)], { employerAt })
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}/answer`
  await answer(wang.post(url, { answer: 'yes' }))
  await world.deliverEvents()
  const { reviewer, approver } = await officers(found.id)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  const grant = async () => await found.act(approver, 'decision', { grant: true, note: '' })
  return { found, question, url, reviewer, approver, grant }
}

async function officers(caseId: string): Promise<{ reviewer: Signed; approver: Signed }> {
  const [[row]] = await world.database.read(worker, agencyOfCase(caseId))
  const signIn = async (role: string) => await world.signIn(world.username(role, row?.agency_id ?? ''))
  return { reviewer: await signIn('reviewer'), approver: await signIn('approver') }
}

test('a no that was said at a counter and is on its way is not overtaken by the decision', async () => {
  const { found, question, url, reviewer, grant } = await agreed(4)
  await meet(clerk, persons[0]?.name ?? '')
  await answer(clerk.post(url, { answer: 'no', reason: 'not-my-employer' }))

  const overtaking = await grant()
  await world.deliverEvents()
  const { confirmations } = await found.read(reviewer)
  const arrived = await grant()
  const [enrolments] = await world.database.read(worker, enrolledBy(question?.subject_id, found.id))

  expect(overtaking.json()).toMatchObject({ code: 'cases.confirmation-open' })
  expect(confirmations).toMatchObject([{ state: 'no' }])
  expect(arrived.json()).toMatchObject({ code: 'cases.objection' })
  expect(enrolments).toEqual([])
})

test('with the decision itself, before any worker, nothing is answered any more', async () => {
  const { url, grant } = await agreed(5)
  await answer(grant())
  await meet(clerk, persons[0]?.name ?? '')

  const late = await clerk.post(url, { answer: 'no', reason: 'not-my-employer' })

  expect(late.json()).toMatchObject({ code: 'confirmations.void' })
})

test('of a decision and an answer at the same moment one is told to come again', async () => {
  for (const employerAt of [6, 7, 8]) {
    const { found, question, url, grant } = await agreed(employerAt)
    await meet(clerk, persons[0]?.name ?? '')
    const [granted, said] = await Promise.all([
      grant(),
      clerk.post(url, { answer: 'no', reason: 'not-my-employer' }),
    ])
    const [enrolments] = await world.database.read(worker, enrolledBy(question?.subject_id, found.id))

    expect(new Set([granted.statusCode, said.statusCode])).toEqual(new Set([200, 409]))
    expect(enrolments.length > 0).toBe(granted.statusCode === 200)
    await world.deliverEvents()
  }
})

test('who checked an objection may still give his opinion, and only the decision is another one’s', async () => {
  const found = await askByEmployer(world, [employeeOf(0)], { employerAt: 9 })
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}/answer`
  await answer(wang.post(url, { answer: 'no', reason: 'not-my-employer' }))
  await world.deliverEvents()
  const { reviewer } = await officers(found.id)

  await answer(found.act(reviewer, 'verification', { row: 0, note: '有劳动合同和工资单' }))

  expect((await found.read(reviewer)).can).toContain('opinion')
  expect((await found.act(reviewer, 'opinion', { favourable: true, note: '' })).statusCode).toBe(200)
})

test('a permit that is typed as a passport asks its holder all the same, and makes no second person of her', async () => {
  const at = persons.findIndex(({ documents }) => documents.some(({ kind }) => kind === 'hk-macau-permit'))
  const number = persons[at]?.documents.find(({ kind }) => kind === 'hk-macau-permit')?.number
  const mistaken = employeeOf(at, { 'document-kind': 'passport', 'document-number': number })
  const found = await askByEmployer(world, [mistaken], { employerAt: 10 })
  const [question] = found.questions
  const herself = await world.enter(persons[at]?.telephone ?? '')
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}/answer`
  await answer(herself.post(url, { answer: 'yes' }))
  await world.deliverEvents()
  const { reviewer, approver } = await officers(found.id)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))

  const granted = await found.act(approver, 'decision', { grant: true, note: '' })

  expect(found.questions).toHaveLength(1)
  expect(granted.json()).toMatchObject({ code: 'cases.effect', fields: [{ code: 'kind' }] })
})
