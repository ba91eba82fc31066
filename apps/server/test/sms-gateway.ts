import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

/** How a gateway behaves once: it takes a message or not, and its sender learns it or not. */
export type Behaviour = 'takes' | 'busy' | 'refuses' | 'slow' | 'takes-and-hangs-up' | 'hangs-up'

/** A gateway for text messages that plays faults; like a real one it knows a repeat by its key. */
export interface Gateway {
  readonly url: string
  /** What telephones got: by key, each once. */
  readonly arrived: Map<string, { to: string; text: string }>
  /** The keys of all requests, repeats too. */
  readonly asked: string[]
  /** What it does next, one request after the other; then it takes what comes. */
  play(...behaviours: readonly Behaviour[]): void
  close(): void
}

/** Starts one on this machine. */
export async function startGateway(): Promise<Gateway> {
  const arrived = new Map<string, { to: string; text: string }>()
  const asked: string[] = []
  let coming: Behaviour[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      const behaviour = coming.shift() ?? 'takes'
      asked.push(key)
      if (behaviour.startsWith('takes') && !arrived.has(key)) arrived.set(key, JSON.parse(body))
      respond(response, behaviour)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/sms`,
    arrived,
    asked,
    play: (...behaviours) => {
      coming = [...behaviours]
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const statuses: Partial<Record<Behaviour, number>> = { takes: 200, busy: 503, refuses: 400 }

function respond(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === 'slow') return
  const status = statuses[behaviour]
  if (status === undefined) response.destroy()
  else response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"g-1"}')
}
