import { randomUUID } from 'node:crypto'

import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import {
  badly,
  badRating,
  calledBack,
  caseToRate,
  notDone,
  visitToRate,
  well,
} from '../../../test/ratings.ts'
import { answer, nextIdentification, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'

const world = await createWorld()
const scene = await openScene(world)
const own = `/api/ratings/${scene.subject}`

interface Own {
  readonly open: readonly { case: string; asked: boolean }[]
  readonly given: readonly {
    id: string
    case: string | null
    grade: string
    dueOn: string | null
    answer: object | null
  }[]
}
const readOwn = async (): Promise<Own> => await answer<Own>(scene.person.get(own))

test('a closed case is rated once, by whose it is, and of several he is asked about one', async () => {
  const first = await caseToRate(scene)
  const second = await caseToRate(scene)
  const running = await scene.caseAt('accepted')

  const { open } = await readOwn()
  const early = await scene.person.post(`${own}/cases/${running.id}`, well)
  const stranger = await scene.otherPerson.post(first.url, well)
  await answer(scene.person.post(first.url, well))
  const again = await scene.person.post(first.url, badly)

  expect(open.map((one) => one.case)).toEqual(expect.arrayContaining([first.id, second.id]))
  expect(open.filter(({ asked }) => asked).map((one) => one.case)).toEqual([second.id])
  expect([early.statusCode, stranger.statusCode, again.statusCode]).toEqual([404, 404, 409])
  expect((await readOwn()).open.map((one) => one.case)).not.toContain(first.id)
})

test('of two ratings of one case at the same moment one counts, and the same command twice is one', async () => {
  const { id, url } = await caseToRate(scene)
  const key = randomUUID()

  const replies = await Promise.all([well, badly].map(async (said) => await scene.person.post(url, said)))
  const other = await caseToRate(scene)
  const twice = [await scene.person.post(other.url, well, key), await scene.person.post(other.url, well, key)]

  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
  expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect((await readOwn()).given.filter((one) => one.case === id)).toHaveLength(1)
})

test('whoever would rather not say is not asked again, and that counts as no rating', async () => {
  const { id, url } = await caseToRate(scene)

  await answer(scene.person.post(url, { grade: null, reasons: [], words: '' }))

  const { open, given } = await readOwn()
  expect(open.map((one) => one.case)).not.toContain(id)
  expect(given.map((one) => one.case)).not.toContain(id)
})

test('reasons go with the grade: nobody is content because he waited long', async () => {
  const { url } = await caseToRate(scene)

  const odd = await scene.person.post(url, { ...well, reasons: ['long-wait'] })
  const silent = await scene.person.post(url, { grade: null, reasons: [], words: '不想说' })

  expect(odd.json()).toMatchObject({ code: 'ratings.reasons', fields: [{ field: 'reasons' }] })
  expect(silent.json()).toMatchObject({ code: 'ratings.reasons', fields: [{ field: 'words' }] })
})

test('a bad rating is a task of the manager with its last day, is answered, and the person reads the answer', async () => {
  const id = await badRating(scene)
  const { manager, person, subject } = scene
  const before = await answer<{ agency: number }>(manager.get('/api/call-backs/counts'))

  const { rows } = await answer<{ rows: Record<string, unknown>[] }>(manager.get('/api/call-backs'))
  const detail = await answer<object>(manager.get(`/api/call-backs/${id}`))
  await answer(manager.post(`/api/call-backs/${id}/answer`, calledBack))
  const again = await manager.post(`/api/call-backs/${id}/answer`, calledBack)

  expect(rows.find((row) => row['id'] === id)).toMatchObject({
    dueOn: '2026-03-09',
    late: false,
    grade: 'dissatisfied',
  })
  expect(JSON.stringify(rows)).not.toMatch(/王秀兰|等了一上午/)
  expect(detail).toMatchObject({ name: '王秀兰', words: '等了一上午', telephone: '19900010000' })
  expect(again.json()).toMatchObject({ code: 'ratings.answered' })
  expect(await answer(manager.get('/api/call-backs/counts'))).toMatchObject({ agency: before.agency - 1 })
  const given = (await readOwn()).given.find((one) => one.id === id)
  expect(given).toMatchObject({ answer: { corrected: true, words: calledBack.words, outcome: 'agreed' } })
  const { rows: messages } = await answer<{ rows: { kind: string; text: string }[] }>(
    person.get(`/api/messages/${subject}`),
  )
  expect(messages[0]).toMatchObject({ kind: 'rating-answered' })
  expect(messages[0]?.text).not.toContain(calledBack.words)
})

test('who was rated learns of it neither in the inbox nor in the case, and does not see to it himself', async () => {
  const { clerk, reviewer, manager } = scene
  const { id: caseId, url } = await caseToRate(scene)
  const before = await answer<{ agency: number }>(reviewer.get('/api/tasks/counts'))
  await answer(scene.person.post(url, badly))
  const rating = (await readOwn()).given.find((one) => one.case === caseId)?.id ?? ''
  await withClient(world.connection, async (owner) => {
    await owner.query('update ratings.rating set hands = hands || $1::uuid where id = $2', [
      manager.staffId,
      rating,
    ])
  })

  const inbox = await reviewer.get('/api/tasks?view=agency')
  const asCase = await reviewer.get(`/api/cases/${scene.subject}/${caseId}`)
  const [looks, answers] = [
    await manager.get(`/api/call-backs/${rating}`),
    await manager.post(`/api/call-backs/${rating}/answer`, calledBack),
  ]
  const byHead = await scene.head.post(`/api/call-backs/${rating}/answer`, calledBack)

  expect(await answer(reviewer.get('/api/tasks/counts'))).toEqual(before)
  expect(inbox.body).not.toContain('bad-rating')
  expect(asCase.body).not.toMatch(/rating|等了一上午/)
  expect([looks, answers].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'ratings.own-act',
    'ratings.own-act',
  ])
  expect((await clerk.get(`/api/call-backs/${rating}`)).statusCode).toBe(403)
  expect(byHead.statusCode).toBe(200)
})

