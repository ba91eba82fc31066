import { randomUUID } from 'node:crypto'

import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'

import { serveCore } from './core.ts'
import { Idempotent } from './idempotent.ts'
import { takeOnce } from './take-once.ts'

const messageBody = z.strictObject({ to: z.string().min(1).max(20), text: z.string().min(1).max(1000) })
const keptMax = 10_000

/** A text message as the gateway took it. */
type Message = z.infer<typeof messageBody> & { readonly id: string; readonly receivedAt: string }

/**
 * The outside world over the wire that it is really reached by: a gateway for text messages and a core system.
 * It keeps all in memory; a new start knows nothing.
 * @param coreSecret with it the core takes only what is signed
 */
export function createSandbox(coreSecret = ''): FastifyInstance {
  const http = Fastify({ bodyLimit: 1 << 20 })
  const messages = new Idempotent<z.infer<typeof messageBody>, Message>(keptMax)

  http.get('/healthz', () => ({ status: 'ok' }))

  http.post('/sms', (request, reply) =>
    takeOnce(request, reply, messageBody, messages, (body) => ({
      ...body,
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
    })),
  )
  http.get('/sms', (request) => {
    const { to } = z.object({ to: z.string().optional() }).parse(request.query)
    return { messages: messages.all().filter((message) => to === undefined || message.to === to) }
  })

  serveCore(http, coreSecret)
  return http
}
