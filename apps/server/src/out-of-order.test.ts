import { randomUUID } from 'node:crypto'

import type { LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

import { auditFaults } from '../test/audit-faults.ts'
import { openDigest } from '../test/digest.ts'
import { faultOf } from '../test/judge.ts'
import {
  commandKeys,
  optionsOf,
  type RouteKey,
  routeKeys,
  validRequests,
  withoutOtherSide,
} from '../test/requests.ts'
import { type Body, form, type KnownCase, openScene, type Place, places, soon } from '../test/scene.ts'
import { createWorld, type Signed } from '../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const requests = validRequests(world, scene)
const digest = await openDigest(world.connection)
const owner = new pg.Client(world.connection)
await owner.connect()
afterAll(async () => await owner.end())

const atOnce = 8
const { clerk, reviewer, approver } = scene

/** Every act on a case: who does it, what it says, and the only places where it may be done. */
const acts: Readonly<Record<string, { who: Signed; body: Body; at: readonly Place[] }>> = {
  acceptance: { who: clerk, body: {}, at: ['submitted'] },
  deficiencies: { who: clerk, body: { until: soon }, at: ['incomplete'] },
  correction: { who: clerk, body: { form, materials: [] }, at: ['held'] },
  'non-acceptance': { who: clerk, body: { reason: '不归这里管' }, at: ['submitted', 'incomplete', 'held'] },
  opinion: { who: reviewer, body: { favourable: true, note: '' }, at: ['accepted'] },
  decision: { who: approver, body: { grant: true, note: '' }, at: ['reviewed'] },
  'sending-back': { who: approver, body: { reason: '再看一遍' }, at: ['reviewed'] },
  withdrawal: {
    who: clerk,
    body: { reason: '本人不办了' },
    at: ['submitted', 'incomplete', 'held', 'accepted', 'reviewed'],
  },
  routing: {
    who: reviewer,
    body: { agencyId: '410202-01', reason: '应由龙亭办' },
    at: ['submitted', 'incomplete', 'held', 'accepted', 'reviewed'],
  },
}

test.each(places)(
  'on a case that is %s every act that is not due is refused, and changes nothing',
  async (place) => {
    await scene.identify()
    const found = await scene.caseAt(place)
    const early = Object.entries(acts).filter(([, { at }]) => !at.includes(place))
    const before = await digest()

    const replies = await Promise.all(early.map(async ([act]) => await perform(found, act, found.version)))

    expect(replies.map((reply, at) => faultOf(routeOf(early[at]?.[0]), reply))).toEqual(
      early.map(() => undefined),
    )
    expect(
      replies.map((reply) => reply.statusCode).filter((status) => status !== 409 && status !== 422),
    ).toEqual([])
    expect(await digest()).toEqual(before)
  },
)

test.each(places)('on a case that is %s every act that is due is done, once', async (place) => {
  for (const act of Object.keys(acts).filter((name) => acts[name]?.at.includes(place) === true)) {
    await scene.identify()
    const found = await scene.caseAt(place)

    const stale = await perform(found, act, found.version + 1)
    const first = await perform(found, act, found.version)
    const again = await perform(found, act, found.version)

    expect([act, stale.json<{ code: string }>().code, first.statusCode]).toEqual([act, 'general.stale', 200])
    expect(again.statusCode).toBeGreaterThanOrEqual(act === 'routing' ? 404 : 409)
  }
})

test.each(commandKeys)('%s sent eight times at once under one key is one command', async (route) => {
  await scene.identify()
  const valid = await requests[route]()
  const key = randomUUID()

  const replies = await together(() => world.http.inject(optionsOf(valid, key)))

  const stored = await owner.query('select from commands.answer where key = $1', [key])
  expect(replies.map((reply) => reply.statusCode)).toEqual(replies.map(() => 200))
  expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
  expect(stored.rowCount).toBe(1)
})

/** Acts that find their thing done by another: the rest are told so. What may be done again is not here. */
const onlyOnce = new Set<string>([
  ...Object.keys(acts).map((act) => routeOf(act)),
  'POST /api/calendar/notices',
  'POST /api/messages/dead/:subject/:id/retry',
  'POST /api/people/:subject/documents/:id/confirmation',
  'POST /api/staff/grant-requests/:id/check',
  'POST /api/staff/grant-requests/:id/head',
  'POST /api/staff/grant-requests/:id/system',
  'POST /api/staff/grants/:id/end',
])

/** Here is no provider of identities: the way to it has a test of its own. */
const withOtherSide = routeKeys.filter((route) => !withoutOtherSide.includes(route))

test.each(withOtherSide.filter((route) => route.startsWith('POST')))(
  '%s sent eight times at once under eight keys breaks nothing, and what is due once is done once',
  async (route) => {
    await scene.identify()
    const valid = await requests[route]()

    const replies = await together(() => world.http.inject(optionsOf(valid, randomUUID())))

    const done = replies.filter((reply) => reply.statusCode === 200).length
    expect(replies.map((reply) => faultOf(route, reply))).toEqual(replies.map(() => undefined))
    expect(onlyOnce.has(route) ? done === 1 : done >= 1).toBe(true)
  },
)

test('the same newcomer at eight counters at once is registered once', async () => {
  const newcomer = {
    subjectKind: 'person',
    kind: 'passport',
    number: 'X1234567',
    issuer: 'FRA',
    name: 'ANNE',
    identifiedBy: 'document',
    purpose: '参保',
    register: true,
  }

  const elsewhere = await world.signIn(world.username('counter-clerk', '410223-01'))
  let sent = 0

  const replies = await together(() =>
    ((sent += 1) % 2 === 0 ? clerk : elsewhere).post('/api/visits', newcomer),
  )

  expect(replies.map((reply) => faultOf('POST /api/visits', reply))).toEqual(replies.map(() => undefined))
  expect(new Set(replies.map((reply) => reply.json<{ subject: string }>().subject)).size).toBe(1)
})

test('after the visit is ended the record is closed, however many identified the person at once', async () => {
  await scene.identify()
  const valid = await requests['POST /api/visits']()
  const replies = await together(() => world.http.inject(optionsOf(valid, randomUUID())))
  const [last] = (await clerk.get('/api/visits/open')).json<{ rows: { subject: string; id: string }[] }>()
    .rows
  const { subject } = replies[0]?.json<{ subject: string }>() ?? { subject: '' }

  await clerk.post(`/api/visits/${subject}/${last?.id ?? ''}/end`)

  expect(last?.subject).toBe(subject)
  expect((await clerk.get(`/api/people/${subject}`)).json()).toMatchObject({ code: 'visits.none' })
})

test('after all of this every case stands where its log says', async () => {
  expect(await auditFaults(world)).toEqual([])
})

async function perform({ url }: KnownCase, act: string, version: number): Promise<LightMyRequestResponse> {
  const { who, body } = acts[act] ?? { who: clerk, body: {} }
  return await who.post(`${url}/${act}`, { version, ...body })
}

function routeOf(act = ''): RouteKey {
  return routeKeys.find((route) => route === `POST /api/cases/:subject/:id/${act}`) ?? 'POST /api/cases'
}

async function together(send: () => Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse[]> {
  return await Promise.all(Array.from({ length: atOnce }, send))
}
