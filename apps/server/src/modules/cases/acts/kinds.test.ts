import type { CaseDetail } from '@tongban/contracts/cases'
import type { Paper, PaperToRead } from '@tongban/contracts/papers'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { decideCounter } from '../../../../test/counter.ts'
import { meet } from '../../../../test/dealings.ts'
import { acceptKind, plantedItem, plantKinds } from '../../../../test/kinds.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, photograph, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { lockCase } from '../store.ts'
import { recordBySystem } from './by-system.ts'
import { decideProcedureOverdue } from './decide-kinds.ts'
import { isDrawn } from './follow-ups.ts'

const world = await createWorld({ today: '2026-03-02' })
await plantKinds(world, await world.signIn(world.username('system-administrator', '410200-01')))
const clerk = async (): Promise<Signed> => await world.signIn(world.username('counter-clerk', '410202-01'))
const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
const approver = await world.signIn(world.username('approver', '410205-01'))
const contactOf = query<{ cause: string }>(
  'select cause from people.contact where subject_id = $1 and superseded_by is null',
)
const openTasks = query<{ kind: string; due_on: string | null }>(
  'select kind, due_on from cases.task where case_id = $1 and done_at is null order by kind',
)
const closings = query<{ outcome: string }>(
  `select outcome from analytics.act where case_id = $1 and kind = 'closed'`,
)
const told = query<{ kind: string }>(
  'select kind from messages.message where case_id = $1 order by created_at, kind',
)
const warnedOf = query<{ to: string }>(
  `select facts ->> 'to' as to from messages.message where subject_id = $1 and kind = 'telephone-changed' order by id`,
)
const tasksOf = async (id: string) => (await world.database.read({ path: 'worker' }, openTasks(id)))[0]
const causeOf = async (subject: string) =>
  (await world.database.read({ path: 'worker' }, contactOf(subject)))[0][0]?.cause

