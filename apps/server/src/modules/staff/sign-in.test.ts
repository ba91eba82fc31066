import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { refuseGuessingAt } from '../../platform/throttle.ts'
import { demoStaffLogins } from '../../worlds/load.ts'

const world = await createWorld()
const leaveTry = query(
  `insert into login.attempt (key_hash, failures, locked_until, last_at) values ('someone', 1, null, $1)`,
)
const left = query<{ attempts: number; codes: number; sessions: number }>(
  `select (select count(*) from login.attempt) as attempts, (select count(*) from login.used_code) as codes,
     (select count(*) from login.session) as sessions`,
)

test('eight wrong tries in a row from one address lock the name there for a quarter of an hour, also for who knows the password', async () => {
  const wrong = await Promise.all(Array.from({ length: 8 }, () => attempt('ren.yi', { password: 'wrong' })))

  const right = await attempt('ren.yi', {})

  expect(new Set(wrong.map((reply) => reply.statusCode))).toEqual(new Set([401]))
  expect(right.statusCode).toBe(429)
  expect(right.json()).toMatchObject({ code: 'login.locked' })
})

test('guesses sent at the same moment are counted one by one: no more than eight are judged', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 30 }, (_, at) => attempt('zou.hong', { code: String(at).padStart(6, '0') })),
  )

  expect(guesses.filter((reply) => reply.statusCode !== 429).length).toBeLessThanOrEqual(8)
  expect(guesses.filter((reply) => reply.statusCode === 429).length).toBeGreaterThanOrEqual(15)
})

test('who guesses at a name elsewhere does not lock out whom it belongs to', async () => {
  for (let tries = 0; tries < 9; tries += 1)
    await attempt('song.jia', { password: 'wrong', from: '203.0.113.7' })

  expect((await attempt('song.jia', { from: '203.0.113.7' })).json()).toMatchObject({ code: 'login.locked' })
  expect((await attempt('song.jia', { from: '203.0.113.8' })).statusCode).toBe(200)
})

test('from many addresses together a name is guessed at a hundred times, and no more', async () => {
  const judged: boolean[] = []
  for (let address = 0; address < 15; address += 1)
    for (let tries = 0; tries < 7; tries += 1)
      judged.push(
        await refuseGuessingAt(world.database, 'somebody', `203.0.113.${address}`, world.clock.now()).then(
          () => true,
          () => false,
        ),
      )

  expect(judged.filter(Boolean)).toHaveLength(100)
})

test('tries, codes and sessions that no login asks for any more are taken away', async () => {
  const later = await createWorld({ today: '2026-03-02' })
  await later.signIn('ding.xiang')
  await later.signIn('lin.fang')
  await later.database.transaction({ path: 'worker' }, async (tx) => tx.record(leaveTry(later.clock.now())))
  later.setDay('2026-03-04')
  await later.sweep()
  const [[soon]] = await later.database.read({ path: 'worker' }, left())
  later.setDay('2026-04-30')
  await later.sweep()
  const [[late]] = await later.database.read({ path: 'worker' }, left())

  expect(soon).toEqual({ attempts: 0, codes: 0, sessions: 2 })
  expect(late).toEqual({ attempts: 0, codes: 0, sessions: 0 })
})

test('who gets in has not guessed: the count begins anew', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let wrong = 0; wrong < 5; wrong += 1) await attempt('yao.jun', { password: 'wrong' })
    await world.signIn('yao.jun')
  }

  expect((await attempt('yao.jun', { password: 'wrong' })).statusCode).toBe(401)
})

test('a code is good once', async () => {
  const code = codeOf('tan.xin')

  const replies = [await attempt('tan.xin', { code }), await attempt('tan.xin', { code })]

  expect(replies.map((reply) => reply.statusCode)).toEqual([200, 401])
})

test('an unknown name, a wrong password and a wrong code are told the same', async () => {
  const replies = [
    await attempt('nobody', {}),
    await attempt('liao.kai', { password: 'wrong' }),
    await attempt('liao.kai', { code: '000000' }),
  ]

  const told = replies.map((reply) => ({ ...reply.json<object>(), request: '' }))
  expect(told[1]).toEqual(told[0])
  expect(told[2]).toEqual(told[0])
})

test('a session that was ended opens nothing from the next request on', async () => {
  const [first, second] = [await world.signIn('jin.hui'), await world.signIn('jin.hui')]
  const { rows } = (await first.get('/api/login/sessions')).json<{
    rows: { id: string; current: boolean }[]
  }>()
  const other = rows.find((row) => !row.current)

  await first.post(`/api/login/sessions/${other?.id}/end`)

  expect((await second.get('/api/login/me')).statusCode).toBe(401)
  expect((await first.get('/api/login/me')).statusCode).toBe(200)
})

async function attempt(username: string, given: { password?: string; code?: string; from?: string }) {
  const login = demoStaffLogins().find((known) => known.username === username)
  const payload = {
    username,
    password: given.password ?? login?.password ?? 'unknown',
    code: given.code ?? codeOf(username),
  }
  const headers = { 'sec-fetch-site': 'same-origin' }
  const remoteAddress = given.from ?? '127.0.0.1'
  return await world.http.inject({ method: 'POST', url: '/api/login/staff', payload, headers, remoteAddress })
}

function codeOf(username: string): string {
  const secret = demoStaffLogins().find((known) => known.username === username)?.totpSecret
  if (secret === undefined) return '123456'
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() })
}
