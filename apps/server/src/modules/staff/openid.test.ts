import { expect, test } from 'vitest'
import { z } from 'zod'

import { type Browser, openBrowser } from '../../../test/browser.ts'
import { startOpenidProvider } from '../../../test/openid-provider.ts'
import { freePort } from '../../../test/ports.ts'
import { createWorld } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'

const origin = `http://127.0.0.1:${await freePort()}`
const provider = await startOpenidProvider(`${origin}/api/login/openid/callback`)
const world = await createWorld({
  today: '2026-03-02',
  publicUrl: origin,
  oidc: { issuer: provider.issuer, ...provider.client },
})
await world.http.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) })
const begin = `${origin}/api/login/openid`
const countBindings = query<{ count: number }>(
  `select count(*) as count from audit.entry e join staff.staff s on s.id = e.actor_id
   where s.username = $1 and e.act = 'login.bind-openid'`,
)
const moveProvider = query(`update staff.staff set openid_issuer = 'https://elsewhere' where username = $1`)
const isCallback = (address: string): boolean => address.startsWith(`${begin}/callback`)
const isPage = (address: string): boolean => address.startsWith(origin) && !address.includes('/api/')

test('who is known to the provider comes back signed in, on the first page', async () => {
  provider.admit('tang.wen')
  const browser = openBrowser()

  expect(await browser.walk(begin, isPage)).toBe(`${origin}/`)

  const me = await browser.load(`${origin}/api/login/me`)
  expect(JSON.parse(me.text)).toMatchObject({ username: 'tang.wen', grants: [{ role: 'reviewer' }] })
})

test('who has left is nobody here any more, also for the provider', async () => {
  const leave = query(`update staff.staff set left_on = '2026-03-01' where username = 'jin.hui'`)
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(leave()))
  provider.admit('jin.hui')

  expect(await openBrowser().walk(begin, isPage)).toBe(`${origin}/login?refused=login.openid-unknown`)
})

test('the way to the provider carries a state, a nonce and the challenge of PKCE, and no secret', async () => {
  const { leadsTo = '' } = await openBrowser().load(begin)

  const asked = Object.fromEntries(new URL(leadsTo).searchParams)
  expect(asked).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' })
  expect(asked).toHaveProperty('nonce')
  expect(asked['state']).toMatch(/^[\w-]{40,}$/)
  expect(leadsTo).not.toContain(encodeURIComponent(provider.client.clientSecret))
})

test('who is nobody here, and whom the provider refuses, is told so on the login page', async () => {
  provider.admit('somebody.else')
  expect(await openBrowser().walk(begin, isPage)).toBe(`${origin}/login?refused=login.openid-unknown`)

  provider.admit(undefined)
  expect(await openBrowser().walk(begin, isPage)).toBe(`${origin}/login?refused=login.openid-refused`)
})

test('an answer is good once', async () => {
  const { browser, address } = await upToCallback('tang.wen')
  expect((await browser.load(address)).leadsTo).toBe(`${origin}/`)

  await signedOut(browser)

  expect((await browser.load(address)).leadsTo).toBe(`${origin}/login?refused=login.openid-late`)
})

test('a forged state, a forged code and the answer of another browser sign nobody in', async () => {
  const late = `${origin}/login?refused=login.openid-late`
  const first = await upToCallback('tang.wen')
  expect((await first.browser.load(changed(first.address, 'state'))).leadsTo).toBe(late)
  const second = await upToCallback('tang.wen')
  expect((await second.browser.load(changed(second.address, 'code'))).leadsTo).toBe(
    `${origin}/login?refused=login.openid-refused`,
  )
  const third = await upToCallback('tang.wen')
  const stranger = openBrowser()
  expect((await stranger.load(third.address)).leadsTo).toBe(late)
  expect((await stranger.load(`${begin}/callback`)).leadsTo).toBe(late)

  for (const browser of [first.browser, second.browser, stranger])
    expect((await browser.load(`${origin}/api/login/me`)).status).toBe(401)
})

test('a member of staff binds an identity to himself, and signs in with it afterwards', async () => {
  const { browser, address } = await binding('xu.hui')
  provider.admit('city|4711')

  expect(await browser.walk(address, isPage)).toBe(`${origin}/administration/logins?bound-anew`)

  const fresh = openBrowser()
  expect(await fresh.walk(begin, isPage)).toBe(`${origin}/`)
  expect(JSON.parse((await fresh.load(`${origin}/api/login/me`)).text)).toMatchObject({ username: 'xu.hui' })
})

