import type { ParameterDraft, PublishedLawView } from '@tongban/contracts/parameters'
import { baseLaw, checkValues, type Day, inForce, type Law, lawOfSent, limitDue } from '@tongban/policy'
import { answer as answerOf, rules } from '@tongban/policy/rules'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { drafted, interest, seen } from '../../../test/parameters.ts'
import { answer, type Body } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { openDatabase, query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { lawOfHash, openLaw } from './law.ts'

const world = await createWorld()
const manager = await world.signIn(world.username('manager', '410200-01'))
const head = await world.signIn(world.username('agency-head', '410200-01'))
const base: Body = {
  key: 'pensionBase',
  area: '410000',
  from: '2026-01',
  knownUntil: '2026-12',
  value: 6899_00,
  source: { document: '样例通知', number: '样例〔2026〕1号', published: '2026-03-01' },
  certainty: 'text-read',
}

test('one drafts and another publishes: from then on the value is in force, here and in every other process', async () => {
  const other = openDatabase(world.connection)
  const elsewhere = await openLaw(other)
  const draft = await drafted(manager, [base])

  expect(inForce(law().figures.pensionBase, '410200', '2026-06')).toMatchObject({ value: 6738_00 })
  const published = await answer<ParameterDraft>(publish(draft))

  expect(published).toMatchObject({ state: 'published', number: 1, isMine: false, faults: [] })
  expect(inForce(law().figures.pensionBase, '410200', '2026-06')).toMatchObject({
    value: 6899_00,
    provisional: false,
    certainty: 'text-read',
  })
  expect(baseLaw.hash).not.toBe(law().hash)
  await expect.poll(() => elsewhere.law().hash, { timeout: 10_000 }).toBe(law().hash)
  await other.close()
})

test('only who works at an agency that publishes figures is offered to begin a draft', async () => {
  const county = await world.signIn(await world.hire('manager', '410202-01'))
  expect([await offered(manager), await offered(county)]).toEqual([true, false])
})

test('whoever has written in a draft does not publish it, whoever began it', async () => {
  const draft = await drafted(manager)
  const changed = await answer<ParameterDraft>(change(head, draft, [{ ...interest, value: '0.0216' }]))

  const own = await publish(changed, manager)
  const alsoWritten = await publish(changed, head)

  expect([own.json(), alsoWritten.json()]).toMatchObject([
    { code: 'parameters.same-person' },
    { code: 'parameters.same-person' },
  ])
  expect(changed).toMatchObject({ version: 1, isMine: true })
  expect(changed.writtenBy).toHaveLength(2)
})

test('what the checker finds is told at its field and nothing is published; mended, it is', async () => {
  const next = { ...base, area: '340000', from: '2027-01', knownUntil: '2027-12' }
  const draft = await drafted(manager, [{ ...base, area: '340000', to: '2026-10' }, next])
  const before = law().hash

  const refused = await publish(draft)
  const mended = await answer<ParameterDraft>(
    change(manager, draft, [{ ...base, area: '340000', to: '2026-12' }, next]),
  )

  expect(draft.faults).toMatchObject([{ at: 0, field: 'to', kind: 'gap', doubt: false }])
  expect(refused.json()).toMatchObject({
    code: 'parameters.faults',
    fields: [{ field: 'values.0.to', code: 'gap', message: expect.stringContaining('空档') }],
  })
  expect(law().hash).toBe(before)
  expect(mended.faults).toEqual([])
  expect((await publish(mended)).statusCode).toBe(200)
})

test('a draft is published as it was seen: over the law of the screen and in the version of the screen', async () => {
  const [first, second] = [await drafted(manager), await drafted(manager, [{ ...base, area: '350000' }])]
  await answer(publish(first))

  const movedOn = await publish(second)
  const anew = await answer<ParameterDraft>(head.get(`/api/parameters/drafts/${second.id}`))
  const stale = await publish({ ...anew, version: 7 })

  expect(movedOn.json()).toMatchObject({ code: 'parameters.moved-on' })
  expect(stale.json()).toMatchObject({ code: 'general.stale' })
  expect((await publish(anew)).statusCode).toBe(200)
})

test('of two who publish at the same moment one is told that something has changed, and both are numbered in turn', async () => {
  const drafts = await Promise.all(
    ['360000', '370000'].map(async (area) => await drafted(manager, [{ ...base, area }])),
  )

  const replies = await Promise.all(drafts.map(async (draft) => await publish(draft)))

  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
  const { rows } = await answer<{ rows: { number: number }[] }>(head.get('/api/parameters/publications'))
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => rows.length - at))
})

