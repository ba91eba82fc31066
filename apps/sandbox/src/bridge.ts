import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { pngOf } from './png.ts'

const card = z.strictObject({
  kind: z.string().min(1).max(40),
  number: z.string().min(1).max(40),
  name: z.string().min(1).max(200),
})
/** What a card says of its holder. */
type Card = z.infer<typeof card>

/** Whose pages may speak with the devices, and the card that lies on the reader at first. */
export interface BridgeSettings {
  /** Scheme, host and port. */
  readonly origin: string
  readonly card: Card | undefined
}

/** A card as it is configured. */
export function cardOf(text: string | undefined): Card | undefined {
  return text === undefined || text === '' ? undefined : card.parse(JSON.parse(text))
}

const devices = [
  { device: 'card-reader', name: 'Sandbox card reader' },
  { device: 'camera', name: 'Sandbox camera' },
  { device: 'pad', name: 'Sandbox signature pad' },
]

/**
 * The device bridge of a counter as `docs/guide/device-bridge.md` says it, played: `PUT /bridge/card` lays a card on the reader,
 * `DELETE` takes it away.
 */
export function serveBridge(http: FastifyInstance, { origin, card: first }: BridgeSettings): void {
  let lying = first
  http.options('/bridge/*', (request, reply) => {
    if (!isOurs(request, reply, origin)) return reply
    return reply
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'accept',
        'access-control-allow-private-network': 'true',
      })
      .status(204)
      .send()
  })
  http.get('/bridge/devices', (request, reply) => {
    if (!isOurs(request, reply, origin)) return reply
    return { devices }
  })
  http.post('/bridge/card/read', (request, reply) => {
    if (!isOurs(request, reply, origin)) return reply
    return lying ?? reply.status(409).send({ code: 'no-card', message: 'No card lies on the reader.' })
  })
  http.post('/bridge/camera/photo', (request, reply) => {
    if (!isOurs(request, reply, origin)) return reply
    return reply.type('image/png').send(photo)
  })
  http.post('/bridge/pad/signature', (request, reply) => {
    if (!isOurs(request, reply, origin)) return reply
    return reply.type('image/png').send(signature)
  })
  http.put('/bridge/card', (request, reply) => {
    const read = card.safeParse(request.body)
    if (!read.success) return reply.status(400).send({ code: 'invalid', message: 'This is no card.' })
    lying = read.data
    return lying
  })
  http.delete('/bridge/card', (_request, reply) => {
    lying = undefined
    return reply.status(204).send()
  })
}

/** A page of anybody else learns nothing: browsers say truly where a page is from. */
function isOurs({ headers }: FastifyRequest, reply: FastifyReply, origin: string): boolean {
  if (headers.origin === origin && origin !== '') {
    void reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' })
    return true
  }
  void reply.status(403).send({ code: 'origin', message: 'This page may not use the devices.' })
  return false
}

const ink = 40
const paper = 255

/** A sheet of paper on a desk. */
const photo = pngOf(600, 800, (x, y) => {
  if (x < 40 || x > 560 || y < 40 || y > 760) return 180
  return y > 120 && y % 36 < 6 && x > 90 && x < 510 ? 120 : paper
})

/** A hand that writes. */
const signature = pngOf(600, 200, (x, y) => {
  const line = 100 + 50 * Math.sin(x / 25) * Math.cos(x / 90)
  return x > 60 && x < 540 && Math.abs(y - line) < 3 ? ink : paper
})
