import { expect, test } from 'vitest'

import { createWorld, type Signed } from '../test/world.ts'

const limits = { address: 20, session: 30, searches: 5 }
const world = await createWorld({ limits })

test('the next request of one address to a public route is told to wait, and another address is served', async () => {
  const first = await statuses(limits.address, '198.51.100.1', '/api/login/options')
  const next = await anonymous('198.51.100.1', '/api/login/options')
  const other = await anonymous('198.51.100.2', '/api/login/options')

  expect(new Set(first)).toEqual(new Set([200]))
  expect(next.statusCode).toBe(429)
  expect(next.json()).toMatchObject({ code: 'general.too-often', message: '操作太频繁，请稍后再试。' })
  expect(Number(next.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(next.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(other.statusCode).toBe(200)
})

test('all public routes of one address are counted together', async () => {
  await statuses(limits.address, '198.51.100.3', '/api/audit/roots')

  expect((await anonymous('198.51.100.3', '/api/login/openid')).statusCode).toBe(429)
})

test('whoever makes tokens up is told to wait after as many', async () => {
  const first = await anonymous('198.51.100.4', '/api/tasks', 's=made-up')
  for (let at = 0; at < limits.address; at += 1)
    await anonymous('198.51.100.4', '/api/tasks', `s=made-up-${at}`)
  const last = await anonymous('198.51.100.4', '/api/tasks', 's=made-up')

  expect(first.json()).toMatchObject({ code: 'general.not-signed-in' })
  expect(last.json()).toMatchObject({ code: 'general.too-often' })
})

test('a login that asks too often waits, and the login of a colleague at the same address does not', async () => {
  const hasty = await world.signIn(world.username('reviewer', '410205-01'))
  const calm = await world.signIn(world.username('approver', '410205-01'))

  const served = await repeated(hasty, limits.session)
  const refused = await hasty.get('/api/tasks/counts')

  expect(new Set(served)).toEqual(new Set([200]))
  expect(refused.json()).toMatchObject({ code: 'general.too-often' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await calm.get('/api/tasks/counts')).statusCode).toBe(200)
})

test('searching by the hundred is refused with a sentence, and searching in a colleague’s login goes on', async () => {
  const hasty = await world.signIn(world.username('reviewer', '410202-01'))
  const calm = await world.signIn(world.username('approver', '410202-01'))

  for (let at = 0; at < limits.searches; at += 1) expect((await search(hasty)).statusCode).toBe(200)
  const refused = await search(hasty)

  expect(refused.statusCode).toBe(429)
  expect(refused.json()).toMatchObject({ code: 'search.too-often' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60)
  expect((await hasty.get('/api/tasks/counts')).statusCode).toBe(200) // he works on
  expect((await search(calm)).statusCode).toBe(200)
})

test('behind a proxy on this machine people are told apart, and nobody else is believed about it', async () => {
  for (let at = 0; at <= limits.address; at += 1) await through('127.0.0.1', '203.0.113.1')
  for (let at = 0; at <= limits.address; at += 1) await through('198.51.100.9', `203.0.113.${at}`)

  expect((await through('127.0.0.1', '203.0.113.1')).statusCode).toBe(429)
  expect((await through('127.0.0.1', '203.0.113.99')).statusCode).toBe(200)
  expect((await through('198.51.100.9', '203.0.113.98')).statusCode).toBe(429)
})

test('a crowd that signs in at once is served or told to wait two seconds, and nobody breaks the server', async () => {
  const payload = { username: 'nobody.here', password: 'wrong', code: '000000' }
  const replies = await Promise.all(
    Array.from(
      { length: limits.address },
      async (_, at) =>
        await world.http.inject({
          method: 'POST',
          url: '/api/login/staff',
          remoteAddress: '198.51.100.20',
          headers: { 'sec-fetch-site': 'same-origin' },
          payload: { ...payload, username: `nobody.${at}` },
        }),
    ),
  )

  const busy = replies.filter((reply) => reply.json<{ code: string }>().code === 'login.busy')
  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([401, 429]))
  expect(new Set(busy.map((reply) => reply.headers['retry-after']))).toEqual(new Set(['2']))
})

async function anonymous(
  remoteAddress: string,
  url: string,
  cookie = '',
  headers: Readonly<Record<string, string>> = {},
) {
  return await world.http.inject({ method: 'GET', url, remoteAddress, headers: { cookie, ...headers } })
}

async function statuses(count: number, address: string, url: string): Promise<number[]> {
  const replies = await Promise.all(Array.from({ length: count }, async () => await anonymous(address, url)))
  return replies.map((reply) => reply.statusCode)
}

async function repeated(who: Signed, count: number): Promise<number[]> {
  const replies = await Promise.all(
    Array.from({ length: count }, async () => await who.get('/api/tasks/counts')),
  )
  return replies.map((reply) => reply.statusCode)
}

async function through(proxy: string, visitor: string) {
  return await anonymous(proxy, '/api/login/options', '', { 'x-forwarded-for': visitor })
}

async function search(who: Signed) {
  return await who.post('/api/search', { terms: '王' })
}