test('the second wall: the office finds no task of a manager, and a manager ends none of the office', async () => {
  await badRating(scene)
  await scene.caseAt('accepted')

  expect(await inside('office', `select from cases.task where desk = 'manager'`)).toBe(0)
  expect(await inside('oversight', `select from cases.task where desk = 'manager'`)).toBeGreaterThan(0)
  expect(await inside('oversight', `update cases.task set done_by = null where desk = 'office'`)).toBe(0)
  await expect(inside('office', 'select from ratings.rating')).rejects.toThrow('permission denied')
  await expect(inside('counter', 'select from ratings.rating')).rejects.toThrow('permission denied')
})

test('a visitor rates on the screen after the visit: its clerk may ask once, and nobody else', async () => {
  const { clerk } = scene
  const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
  const url = await visitToRate(scene)

  const asks = await answer(clerk.get(url))
  const foreign = await supervisor.post(url, well)
  await answer(clerk.post(url, badly))
  const again = await clerk.post(url, well)

  expect(asks).toEqual({ asks: true, callBackDays: 5 })
  expect(foreign.json()).toMatchObject({ code: 'visits.none' })
  expect(again.json()).toMatchObject({ code: 'ratings.given' })
  expect(await answer(clerk.get(url))).toMatchObject({ asks: false })
})

test('a visitor who came about a death is not asked', async () => {
  const { clerk } = scene
  const came = { ...nextIdentification, purpose: '老伴去世，问丧葬费' }
  const { subject, id } = await answer<{ subject: string; id: string }>(clerk.post('/api/visits', came))
  await answer(clerk.post(`/api/visits/${subject}/${id}/end`))

  expect(await answer(clerk.get(`/api/visits/${subject}/${id}/rating`))).toMatchObject({ asks: false })
  expect((await clerk.post(`/api/visits/${subject}/${id}/rating`, well)).json()).toMatchObject({
    code: 'ratings.none',
  })
})