test('an identity that is bound to a colleague is not taken from him', async () => {
  const { browser, address } = await binding('he.xiaoyu')
  provider.admit('tang.wen')

  expect(await browser.walk(address, isPage)).toBe(
    `${origin}/administration/logins?refused=login.openid-taken`,
  )
})

test('nobody binds an identity in the session of another, and nobody without a session', async () => {
  const begun = await binding('gao.yun')
  provider.admit('city|0815')
  const { browser } = begun
  const address = await browser.walk(begun.address, isCallback)
  await signedOut(browser)

  expect((await browser.load(address)).leadsTo).toBe(`${origin}/login?refused=login.openid-late`)
  const unknown = openBrowser()
  expect((await unknown.send(`${begin}/binding`, { password: 'x', code: '000000' })).status).toBe(401)
})

test('who sits before the screen of another binds nothing: it takes the password and a code', async () => {
  const { cookie } = await world.signIn('gao.yun')
  const browser = openBrowser({ origin, cookie })
  const { password, code } = world.credentials('gao.yun')

  const replies = [
    await browser.send(`${begin}/binding`, { password: 'wrong', code }),
    await browser.send(`${begin}/binding`, { password, code: '000000' }),
  ]

  expect(replies.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
    expect.objectContaining({ code: 'login.not-proved' }),
    expect.objectContaining({ code: 'login.not-proved' }),
  ])
  expect((await browser.load(`${begin}/binding`)).status).toBe(404)
})

test('who binds another identity is told that the one before signs in no more, and the audit has seen both', async () => {
  const username = await world.hire('reviewer', '410205-01')
  for (const [subject, told] of [
    ['city|1', 'bound'],
    ['city|2', 'bound-anew'],
  ] as const) {
    const { browser, address } = await binding(username)
    provider.admit(subject)
    expect(await browser.walk(address, isPage)).toBe(`${origin}/administration/logins?${told}`)
  }
  provider.admit('city|1')

  expect(await openBrowser().walk(begin, isPage)).toBe(`${origin}/login?refused=login.openid-unknown`)
  const [[looks]] = await world.database.read({ path: 'worker' }, countBindings(username))
  expect(looks).toEqual({ count: 2 })
})

test('the same subject at another provider is somebody else', async () => {
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(moveProvider('jiang.tao')))
  provider.admit('jiang.tao')

  expect(await openBrowser().walk(begin, isPage)).toBe(`${origin}/login?refused=login.openid-unknown`)
})

test('after ten minutes an answer comes too late', async () => {
  const { browser, address } = await upToCallback('tang.wen')
  world.setDay('2026-03-03')

  expect((await browser.load(address)).leadsTo).toBe(`${origin}/login?refused=login.openid-late`)
})

test('a provider that went away is told on the login page, on the way there and on the way back', async () => {
  const unreachable = await createWorld({
    oidc: { issuer: `http://127.0.0.1:${await freePort()}`, ...provider.client },
  })
  const { headers, statusCode } = await unreachable.http.inject({ url: '/api/login/openid' })
  expect([statusCode, headers.location]).toEqual([302, '/login?refused=login.openid-down'])

  const { browser, address } = await upToCallback('tang.wen')
  await provider.close()
  expect((await browser.load(address)).leadsTo).toBe(`${origin}/login?refused=login.openid-down`)
})

/** A browser in which somebody has proved that it is he who wants to bind, with the address it is sent to. */
async function binding(username: string): Promise<{ browser: Browser; address: string }> {
  const { cookie } = await world.signIn(username)
  const browser = openBrowser({ origin, cookie })
  const { password, code } = world.credentials(username)
  const { text } = await browser.send(`${begin}/binding`, { password, code })
  return { browser, address: z.object({ address: z.string() }).parse(JSON.parse(text)).address }
}

/** A browser that the provider has just sent back, with the address it was sent to. */
async function upToCallback(subject: string): Promise<{ browser: Browser; address: string }> {
  provider.admit(subject)
  const browser = openBrowser()
  return { browser, address: await browser.walk(begin, isCallback) }
}

async function signedOut(browser: Browser): Promise<void> {
  const me = await browser.load(`${origin}/api/login/me`)
  const { staffId } = z.object({ staffId: z.string() }).parse(JSON.parse(me.text))
  const security = await world.signIn('zheng.anping')
  expect((await security.post(`/api/staff/${staffId}/sessions/end`)).statusCode).toBe(200)
  expect((await browser.load(`${origin}/api/login/me`)).status).toBe(401)
}

function changed(address: string, name: string): string {
  const url = new URL(address)
  url.searchParams.set(name, `${url.searchParams.get(name) ?? ''}x`)
  return url.href
}