test('a withdrawn draft is neither changed nor published, and stays on record', async () => {
  const draft = await drafted(manager)
  const withdrawn = await answer<ParameterDraft>(
    head.post(`/api/parameters/drafts/${draft.id}/withdrawal`, { version: draft.version }),
  )

  const replies = [
    await publish(withdrawn),
    await change(manager, withdrawn, [interest]),
    await head.post(`/api/parameters/drafts/${draft.id}/withdrawal`, { version: withdrawn.version }),
  ]

  expect(replies.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    Array(3).fill('parameters.decided'),
  )
  const { rows } = await answer<{ rows: { id: string; state: string }[] }>(
    manager.get('/api/parameters/drafts'),
  )
  expect(rows.find(({ id }) => id === draft.id)).toMatchObject({ state: 'withdrawn' })
})

test('a decision pins the law that it was made under, and is derived again to the same bytes after later publications', async () => {
  const facts = JSON.stringify({
    area: '410000',
    decided: '2026-06',
    months: 360,
    index: '1.1',
    divisor: '139',
  })
  const pension = (of: Law): string => {
    const rule = rules.find(({ id }) => id === 'employee-pension')
    if (rule === undefined) throw new Error('no such rule')
    return JSON.stringify(answerOf(rule, of, facts, { because: true }))
  }
  await answer(publish(await drafted(manager, [{ ...base, value: 6901_00 }])))
  const then = pension(law())
  const { hash } = law()
  const id = await decidedCase()

  await answer(publish(await drafted(manager, [{ ...base, value: 6902_00 }])))
  const pinned = await pinnedBy(id)
  const found = await lawOfHash(world.database, pinned)

  expect(pinned).toBe(hash)
  expect(pension(law())).not.toBe(then)
  expect(pension(found?.law ?? baseLaw)).toBe(then)
  const [[row]] = await world.database.read({ path: 'worker' }, limitOf(id))
  expect(row?.limit.start).toBe(ordinaryDay)
  expect(
    limitDue(found?.law ?? baseLaw, {
      start: ordinaryDay,
      length: 0,
      unit: 'working-days',
      ...row?.limit,
      holds: [],
    }).due,
  ).toBe(row?.due_on)
})

test('a browser makes the law in force from what anybody may read, and is sent it once', async () => {
  const reply = await world.http.inject({ url: '/api/law' })
  const sent = reply.json<PublishedLawView>()
  const tag = String(reply.headers['etag'])

  const again = await world.http.inject({ url: '/api/law', headers: { 'if-none-match': tag } })
  const byHash = await world.http.inject({ url: `/api/law/${law().hash}` })
  const unknown = await world.http.inject({ url: `/api/law/${'0'.repeat(64)}` })

  expect(lawOfSent(baseLaw, sent).hash).toBe(law().hash)
  expect(reply.headers['cache-control']).toBe('public, no-cache')
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(byHash.json()).toEqual(sent)
  expect(byHash.headers['cache-control']).toContain('immutable')
  expect(unknown.json()).toMatchObject({ code: 'parameters.no-law' })
})

test('an earlier law is still read by its hash', async () => {
  const before = (await world.http.inject({ url: '/api/law' })).json<PublishedLawView>()
  await answer(publish(await drafted(manager, [{ ...base, area: '430000' }])))

  const found = (await world.http.inject({ url: `/api/law/${before.hash}` })).json<PublishedLawView>()

  expect(found).toEqual(before)
  expect(found.hash).not.toBe(law().hash)
})

