import type { Unreached } from '@tongban/contracts/by-hand'
import type { CaseDetail } from '@tongban/contracts/cases'
import type { Message } from '@tongban/contracts/messages'
import type { Task } from '@tongban/contracts/tasks'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { freshNumber } from '../../../../test/lists.ts'
import { askedToMerge, otherSaid } from '../../../../test/others.ts'
import { answer, identification, openScene } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { deliverMessages } from '../../messages/index.ts'
import { reachOthers } from './reach.ts'

const world = await createWorld()
const scene = await openScene(world)
const { subject } = scene
const [owner, longting] = ['410205-01', '410202-01']
const name = '王秀兰'
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const openRelation = query('select enrolment.open_relation($1, $2, $3, $4, $5, $6, $7, $8)')
const plantFound = query(`update cases."case" set others = '[]' where id = $1`)
const staffAt = async (role: string, agency = owner): Promise<Signed> =>
  await world.signIn(world.username(role, agency))

/** Somebody with a record of his own, whom no telephone and no mailbox reaches. */
async function another(clerk: Signed): Promise<{ subject: string; number: string }> {
  const number = freshNumber()
  const came = { subjectKind: 'person', kind: 'resident', number, name, identifiedBy: 'document' }
  const visit = { ...came, purpose: '登记', register: true }
  const { subject: other } = await answer<{ subject: string }>(clerk.post('/api/visits', visit))
  return { subject: other, number }
}

/** 王秀兰 asks at a counter that the record of somebody is merged into hers. */
async function merging(given?: { readonly number: string }) {
  const clerk = await staffAt('counter-clerk', longting)
  const { number } = given ?? (await another(clerk))
  await answer(clerk.post('/api/visits', identification))
  return { ...(await askedToMerge(clerk, subject, { number, name })), clerk }
}

async function enrolled(who: string, agency: string): Promise<void> {
  const opening = openRelation(
    who,
    newId(),
    'unemployment',
    agency,
    null,
    '2024-01-01',
    world.clock.now(),
    newId(),
  )
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(opening))
}

/** What the worker does in a minute: it delivers, sends, and looks who knows of it by now. */
async function work(): Promise<void> {
  await world.deliverEvents()
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);
  await reachOthers(world.cases, world.systemContext())
}

/** Reviewed with a yes, and asked to be granted. */
async function granting(url: string) {
  const [reviewer, approver] = [await staffAt('reviewer'), await staffAt('approver')]
  const { version, stage } = await read(url)
  if (stage === 'accepted')
    await answer(reviewer.post(`${url}/opinion`, { version, favourable: true, note: '' }))
  return await approver.post(`${url}/decision`, { version: (await read(url)).version, grant: true, note: '' })
}

async function read(url: string, by?: Signed): Promise<CaseDetail> {
  return await answer((by ?? (await staffAt('reviewer'))).get(url))
}

/** The office tells him by hand whom nothing reached. */
async function tellByHand(told: { how: string; letterNumber?: string }): Promise<void> {
  const office = await staffAt('reviewer')
  const { rows } = await answer<{ rows: Unreached[] }>(office.get('/api/unreached'))
  const { subject: of, id } = rows.findLast(({ kind }) => kind === 'merging-asked') ?? { subject: '', id: '' }
  await answer(office.post(`/api/unreached/${of}/${id}/told`, { ...told, on: world.clock.today() }))
}

const codeOf = (reply: { json: () => unknown }): unknown =>
  new Map(Object.entries(Object(reply.json()))).get('code')

test('a merging is not granted before whoever has the other record knows of it and has had five working days since', async () => {
  const { url } = await merging()
  const before = await granting(url)
  await work()
  const untold = await granting(url)
  await tellByHand({ how: 'telephone' })
  await work()
  const told = await read(url)
  const early = await granting(url)
  world.setDay('2026-03-09') // five working days after Monday the 2nd
  const lastDay = await granting(url)
  world.setDay('2026-03-10')
  const after = await granting(url)

  expect([before, untold, early, lastDay].map(codeOf)).toEqual([
    'cases.others-untold',
    'cases.others-untold',
    'cases.others-until',
    'cases.others-until',
  ])
  expect(early.body).toContain('2026年3月9日')
  expect(told).toMatchObject({
    others: [{ reachedOn: ordinaryDay, how: 'telephone', until: '2026-03-09', answer: null }],
    grantableFrom: '2026-03-10',
  })
  expect(told.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['others-told', 'other-reached']),
  )
  expect(after.json()).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})

