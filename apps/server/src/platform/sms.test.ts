import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import { expect, onTestFinished, test } from 'vitest'

import { createSms } from './sms.ts'

const message = {
  to: '13800000001',
  text: '【龙亭社保】已受理。',
  key: '019ac0de-0000-7000-8000-000000000001',
}
const secret = 'shared by two'

test('a message goes out once, signed over its very bytes, under its key', async () => {
  const { url, heard } = await gateway((_request, response) => answer(response, 201, { id: 'g-1' }))

  expect(await createSms({ url, secret }).send(message)).toEqual({ state: 'sent', providerId: 'g-1' })

  const [{ headers, body } = { headers: {}, body: '' }] = heard
  const [, seconds = '', code] = /^t=(\d+),v1=(.+)$/.exec(String(headers['tongban-signature'])) ?? []
  expect(code).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'))
  expect(headers['idempotency-key']).toBe(message.key)
  expect(JSON.parse(body)).toEqual({ to: message.to, text: message.text })
  expect(heard).toHaveLength(1)
})

test.each([
  [400, 'refused'],
  [401, 'refused'],
  [422, 'refused'],
  [408, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [503, 'failed'],
] as const)('an answer %i is %s', async (status, state) => {
  const { url } = await gateway((_request, response) => answer(response, status, { message: message.text }))

  expect(await createSms({ url, secret }).send(message)).toEqual({ state, fault: `http-${status}` })
})

test('a gateway that is slow, or hangs up after taking the message, has failed and may be asked again', async () => {
  const slow = await gateway(() => undefined)
  const hangsUp = await gateway((request) => request.socket.destroy())

  expect(await createSms({ url: slow.url, secret }, { timeoutMs: 100 }).send(message)).toEqual({
    state: 'failed',
    fault: 'timeout',
  })
  expect(await createSms({ url: hangsUp.url, secret }).send(message)).toEqual({
    state: 'failed',
    fault: 'unreachable',
  })
})

test('a telephone is not sent on to where a gateway points', async () => {
  const other = await gateway((_request, response) => answer(response, 200, {}))
  const { url } = await gateway((_request, response) => {
    response.writeHead(307, { location: other.url }).end()
  })

  expect(await createSms({ url, secret }).send(message)).toMatchObject({ state: 'failed' })
  expect(other.heard).toEqual([])
})

test('without a gateway nothing is sent, and it says so', async () => {
  expect(await createSms(undefined).send(message)).toEqual({ state: 'refused', fault: 'not-set' })
})

interface Heard {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

async function gateway(act: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      act(request, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `http://127.0.0.1:${port}/sms`, heard }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
