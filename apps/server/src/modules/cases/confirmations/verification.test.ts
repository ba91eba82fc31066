import { readFileSync } from 'node:fs'

import type { Message } from '@tongban/contracts/messages'
import { beforeEach, expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { askByEmployer, confirmAll, employeeOf, forgetQuestions } from '../../../../test/confirmations.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { identityNumberOf } from '../../../worlds/kaifeng/numbers.ts'
import { deliverMessages } from '../../messages/index.ts'

const today = '2026-03-02'
const world = await createWorld({ today })
const worker = { path: 'worker' } as const
const { persons } = kaifengCity({ seed: 7, people: 30, today })
const wang = await world.enter(persons[0]?.telephone ?? '')
const born = { birthDate: '2005-07-09', sex: 'female' } as const
/** Somebody whom the register does not know yet. @param order another one each time */
const newcomer = (order: number) => ({
  name: `赵新芳${order}`,
  'document-kind': 'resident',
  'document-number': identityNumberOf('resident', '410223', born, order),
  from: '2026-03-01',
})
const words = '老板拖欠工资我才走的'
const reason = '有劳动合同和工资单，社会保险法第58条'
const agencyOfCase = query<{ agency_id: string }>('select agency_id from cases."case" where id = $1')
const toldTo = query<{ kind: string; case_id: string | null; facts: object }>(
  'select kind, case_id, facts from messages.message where subject_id = $1 order by id',
)
const subjectNamed = query<{ subject_id: string }>(
  'select subject_id from people.particulars where name = $1',
)
const sentAbout = query<{ id: string; subject_id: string; kind: string }>(
  `select id, subject_id, kind from messages.sending where state = 'dead' and case_id = $1`,
)
const mended = query<{ case_id: string | null }>(
  `select case_id from audit.entry where act = 'messages.mend'`,
)

beforeEach(async () => {
  await forgetQuestions(world)
})

async function officer(role: string, caseId: string): Promise<Signed> {
  const [[row]] = await world.database.read(worker, agencyOfCase(caseId))
  return await world.signIn(world.username(role, row?.agency_id ?? ''))
}

/** A reviewed case that one of two objects to, whose objection has arrived. */
async function objected(employerAt: number) {
  const found = await askByEmployer(world, [employeeOf(0), newcomer(employerAt)], { employerAt })
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}/answer`
  await answer(wang.post(url, { answer: 'no', reason: 'other', note: words }))
  await world.deliverEvents()
  const [reviewer, approver] = [await officer('reviewer', found.id), await officer('approver', found.id)]
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  return { found, question, reviewer, approver }
}

test('a no is checked and gone on with by a reviewer with his reason; another one decides, and the log holds both', async () => {
  const { found, reviewer, approver } = await objected(4)
  const verify = async (who: Signed, row: number, note = reason) =>
    await found.act(who, 'verification', { row, note })

  const offered = (await found.read(reviewer)).can
  const tooEarly = await found.act(approver, 'decision', { grant: true, note: '' })
  const wordless = await verify(reviewer, 0, '')
  const nothing = await verify(reviewer, 1)
  const byApprover = await verify(approver, 0)
  await answer(verify(reviewer, 0))
  const again = await verify(reviewer, 0)
  const { confirmations, events, can } = await found.read(reviewer)
  const granted = await found.act(approver, 'decision', { grant: true, note: '' })

  expect(offered).toContain('verification')
  expect([tooEarly, nothing, again].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.objection',
    'cases.no-objection',
    'cases.no-objection',
  ])
  expect([wordless.statusCode, byApprover.statusCode]).toEqual([400, 403])
  expect(can).not.toContain('verification')
  expect(confirmations).toMatchObject([{ state: 'verified', note: words }, { state: 'nobody' }])
  expect(events.find(({ kind }) => kind === 'objection-verified')).toMatchObject({ note: reason })
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})

test('who has checked an objection does not decide the case, although he gave no opinion', async () => {
  const found = await askByEmployer(world, [employeeOf(0)], { employerAt: 5 })
  const [question] = found.questions
  const url = `/api/confirmations/${question?.subject_id}/${question?.id}/answer`
  await answer(wang.post(url, { answer: 'no', reason: 'not-my-employer' }))
  await world.deliverEvents()
  const held = { agencyId: '410221-01', outletId: null, post: 'business', from: today, to: null } as const
  const both = await world.signIn(
    await world.employ({
      grants: [
        { role: 'reviewer', ...held },
        { role: 'approver', ...held },
      ],
    }),
  )
  const reviewer = await officer('reviewer', found.id)

  await answer(found.act(both, 'verification', { row: 0, note: reason }))
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  const own = await found.act(both, 'decision', { grant: true, note: '' })
  const other = await found.act(await officer('approver', found.id), 'decision', { grant: true, note: '' })

  expect((await found.read(both)).can).not.toContain('decision')
  expect(own.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(other.json()).toMatchObject({ outcome: 'completed' })
})

test('the employer is told that somebody objects and nothing else; the person that it was checked, and who is registered by whom', async () => {
  const { found, question, reviewer, approver } = await objected(6)
  await answer(found.act(reviewer, 'verification', { row: 0, note: reason }))
  await answer(found.act(approver, 'decision', { grant: true, note: '' }))
  await world.deliverEvents()
  const [[taken]] = await world.database.read(worker, subjectNamed(newcomer(6).name))
  const [employer, person, fresh] = await world.database.read(
    worker,
    toldTo(found.subject),
    toldTo(question?.subject_id),
    toldTo(taken?.subject_id),
  )
  const { rows } = await answer<{ rows: Message[] }>(wang.get(`/api/messages/${question?.subject_id}`))

  expect(employer.map(({ kind }) => kind)).toContain('confirmation-objected')
  expect(JSON.stringify(employer)).not.toContain('other')
  expect(person.map(({ kind }) => kind).slice(-3)).toEqual([
    'confirmation-asked',
    'confirmation-verified',
    'registered-by-employer',
  ])
  expect(fresh.map(({ kind }) => kind)).toEqual(['registered-by-employer'])
  for (const { case_id } of [...person, ...fresh]) expect(case_id).not.toBe(found.id)
  const texts = rows.map(({ text }) => text).join('\n')
  expect(texts).toContain(`您已由${found.employer}登记参保`)
  expect(texts).toContain('可以要求复查，也可以依法申请行政复议或者起诉')
})

test('the dead letter of a question names no case, neither in the list nor in the audit', async () => {
  const found = await askByEmployer(world, [employeeOf(0)], { employerAt: 7 })
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  const system = await world.signIn(world.username('system-administrator', '410200-01'))
  const [[dead]] = await world.database.read(worker, sentAbout(found.questions[0]?.id))

  const { rows } = await answer<{ rows: { id: string; case: string | null }[] }>(
    system.get('/api/messages/dead'),
  )
  await answer(
    system.post(`/api/messages/dead/${dead?.subject_id}/${dead?.id}/retry`, { reason: 'gateway-mended' }),
  )
  const [entries] = await world.database.read(worker, mended())

  expect(rows.find(({ id }) => id === dead?.id)?.case).toBeNull()
  expect(entries).toEqual([{ case_id: null }])
  await confirmAll(world, found.id)
})

test('a question that was let be because it could reach nobody is a dead letter after the upgrade, as long as it is open', async () => {
  const open = await askByEmployer(world, [employeeOf(2)], { employerAt: 8 })
  const answered = await askByEmployer(world, [employeeOf(2)], { employerAt: 9 })
  await confirmAll(world, answered.id)
  const letBe = query(`update messages.message set planned = 'no-address' where case_id = any ($1)`)
  const upgrade = query(
    readFileSync(new URL('../../../../migrations/20261129-02-messages.sql', import.meta.url), 'utf8'),
  )
  const [one, other] = [open.questions[0]?.id, answered.questions[0]?.id]

  await world.database.transaction(worker, async (tx) => tx.record(letBe([one, other]), upgrade()))
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  const [ofOpen, ofAnswered] = await world.database.read(worker, sentAbout(one), sentAbout(other))

  expect(ofOpen).toMatchObject([{ kind: 'confirmation-asked' }])
  expect(ofAnswered).toEqual([])
})