test('a letter has come five working days after it was posted, and the days to object begin then', async () => {
  const { url } = await merging()
  await work()
  await tellByHand({ how: 'letter', letterNumber: 'XA123456789' })
  await work()
  const posted = await read(url)
  world.setDay('2026-03-17')
  await work()
  const come = await read(url)
  world.setDay('2026-03-20')
  await withClient(world.connection, async (client) => {
    await client.query(
      `update messages.message set read_at = $1 where kind = 'merging-asked' and read_at is null`,
      [world.clock.now()],
    )
  })
  await work()
  const opened = await read(url)

  expect(opened.others).toEqual(come.others) // the first day on which he knew stands
  expect(posted.others).toMatchObject([{ reachedOn: null }])
  expect(come.others).toMatchObject([{ how: 'letter', reachedOn: '2026-03-17', until: '2026-03-24' }])
})

test('his yes ends the waiting and his no bars it, and whoever has heard him does not decide', async () => {
  const both = await world.signIn(await world.hire('reviewer', owner))
  const { url, clerk } = await merging()
  const nobodyYet = await otherSaid(both, url)
  await work()
  await answer(otherSaid(both, url, false))
  const barred = await granting(url)
  await answer(otherSaid(both, url))
  const again = await otherSaid(both, url)
  const seenAtCounter = await read(url, clerk)
  const granted = await granting(url)

  expect(codeOf(nobodyYet)).toBe('cases.nobody-told')
  expect(codeOf(barred)).toBe('cases.other-objects')
  expect(codeOf(again)).toBe('cases.other-answered')
  expect(seenAtCounter).toMatchObject({ others: null, grantableFrom: null })
  expect(seenAtCounter.events.map(({ kind }) => kind)).not.toContain('others-told')
  expect(granted.json()).toMatchObject({ outcome: 'completed' })
})

test('the message to him leads to no case, for it is another’s', async () => {
  const clerk = await staffAt('counter-clerk', longting)
  const { subject: asking } = await another(clerk)
  const [wang] = persons
  const hers = { number: wang?.documents[0]?.number ?? '', name }
  await askedToMerge(clerk, asking, hers)
  await work()

  const person = await world.enter(wang?.telephone ?? '')
  const { rows } = await answer<{ rows: Message[] }>(person.get(`/api/messages/${subject}`))
  expect(rows.find(({ kind }) => kind === 'merging-asked')).toMatchObject({ case: null })
})

test('whom the register did not know when the case was taken on is told before anything is joined to his record', async () => {
  const { url, id } = await merging()
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(plantFound(id)))
  const found = await granting(url)
  await work()

  expect(codeOf(found)).toBe('cases.others-untold')
  expect((await read(url)).others).toHaveLength(1)
})

test('an agency where he is insured has one task to look at it, whoever of its reviewers does it; decided, it is asked no more', async () => {
  const clerk = await staffAt('counter-clerk', longting)
  const [one, two] = [await another(clerk), await another(clerk)]
  for (const other of [one, two]) await enrolled(other.subject, longting)
  const tasksThere = async () =>
    (
      await answer<{ rows: Task[] }>(
        (await staffAt('reviewer', longting)).get('/api/tasks?kind=other-record'),
      )
    ).rows
  const looked = await merging(one)
  const unlooked = await merging(two)
  await work()
  const before = await tasksThere()
  const there = await staffAt('reviewer', longting)
  const detail = await read(looked.url, there)
  const followUp = detail.followUps.find(({ kind }) => kind === 'other-record')
  const said = {
    version: detail.version,
    followUp: followUp?.id,
    inOrder: true,
    note: '在本区只参过失业保险',
  }
  const byOwner = await (await staffAt('reviewer')).post(`${looked.url}/check`, said)
  await answer(there.post(`${looked.url}/check`, said))
  const copies = await answer<{ rows: unknown[] }>((await staffAt('approver', longting)).get('/api/copies'))
  await answer(otherSaid(await staffAt('reviewer'), unlooked.url))
  await answer(granting(unlooked.url))

  expect(before.map((task) => task.case).toSorted()).toEqual([looked.id, unlooked.id].toSorted())
  expect(detail.can).toContain('check')
  expect(codeOf(byOwner)).toBe('cases.no-follow-up')
  expect(copies.rows).toEqual([])
  expect((await read(looked.url)).events.map(({ kind }) => kind)).toContain('checked')
  expect(await tasksThere()).toEqual([])
})
