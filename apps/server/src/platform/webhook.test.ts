import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

import { afterAll, expect, test } from 'vitest'

import { createWebhook } from './webhook.ts'

interface Arrived {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
const arrived: Arrived[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    arrived.push({ headers: request.headers, body })
    const path = request.url ?? ''
    if (path === '/silent') return
    if (path === '/endless') {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(65_536)), 1)
      response.on('close', () => clearInterval(more))
      return
    }
    response.writeHead(Number(path.slice(1)), { location: '/200' }).end('words of theirs')
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const here = `http://127.0.0.1:${port}`
const telling = (url: string) => ({ url, secrets: ['new', 'old'], id: 'n-1', body: '{"a":"通"}' })
const demo = createWebhook({ demo: true, networks: [] }, { timeoutMs: 500 })

test('what is told bears its id and a signature for each valid secret over the very bytes', async () => {
  const told = await demo.tell(telling(`${here}/200`))

  const { headers, body } = arrived.at(-1) ?? { headers: {}, body: '' }
  const [, seconds = '', ...codes] =
    /^t=(\d+),v1=([\da-f]{64}),v1=([\da-f]{64})$/.exec(String(headers['tongban-signature'])) ?? []
  expect(told).toEqual({ taken: true, status: 200 })
  expect(headers['tongban-delivery']).toBe('n-1')
  expect(body).toBe('{"a":"通"}')
  expect(codes).toEqual(
    ['new', 'old'].map((secret) => createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')),
  )
})

test('what is not 2xx was not taken; a redirection is not followed, silence ends, and an endless answer is not read', async () => {
  const before = arrived.length

  const told = [
    await demo.tell(telling(`${here}/500`)),
    await demo.tell(telling(`${here}/302`)),
    await demo.tell(telling(`${here}/silent`)),
    await demo.tell(telling(`${here}/endless`)),
  ]

  expect(told).toEqual([
    { taken: false, status: 500, fault: 'http-500' },
    { taken: false, status: 302, fault: 'http-302' },
    { taken: false, status: null, fault: 'timeout' },
    { taken: true, status: 200 },
  ])
  expect(arrived.length - before).toBe(4)
})

test('outside of a demo nothing inside is called, however its address is written or named', async () => {
  const webhook = createWebhook({ demo: false, networks: [] }, { timeoutMs: 2000 })
  const before = arrived.length
  const inside = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00::1]',
  ]

  const told = await Promise.all(
    inside.map(async (host) => await webhook.tell(telling(`https://${host}:${port}/200`))),
  )

  expect(told.map((answer, at) => [inside[at], answer])).toEqual(
    inside.map((host) => [host, { taken: false, status: null, fault: 'internal-address' }]),
  )
  expect(arrived.length).toBe(before)
})

test('a network that is named is reached, and no other', async () => {
  const webhook = createWebhook({ demo: false, networks: ['127.0.0.0/8'] }, { timeoutMs: 2000 })

  const named = await webhook.tell(telling(`https://127.0.0.1:${port}/200`))
  const other = await webhook.tell(telling('https://10.1.2.3/200'))

  expect(named).toMatchObject({ fault: 'unreachable' }) // it is called, and speaks no TLS
  expect(other).toMatchObject({ fault: 'internal-address' })
})

test('an address that is not https, or names a user, is none; in a demo http is', () => {
  const webhook = createWebhook({ demo: false, networks: [] })
  const urls = [
    'https://a.example/x?y=1',
    'http://a.example/',
    'https://u:p@a.example/',
    'ftp://a.example',
    'x',
  ]

  expect(urls.map((url) => webhook.allows(url))).toEqual([true, false, false, false, false])
  expect(demo.allows('http://127.0.0.1:8080/told')).toBe(true)
})
