import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { Paper, PaperToRead } from '@tongban/contracts/papers'
import type { Task } from '@tongban/contracts/tasks'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { askByEmployer, askedAbout, employeeOf } from '../../../../test/confirmations.ts'
import { counterOf } from '../../../../test/counter.ts'
import { answer, openScene, ownTelephone } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld({ today: '2026-03-02' })
const scene = await openScene(world)
const { clerk, person, reviewer, approver, subject } = scene
const city = await world.signIn(world.username('approver', '410200-01'))

const { employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })

function employerIdentification(name: string): object {
  const uscc = employers.find((one) => one.name === name)?.uscc
  return { subjectKind: 'employer', uscc, name, identifiedBy: 'document' }
}

/** A case of hers that was refused. */
async function refused(): Promise<{ id: string; url: string; version: number }> {
  const found = await scene.caseAt('reviewed')
  const said = { version: found.version, grant: false, note: '户口簿上是另一个姓名' }
  const { version } = await answer<CaseView>(approver.post(`${found.url}/decision`, said))
  return { ...found, version }
}

async function paperOf(id: string): Promise<Paper> {
  const { rows } = await answer<{ rows: Paper[] }>(person.get(`/api/papers/${subject}?case=${id}`))
  const paper = rows.find(({ unfavourable }) => unfavourable)
  if (paper === undefined) throw new Error('nothing says no')
  return paper
}

const read = async (url: string): Promise<CaseDetail> => await answer(person.get(url))

test('a refusal is reviewed by a case that cites it, decided by somebody who had no hand in it; granted, the decision is superseded for a reason and the record changed', async () => {
  const found = await refused()
  const before = await read(found.url)
  const asked = await answer<CaseView>(
    person.post(`${found.url}/decision-review`, { version: found.version, note: '户口簿已经改过来了' }),
  )
  const twice = await person.post(`${found.url}/decision-review`, {
    version: asked.version,
    note: '再看一次',
  })
  const review = await counterOf(person, subject, found.id)
  const opened = await read(review.url)
  const there = await world.signIn(world.username('reviewer', opened.agencyId))
  const away = await there.post(`${review.url}/non-acceptance`, { version: review.version, reason: '不用看' })
  const accepted = await answer<CaseView>(there.post(`${review.url}/acceptance`, { version: review.version }))
  const byHand = await approver.post(`${review.url}/decision`, {
    version: accepted.version,
    grant: true,
    note: '可以',
  })
  const without = await city.post(`${review.url}/decision`, {
    version: accepted.version,
    grant: true,
    note: '',
  })
  await answer(
    city.post(`${review.url}/decision`, { version: accepted.version, grant: true, note: '户口簿属实' }),
  )
  await world.deliverEvents()

  expect(before).toMatchObject({ outcome: 'refused', review: { received: null, until: null, isOver: false } })
  expect(before.can).toContain('decision-review')
  expect(twice.json()).toMatchObject({ code: 'cases.questioned' })
  expect(opened).toMatchObject({
    itemName: '复查：个人基本信息变更（关键信息）',
    corrects: { case: found.id, isReview: true },
  })
  expect(opened.materials.map(({ material }) => material)).toEqual(['identity-document', 'name-evidence'])
  expect(byHand.statusCode).toBeGreaterThanOrEqual(403) // it lies elsewhere, or he has decided it
  expect(away.json()).toMatchObject({ code: 'cases.review-decided' }) // nobody uses up the only one by turning it away
  expect(without.json()).toMatchObject({ code: 'cases.reason' })
  const after = await read(found.url)
  expect(after).toMatchObject({ outcome: 'reversed', correctedBy: [{ case: review.id, isReview: true }] })
  expect(after.events.at(-1)).toMatchObject({ kind: 'superseded', note: '户口簿属实', about: opened.number })
  expect(after.can).not.toContain('decision-review')
  expect(await read(review.url)).toMatchObject({ outcome: 'completed' })
  const { rows } = await answer<{ rows: { case: string; kind: string }[] }>(
    person.get(`/api/messages/${subject}`),
  )
  expect(rows.filter((row) => row.case === found.id).map(({ kind }) => kind)).not.toContain('reversed')
  expect(await auditFaults(world)).toEqual([])
})

test('upheld, it says why, by which rule and what remains; there is no second review', async () => {
  await scene.identify()
  const found = await refused()
  await answer(clerk.post(`${found.url}/decision-review`, { version: found.version, note: '请再看一次' }))
  const review = await counterOf(person, subject, found.id)
  const { agencyId } = await read(review.url)
  const there = await world.signIn(world.username('reviewer', agencyId))
  const inbox = await answer<{ rows: Task[] }>(there.get('/api/tasks'))
  await answer(there.post(`${review.url}/acceptance`, { version: review.version }))
  await answer(
    city.post(`${review.url}/decision`, { version: review.version + 1, grant: false, note: '材料不足' }),
  )

  const paper = await paperOf(review.id)
  const { content } = await answer<PaperToRead>(person.get(`/api/papers/${subject}/${paper.id}`))
  const words = JSON.stringify(content.blocks)
  const first = await answer<PaperToRead>(
    person.get(`/api/papers/${subject}/${(await paperOf(found.id)).id}`),
  )

  expect(inbox.rows.find((row) => row.case === review.id)?.itemName).toBe(
    '复查：个人基本信息变更（关键信息）',
  )
  expect(await read(found.url)).toMatchObject({ outcome: 'refused' })
  expect((await read(found.url)).can).not.toContain('decision-review')
  expect((await read(review.url)).can).not.toContain('decision-review')
  expect(words).toContain('行政复议')
  expect(words).not.toContain('复查：本机构')
  expect(JSON.stringify(first.content.blocks)).toContain('60 日内，请我们复查')
})

