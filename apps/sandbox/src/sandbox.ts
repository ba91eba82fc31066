import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { z } from 'zod'

import { type BridgeSettings, serveBridge } from './bridge.ts'
import { serveCore } from './core.ts'
import { Idempotent } from './idempotent.ts'
import { takeOnce } from './take-once.ts'

const messageBody = z.strictObject({ to: z.string().min(1).max(20), text: z.string().min(1).max(1000) })
const keptMax = 10_000
const signatureSecondsMax = 300

/** A text message as the gateway took it. */
type Message = z.infer<typeof messageBody> & { readonly id: string; readonly receivedAt: string }

/**
 * The outside world over the wire that it is really reached by: a gateway for text messages, a core system, another department, and the devices
 * of a counter.
 * It keeps all in memory; a new start knows nothing.
 * @param coreSecret with it the core takes only what is signed
 */
export function createSandbox({
  smsSecret,
  coreSecret = '',
  bridge = { origin: '', card: undefined },
}: {
  readonly smsSecret: string
  readonly coreSecret?: string
  readonly bridge?: BridgeSettings
}): FastifyInstance {
  const http = Fastify({
    bodyLimit: 1 << 20,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  })
  const bytes = new WeakMap<FastifyRequest, string>()
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, parsed) => {
    bytes.set(request, String(body))
    void http.getDefaultJsonParser('error', 'error')(request, String(body), parsed)
  })
  const messages = new Idempotent<z.infer<typeof messageBody>, Message>(keptMax)

  http.get('/healthz', () => ({ status: 'ok' }))

  http.post('/sms', (request, reply) => {
    if (!isSigned(request.headers['tongban-signature'], bytes.get(request) ?? '', smsSecret))
      return reply.status(401).send({ code: 'unsigned', message: 'The signature is missing, old or wrong.' })
    return takeOnce(request, reply, messageBody, messages, (body) => ({
      ...body,
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
    }))
  })
  http.get('/sms', (request) => {
    const { to } = z.object({ to: z.string().optional() }).parse(request.query)
    return { messages: messages.all().filter((message) => to === undefined || message.to === to) }
  })

  serveCore(http, coreSecret)
  serveCore(http, coreSecret, 'department')
  serveBridge(http, bridge)
  return http
}

/** What comes in is checked by zod; Fastify's own compilers of schemas are not even read. */
function noSchemas(): never {
  throw new Error('A route has no schema of Fastify here.')
}

/** Whether `t=<seconds>,v1=<hex>` is the HMAC of `<seconds>.<body>`, made within five minutes of now. */
function isSigned(header: unknown, body: string, secret: string): boolean {
  const [, seconds, code] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(String(header)) ?? []
  if (seconds === undefined || code === undefined) return false
  if (Math.abs(Date.now() / 1000 - Number(seconds)) > signatureSecondsMax) return false
  const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return timingSafeEqual(right, Buffer.from(code, 'hex'))
}
