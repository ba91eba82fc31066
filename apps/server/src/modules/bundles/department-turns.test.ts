import type { BundleView } from '@tongban/contracts/bundles'
import type { CaseDetail } from '@tongban/contracts/cases'
import { addDays, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { joiner, joinsOf } from '../../../test/bundles.ts'
import { startDepartment } from '../../../test/department.ts'
import { publishByTwo } from '../../../test/item-drafts.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { lapseCases, registerInCore } from '../cases/index.ts'
import { shippedDeclarations } from '../catalogue/index.ts'

const department = await startDepartment()
const { url, secret } = department.address
const port = { url, secret, path: '/department/commands' }
const ports = { core: undefined, departments: new Map([['employment', port]]) }
const world = await createWorld({ departments: { employment: { url, secret } } })
const { principal, employer, reviewer, system, head, person, subject } = await openScene(world)
const today = world.systemContext().today
const wanted = { state: 'needs-more', note: '请核对劳动合同的终止日期。' } as const
const already = { state: 'refused', note: '该人员的就业登记已经办好，不能重复办理。' } as const
let later = 0

/** Lets minutes pass and does what the job does. */
async function after(minutes: number, day?: Day): Promise<void> {
  later += minutes
  const job = world.systemContext(day)
  await registerInCore(world.cases, ports, { ...job, now: minutesFrom(job.now, later) })
}

async function joins(): Promise<string> {
  const body = joinsOf(world, { rows: [joiner({ 'contract-ends': '2027-03-01' })] })
  const bundle = await answer<BundleView>(principal.post(`/api/bundles/${employer}`, body))
  await after(1)
  return bundle.members.find(({ key }) => key === 'employment')?.case.id ?? ''
}

const now = async (id: string, who = principal): Promise<CaseDetail> =>
  await answer<CaseDetail>(who.get(`/api/cases/${employer}/${id}`))

/** Brings what was wanted: the case goes there a second time. */
async function supplies(id: string): Promise<void> {
  const { version, form } = await now(id)
  const changed: object = JSON.parse(JSON.stringify(form).replace('2027-03-01', '2028-03-01'))
  await answer(
    principal.post(`/api/cases/${employer}/${id}/correction`, { version, form: changed, materials: [] }),
  )
}

test('a late “done” of an earlier time ends the case well', async () => {
  department.says(1, wanted)
  department.says(2, 'nothing')
  const id = await joins()
  await supplies(id)
  await after(10)
  department.says(1, { state: 'confirmed', note: '按原来的办好了。' })
  await after(10)
  department.says(2, already)
  await after(120)
  const done = await now(id)

  expect(done).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect(done.events.at(-1)).toMatchObject({
    kind: 'department-answered',
    completes: true,
    note: '按原来的办好了。',
  })
  expect(await auditFaults(world)).toEqual([])
})

test('what is refused as already done is asked about the time before: done there it is done, and where nobody knows a human asks', async () => {
  department.says(1, wanted)
  department.says(2, already)
  const done = await joins()
  await supplies(done)
  department.says(1, { state: 'confirmed' })
  await after(10)
  expect((await now(done)).outcome).toBe('completed')

  department.says(1, wanted)
  const unknown = await joins()
  await supplies(unknown)
  department.says(1, 'nothing')
  await after(10)
  const doubted = await now(unknown, reviewer)
  expect(doubted).toMatchObject({
    stage: 'submitted',
    hold: { trouble: 'refused', party: 'body' },
    task: { kind: 'answer' },
    reading: '公共就业服务机构说没有办，也可能是早就办好了，我们正在向它问清楚。',
  })

  department.says(1, wanted)
  const refused = await joins()
  await supplies(refused)
  await after(10)
  expect(await now(refused)).toMatchObject({ outcome: 'refused' }) // it has not done what it wanted more for
  expect(await auditFaults(world)).toEqual([])
})

test('what the applicant does not bring in time ends with a sentence of its own, and the department is not said to be silent; what it did all the same stands in the log', async () => {
  department.says(1, { ...wanted, until: '2026-03-10' })
  const id = await joins()
  await after(60, '2026-03-11')
  const waiting = await now(id, reviewer)
  await lapseCases(world.cases, world.systemContext('2026-03-11'))
  const ended = await now(id)
  department.says(1, { state: 'confirmed' })
  await after(120, '2026-03-12')
  const late = await now(id)

  expect(waiting).toMatchObject({ hold: { party: 'applicant' }, task: null })
  expect(waiting.hold?.trouble).toBeUndefined()
  expect(ended).toMatchObject({
    outcome: 'lapsed',
    reading: '公共就业服务机构要您补的，到期没有补，这一件没有办成；还要办，可以重新交。',
  })
  expect(late).toMatchObject({ outcome: 'lapsed' })
  expect(late.events.at(-1)).toMatchObject({ kind: 'department-answered', completes: false })
  expect(await auditFaults(world)).toEqual([])
})

test('the day that a department names is bounded, and once it has what it wanted nothing is the applicant’s to bring', async () => {
  department.says(1, { ...wanted, until: '9999-12-31' })
  const id = await joins()
  const asked = await now(id)
  department.says(1, { state: 'taken' })
  await after(60)
  const taken = await now(id)

  expect(asked.hold).toMatchObject({ party: 'applicant', until: addDays(today, 180) })
  expect(taken.hold).toMatchObject({ party: 'body', until: '2026-03-09', missing: [] })
  expect(taken.can).not.toContain('correction')
  expect(await auditFaults(world)).toEqual([])
})

test('what a department said otherwise stands with its paper, by two where the item asks for two, and its end is the completion', async () => {
  const shipped = shippedDeclarations().find(({ code }) => code === 'employment-registration')
  if (shipped === undefined) throw new Error('no employment-registration')
  await publishByTwo(system, head, { ...shipped, fourEyes: true })
  department.says(1, 'nothing')
  const id = await joins()
  await after(60, '2026-03-20')
  const other = await world.signIn(await world.hire('reviewer', '410205-01'))
  const said = async (who: typeof reviewer, favourable: boolean) => {
    const { version } = await now(id, who)
    const { id: page } = await answer<{ id: string }>(
      who.upload(`/api/materials/${employer}/files?case=${id}`, photograph),
    )
    const body = { version, favourable, note: '它书面答复', files: [page] }
    return { page, ...(await who.post(`/api/cases/${employer}/${id}/answer`, body)) }
  }
  const first = await said(reviewer, true)
  const alone = await said(reviewer, true)
  const against = await said(other, false)
  const agreed = await said(reviewer, false)
  const { events, outcome } = await now(id, reviewer)

  expect(first.statusCode).toBe(200)
  expect(first.body).toContain('"stage":"submitted"')
  expect(alone.body).toContain('cases.four-eyes')
  expect(against.body).toContain('"stage":"submitted"')
  expect(agreed.statusCode).toBe(200)
  expect(outcome).toBe('refused')
  expect(events.filter(({ kind }) => kind === 'answered').flatMap(({ files }) => files)).toEqual([
    first.page,
    against.page,
    agreed.page,
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('a person who applies is named to a department by his document, too, and may take it back at home', async () => {
  const shipped = shippedDeclarations().find(({ code }) => code === 'employment-registration')
  if (shipped?.department === undefined) throw new Error('no employment-registration')
  const { duplicate: _duplicate, ...plain } = shipped
  const code = 'planted-own-registration'
  await publishByTwo(system, head, {
    ...plain,
    code,
    applicants: ['person'],
    halls: ['counter', 'person'],
    routing: 'enrolment',
    form: [
      { key: 'wish', label: { 'zh-CN': '愿望', 'zh-HK': '願望', en: 'Wish' }, type: 'text', required: true },
    ],
    department: { ...shipped.department, sends: ['wish'] },
  })
  const given = { subject, item: code, itemVersion: 1, form: { wish: '登记' }, materials: [] }
  const sent = await answer<CaseDetail>(person.post('/api/cases', given))
  const own = `/api/cases/${subject}/${sent.id}`
  const before = await answer<CaseDetail>(person.get(own))
  const back = await answer<CaseDetail>(
    person.post(`${own}/withdrawal`, { version: before.version, reason: '不办了' }),
  )
  department.says(1, { state: 'confirmed' })
  const again = await answer<CaseDetail>(person.post('/api/cases', given))
  await after(10)
  const bodies = department.heard().filter(({ body }) => body['number'] === again.number)

  expect(before.can).toContain('withdrawal')
  expect(back.outcome).toBe('withdrawn')
  expect(bodies).toMatchObject([
    {
      command: code,
      body: {
        applicant: { 'document-kind': 'resident', 'document-number': expect.stringMatching(/^\d{17}[\dX]$/) },
        answers: { wish: '登记' },
      },
    },
  ])
  expect(department.heard().filter(({ body }) => body['number'] === sent.number)).toEqual([])
})