test('what was not taken on is taken on by somebody else, with its papers, and then goes the way of its item', async () => {
  await scene.identify()
  const { id, url, version } = await scene.caseAt('submitted')
  await answer(reviewer.post(`${url}/non-acceptance`, { version, reason: '不归这里管' }))
  await answer(person.post(`${url}/decision-review`, { version: version + 1, note: '应当归这里管' }))
  const review = await counterOf(person, subject, id)
  const opened = await read(review.url)

  const own = await reviewer.post(`${review.url}/acceptance`, { version: 0 })
  const other = await world.signIn(await world.hire('reviewer', opened.agencyId))
  const taken = await answer<CaseView>(other.post(`${review.url}/acceptance`, { version: 0 }))

  expect(opened.materials).toHaveLength(2)
  expect([own.json<{ code: string }>().code, opened.agencyId]).toEqual(
    opened.agencyId === '410205-01' ? ['cases.four-eyes', '410205-01'] : ['cases.not-found', '410200-01'],
  )
  expect(taken).toMatchObject({ stage: 'accepted', step: 'review' })
  expect(await read(url)).toMatchObject({ outcome: 'reversed' }) // it stands no more, whatever becomes of the application
  expect([opened.dueOn, taken.dueOn]).toEqual(['2026-03-23', '2026-03-16']) // the term of the review, then that of the item
  const [second, decider] = [
    await world.signIn(await world.hire('reviewer', opened.agencyId)),
    await world.signIn(await world.hire('approver', opened.agencyId)),
  ]
  await answer(second.post(`${review.url}/opinion`, { version: 1, favourable: false, note: '材料不符' }))
  await answer(decider.post(`${review.url}/decision`, { version: 2, grant: false, note: '材料不符' }))
  expect((await read(review.url)).can).toContain('decision-review') // it was refused for the first time
  expect(await auditFaults(world)).toEqual([])
})

test('a review that was withdrawn has looked at nothing: within the term it is asked for again', async () => {
  const found = await refused()
  const ask = async (version: number) =>
    await answer<CaseView>(person.post(`${found.url}/decision-review`, { version, note: '请再看一次' }))
  const asked = await ask(found.version)
  const review = await counterOf(person, subject, found.id)
  await answer(person.post(`${review.url}/withdrawal`, { version: 0, reason: '材料还没有带齐' }))

  expect((await read(found.url)).can).toContain('decision-review')
  await ask(asked.version)
  expect((await read(found.url)).correctedBy).toHaveLength(2)
})

test('what was refused because of somebody who is asked is not granted by a review without asking him again', async () => {
  const found = await askByEmployer(world, [employeeOf(1)])
  const { agencyId } = await found.read(reviewer)
  const at = async (role: 'reviewer' | 'approver', agency: string): Promise<Signed> =>
    await world.signIn(await world.hire(role, agency))
  await answer(
    found.act(await at('reviewer', agencyId), 'opinion', { favourable: false, note: '本人不认可' }),
  )
  await answer(found.act(await at('approver', agencyId), 'decision', { grant: false, note: '本人不认可' }))
  const { clerk: there } = scene
  await answer(there.post('/api/visits', { ...employerIdentification(found.employer), purpose: '复查' }))
  await answer(found.act(there, 'decision-review', { note: '他确实在我们这里上班' }))
  const review = await counterOf(there, found.subject, found.id)
  const owner = (await answer<CaseDetail>(there.get(review.url))).agencyId
  await answer((await at('reviewer', owner)).post(`${review.url}/acceptance`, { version: 0 }))
  await world.deliverEvents()
  const decider = await at('approver', owner)
  const { version } = await answer<CaseDetail>(decider.get(review.url))
  const granted = await decider.post(`${review.url}/decision`, { version, grant: true, note: '属实' })

  expect(await askedAbout(world, review.id)).toMatchObject([{ state: 'open' }])
  expect(granted.json()).toMatchObject({ code: 'cases.confirmation-open' })
})

test('the term runs from the day of service; who comes too late is told when it ended and what remains', async () => {
  await scene.identify()
  const found = await refused()
  const paper = await paperOf(found.id)
  await answer(
    clerk.post(`/api/papers/${subject}/${paper.id}/delivery`, {
      how: 'counter',
      day: '2026-03-02',
      proof: '本人签收',
    }),
  )
  const running = await read(found.url)
  world.setDay('2026-05-06')
  const last = await answer<CaseDetail>((await world.enter(ownTelephone)).get(found.url))
  world.setDay('2026-05-07')
  const her = await world.enter(ownTelephone)
  const over = await answer<CaseDetail>(her.get(found.url))
  const late = await her.post(`${found.url}/decision-review`, { version: found.version, note: '请再看一次' })

  expect(running.review).toEqual({ received: '2026-03-02', until: '2026-05-06', isOver: false })
  expect(last.review).toMatchObject({ isOver: false }) // its last day is still his
  expect(over.review).toMatchObject({ isOver: true })
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({
    code: 'cases.review-late',
    fields: [{ message: expect.stringMatching(/2026年3月2日送达.*2026年5月6日.*行政复议.*起诉/) }],
  })
})