test('what was published leaves as lines, and is a draft without faults where it comes to', async () => {
  const reply = await manager.get('/api/parameters/lines')
  const values = reply.body
    .trimEnd()
    .split('\n')
    .map((line): Body => JSON.parse(line))

  const last = [
    ...new Map(
      values.map((value) => [JSON.stringify([value['key'], value['area'], value['from']]), value]),
    ).values(),
  ]
  const draft = await drafted(manager, last)

  expect(reply.headers['content-disposition']).toContain('parameters.jsonl')
  expect(values.length).toBeGreaterThan(last.length)
  expect(draft.values).toEqual(last)
  expect(checkValues(baseLaw, draft.values, ordinaryDay).filter(({ doubt }) => !doubt)).toEqual([])
  const { rows } = await answer<{ rows: { number: number; values: Body[] }[] }>(
    manager.get('/api/parameters/publications'),
  )
  const [newest] = rows
  const later = await manager.get(`/api/parameters/lines?after=${(newest?.number ?? 1) - 1}`)
  expect(later.body).toBe(newest?.values.map((value) => `${JSON.stringify(value)}\n`).join(''))
})

test('the audit knows who drafted and who published, by ids and codes alone', async () => {
  const draft = await drafted(manager)
  await answer(publish(draft))

  const [looks] = await world.database.read({ path: 'worker' }, looksOf(draft.id))

  expect(looks).toEqual([
    { act: 'parameters.draft', actor_id: manager.staffId, agency_id: '410200-01', purpose: draft.id },
    {
      act: 'parameters.publish',
      actor_id: head.staffId,
      agency_id: '410200-01',
      purpose: expect.stringMatching(new RegExp(`^\\d+ ${draft.id}$`)),
    },
  ])
})

test('publishing wants a login of today', async () => {
  const draft = await drafted(manager)
  const sinceYesterday = await world.signIn(world.username('agency-head', '410200-01'))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      query('update login.session set started_at = $2 where staff_id = $1')(
        head.staffId,
        minutesFrom(world.clock.now(), -13 * 60),
      ),
    ),
  )

  const stale = await publish(draft, sinceYesterday)

  expect(stale.json()).toMatchObject({ code: 'general.login-too-old' })
})

const looksOf = query<{ act: string; actor_id: string; agency_id: string; purpose: string }>(
  `select act, actor_id, agency_id, purpose from audit.entry where purpose like '%' || $1 order by at`,
)
const decisionOf = query<{ law: string }>(
  `select body ->> 'law' as law from cases.event where case_id = $1 and body ? 'law' order by seq desc limit 1`,
)

const limitOf = query<{
  due_on: string
  limit: { start: Day; length: number; unit: 'working-days' | 'days' | 'months' }
}>(
  `select due_on, json_build_object('start', limit_start, 'length', limit_length, 'unit', limit_unit) as limit from cases."case" where id = $1`,
)

function law(): Law {
  return world.systemContext().law
}

async function publish(draft: ParameterDraft, who = head) {
  return await who.post(`/api/parameters/drafts/${draft.id}/publication`, seen(draft), newId())
}

async function change(who: typeof head, { id, version, title }: ParameterDraft, values: readonly Body[]) {
  return await who.post(`/api/parameters/drafts/${id}`, { version, title, values })
}

/** A case that was completed at the counter. */
async function decidedCase(): Promise<string> {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { id, url } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  const reply = await clerk.post(`${url}/acceptance`, { version: 0 })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return id
}

async function pinnedBy(id: string): Promise<string> {
  const [[decision]] = await world.database.read({ path: 'worker' }, decisionOf(id))
  return decision?.law ?? ''
}

async function offered(who: typeof head): Promise<boolean> {
  return (await answer<{ mayBegin: boolean }>(who.get('/api/parameters/drafts'))).mayBegin
}
