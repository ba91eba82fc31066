import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One keep-alive connection that sends a request after the other: as little work as a load generator can do. */
export class Wire {
  readonly #socket: Socket
  readonly #host: string
  #answered: ((reply: Reply) => void) | undefined
  #failed: ((error: Error) => void) | undefined
  #received: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, host: string) {
    this.#socket = socket
    this.#host = host
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', (error) => this.#failed?.(error))
    socket.on('close', () => this.#failed?.(new Error('the server closed the connection')))
  }

  static async open(url: string): Promise<Wire> {
    const { hostname, port, host } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    return new Wire(socket, host)
  }

  async post(path: string, { cookie, key, body }: Sent): Promise<Reply> {
    const text = JSON.stringify(body)
    return await new Promise((done, fail) => {
      this.#answered = done
      this.#failed = fail
      this.#socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncookie: ${cookie}\r\nidempotency-key: ${key}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      )
    })
  }

  async get(path: string, cookie: string): Promise<Reply> {
    return await new Promise((done, fail) => {
      this.#answered = done
      this.#failed = fail
      this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncookie: ${cookie}\r\n\r\n`)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  /** The server answers with a content-length; one request is under way at a time. */
  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const headEnd = this.#received.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = this.#received.toString('latin1', 0, headEnd)
    const end = headEnd + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
    if (Number.isNaN(end)) return this.#failed?.(new Error(`an answer without length: ${head}`))
    if (this.#received.length < end) return
    const body = this.#received.toString('utf8', headEnd + 4, end)
    this.#received = this.#received.subarray(end)
    this.#answered?.({ status: Number(head.slice(9, 12)), body })
  }
}

interface Sent {
  readonly cookie: string
  readonly key: string
  readonly body: object
}

export interface Reply {
  readonly status: number
  readonly body: string
}
