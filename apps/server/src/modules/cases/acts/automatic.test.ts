import type { Paper, PaperToRead } from '@tongban/contracts/papers'
import type { SubjectRecord } from '@tongban/contracts/people'
import { expect, test } from 'vitest'

import { meet, provedTelephone } from '../../../../test/dealings.ts'
import { publishInCity } from '../../../../test/item-drafts.ts'
import { plantedItem } from '../../../../test/kinds.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'

const world = await createWorld()
const [wang, , , chen] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const findActs = query<{ kind: string; channel: string; outcome: string | null }>(
  'select kind, channel, outcome from analytics.act where case_id = $1 order by seq',
)
const findEvents = query<{ kind: string; body: object }>(
  'select kind, body from cases.event where case_id = $1 order by seq',
)
const openTasks = query<{ kind: string }>(
  'select kind from cases.task where case_id = $1 and done_at is null',
)
const findMessages = query<{ kind: string }>(
  'select kind from messages.message where case_id = $1 order by seq',
)

interface View {
  readonly id: string
  readonly version: number
  readonly stage: string
  readonly outcome: string | null
}

test('a telephone changed online is changed at once: two chained events, a message, a paper, counted as online', async () => {
  const { who, subject } = await enter(wang?.telephone)

  const done = await handIn(who, subject, 'person-change-other', { telephone: '13900002222' })

  expect(done).toMatchObject({ stage: 'closed', outcome: 'completed', version: 1 })
  await world.deliverEvents()
  const [events, acts, tasks, messages] = await world.database.read(
    { path: 'worker' },
    findEvents(done.id),
    findActs(done.id),
    openTasks(done.id),
    findMessages(done.id),
  )
  expect(events).toMatchObject([
    { kind: 'handed-in' },
    { kind: 'accepted', body: { automatic: true, completed: true } },
  ])
  expect(acts).toEqual([
    { kind: 'handed-in', channel: 'online', outcome: null },
    { kind: 'accepted', channel: 'online', outcome: 'completed' },
    { kind: 'closed', channel: 'online', outcome: 'completed' },
  ])
  expect(tasks.filter(({ kind }) => kind !== 'recheck')).toEqual([])
  expect(messages).toEqual([{ kind: 'completed' }])
  const { facts } = await recordOf(who, subject)
  expect(facts['person.telephone']).toBe('13900002222')
  const papers = await papersOf(who, subject, done.id)
  expect(papers.map(({ title }) => title)).toEqual(expect.arrayContaining(['收件凭证', '办结通知书']))
})

test('what completed by itself says so in its history, and that nobody did it', async () => {
  const { who, subject } = await enter(wang?.telephone)

  const { id } = await handIn(who, subject, 'person-proof', {})

  const { events } = await answer<{ events: object[] }>(who.get(`/api/cases/${subject}/${id}`))
  expect(events).toMatchObject([
    { kind: 'handed-in', completes: false, actorName: '王秀兰' },
    { kind: 'accepted', completes: true, actorName: '系统自动办结' },
  ])
})

test('what contradicts the record is said to the person before he hands in, and about nobody else', async () => {
  const { who, subject } = await enter(wang?.telephone)
  const other = await enter(chen?.telephone)
  const asked = { item: 'flexible-registration', form: {} }

  const own = await answer<Checks>(who.post(`/api/cases/${subject}/checks`, asked))
  const resting = await answer<Checks>(
    who.post(`/api/cases/${subject}/checks`, { item: 'flexible-suspend', form: {} }),
  )
  const foreign = await who.post(`/api/cases/${other.subject}/checks`, asked)

  expect(own.checks).toMatchObject([
    {
      name: 'not-yet-enrolled',
      answer: 'no',
      reason: expect.stringMatching(/起已有正在参保的职工养老保险关系$/),
    },
  ])
  expect(resting.checks).toMatchObject([{ answer: 'no', reason: '没有以灵活就业身份参保的记录' }])
  expect(foreign.json()).toMatchObject({ code: 'cases.not-found' })
})

interface Checks {
  readonly checks: { name: string; answer: string; reason: string }[]
}

test('what completes by itself is looked at again in its share, as at a counter', async () => {
  const instant = { kind: 'instant', steps: [], fourEyes: false, automatic: true, recheck: { share: 1 } }
  await publishInCity(world, plantedItem('planted-automatic', instant))
  const { who, subject } = await enter(wang?.telephone)

  const done = await handIn(who, subject, 'planted-automatic', { telephone: '13900005555' })

  expect(done).toMatchObject({ outcome: 'completed' })
  const [tasks] = await world.database.read({ path: 'worker' }, openTasks(done.id))
  expect(tasks).toEqual([{ kind: 'recheck' }])
})