test('anybody says what could not be done, known or not; it is a task with a last day and says how he is reached', async () => {
  const { manager, person } = scene
  const before = await answer<{ agency: number }>(manager.get('/api/call-backs/counts'))

  await answer(publicly(notDone('13800001234')))
  await answer(person.post(`${own}/not-done`, { ...notDone(''), name: '' }))
  const nowhere = await publicly({ ...notDone('13800001235'), outletId: '410205-hall-1' })

  expect(await answer(manager.get('/api/call-backs/counts'))).toMatchObject({ agency: before.agency + 2 })
  expect(nowhere.json()).toMatchObject({ code: 'ratings.place', fields: [{ field: 'outletId' }] })
  const { rows } = await answer<{ rows: { id: string; grade: string; outletName: string }[] }>(
    manager.get('/api/call-backs'),
  )
  const told = rows.filter(({ grade }) => grade === 'not-done')
  const details = await Promise.all(
    told.map(
      async ({ id }) =>
        await answer<{ telephone: string; what: string }>(manager.get(`/api/call-backs/${id}`)),
    ),
  )
  expect(details.map(({ telephone }) => telephone).toSorted()).toEqual(['13800001234', '19900010000'])
  expect(details.every(({ what }) => what === '补打参保证明')).toBe(true)
})

test('who writes again and again from one telephone is told to wait', async () => {
  const replies: number[] = []
  for (let at = 0; at < 7; at += 1) {
    const { statusCode } = await world.http.inject({
      method: 'POST',
      url: '/api/not-done',
      payload: notDone('13800009999'),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    replies.push(statusCode)
  }

  expect(replies).toEqual([200, 200, 200, 200, 200, 429, 429])
})

test('a look at who rated is in the audit, with the act and without a word of it', async () => {
  const id = await badRating(scene)
  await answer(scene.manager.get(`/api/call-backs/${id}`))

  const { rows } = await withClient(world.connection, async (owner) =>
    owner.query<{ purpose: string | null; subject_id: string }>(
      `select purpose, subject_id from audit.entry where act = 'ratings.answer' order by at desc limit 1`,
    ),
  )
  expect(rows).toEqual([{ purpose: null, subject_id: scene.subject }])
})

test('when a third of its days is left a call back is warned of, afterwards it is late, and a case too old is rated no more', async () => {
  const id = await badRating(scene)
  const { id: old, url } = await caseToRate(scene)
  const views = async (): Promise<string[]> => {
    const manager = await world.signIn(world.username('manager', '410200-01'))
    const found: string[] = []
    for (const view of ['warned', 'late']) {
      const { rows } = await answer<{ rows: { id: string }[] }>(manager.get(`/api/call-backs?view=${view}`))
      if (rows.some((row) => row.id === id)) found.push(view)
    }
    return found
  }

  const seen: string[][] = [await views()]
  for (const days of [4, 5, 7, 8]) {
    world.setDay(addDays(ordinaryDay, days))
    seen.push(await views())
  }
  world.setDay(addDays(ordinaryDay, 91))
  const person = await world.enter('19900010000')
  const { open } = await answer<Own>(person.get(own))
  const late = await person.post(url, well)

  expect(seen).toEqual([[], [], ['warned'], ['warned'], ['late']])
  expect(open.map((one) => one.case)).not.toContain(old)
  expect(late.json()).toMatchObject({ code: 'ratings.none' })
})

/** How many rows a statement touches on a path of 禹王台. */
async function inside(path: string, statement: string): Promise<number | null> {
  return await withClient(world.connection, async (client) => {
    await client.query(`set role tongban_${path}`)
    await client.query(`select set_config('app.agencies', '{410205-01}', false)`)
    return (await client.query(statement)).rowCount
  })
}

/** Somebody whom nobody knows says what could not be done. */
async function publicly(body: object) {
  return await world.http.inject({
    method: 'POST',
    url: '/api/not-done',
    payload: body,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}
