import { setTimeout as sleep } from 'node:timers/promises'

import { addDays as plusDays, type Day, weekday } from '@tongban/policy'
import pg from 'pg'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { incompleteChange, meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld, photograph, type Signed } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'

const world = await createWorld({ today: '2026-03-02' })
/** Of one case; one instant case in twenty is drawn to be looked at again, which is a matter of its own tests. */
const countOpenTasks = query<{ kind: string; due_on: string | null }>(
  `select kind, due_on from cases.task where case_id = $1 and done_at is null and kind <> 'recheck'`,
)
const looksOf = query<{ agency_id: string }>('select agency_id from audit.entry where actor_id = $1')
const eventsOf = query<{ agency_id: string }>('select agency_id from cases.event where actor_id = $1')
const countFiles = query<{ files: number }>('select count(*) as files from materials.file where id = $1')

test('what is missing is told at once, brought later, and the clock stands still in between', async () => {
  const clerk = await clerkAt('410202-01')
  const subject = await meet(clerk, '王秀兰')
  const { url } = await takeIn(clerk, subject, incompleteChange)

  const tooEarly = await clerk.post(`${url}/acceptance`, { version: 0 })
  expect(tooEarly.json()).toMatchObject({
    code: 'cases.incomplete',
    fields: [{ field: 'materials.name-evidence' }],
  })
  const told = await clerk.post(`${url}/deficiencies`, { version: 0, until: '2026-03-20' })
  expect(told.json()).toMatchObject({
    stage: 'submitted',
    dueOn: null,
    hold: { reason: 'correction', party: 'applicant', until: '2026-03-20' },
  })
  expect((await clerk.post(`${url}/acceptance`, { version: 1 })).json()).toMatchObject({
    code: 'cases.wrong-stage',
  })
  world.setDay('2026-03-09')
  const back = await clerkAt('410202-01')
  await meet(back, '王秀兰')
  const corrected = await back.post(`${url}/correction`, {
    version: 1,
    form: incompleteChange.form,
    materials: [...(incompleteChange.materials ?? []), await photographed(back, subject)],
  })

  expect(corrected.json()).toMatchObject({ hold: null, dueOn: '2026-03-23', version: 2 })
  expect((await back.post(`${url}/acceptance`, { version: 2 })).json()).toMatchObject({ stage: 'accepted' })
})