test('what was sent twice under one key is done once', async () => {
  const { who, subject } = await enter(wang?.telephone)
  const body = { subject, item: 'person-proof', itemVersion: 1, form: {}, materials: [] }

  const [first, second] = [
    await answer<View>(who.post('/api/cases', body, 'once-only-0001')),
    await answer<View>(who.post('/api/cases', body, 'once-only-0001')),
  ]

  expect(second).toEqual(first)
  expect(await papersOf(who, subject, first.id)).toHaveLength(2)
})

test('at a counter the same item still waits for the clerk', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '陳嘉儀')

  const waiting = await handIn(clerk, subject, 'person-change-other', { telephone: '13900003333' })

  expect(waiting).toMatchObject({ stage: 'submitted', outcome: null })
})

test('an item whose paper somebody must look at waits for the office, though it is instant', async () => {
  const { who, subject } = await enter(chen?.telephone)

  const waiting = await handIn(who, subject, 'flexible-suspend', { from: '2026-04' })

  expect(waiting).toMatchObject({ stage: 'submitted', outcome: null })
})

test('a proof states what is recorded on its day and that it states only that, and stays as it was made', async () => {
  const { who, subject } = await enter(wang?.telephone)
  const { months, enrolments } = await recordOf(who, subject)

  const { id } = await handIn(who, subject, 'person-proof', {})
  const proof = await resultOf(who, subject, id)
  await handIn(who, subject, 'person-change-other', { telephone: '13900004444' })
  const later = await resultOf(who, subject, id)

  const text = JSON.stringify(proof.content)
  expect(text).toContain('截至 2026年3月2日 记录里写着的内容。这里只说明记录了什么')
  expect(text).toContain('王秀兰')
  expect(text).toContain(`企业职工基本养老保险，${enrolments[0]?.agencyName ?? ''}`)
  expect(text).toContain(`"value":"${months['employee-pension'] ?? 0} 个月"`)
  expect(text).not.toContain(wang?.documents[0]?.number)
  expect(text).not.toContain('月缴费基数')
  expect(later.content).toEqual(proof.content)
})

test('the entitlement record also lists each span with its base, and whoever checks its number is shown what it says', async () => {
  const { who, subject } = await enter(wang?.telephone)
  const { contributions } = await recordOf(who, subject)

  const { id } = await handIn(who, subject, 'person-record', {})
  const { content, number, checkCode } = await resultOf(who, subject, id)

  const spans = content.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.filter((item) => item.includes('年')) : [],
  )
  expect(spans.filter((item) => / 到 /.test(item))).toHaveLength(contributions.length)
  expect(JSON.stringify(content)).toContain('月缴费基数')
  const checked = await who.post('/api/papers/check', { number, code: checkCode })
  expect(checked.json()).toMatchObject({ valid: true, title: content.title, content })
})

test('at a counter a proof comes with the acceptance', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const { id } = await handIn(clerk, subject, 'person-proof', {})

  await answer(clerk.post(`/api/cases/${subject}/${id}/acceptance`, { version: 0 }))

  const { content } = await resultOf(clerk, subject, id)
  expect(JSON.stringify(content)).toContain('参保关系')
})

/** Logged in once: whoever changes his telephone logs in with the new one next time. */
const entered = new Map<string, Signed>()

async function enter(telephone: string | undefined): Promise<{ who: Signed; subject: string }> {
  const who = entered.get(telephone ?? '') ?? (await world.enter(telephone ?? ''))
  entered.set(telephone ?? '', who)
  const { subject } = await answer<{ subject: string | null }>(who.get('/api/accounts/own'))
  return { who, subject: subject ?? '' }
}

async function handIn(
  who: Signed,
  subject: string,
  item: string,
  form: { telephone?: string; from?: string },
): Promise<View> {
  const { telephone } = form
  const proved = telephone === undefined ? {} : await provedTelephone(who, telephone)
  const body = { subject, item, itemVersion: 1, form, materials: [], ...proved }
  return await answer<View>(who.post('/api/cases', body))
}

async function recordOf(who: Signed, subject: string): Promise<SubjectRecord> {
  return await answer<SubjectRecord>(who.get(`/api/people/${subject}`))
}

async function papersOf(who: Signed, subject: string, id: string): Promise<Paper[]> {
  const { rows } = await answer<{ rows: Paper[] }>(who.get(`/api/papers/${subject}`))
  return rows.filter((paper) => paper.case === id)
}

async function resultOf(who: Signed, subject: string, id: string): Promise<PaperToRead> {
  const paper = (await papersOf(who, subject, id)).find(({ kind }) => kind === 'completion')
  return await answer<PaperToRead>(who.get(`/api/papers/${subject}/${paper?.id ?? ''}`))
}
