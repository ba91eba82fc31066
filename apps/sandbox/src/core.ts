import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { Idempotent } from './idempotent.ts'
import { takeOnce } from './take-once.ts'

/**
 * How the core behaves: `slow` takes a command and confirms it when it is asked a second time; `down` answers nothing;
 * `twice` does it and loses the first answer, so that it is sent and answered again; `refuse` says no.
 */
const plays = z.strictObject({ play: z.enum(['ok', 'slow', 'down', 'twice', 'refuse']) })
const commandBody = z.strictObject({
  command: z.string().min(1).max(100),
  subject: z.string().min(1).max(100),
  body: z.record(z.string(), z.unknown()),
})
const keptMax = 10_000

/** A command to the core system and what became of it. */
type CoreCommand = z.infer<typeof commandBody> & {
  readonly id: string
  state: 'taken' | 'confirmed' | 'refused'
  asked: number
}

/** The core system; `POST /core/faults` tells it how to behave from now on, `GET /core/commands` what it has done. */
export function serveCore(http: FastifyInstance, secret: string): void {
  const commands = new Idempotent<z.infer<typeof commandBody>, CoreCommand>(keptMax)
  let { play }: z.infer<typeof plays> = { play: 'ok' }
  http.post('/core/faults', (request, reply) => {
    const read = plays.safeParse(request.body)
    if (!read.success) return reply.status(400).send({ code: 'invalid', message: 'There is no such play.' })
    play = read.data.play
    return { play }
  })
  http.get('/core/commands', () => ({ commands: commands.all() }))
  http.post('/core/commands', (request, reply) => {
    if (play === 'down') return reply.status(503).send({ code: 'down', message: 'The core is down.' })
    if (!isSigned(request, secret)) return reply.status(401).send(unsigned)
    return takeOnce(request, reply, commandBody, commands, (body) => ({
      ...body,
      id: randomUUID(),
      state: stateOf(play),
      asked: 0,
    }))
  })
  http.addHook('onSend', async (request, reply, payload) => {
    const isCommand = request.method === 'POST' && request.url === '/core/commands'
    if (play !== 'twice' || !isCommand || reply.statusCode !== 201) return await Promise.resolve(payload)
    reply.status(504)
    return await Promise.resolve('{"code":"lost","message":"The answer was lost."}')
  })
  http.get('/core/commands/:id', (request, reply) => {
    if (play === 'down') return reply.status(503).send({ code: 'down', message: 'The core is down.' })
    if (!isSigned(request, secret)) return reply.status(401).send(unsigned)
    const { id } = z.object({ id: z.string() }).parse(request.params)
    const found = commands.all().find((command) => command.id === id)
    if (found === undefined)
      return reply.status(404).send({ code: 'not-found', message: 'There is no such command.' })
    found.asked += 1
    if (found.state === 'taken' && found.asked > 1) found.state = 'confirmed'
    return found
  })
}

const unsigned = { code: 'unsigned', message: 'The signature is missing or does not fit.' }

function stateOf(play: z.infer<typeof plays>['play']): CoreCommand['state'] {
  if (play === 'refuse') return 'refused'
  return play === 'slow' ? 'taken' : 'confirmed'
}

/** The signature covers method, path, key and body; without a secret nothing is asked. */
function isSigned({ method, url, headers, body }: FastifyRequest, secret: string): boolean {
  if (secret === '') return true
  const signed = [
    method,
    url,
    headers['idempotency-key'] ?? '',
    body === undefined ? '' : JSON.stringify(body),
  ]
  const expected = Buffer.from(`v1=${createHmac('sha256', secret).update(signed.join('\n')).digest('hex')}`)
  const given = Buffer.from(String(headers['tongban-signature'] ?? ''))
  return given.length === expected.length && timingSafeEqual(given, expected)
}
