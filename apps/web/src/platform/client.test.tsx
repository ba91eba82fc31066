import { afterEach, expect, test, vi } from 'vitest'

import { ApiError, call, fileAddress, onSignedOut } from './client.ts'

interface Seen {
  readonly method: string | undefined
  readonly url: string
  readonly key: string | null
  readonly path: string | null
  readonly body: unknown
}

/** A line on which everything is answered alike; what was asked is remembered. */
function answering(status: number, answer: unknown): Seen[] {
  const seen: Seen[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({
      method: init.method,
      url,
      key: new Headers(init.headers).get('idempotency-key'),
      path: new Headers(init.headers).get('tongban-path'),
      body: init.body,
    })
    return await Promise.resolve(Response.json(answer, { status }))
  })
  return seen
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const refusal = {
  code: 'cases.form',
  message: '表里还有地方要改。',
  fields: [{ field: 'form.name', code: 'required', message: '还没有填' }],
  request: 'r-7',
}
const params = { subject: 'a/b', id: '2' }

test('the path is filled, the query kept to what is set, the body sent as JSON with a key', async () => {
  const seen = answering(200, { rows: [], next: null })

  await call('GET /api/tasks', { query: { view: 'late', item: undefined } })
  await call('POST /api/cases/:subject/:id/acceptance', { params, body: { version: 3 } }, 'key-1')

  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/tasks?view=late', key: null })
  expect(seen[1]).toEqual({
    method: 'POST',
    url: '/api/cases/a%2Fb/2/acceptance',
    key: 'key-1',
    path: null,
    body: '{"version":3}',
  })
  expect(fileAddress('s', 'f', 'c')).toBe('/api/materials/s/files/f?case=c')
})

test('whoever works in several halls says by the hall where he stands which of his grants is meant', async () => {
  const seen = answering(200, { rows: [], next: null })
  vi.stubGlobal('location', { pathname: '/office/cases/1/2' })

  await call('GET /api/tasks', { query: {} })

  expect(seen[0]?.path).toBe('office')
  expect(fileAddress('s', 'f', 'c')).toBe('/api/materials/s/files/f?case=c&path=office')
})

test('a refusal keeps its code, its sentence, its fields and the number for support', async () => {
  answering(422, refusal)

  const error = await call('GET /api/login/me').catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 422, ...refusal })
})

test('a session that is gone leads to the login, a wrong password does not', async () => {
  const left = vi.fn<() => void>()
  onSignedOut(left)

  answering(401, { ...refusal, code: 'general.not-signed-in' })
  await call('GET /api/login/me').catch(() => undefined)
  expect(left).toHaveBeenCalledTimes(1)

  answering(401, { ...refusal, code: 'login.refused' })
  await call('GET /api/login/me').catch(() => undefined)
  expect(left).toHaveBeenCalledTimes(1)
})

test('a line that is down is told in a sentence', async () => {
  vi.stubGlobal('fetch', async () => await Promise.reject(new TypeError('failed')))

  await expect(call('GET /api/login/me')).rejects.toMatchObject({ code: 'client.offline', status: 0 })
})