test('a share of instant cases is drawn by their ids alone, and the same ones each time', () => {
  const item = plantedItem('drawn', { kind: 'instant', steps: [], fourEyes: false, recheck: { share: 0.2 } })
  const ids = Array.from(
    { length: 2000 },
    (_, at) => `0199f000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  )

  const drawn = ids.filter((id) => isDrawn(item, id))

  expect(drawn.length).toBeGreaterThan(330)
  expect(drawn.length).toBeLessThan(470)
  expect(ids.filter((id) => isDrawn(item, id))).toEqual(drawn)
  expect(ids.filter((id) => isDrawn({ ...item, kind: 'promised' }, id))).toEqual([])
})

test('an inspection is ordered with a paper to the applicant, is over only with what it found, and he reads that; overdue it is asked for', async () => {
  const counter = await clerk()
  const subject = await meet(counter, '王秀兰')
  const found = await acceptKind(counter, subject, 'planted-forwarded')
  const ordered = await found.act(reviewer, 'procedure', { procedure: 'inspection', note: '住址要看' })
  const { rows } = await answer<{ rows: Paper[] }>(counter.get(`/api/papers/${subject}?case=${found.id}`))
  const paper = rows.find(({ kind }) => kind === 'procedure')
  const { content } = await answer<PaperToRead>(counter.get(`/api/papers/${subject}/${paper?.id ?? ''}`))
  const bare = await found.act(reviewer, 'procedure-end', { note: '看过了' })
  const { id: page } = await answer<{ id: string }>(
    reviewer.upload(`/api/materials/${subject}/files?case=${found.id}`, photograph),
  )
  const overdue = await world.database.transaction({ path: 'worker' }, async (tx) => {
    const [[locked]] = await tx.load(lockCase(subject, found.id))
    if (locked === undefined) throw new Error('no case')
    const system = world.systemContext(dayOf('2026-03-20'))
    await recordBySystem(world.cases, system, tx, locked, decideProcedureOverdue)
    return system.today
  })
  const late = await found.read(reviewer)
  const ended = await found.act(reviewer, 'procedure-end', {
    note: '人住在这里',
    favourable: true,
    files: [page],
  })
  const person = await world.enter('19900010000')
  const own = await answer<CaseDetail>(person.get(found.url))

  expect(ordered.json()).toMatchObject({ dueOn: null, reading: '正在进行“实地核查”，到2026年3月5日。' })
  expect(JSON.stringify(content.blocks)).toContain(
    '要先做完“实地核查”，一般要 3个工作日，最迟到 2026年3月5日',
  )
  expect(JSON.stringify(content.blocks)).toContain('这段时间不算在办理时限里')
  expect(bare.json()).toMatchObject({ code: 'cases.findings' })
  expect(late).toMatchObject({
    hold: { trouble: 'silent' },
    reading: '“实地核查”到期还没有结果，正在催。',
    task: { kind: 'review' },
    dueOn: expect.any(String),
  })
  expect(overdue).toBe('2026-03-20')
  expect(ended.json()).toMatchObject({ hold: null, stage: 'accepted' })
  expect(own.events.find(({ kind }) => kind === 'procedure-ended')).toMatchObject({
    note: '人住在这里',
    verdict: 'yes',
  })
  expect(await auditFaults(world)).toEqual([])
})

test('an instant case that was drawn is looked at again; not in order, an approver takes its effect back', async () => {
  const counter = await clerk()
  const subject = await meet(counter, '王秀兰')
  const before = await causeOf(subject)
  const found = await acceptKind(counter, subject, 'planted-recheck')
  const done = await found.read(reviewer)
  const inbox = await reviewer.get('/api/tasks?view=agency&item=planted-recheck')
  const followUp = await found.followUp(reviewer, 'recheck')

  const tooEarly = await found.act(approver, 'remedy', { followUp, reverse: true, note: '撤销' })
  const checked = await found.act(reviewer, 'check', { followUp, inOrder: false, note: '电话不是本人的' })
  const twice = await found.act(reviewer, 'check', { followUp, inOrder: true, note: '再看一次' })
  const own = await decideCounter(reviewer, subject, found.id)
  const remedied = await decideCounter(approver, subject, found.id)
  await world.deliverEvents()

  expect(done).toMatchObject({
    stage: 'closed',
    outcome: 'completed',
    task: { kind: 'recheck' },
    can: ['questioning', 'check', 'copies'],
  })
  expect(inbox.body).toContain(found.id)
  expect([tooEarly, twice].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.no-follow-up',
    'cases.no-follow-up',
  ])
  expect(checked.json()).toMatchObject({ outcome: 'completed' })
  expect(own.statusCode).toBe(403) // who has found it does not decide it
  expect(remedied.json()).toMatchObject({ outcome: 'completed', corrects: { case: found.id } })
  expect(await found.read(reviewer)).toMatchObject({ stage: 'closed', outcome: 'reversed' })
  expect(await causeOf(subject)).toBe(before)
  expect(await tasksOf(found.id)).toEqual([])
  const messages = await world.database.read({ path: 'worker' }, told(found.id))
  expect(messages[0].filter(({ kind }) => kind === 'completed')).toHaveLength(1) // not once more for each act after it
  expect(messages[0].filter(({ kind }) => kind === 'reversed')).toHaveLength(1)
  expect(await world.database.read({ path: 'worker' }, closings(found.id))).toEqual([
    [{ outcome: 'completed' }],
  ])
  expect(await auditFaults(world)).toEqual([])
  const { rows } = await answer<{ rows: Paper[] }>(counter.get(`/api/papers/${subject}?case=${found.id}`))
  const revocation = rows.find(({ kind }) => kind === 'revocation')
  const url = `/api/papers/${subject}/${revocation?.id ?? ''}`
  const { content } = await answer<PaperToRead>(counter.get(url))
  const words = JSON.stringify(content.blocks)
  expect(revocation).toMatchObject({ title: '撤销决定书', unfavourable: true })
  expect(words).toContain('因为：撤销登记')
  expect(words).toContain('撤销依据的条款还没有登记（待核）')
  expect(words).not.toContain('社会保险经办条例第10条') // allowed the result, not its end
  expect(words).toContain('2026年3月2日办好的结果撤销')
  expect(words).toContain('申请行政复议，最晚 2026年')
})

test('a reversal that puts a telephone back is told to the telephone that goes', async () => {
  const counter = await clerk()
  const subject = await meet(counter, '王秀兰')
  const found = await acceptKind(counter, subject, 'planted-recheck')
  await world.deliverEvents()
  const check = await found.followUp(reviewer, 'recheck')
  await answer(found.act(reviewer, 'check', { followUp: check, inOrder: false, note: '电话不是本人的' }))
  await decideCounter(approver, subject, found.id)

  await world.deliverEvents()

  const [warned] = await world.database.read({ path: 'worker' }, warnedOf(subject))
  expect(warned.slice(-2).map(({ to }) => world.secrets.open(Buffer.from(to, 'base64')))).toEqual([
    expect.not.stringMatching('13900007777'),
    '13900007777',
  ])
})

test('a supervisor of the outlet confirms on the spot: she sees that case only, her look is audited, and it is decided', async () => {
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
  const elsewhere = await world.signIn(await world.hire('counter-supervisor', '410223-01', '410223-hall-1'))

  const listed = await supervisor.get('/api/authorisations')
  const seen = await supervisor.get(`${found.url}/authorisation`)
  const others = [
    await supervisor.get(`/api/people/${found.subject}`),
    await supervisor.get(found.url),
    await elsewhere.get(`${found.url}/authorisation`),
    await found.act(elsewhere, 'authorisation', { note: '' }),
  ]
  const decided = await found.act(supervisor, 'authorisation', { note: '当场核对过' })
  const again = await supervisor.get(`${found.url}/authorisation`)
  const audited = query<{ act: string }>('select act from audit.entry where actor_id = $1 and case_id = $2')
  const [looks] = await world.database.read({ path: 'worker' }, audited(supervisor.staffId, found.id))

  expect(listed.body).toContain(found.id)
  expect(listed.body).not.toContain('王秀兰')
  expect(seen.json()).toMatchObject({ subjectName: '王秀兰', can: expect.arrayContaining(['authorisation']) })
  expect(others.map(({ statusCode }) => statusCode >= 400)).toEqual([true, true, true, true])
  expect(decided.json()).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect(again.json()).toMatchObject({ code: 'cases.not-found' })
  expect(looks.map(({ act }) => act)).toContain('cases.read-to-authorise')
  expect(await causeOf(found.subject)).toBe(found.id)
})

test('whoever accepted a case does not confirm it on the spot', async () => {
  const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
  const found = await acceptKind(supervisor, await meet(supervisor, '王秀兰'), 'planted-spot')

  const reply = await found.act(supervisor, 'authorisation', { note: '' })

  expect(reply.json()).toMatchObject({ code: 'cases.not-found' })
  expect((await found.read(reviewer)).stage).toBe('accepted')
})

test('a forwarded case waits for the body with its clock stopped, and the decision follows what the body said', async () => {
  const counter = await clerk()
  const subject = await meet(counter, '王秀兰')
  const found = await acceptKind(counter, subject, 'planted-forwarded')
  const { dueOn } = await found.read(reviewer)
  const forwarded = await found.act(reviewer, 'opinion', { favourable: true, note: '' })
  const tooEarly = await found.act(approver, 'decision', { grant: true, note: '' })
  const [task] = await tasksOf(found.id)
  const staged = await answer<{ id: string }>(
    reviewer.upload(`/api/materials/${subject}/files?case=${found.id}`, photograph),
  )

  const answered = await found.act(reviewer, 'answer', {
    favourable: false,
    note: '不同意',
    files: [staged.id],
  })
  const against = await found.act(approver, 'decision', { grant: true, note: '' })
  const decided = await found.act(approver, 'decision', { grant: false, note: '决定机关不同意' })

  expect(forwarded.json()).toMatchObject({
    dueOn: null,
    hold: { reason: 'forwarded', party: 'body', until: '2026-03-09', name: '市人社局' },
    reading: '已转报市人社局，等它答复，到2026年3月9日。',
  })
  expect(task).toMatchObject({ kind: 'answer', due_on: '2026-03-09' })
  expect(tooEarly.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect(answered.json()).toMatchObject({ hold: null, dueOn })
  const { events } = await found.read(approver)
  expect(events.find(({ kind }) => kind === 'answered')?.files).toEqual([staged.id])
  expect(against.json()).toMatchObject({ code: 'cases.body-decides' })
  expect(decided.json()).toMatchObject({ outcome: 'refused' })
  expect(await auditFaults(world)).toEqual([])
})

test('a special procedure stops the clock only where its time does not count, ends by its term or an act, and no other begins', async () => {
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const { dueOn } = await found.read(reviewer)

  const unknown = await found.act(reviewer, 'procedure', { procedure: 'court', note: '' })
  const counting = await found.act(reviewer, 'procedure', { procedure: 'publicity', note: '' })
  const second = await found.act(reviewer, 'procedure', { procedure: 'assessment', note: '' })
  const ended = await found.act(reviewer, 'procedure-end', { note: '提前结束' })
  const between = await found.read(reviewer)
  const over = await found.act(reviewer, 'procedure', { procedure: 'publicity', note: '' })
  const stopping = await found.act(reviewer, 'procedure', { procedure: 'assessment', note: '' })
  world.setDay('2026-03-10') // a day late: the term was over on the ninth
  await world.sweep()
  const after = await found.read(await world.signIn(world.username('reviewer', '410205-01')))

  expect([between.can.includes('procedure'), after.can.includes('procedure')]).toEqual([true, false])
  expect([unknown, second, over].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.no-procedure',
    'cases.wrong-stage',
    'cases.procedure-over',
  ])
  expect(counting.json()).toMatchObject({ dueOn, hold: { reason: 'procedure', until: '2026-03-09' } })
  expect(ended.json()).toMatchObject({ dueOn, hold: null })
  expect(stopping.json()).toMatchObject({ dueOn: null })
  expect(after).toMatchObject({ hold: null, dueOn: '2026-03-23' }) // five working days later than the sixteenth
  expect(await auditFaults(world)).toEqual([])
})

test('what is owed is reminded of, becomes a task when its day has passed, and is settled with files even late', async () => {
  const counter = await clerk()
  const subject = await meet(counter, '王秀兰')
  const found = await acceptKind(counter, subject, 'planted-spot')
  const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
  await answer(found.act(supervisor, 'authorisation', { note: '' }))
  const office = async (): Promise<Signed> => await world.signIn(world.username('reviewer', '410205-01'))
  const owed = (await found.read(await office())).followUps.find(({ kind }) => kind === 'debt')

  world.setDay('2026-03-16')
  await Promise.all([world.sweep(), world.sweep()])
  await world.sweep()
  const reminded = await found.read(await office())
  world.setDay('2026-03-18')
  await world.sweep()
  const late = await office()
  const passed = await found.read(late)
  const tasks = await tasksOf(found.id)
  const back = await clerk()
  await meet(back, '王秀兰')
  const staged = await answer<{ id: string }>(back.upload(`/api/materials/${subject}/files`, photograph))
  const settled = await found.act(back, 'settlement', { followUp: owed?.id, files: [staged.id], note: '' })
  const brought = await found.read(late)
  world.setDay('2026-03-25')
  await world.sweep()

  expect(owed).toMatchObject({ dueOn: '2026-03-17', state: 'waiting', material: 'owed' })
  expect(reminded.events.filter(({ kind }) => kind === 'debt-reminded')).toHaveLength(1)
  const [messages] = await world.database.read({ path: 'worker' }, told(found.id))
  expect(messages.filter(({ kind }) => kind === 'debt-reminder')).toHaveLength(1)
  expect(passed.followUps.find(({ kind }) => kind === 'debt')).toMatchObject({ state: 'due' })
  expect(tasks).toMatchObject([{ kind: 'debt' }])
  expect(settled.json()).toMatchObject({ outcome: 'completed' })
  const { materials } = brought
  expect(materials).toContainEqual({ material: 'owed', by: 'file', files: [staged.id] })
  expect(await tasksOf(found.id)).toMatchObject([{ kind: 'after-check' }])
  expect(await auditFaults(world)).toEqual([])
})

test('the receipt counts nothing that was not handed in, and the acceptance names what is owed with its last day', async () => {
  world.setDay('2026-03-02')
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const { followUps } = await found.read(await world.signIn(world.username('reviewer', '410205-01')))
  const { rows } = await answer<{ rows: Paper[] }>(
    counter.get(`/api/papers/${found.subject}?case=${found.id}`),
  )
  const wordsOf = async (kind: Paper['kind']) => {
    const id = rows.find((row) => row.kind === kind)?.id ?? ''
    const { content } = await answer<PaperToRead>(counter.get(`/api/papers/${found.subject}/${id}`))
    return JSON.stringify(content.blocks)
  }

  expect(followUps).toMatchObject([{ kind: 'debt', dueOn: '2026-03-09' }])
  expect(await wordsOf('acceptance')).toContain('owed：在 2026年3月9日 前补上')
  const receipt = await wordsOf('receipt')
  expect(receipt).toContain('这次没有收材料')
  expect(receipt).toContain('owed（以后补）')
})

test('what is owed falls away with a case that ends otherwise', async () => {
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')

  await answer(found.act(counter, 'withdrawal', { reason: '不办了' }))
  const office = await world.signIn(world.username('reviewer', '410205-01'))

  expect((await found.read(office)).followUps).toMatchObject([{ kind: 'debt', state: 'dropped' }])
})

test('who decided does not judge his own decision afterwards; another approver does', async () => {
  world.setDay('2026-04-02')
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const [checks, decides] = [
    await world.signIn(world.username('reviewer', '410205-01')),
    await world.signIn(world.username('approver', '410205-01')),
  ]
  await answer(found.act(checks, 'opinion', { favourable: true, note: '' }))
  await answer(found.act(decides, 'decision', { grant: true, note: '' }))
  world.setDay('2026-04-14')
  await world.sweep()
  const again = await world.signIn(world.username('approver', '410205-01'))
  const other = await world.signIn(await world.hire('approver', '410205-01'))
  const { can } = await found.read(again)
  const followUp = await found.followUp(other, 'debt')

  const own = await found.act(again, 'remedy', { followUp, reverse: false, note: '已经补了' })
  const others = await found.act(other, 'remedy', { followUp, reverse: false, note: '已经补了' })

  expect(can).not.toContain('remedy')
  expect(own.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(others.json()).toMatchObject({ outcome: 'completed' })
})

test('where the only approver has decided, an agency above puts it right, and the owner goes on seeing it', async () => {
  world.setDay('2026-05-06')
  const counter = await clerk()
  const found = await acceptKind(counter, await meet(counter, '王秀兰'), 'planted-spot')
  const [checks, decides] = [
    await world.signIn(world.username('reviewer', '410204-01')),
    await world.signIn(world.username('approver', '410204-01')),
  ]
  const routes = await world.signIn(world.username('reviewer', '410205-01'))
  await answer(found.act(routes, 'routing', { agencyId: '410204-01', reason: '归这里管' }))
  await answer(found.act(checks, 'opinion', { favourable: true, note: '' }))
  await answer(found.act(decides, 'decision', { grant: true, note: '' }))
  world.setDay('2026-05-18')
  await world.sweep()
  const city = await world.signIn(world.username('approver', '410200-01'))
  const owner = await world.signIn(world.username('approver', '410204-01'))

  const inbox = await answer<{ rows: { case: string; number: string; kind: string }[] }>(
    city.get('/api/tasks?view=agency&item=planted-spot'),
  )
  const followUp = await found.followUp(city, 'debt')
  const { can, number, events } = await found.read(city)
  const other = await found.act(city, 'decision', { grant: false, note: '不该能改' })
  const seen = await found.read(owner)
  const remedied = await found.act(city, 'remedy', { followUp, reverse: true, note: '到期没补' })

  expect(inbox.rows.filter((row) => row.case === found.id)).toMatchObject([{ number, kind: 'debt' }])
  expect(events.map(({ kind }) => kind)).toContain('follow-up-raised')
  expect(can).toContain('remedy')
  expect(other.json()).toMatchObject({ code: 'cases.not-found' })
  expect(seen.followUps).toContainEqual(expect.objectContaining({ kind: 'debt', state: 'due' }))
  expect(remedied.json()).toMatchObject({ outcome: 'reversed' })
  expect(await tasksOf(found.id)).toEqual([])
  expect((await city.get(found.url)).statusCode).toBe(404) // it was open for this alone
  expect(await auditFaults(world)).toEqual([])
})
