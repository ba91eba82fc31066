import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

import type { components, paths } from './schema.d.ts'

/**
 * A bank's own program, written from `/openapi-client.json` and nothing else: it imports nothing of the house, and its types are made from
 * that document. Its test plays a matter from handing in to the result over real HTTP.
 */
export type Schemas = components['schemas']
type HandIn = paths['/api/client/cases/{subject}']['post']['requestBody']['content']['application/json']
type Mandates = paths['/api/client/mandates']['get']['responses'][200]['content']['application/json']
type Items = paths['/api/client/items']['get']['responses'][200]['content']['application/json']

/** What the service refused, with the code that says why. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, { code, message }: Schemas['Error']) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** The calls of the interface, as this bank needs them. */
export class Bank {
  readonly #server: string
  readonly #key: string

  constructor(server: string, key: string) {
    this.#server = server
    this.#key = key
  }

  async mandates(): Promise<Mandates['rows']> {
    return (await this.#json<Mandates>('GET', '/api/client/mandates')).rows
  }

  async items(): Promise<Items['rows']> {
    return (await this.#json<Items>('GET', '/api/client/items')).rows
  }

  async upload(subject: string, photograph: Uint8Array<ArrayBuffer>): Promise<Schemas['ClientFile']> {
    const body = new FormData()
    body.set('file', new Blob([photograph]), 'photo.png')
    return await this.#json('POST', `/api/client/files/${subject}`, { body })
  }

  /** @param key the same for every try of one hand-in */
  async handIn(subject: string, what: HandIn, key: string = randomUUID()): Promise<Schemas['ClientCase']> {
    return await this.#json('POST', `/api/client/cases/${subject}`, {
      body: JSON.stringify(what),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    })
  }

  async read(subject: string, id: string): Promise<Schemas['ClientCaseDetail']> {
    return await this.#json('GET', `/api/client/cases/${subject}/${id}`)
  }

  /** A paper as a PDF. */
  async paper(subject: string, id: string): Promise<Buffer> {
    const answer = await this.#ask('GET', `/api/client/papers/${subject}/${id}`)
    return Buffer.from(await answer.arrayBuffer())
  }

  async #json<Answer>(method: string, path: string, sent: RequestInit = {}): Promise<Answer> {
    return JSON.parse(await (await this.#ask(method, path, sent)).text())
  }

  async #ask(method: string, path: string, { headers, ...sent }: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.#server + path, {
      ...sent,
      method,
      headers: { authorization: `Bearer ${this.#key}`, ...Object.fromEntries(new Headers(headers)) },
    })
    if (!answer.ok) throw new Refused(answer.status, JSON.parse(await answer.text()))
    return answer
  }
}

/** Where the bank is told: what is not signed, old or known already is not taken. */
export interface Mailbox {
  readonly url: string
  /** By id, each once. */
  readonly taken: Map<string, Schemas['ClientNotice']>
  /** How often something arrived whose signature did not fit. */
  readonly unsigned: () => number
  /** Answers the next so many with 503. */
  fail(times: number): void
  /** How many are still to be answered so. */
  readonly failing: () => number
  close(): void
}

const secondsAtMost = 300

export async function openMailbox(secret: () => string): Promise<Mailbox> {
  const taken = new Map<string, Schemas['ClientNotice']>()
  let [wrong, failing] = [0, 0]
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      if (!isSigned(secret(), String(request.headers['tongban-signature']), body)) wrong += 1
      else if (failing > 0) failing -= 1
      else {
        const notice: Schemas['ClientNotice'] = JSON.parse(body)
        taken.set(notice.id, notice)
        return response.writeHead(200).end()
      }
      return response.writeHead(503).end()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/tongban`,
    taken,
    unsigned: () => wrong,
    failing: () => failing,
    fail: (times) => {
      failing = times
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function isSigned(secret: string, header: string, body: string): boolean {
  const [seconds = '', ...codes] = header.split(',').map((part) => part.slice(part.indexOf('=') + 1))
  if (Math.abs(Date.now() / 1000 - Number(seconds)) > secondsAtMost) return false
  const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return codes.some((code) => {
    const given = Buffer.from(code, 'hex')
    return given.length === right.length && timingSafeEqual(given, right)
  })
}