test('the last day of a correction is a working day, and as long as something is missing the one notice stands', async () => {
  const clerk = await clerkAt('410204-01')
  const subject = await meet(clerk, '王秀兰')
  const { url } = await takeIn(clerk, subject, { ...incompleteChange, materials: [] })
  const saturday = nextSaturday(today())

  const told = await clerk.post(`${url}/deficiencies`, { version: 0, until: saturday })
  const half = await clerk.post(`${url}/correction`, {
    version: 1,
    form: incompleteChange.form,
    materials: incompleteChange.materials,
  })
  const second = await clerk.post(`${url}/deficiencies`, { version: 2, until: plusDays(saturday, 20) })
  const whole = await clerk.post(`${url}/correction`, {
    version: 2,
    form: incompleteChange.form,
    materials: [...(incompleteChange.materials ?? []), await photographed(clerk, subject)],
  })

  const monday = plusDays(saturday, 2)
  expect(told.json()).toMatchObject({ hold: { until: monday, missing: { length: 2 } } })
  expect(half.json()).toMatchObject({ dueOn: null, hold: { until: monday, missing: { length: 1 } } })
  expect(second.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect(whole.json()).toMatchObject({ hold: null })
  expect((await clerk.post(`${url}/acceptance`, { version: 3 })).statusCode).toBe(200)
})

test('a counter that neither took the case in nor belongs to its owner cannot refuse to take it on', async () => {
  const clerk = await clerkAt('410202-01')
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const stranger = await clerkAt('410203-01')
  await meet(stranger, '王秀兰')
  const owner = await clerkAt('410205-01')
  await meet(owner, '王秀兰')

  const refused = await stranger.post(`${url}/non-acceptance`, { version: 0, reason: '不想办' })
  const ended = await owner.post(`${url}/non-acceptance`, { version: 0, reason: '不符合条件' })

  expect(refused.json()).toMatchObject({ code: 'cases.not-yours' })
  expect(ended.json()).toMatchObject({ stage: 'closed', outcome: 'not-accepted' })
})

test('nothing can be asked for when nothing is missing', async () => {
  const clerk = await clerkAt('410202-01')
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'))

  const reply = await clerk.post(`${url}/deficiencies`, { version: 0, until: '2026-04-01' })

  expect(reply.json()).toMatchObject({ code: 'cases.nothing-missing' })
})

test('a correction that never comes closes the case on the day after, once, and nobody has a task left', async () => {
  const clerk = await clerkAt('410203-01')
  const { url, id } = await takeIn(clerk, await meet(clerk, '王秀兰'), incompleteChange)
  const told = await clerk.post(`${url}/deficiencies`, { version: 0, until: plusDays(today(), 5) })
  const { until } = told.json<{ hold: { until: Day } }>().hold

  world.setDay(until)
  await world.sweep()
  const stillOpen = await stageOf(url)
  world.setDay(plusDays(until, 1))
  await world.sweep()
  await world.sweep()

  expect(stillOpen).toMatchObject({ stage: 'submitted' })
  const after = await stageOf(url)
  expect(after).toMatchObject({ stage: 'closed', outcome: 'lapsed' })
  expect(after.events.filter((event) => event.kind === 'lapsed')).toHaveLength(1)
  expect(await openTasks(id)).toEqual([])
})

test('a correction that leaves something missing keeps the notice, and its log says so', async () => {
  const clerk = await clerkAt('410202-01')
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'), incompleteChange)
  await clerk.post(`${url}/deficiencies`, { version: 0, until: plusDays(today(), 20) })

  const { form, materials } = incompleteChange
  const reply = await clerk.post(`${url}/correction`, { version: 1, form, materials })

  expect(reply.json()).toMatchObject({ hold: { reason: 'correction' } })
  expect(await auditFaults(world)).toEqual([])
})

test('a case that cannot lapse is named, and keeps no other one open', async () => {
  const clerk = await clerkAt('410203-01')
  const taken = []
  const subject = await meet(clerk, '王秀兰')
  for (const _ of [1, 2, 3]) taken.push(await takeIn(clerk, subject, incompleteChange))
  const day = today()
  for (const { url } of taken)
    await clerk.post(`${url}/deficiencies`, { version: 0, until: plusDays(day, 5) })
  const bad = taken.toSorted((left, right) => (left.url < right.url ? -1 : 1))[0]
  const setVersion = async (version: number): Promise<unknown> =>
    await withClient(world.connection, async (client) =>
      client.query('update cases."case" set item_version = $2 where id = $1', [bad?.id, version]),
    )
  await setVersion(99)

  world.setDay(plusDays(day, 20))
  await expect(world.sweep()).rejects.toThrow(`${bad?.id} cannot lapse`)

  await setVersion(1)
  const stages = []
  for (const { url } of taken) stages.push((await stageOf(url)).stage)
  expect(stages.toSorted()).toEqual(['closed', 'closed', 'submitted'])
  await world.sweep()
  expect(await stageOf(bad?.url ?? '')).toMatchObject({ outcome: 'lapsed' })
})

test('who gave the opinion does not decide, even with both roles', async () => {
  const username = await holderOf(['reviewer', 'approver'])
  const { url } = await reviewable()
  const both = await world.signIn(username)

  const opinion = await both.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })
  const decision = await both.post(`${url}/decision`, { version: 2, grant: true, note: '' })

  expect(opinion.statusCode).toBe(200)
  expect(decision.json()).toMatchObject({ code: 'cases.four-eyes' })
})

test('nobody handles a matter of his own, at the counter or in the office', async () => {
  const { url, subject } = await reviewable()
  const clerk = await world.signIn(await holderOf(['counter-clerk'], subject))
  const reviewer = await world.signIn(await holderOf(['reviewer'], subject))

  const handedIn = await clerk.post('/api/cases', {
    subject,
    item: 'person-change-other',
    itemVersion: 1,
    form: { telephone: '13900001111' },
    materials: [],
  })
  const opinion = await reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })

  expect(handedIn.json()).toMatchObject({ code: 'general.kin' })
  expect(opinion.json()).toMatchObject({ code: 'general.kin' })
})

test('a refusal needs its reason; sent back, the review is done anew; refused, nothing of the record has changed', async () => {
  const { url, subject } = await reviewable()
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const approver = await world.signIn(world.username('approver', '410205-01'))
  await reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })

  const withoutReason = await approver.post(`${url}/decision`, { version: 2, grant: false, note: '' })
  const sentBack = await approver.post(`${url}/sending-back`, { version: 2, reason: '材料看不清' })
  const again = await reviewer.post(`${url}/opinion`, { version: 3, favourable: false, note: '姓名写错' })
  const refused = await approver.post(`${url}/decision`, { version: 4, grant: false, note: '与户口簿不符' })

  expect(withoutReason.json()).toMatchObject({ code: 'cases.reason', fields: [{ field: 'note' }] })
  expect(sentBack.json()).toMatchObject({ stage: 'accepted', step: 'review' })
  expect(again.json()).toMatchObject({ stage: 'review', step: 'decide' })
  expect(refused.json()).toMatchObject({ stage: 'closed', outcome: 'refused' })
  const clerk = await clerkAt('410205-01')
  await meet(clerk, '王秀兰')
  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({ name: '王秀兰' })
})

