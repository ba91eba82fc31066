import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { faultOf } from '../test/judge.ts'
import { mutationsOf, pathsOf, replaced } from '../test/mutations.ts'
import { optionsOf, type RouteKey, routeKeys, type ValidRequest, withoutOtherSide } from '../test/requests.ts'
import { openSpoiling } from '../test/spoiling.ts'

const { prepared, send, sendAll, digest } = await openSpoiling()

/** Hundreds of requests in one test: on a busy machine they need their time. */
const patienceMs = 60_000
/** The same every time; a failure prints the values that led to it. */
const seed = 20_260_302
/** A declaration has some hundred places: a share of them is enough, its schema is one for all. */
const placesAtMost = 16
/** Refused while the JSON is read, before it has fields. */
const unreadable = /a prototype$/
const withBody = routeKeys.filter((route) => route.startsWith('POST') && !route.endsWith('/end'))
const withOtherSide: ReadonlySet<string> = new Set(
  routeKeys.filter((route) => !withoutOtherSide.includes(route)),
)

const lists = {
  'GET /api/tasks': '/api/tasks?after=',
  'GET /api/counterfoils': '/api/counterfoils?after=',
  'GET /api/audit/looks': '/api/audit/looks?after=',
  'GET /api/analytics/cases': '/api/analytics/cases?figure=accepted&after=',
} as const

test.each(Object.keys(lists))('%s refuses a cursor that nobody gave, and names it', async (route) => {
  const key = routeKeys.find((known) => known === route) ?? 'GET /api/tasks'
  const valid = await prepared(key)
  const url = Object.entries(lists).find(([known]) => known === route)?.[1] ?? ''

  const replies = await sendAll(
    wrongCursors.map((cursor) =>
      optionsOf({ ...valid, url: url + encodeURIComponent(cursor) }, randomUUID()),
    ),
  )

  expect(replies.map((reply) => `${faultOf(key, reply, true)} ${reply.statusCode}`)).toEqual(
    replies.map(() => 'undefined 400'),
  )
  expect(new Set(replies.map((reply) => reply.json<Faulty>().fields[0]?.field))).toEqual(new Set(['after']))
})

test.each([
  'GET /api/analytics/away-from-home',
  'GET /api/analytics/cases',
  'GET /api/analytics/figures',
  'GET /api/analytics/items',
  'GET /api/analytics/workload',
  'GET /api/tasks',
] as const)('%s refuses questions that are none, and names the field', async (route) => {
  const valid = await prepared(route)
  const path = valid.url.split('?')[0] ?? ''

  const replies = await sendAll(
    wrongQueries.map((query) => optionsOf({ ...valid, url: `${path}?${query}` }, randomUUID())),
  )

  expect(replies.map((reply) => `${faultOf(route, reply, true)} ${reply.statusCode}`)).toEqual(
    replies.map(() => 'undefined 400'),
  )
})

test.each(withBody)(
  '%s refuses a body that is wrong anywhere, and writes nothing',
  async (route) => {
    let valid = await prepared(route)
    if (valid.body === undefined) return
    const paths = sampled(pathsOf(valid.body))
    const faults: string[] = []
    let before = await digest()
    let last = ''

    for (const { what, body } of mutationsOf(valid.body, paths)) {
      const reply = await send({ ...valid, body })
      last = what
      const fault = faultOf(route, reply, !unreadable.test(what))
      if (fault !== undefined) faults.push(`${what}: ${fault}`)
      if (reply.statusCode >= 300) continue
      valid = { ...(await prepared(route)) } // what is hostile elsewhere may be an honest text here
      before = await digest()
    }

    expect(faults).toEqual([])
    expect(last).not.toBe('')
    expect(await digest()).toEqual(before)
    const honest = guarded.has(route) ? await prepared(route) : valid
    expect((await send(honest)).statusCode).toBe(withOtherSide.has(route) ? 200 : nobodyThere(route))
  },
  patienceMs,
)

test(
  'any JSON in any place of any body is refused or taken, and never breaks the server',
  async () => {
    const bodies = await preparedBodies()
    const place = fc.constantFrom(
      ...bodies.flatMap(({ route, valid }) => pathsOf(valid.body).map((path) => ({ route, valid, path }))),
    )

    await fc.assert(
      fc.asyncProperty(place, fc.jsonValue({ maxDepth: 3 }), async ({ route, valid, path }, value) => {
        const reply = await send({ ...valid, body: replaced(valid.body, path, value) })

        expect(faultOf(route, reply)).toBeUndefined()
      }),
      { seed, numRuns: 400 },
    )
  },
  patienceMs,
)

/** Here is no provider, and no gateway whose secret would be known. */
const nobodyThere = (route: string): number => (route === 'POST /api/messages/reports' ? 403 : 404)

/** Whoever guesses here is locked out himself, with an honest request too. */
const guarded: ReadonlySet<string> = new Set([
  'POST /api/accounts/own/bindings',
  'POST /api/kin',
  'POST /api/shields',
])

interface Faulty {
  readonly fields: readonly { readonly field: string }[]
}

const id = '0199f000-0000-7000-8000-000000000000'
const wrongCursors = [
  'x',
  '_',
  'x'.repeat(201),
  `2026-02-30_${id}`,
  `9999-99-99_${id}`,
  `2026-02-30T09:00:00.000Z_${id}`,
  `2026-13-45T99:99:99.999Z_${id}`,
  `2026-13-45T99:99:99.999Z_${id}_1`,
  `2026-02-30T09:00:00.000Z_${id}_999999999999999`,
  `:::::::::::::::::::::::Z_${id}_1`,
  `2026-03-01T09:00:00.000Z_${'-'.repeat(36)}_1`,
  `infinity_${id}`.replaceAll('0', 'z'),
  'a\u0000b',
]
const wrongQueries = [
  'by=outlet&from=2026-02-30&to=2026-03-01&view=never&figure=none',
  'by=outlet&by=item&from=2026-03-01&from=2026-03-02&to=2026-03-01&view=mine&view=late&figure=late&figure=late',
  'by=&from=&to=&view=&figure=',
  'by=outlet&from=0000-00-00&to=99999-01-01&figure=running&unknown=1',
  'by=outlet&from=2026-03-01&to=2026-03-02&figure=running&view=late&item=%00',
  `by=outlet&from=2026-03-01&to=2026-03-02&figure=running&view=late&item=${'x'.repeat(2000)}`,
]

async function preparedBodies(): Promise<{ route: RouteKey; valid: ValidRequest }[]> {
  const found: { route: RouteKey; valid: ValidRequest }[] = []
  for (const route of withBody) found.push({ route, valid: await prepared(route) })
  return found.filter(({ valid }) => valid.body !== undefined)
}

function sampled(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return paths.length <= placesAtMost
    ? paths
    : fc.sample(fc.constantFrom(...paths), { seed, numRuns: placesAtMost })
}
