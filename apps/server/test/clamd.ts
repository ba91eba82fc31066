import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** The harmless text by which every scanner shows that it is awake (EICAR), put together so that no scanner takes this file. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
)

/** A scanner on this machine that speaks the protocol of clamd and knows one signature. */
export interface Clamd {
  /** `host:port`. */
  readonly place: string
  /** The bytes of every content that it was sent. */
  readonly scanned: number[]
  /** Answers nothing, or refuses, until it is told otherwise. */
  behave(how: 'scans' | 'silent' | 'refuses' | 'hangs-up'): void
  close(): void
}

/** Starts one; `close` ends it with all its connections. */
export async function startClamd(): Promise<Clamd> {
  const open = new Set<Socket>()
  const scanned: number[] = []
  let how: Parameters<Clamd['behave']>[0] = 'scans'
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    let received = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part])
      if (received.toString('latin1') === 'zPING\0' && how === 'scans') socket.end('PONG\0')
      const content = contentOf(received)
      if (content === undefined || how === 'silent') return
      scanned.push(content.length)
      if (how === 'hangs-up') socket.destroy()
      else socket.end(how === 'refuses' ? 'INSTREAM size limit exceeded. ERROR\0' : answerTo(content))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    place: `127.0.0.1:${port}`,
    scanned,
    behave: (now) => {
      how = now
    },
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}

const command = 'zINSTREAM\0'

/** What was sent, when it has all arrived. */
function contentOf(received: Buffer): Buffer | undefined {
  if (received.subarray(0, command.length).toString('latin1') !== command) return undefined
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answerTo(content: Buffer): string {
  return content.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
}
