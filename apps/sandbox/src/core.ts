import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { Idempotent } from './idempotent.ts'
import { takeOnce } from './take-once.ts'

/**
 * How the core behaves: `slow` takes a command and confirms it when it is asked a second time; `late` does it and answers after everybody's
 * patience; `down` answers nothing; `twice` does it and loses the first answer, so that it is sent and answered again; `wrong` answers
 * nonsense first and then about somebody else's command; `reordered` takes commands and confirms the youngest first; `refuse` says no; `ask` wants more the first time
 * that a matter comes, and confirms it the second.
 */
const plays = z.strictObject({
  play: z.enum(['ok', 'slow', 'late', 'down', 'twice', 'wrong', 'reordered', 'refuse', 'ask']),
})
/** Longer than who asks waits for an answer. */
const lateMs = 5500
const commandBody = z.strictObject({
  command: z.string().min(1).max(100),
  /** To a department nobody is named by an id of ours. */
  subject: z.string().min(1).max(100).optional(),
  body: z.record(z.string(), z.unknown()),
})
const keptMax = 10_000

/** A command to the core system and what became of it. */
type CoreCommand = z.infer<typeof commandBody> & {
  readonly id: string
  /** The key under which it came; each answer bears it. */
  readonly key: string
  readonly play: z.infer<typeof plays>['play']
  state: 'taken' | 'confirmed' | 'refused' | 'needs-more'
  asked: number
  readonly note?: string
}

/**
 * The core system, or with another name another department; `POST /core/faults` tells it how to behave from now on, `GET /core/commands` what it has
 * done.
 */
export function serveCore(http: FastifyInstance, secret: string, name: 'core' | 'department' = 'core'): void {
  const commands = new Idempotent<z.infer<typeof commandBody>, CoreCommand>(keptMax)
  let { play }: z.infer<typeof plays> = { play: 'ok' }
  http.post(`/${name}/faults`, (request, reply) => {
    const read = plays.safeParse(request.body)
    if (!read.success) return reply.status(400).send({ code: 'invalid', message: 'There is no such play.' })
    play = read.data.play
    return { play }
  })
  http.get(`/${name}/commands`, () => ({ commands: commands.all() }))
  http.post(`/${name}/commands`, (request, reply) => {
    if (play === 'down') return reply.status(503).send({ code: 'down', message: 'The core is down.' })
    if (!isSigned(request, secret)) return reply.status(401).send(unsigned)
    const known = commands.all().find(({ key }) => key === request.headers['idempotency-key'])
    if (play === 'wrong' && known !== undefined && known.asked === 0) {
      known.asked += 1
      return { ...known, id: randomUUID(), key: `another-${known.key}`, state: 'refused' }
    }
    return takeOnce(request, reply, commandBody, commands, (body) => ({
      ...body,
      id: randomUUID(),
      key: String(request.headers['idempotency-key']),
      play,
      ...saidBy(play, body),
      asked: 0,
    }))
  })
  http.addHook('onSend', async (request, reply, payload) => {
    const isCommand = request.method === 'POST' && request.url === `/${name}/commands`
    if (!isCommand || reply.statusCode !== 201) return await Promise.resolve(payload)
    if (play === 'late') await sleep(lateMs)
    if (play === 'wrong') return '{"id":7,"state":"perhaps"}'
    if (play !== 'twice') return payload
    reply.status(504)
    return '{"code":"lost","message":"The answer was lost."}'
  })
  http.get(`/${name}/commands/:id`, (request, reply) => {
    if (play === 'down') return reply.status(503).send({ code: 'down', message: 'The core is down.' })
    if (!isSigned(request, secret)) return reply.status(401).send(unsigned)
    const { id } = z.object({ id: z.string() }).parse(request.params)
    const found = commands.all().find((command) => command.id === id)
    if (found === undefined)
      return reply.status(404).send({ code: 'not-found', message: 'There is no such command.' })
    found.asked += 1
    if (found.state === 'taken' && mayConfirm(found, commands.all())) found.state = 'confirmed'
    return found
  })
}

/** Of those that are confirmed in another order, one waits until every younger one is; the others are when they are asked a second time. */
function mayConfirm({ play, asked, id }: CoreCommand, all: readonly CoreCommand[]): boolean {
  if (play !== 'reordered') return asked > 1
  const younger = all.slice(all.findIndex((command) => command.id === id) + 1)
  return younger.every(({ play: other, state }) => other !== 'reordered' || state !== 'taken')
}

const unsigned = { code: 'unsigned', message: 'The signature is missing or does not fit.' }

/** What is said of a command at once, and in which words. */
function saidBy(
  play: z.infer<typeof plays>['play'],
  { body }: z.infer<typeof commandBody>,
): Pick<CoreCommand, 'state' | 'note'> {
  if (play === 'refuse') return { state: 'refused', note: '该人员的就业登记已由其他单位办理，尚未终止。' }
  if (play === 'ask' && body['turn'] === 1) return { state: 'needs-more', note: '请核对劳动合同的终止日期。' }
  return { state: play === 'slow' || play === 'reordered' ? 'taken' : 'confirmed' }
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