test('who only oversees a case reads numbers, telephones and addresses masked', async () => {
  const clerk = await clerkAt('410202-01')
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'), {
    form: { telephone: '13912345678', address: '开封市龙亭区示例街7号' },
  })
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))

  const [overseen, reviewed] = [await manager.get(url), await reviewer.get(url)]

  expect(overseen.json()).toMatchObject({ form: { telephone: '139****78', address: '****' } })
  expect(reviewed.json()).toMatchObject({ form: { telephone: '13912345678' } })
})

test('an instant case is done at the counter, in one act, with its effect', async () => {
  const clerk = await clerkAt('410202-01')
  const subject = await meet(clerk, '王秀兰')
  const { url, id } = await takeIn(clerk, subject, { form: { telephone: '13912345678' } })

  const done = await clerk.post(`${url}/acceptance`, { version: 0 })

  expect(done.json()).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({
    facts: { 'person.telephone': '13912345678' },
  })
  expect(await openTasks(id)).toEqual([])
})

test('an outlet that may only hand in leaves the acceptance to the office', async () => {
  const clerk = await world.signIn('wan.chun') // 祥符 village point: hand in, nothing more
  const { url, id } = await takeIn(clerk, await meet(clerk, '王秀兰'))

  const reply = await clerk.post(`${url}/acceptance`, { version: 0 })

  expect(reply.statusCode).toBe(403)
  expect(reply.json()).toMatchObject({ code: 'cases.not-granted' })
  expect(await openTasks(id)).toMatchObject([{ kind: 'accept' }])
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  expect((await reviewer.post(`${url}/acceptance`, { version: 0 })).statusCode).toBe(200)
})

test('withdrawn by the applicant, the case is over and says so to whoever comes late', async () => {
  const { url } = await reviewable()
  const clerk = await clerkAt('410202-01')
  await meet(clerk, '王秀兰')

  const withdrawn = await clerk.post(`${url}/withdrawal`, { version: 1, reason: '不办了' })
  const late = await clerk.post(`${url}/withdrawal`, { version: 2, reason: '不办了' })

  expect(withdrawn.json()).toMatchObject({ stage: 'closed', outcome: 'withdrawn' })
  expect(late.json()).toMatchObject({ code: 'cases.wrong-stage' })
})

test('of two clerks who accept at the same moment, one is told that it is done already', async () => {
  const clerk = await clerkAt('410202-01')
  const { url } = await takeIn(clerk, await meet(clerk, '王秀兰'))

  const replies = await Promise.all([1, 2].map(() => clerk.post(`${url}/acceptance`, { version: 0 })))

  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([200, 409]))
})

test('the same command ten times at once is done once, and every caller hears the same', async () => {
  const clerk = await clerkAt('410202-01')
  const { url, id } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const key = newId()

  const replies = await Promise.all(
    Array.from({ length: 10 }, () => clerk.post(`${url}/acceptance`, { version: 0 }, key)),
  )

  expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
  expect(replies[0]?.statusCode).toBe(200)
  expect((await stageOf(url)).events.map((event) => event.kind)).toEqual(['handed-in', 'accepted'])
  expect(await openTasks(id)).toEqual([])
})

test('a photograph that no case claims within a day is swept, one that a case claimed stays', async () => {
  const clerk = await clerkAt('410202-01')
  const subject = await meet(clerk, '王秀兰')
  const [lost, kept] = [await staged(clerk, subject), await staged(clerk, subject)]
  await takeIn(clerk, subject, {
    ...incompleteChange,
    materials: [{ material: 'name-evidence', by: 'file', files: [kept] }],
  })

  world.setDay(plusDays(today(), 2))
  await world.sweep()

  expect([await filesOf(lost), await filesOf(kept)]).toEqual([0, 1])
})

test('a reviewer of several agencies acts and looks under the one that owns the case', async () => {
  const { url, subject } = await reviewable()
  const username = await world.employ({
    grants: ['410203-01', '410205-01'].map((agencyId) => ({
      role: 'reviewer',
      post: 'business',
      agencyId,
      outletId: null,
      from: '2020-01-01',
      to: null,
    })),
  })
  const reviewer = await world.signIn(username)

  await reviewer.get(url)
  await reviewer.get(`/api/people/${subject}?case=${url.split('/').at(-1)}`)
  await reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })

  const [looks, acts] = await world.database.read(
    { path: 'worker' },
    looksOf(reviewer.staffId),
    eventsOf(reviewer.staffId),
  )
  expect(looks.map((look) => look.agency_id)).toEqual(['410205-01', '410205-01'])
  expect(acts.map((act) => act.agency_id)).toEqual(['410205-01'])
})

