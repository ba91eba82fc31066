import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import helmet from 'helmet'
import { expect, test } from 'vitest'

import { createWorld } from '../test/world.ts'
import { securityHeaders } from './platform/http-walls.ts'

const world = await createWorld()
/** What the transport itself adds, and what is about the content. */
const notOfHelmet = new Set([
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
])

test.each([true, false])(
  'the headers are those that helmet sends for our policy (https: %s)',
  async (secure) => {
    expect(securityHeaders(secure)).toEqual(await helmetHeaders(secure))
  },
)

test('with a device bridge pages speak with it and us, and with nobody else', () => {
  const bridge = 'http://127.0.0.1:17600/bridge'

  expect(policyOf(securityHeaders(false, bridge))).toEqual([
    ...policyOf(securityHeaders(false)),
    `connect-src 'self' ${bridge}/`,
  ])
})

test.each([
  ['an answer', '/api/login/options', 200],
  ['a refusal', '/api/tasks', 401],
  ['what is not there', '/api/nothing', 404],
  ['an address that is none', '/api/%ff', 400],
])('%s carries them', async (_what, url, status) => {
  const reply = await world.http.inject({ method: 'GET', url })

  expect(reply.statusCode).toBe(status)
  expect(reply.headers).toMatchObject(securityHeaders(false))
})

function policyOf(headers: Record<string, string>): readonly string[] {
  return headers['content-security-policy']?.split(';') ?? []
}

async function helmetHeaders(secure: boolean): Promise<Record<string, string>> {
  const protect = helmet({ ...policy, ...(secure ? {} : { strictTransportSecurity: false }) })
  const server = createServer((request: IncomingMessage, response: ServerResponse) =>
    protect(request, response, () => response.end()),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const { headers } = await fetch(`http://127.0.0.1:${port}`)
  await new Promise((closed) => server.close(closed))
  return Object.fromEntries([...headers].filter(([name]) => !notOfHelmet.has(name)))
}

/** The one place where we differ from what helmet sends unasked: nothing from outside, no inline style but one. */
const policy = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'base-uri': ["'self'"],
      'font-src': ["'self'", 'data:'],
      'form-action': ["'self'"],
      'frame-ancestors': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'object-src': ["'self'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      'style-src': ["'self'", "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"],
    },
  },
}
