import { randomUUID } from 'node:crypto'

import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'

import { faultOf } from '../test/judge.ts'
import { replaced } from '../test/mutations.ts'
import { commandKeys, optionsOf, routeKeys, withoutOtherSide } from '../test/requests.ts'
import { openSpoiling } from '../test/spoiling.ts'

const { prepared, readied, sendAll, digest, beforeAndAfter, expectNothingWritten } = await openSpoiling()

const withOtherSide = routeKeys.filter((route) => !withoutOtherSide.includes(route))

test.each(withOtherSide)('%s refuses what is no JSON, of another type, or too large', async (route) => {
  const valid = optionsOf(await readied(route), randomUUID())
  const unsafe = valid.method === 'POST'

  const bad = unsafe && !route.endsWith('/files') ? wrongBodies : []
  const replies = await sendAll(bad.map(([type, payload]) => withPayload(valid, type, payload)))

  expect(replies.map((reply) => faultOf(route, reply))).toEqual(replies.map(() => undefined))
  expect(replies.map((reply) => reply.statusCode)).toEqual(bad.map(([, , status]) => status))
  await expectNothingWritten()
})

test.each(routeKeys.filter((route) => route.includes(':')))('%s refuses ids that are none', async (route) => {
  const valid = await readied(route)
  const at =
    route
      .split(' ')[1]
      ?.split('/')
      .findIndex((part) => part.startsWith(':')) ?? 0
  const parts = valid.url.split('/')

  const replies = await sendAll(
    wrongIds.map((id) => optionsOf({ ...valid, url: parts.with(at, id).join('/') }, randomUUID())),
  )

  expect(replies.map((reply) => faultOf(route, reply))).toEqual(replies.map(() => undefined))
  expect(replies.filter((reply) => reply.statusCode < 400).length).toBe(harmless.has(route) ? 2 : 0)
  const [before, after] = await beforeAndAfter()
  expect(besidesAudit(route, after)).toEqual(besidesAudit(route, before))
})

test.each(commandKeys)('%s asks for an idempotency key, and for one that is its own', async (route) => {
  const valid = await readied(route)

  const replies = await sendAll(wrongKeys.map((key) => optionsOf(valid, key)))
  const without = await sendAll([headerless(optionsOf(valid, ''), 'idempotency-key')])

  expect(new Set([...replies, ...without].map((reply) => reply.json<{ code: string }>().code))).toEqual(
    new Set(['general.key-missing']),
  )
  await expectNothingWritten()
})

test('a key that was used for one thing does not serve for another', async () => {
  const key = randomUUID()
  await sendAll([optionsOf(await prepared('POST /api/staff/grant-requests'), key)])
  const valid = await prepared('POST /api/staff/grant-requests')
  const before = await digest()

  const [otherBody] = await sendAll([
    optionsOf({ ...valid, body: replaced(valid.body, ['reason'], '另有安排') }, key),
  ])

  expect(otherBody?.json()).toMatchObject({ code: 'general.key-reused' })
  expect(await digest()).toEqual(before)
})

/** Who calls with a key is no browser, whose pages could be made to (D-32). */
const byKey = (route: string): boolean => route.includes('/api/client/')

test.each(withOtherSide.filter((route) => route.startsWith('POST') && !byKey(route)))(
  '%s is refused when a page of another site sends it',
  async (route) => {
    const valid = optionsOf(await readied(route), randomUUID())

    const replies = await sendAll(
      ['cross-site', 'same-site', 'none'].map((site) => withHeader(valid, 'sec-fetch-site', site)),
    )

    expect(new Set(replies.map((reply) => reply.json<{ code: string }>().code))).toEqual(
      new Set(['general.cross-site']),
    )
    await expectNothingWritten()
  },
)

const json = 'application/json'
const wrongBodies: readonly (readonly [type: string, payload: string | Buffer, status: number])[] = [
  [json, '{', 400],
  [json, '{"a":1,}', 400],
  [json, 'null,', 400],
  [json, '{"__proto__":{"x":1}}', 400],
  [json, '', 400],
  [json, `"${'x'.repeat(1024 * 1024)}"`, 413],
  ['text/plain', '{}', 415],
  ['application/xml', '<a/>', 415],
  ['application/x-www-form-urlencoded', 'a=1', 415],
  ['nonsense', 'x', 415],
]
/** A key that asks about whom it has no mandate of stands in the audit (D-53). */
function besidesAudit(route: string, tables: object): object {
  return byKey(route) ? { ...tables, 'audit.entry': '' } : tables
}

const wrongIds = [
  'x',
  'null',
  '0',
  '%00',
  '%ff',
  '%F0%9F%98%80',
  "'%3B--",
  'x'.repeat(199),
  'x'.repeat(5000),
  '0199f000-0000-7000-8000-00000000000',
  '0199f000-0000-7000-8000-000000000000',
  '00000000-0000-0000-0000-000000000000',
]
/** To end a login that is not there is no fault: what was wanted holds already. */
const harmless = new Set<string>(['POST /api/login/sessions/:id/end'])
const wrongKeys = ['', 'short', 'x'.repeat(81), 'with spaces in it', 'semi;colon', '../../etc/passwd']

function withPayload(options: InjectOptions, type: string, payload: string | Buffer): InjectOptions {
  return { ...withHeader(options, 'content-type', type), payload }
}

function withHeader(options: InjectOptions, name: string, value: string): InjectOptions {
  return { ...options, headers: { ...options.headers, [name]: value } }
}

function headerless(options: InjectOptions, name: string): InjectOptions {
  return {
    ...options,
    headers: Object.fromEntries(Object.entries(options.headers ?? {}).filter(([key]) => key !== name)),
  }
}
