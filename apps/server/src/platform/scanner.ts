import { connect, type Socket } from 'node:net'

/** What a scanner says of a content. `name` is the signature that was found: a code, never a word of the file. */
export type Verdict =
  | { readonly state: 'clean' }
  | { readonly state: 'infected'; readonly name: string }
  /** It did not say: it is away, too slow, or refuses; asked again it may. */
  | { readonly state: 'unscanned'; readonly fault: string }

/** 查毒: looks through what was uploaded. */
export interface Scanner {
  /** One attempt; it never throws. */
  scan(content: Buffer): Promise<Verdict>
  /** Whether it is awake (`PING`); it never throws. */
  check(): Promise<Exclude<Verdict, { state: 'infected' }>>
}

const chunkBytes = 64 * 1024
const answerMsMax = 30_000
const answerCharactersMax = 4096
const command = Buffer.from('zINSTREAM\0')
const ping = Buffer.from('zPING\0')
const end = Buffer.alloc(4)

/**
 * Asks clamd by INSTREAM: `zINSTREAM\0`, then chunks, each behind its length as four bytes in network order, a length of
 * zero at the end; the answer is `stream: OK`, `stream: <signature> FOUND` or `<why> ERROR`, ended by NUL.
 * @param place `host:port`, or the path of a socket
 */
export function createScanner(
  place: string,
  { timeoutMs = answerMsMax }: { readonly timeoutMs?: number } = {},
): Scanner {
  return {
    scan: async (content) => {
      try {
        return verdictOf(await ask(place, (socket) => send(socket, content), timeoutMs))
      } catch (error) {
        return { state: 'unscanned', fault: faultOfLine(error) }
      }
    },
    check: async () => {
      try {
        const said = await ask(place, (socket) => void socket.write(ping), timeoutMs)
        return said.startsWith('PONG') ? { state: 'clean' } : { state: 'unscanned', fault: 'refused' }
      } catch (error) {
        return { state: 'unscanned', fault: faultOfLine(error) }
      }
    },
  }
}

async function ask(place: string, begin: (socket: Socket) => void, timeoutMs: number): Promise<string> {
  const socket = connect(addressOf(place))
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('silent')))
  return await new Promise((done, fail) => {
    let said = ''
    socket.on('error', fail)
    socket.on('close', () => (said === '' ? fail(new Error('closed')) : done(said)))
    socket.on('data', (part: Buffer) => {
      said += part.toString('latin1')
      if (!said.includes('\0') && said.length <= answerCharactersMax) return
      done(said)
      socket.destroy()
    })
    socket.on('connect', () => begin(socket))
  })
}

function send(socket: Socket, content: Buffer): void {
  socket.write(command)
  for (let at = 0; at < content.length; at += chunkBytes) {
    const chunk = content.subarray(at, at + chunkBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    socket.write(length)
    socket.write(chunk)
  }
  socket.write(end)
}

function addressOf(place: string): { path: string } | { host: string; port: number } {
  if (place.startsWith('/')) return { path: place }
  const [, host = '', port = ''] = clamdPlace.exec(place) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** `host:port` (an IPv6 address in brackets), or the absolute path of a socket. */
export const clamdPlace = /^(?:(\[[\da-fA-F:]+\]|[\w.-]+):(\d{1,5})|\/.+)$/

function verdictOf(answer: string): Verdict {
  const said = answer.split('\0')[0]?.trim() ?? ''
  if (said === 'stream: OK') return { state: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found !== undefined) return { state: 'infected', name: found.replaceAll(/[^\w.-]/g, '-').slice(0, 100) }
  return { state: 'unscanned', fault: /size limit/i.test(said) ? 'too-large' : 'refused' }
}

function faultOfLine(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  return 'code' in error ? String(error.code) : error.message
}
