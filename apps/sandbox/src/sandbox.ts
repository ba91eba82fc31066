import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'

import { Idempotent, type Outcome } from './idempotent.ts'

const messageBody = z.strictObject({ to: z.string().min(1).max(20), text: z.string().min(1).max(1000) })
const commandBody = z.strictObject({
  command: z.string().min(1).max(100),
  subject: z.string().min(1).max(100),
  body: z.record(z.string(), z.unknown()),
})
const idempotencyKey = z.string().min(8).max(200)
const keptMax = 10_000
const signatureSecondsMax = 300

/** A text message as the gateway took it. */
type Message = z.infer<typeof messageBody> & { readonly id: string; readonly receivedAt: string }

/** A command to the core system and what became of it. */
type CoreCommand = z.infer<typeof commandBody> & {
  readonly id: string
  readonly state: 'confirmed'
  readonly confirmedAt: string
}

/**
 * The outside world over the wire that it is really reached by: a gateway for text messages and a core system.
 * It keeps all in memory; a new start knows nothing.
 */
export function createSandbox({ smsSecret }: { readonly smsSecret: string }): FastifyInstance {
  const http = Fastify({ bodyLimit: 1 << 20 })
  const bytes = new WeakMap<FastifyRequest, string>()
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, parsed) => {
    bytes.set(request, String(body))
    void http.getDefaultJsonParser('error', 'error')(request, String(body), parsed)
  })
  const messages = new Idempotent<z.infer<typeof messageBody>, Message>(keptMax)
  const commands = new Idempotent<z.infer<typeof commandBody>, CoreCommand>(keptMax)

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

  http.post('/core/commands', (request, reply) =>
    takeOnce(request, reply, commandBody, commands, (body) => ({
      ...body,
      id: randomUUID(),
      state: 'confirmed' as const,
      confirmedAt: new Date().toISOString(),
    })),
  )
  http.get('/core/commands/:id', (request, reply) => {
    const { id } = z.object({ id: z.string() }).parse(request.params)
    const found = commands.all().find((command) => command.id === id)
    return found ?? reply.status(404).send({ code: 'not-found', message: 'There is no such command.' })
  })
  return http
}

/** Whether `t=<seconds>,v1=<hex>` is the HMAC of `<seconds>.<body>`, made within five minutes of now. */
function isSigned(header: unknown, body: string, secret: string): boolean {
  const [, seconds, code] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(String(header)) ?? []
  if (seconds === undefined || code === undefined) return false
  if (Math.abs(Date.now() / 1000 - Number(seconds)) > signatureSecondsMax) return false
  const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return timingSafeEqual(right, Buffer.from(code, 'hex'))
}

/** Checks key and body, acts once, and answers 201 the first time, 200 again, 422 for another body under the same key. */
function takeOnce<Schema extends z.ZodType, Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: Schema,
  taken: Idempotent<z.output<Schema>, Answer>,
  act: (body: z.output<Schema>) => Answer,
): FastifyReply {
  const key = idempotencyKey.safeParse(request.headers['idempotency-key'])
  if (!key.success)
    return reply
      .status(400)
      .send({ code: 'key-missing', message: 'Send an Idempotency-Key of 8 to 200 characters.' })
  const body = schema.safeParse(request.body)
  if (!body.success) {
    const fields = body.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return reply.status(400).send({ code: 'invalid', message: 'The body is not as agreed.', fields })
  }
  return answer(
    reply,
    taken.take(key.data, body.data, () => act(body.data)),
  )
}

function answer(reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply {
  if (outcome.status === 'other-body')
    return reply.status(422).send({ code: 'key-reused', message: 'This key came with another body before.' })
  return reply.status(outcome.status === 'first' ? 201 : 200).send(outcome.answer)
}
