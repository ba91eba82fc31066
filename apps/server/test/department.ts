import { createServer, type IncomingMessage } from 'node:http'

import { afterAll } from 'vitest'
import { z } from 'zod'

import { freePort } from './ports.ts'

/** What a department says of one of the times that a case was sent to it. */
interface Says {
  readonly state: 'confirmed' | 'refused' | 'taken' | 'needs-more'
  readonly note?: string
  readonly until?: string
}

/** A department that says of each time what a test wants it to say, over the wire that the guide describes. */
export interface Department {
  readonly address: { readonly url: string; readonly secret: string }
  /** What it says from now on of the first, second … time that any case is sent. */
  says(turn: number, says: Says | 'nothing'): void
  /** What it was sent. */
  heard(): readonly Sent[]
}

const commandBody = z.strictObject({
  command: z.string(),
  body: z.looseObject({ turn: z.int(), number: z.string() }),
})
type Sent = z.output<typeof commandBody>

interface Taken {
  readonly key: string
  readonly sent: Sent
}

/** Ends with the file that started it. */
export async function startDepartment(): Promise<Department> {
  const said = new Map<number, Says | 'nothing'>()
  const taken = new Map<string, Taken>()
  const server = createServer((request, response) => {
    void (async () => {
      const id = await idOf(request, taken)
      const command = taken.get(id)
      const says = said.get(command?.sent.body.turn ?? 0) ?? { state: 'taken' as const }
      if (command === undefined || says === 'nothing') {
        response.writeHead(504).end()
        return
      }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ key: command.key, id, ...says }))
    })()
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  afterAll(() => server.close())
  return {
    address: { url: `http://127.0.0.1:${port}`, secret: 'what the two sides of this wire know' },
    says: (turn, says) => {
      said.set(turn, says)
    },
    heard: () => [...taken.values()].map(({ sent }) => sent),
  }
}

/** What it calls a command: the one that is asked about, or that it takes now. */
async function idOf(request: IncomingMessage, taken: Map<string, Taken>): Promise<string> {
  if (request.method === 'GET') return request.url?.split('/').at(-1) ?? ''
  let text = ''
  for await (const part of request) text += String(part)
  const key = String(request.headers['idempotency-key'])
  const sent = commandBody.parse(JSON.parse(text))
  const id = `D-${key}`
  taken.set(id, { key, sent })
  return id
}