test('a case opens its own papers to the office, and no other of the same person', async () => {
  const { url, subject } = await reviewable()
  const clerk = await clerkAt('410202-01')
  await meet(clerk, '王秀兰')
  const elsewhere = await staged(clerk, subject)
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const caseId = url.split('/').at(-1)
  const { materials } = (await reviewer.get(url)).json<{ materials: { files?: string[] }[] }>()
  const own = materials.flatMap((settled) => settled.files ?? [])[0]

  const read = async (id: string | undefined) =>
    (await reviewer.get(`/api/materials/${subject}/files/${id}?case=${caseId}`)).statusCode

  expect([await read(own), await read(elsewhere)]).toEqual([200, 404])
})

test('two decisions on one person at the same moment both take effect, one after the other', async () => {
  const changes = ['王秀甲', '王秀乙']
  const cases = []
  for (const name of changes) cases.push(await reviewable({ what: 'name', name }))
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const approver = await world.signIn(world.username('approver', '410205-01'))
  for (const { url } of cases)
    await reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' })
  const subject = cases[0]?.subject
  const holder = new pg.Client(world.connection)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from people.particulars where subject_id = $1 for update', [subject])

  const deciding = cases.map(({ url }) =>
    approver.post(`${url}/decision`, { version: 2, grant: true, note: '' }),
  )
  await sleep(300) // both have come as far as they can
  await holder.query('commit')
  const decided = await Promise.all(deciding)

  expect(decided.map((reply) => reply.json<{ outcome: string }>().outcome)).toEqual([
    'completed',
    'completed',
  ])
  const { rows } = await holder.query<{ name: string }>(
    'select name from people.particulars where subject_id = $1 order by id',
    [subject],
  )
  await holder.end()
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(changes))
})

test('after all of this every case stands where its log says', async () => {
  expect(await auditFaults(world)).toEqual([])
})

/** A change of the name of 王秀兰, complete and accepted: it waits for the reviewer at Yuwangtai. */
async function reviewable(form = incompleteChange.form): Promise<{ url: string; subject: string }> {
  const clerk = await clerkAt('410202-01')
  const subject = await meet(clerk, '王秀兰')
  const materials = [...(incompleteChange.materials ?? []), await photographed(clerk, subject)]
  const { url } = await takeIn(clerk, subject, { ...incompleteChange, form: form ?? {}, materials })
  const accepted = await clerk.post(`${url}/acceptance`, { version: 0 })
  expect(accepted.json()).toMatchObject({ stage: 'accepted', step: 'review' })
  return { url, subject }
}

async function photographed(clerk: Signed, subject: string): Promise<object> {
  return { material: 'name-evidence', by: 'file', files: [await staged(clerk, subject)] }
}

async function staged(clerk: Signed, subject: string): Promise<string> {
  const reply = await clerk.upload(`/api/materials/${subject}/files`, photograph)
  return reply.json<{ id: string }>().id
}

async function clerkAt(agencyId: string): Promise<Signed> {
  return await world.signIn(world.username('counter-clerk', agencyId))
}

/** Somebody at Yuwangtai with these roles, whose own record may be a townsman's. */
async function holderOf(
  roles: readonly ('reviewer' | 'approver' | 'counter-clerk')[],
  ownSubjectId: string | null = null,
): Promise<string> {
  return await world.employ({
    ownSubjectId,
    grants: roles.map((role) => ({
      role,
      post: 'business',
      agencyId: '410205-01',
      outletId: role === 'counter-clerk' ? '410205-hall-1' : null,
      from: '2020-01-01',
      to: null,
    })),
  })
}

interface Standing {
  readonly stage: string
  readonly outcome: string | null
  readonly events: readonly { readonly kind: string }[]
}

async function stageOf(url: string): Promise<Standing> {
  const manager = await world.signIn(world.username('manager', '410200-01'))
  return (await manager.get(url)).json<Standing>()
}

async function openTasks(caseId: string): Promise<object[]> {
  const [rows] = await world.database.read({ path: 'worker' }, countOpenTasks(caseId))
  return rows
}

async function filesOf(id: string): Promise<number | undefined> {
  const [[row]] = await world.database.read({ path: 'worker' }, countFiles(id))
  return row?.files
}

const today = () => world.clock.today()

function nextSaturday(day: Day): Day {
  return weekday(day) === 6 && day > today() ? day : nextSaturday(plusDays(day, 1))
}
