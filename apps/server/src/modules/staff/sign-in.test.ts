import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { demoLogins } from '../../worlds/load.ts'

const world = await createWorld()

test('eight wrong tries in a row lock the name for a quarter of an hour, also for who knows the password', async () => {
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

async function attempt(username: string, given: { password?: string; code?: string }) {
  const login = demoLogins().find((known) => known.username === username)
  const payload = {
    username,
    password: given.password ?? login?.password ?? 'unknown',
    code: given.code ?? codeOf(username),
  }
  const headers = { 'sec-fetch-site': 'same-origin' }
  return await world.http.inject({ method: 'POST', url: '/api/login/staff', payload, headers })
}

function codeOf(username: string): string {
  const secret = demoLogins().find((known) => known.username === username)?.totpSecret
  if (secret === undefined) return '123456'
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() })
}
