import { request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'

import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

import { signatureOf } from './signature.ts'

/** What is told to another system. */
export interface Telling {
  readonly url: string
  /** Those that are valid, the newest first. */
  readonly secrets: readonly string[]
  /** The same at each attempt. */
  readonly id: string
  readonly body: string
}

/** What came of one attempt: taken, or why not, as a code; what the other side says in words is not kept (D-29). */
export type Told =
  | { readonly taken: true; readonly status: number }
  | { readonly taken: false; readonly status: number | null; readonly fault: string }

/** Where other systems may be told something. */
export interface Reach {
  /** In a demo also by http, and on this machine. */
  readonly demo: boolean
  /** Internal networks where other systems stand all the same, such as `10.20.0.0/16`. */
  readonly networks: readonly string[]
  /** Of a training: nowhere but on this machine. */
  readonly onlyHere?: boolean
}

/** Tells other systems. */
export interface Webhook {
  /** Whether an address may be set at all; where it leads is seen again at each attempt. */
  allows(url: string): boolean
  /** One attempt; it never throws. */
  tell(telling: Telling): Promise<Told>
}

const answerMsMax = 10_000

/**
 * `POST` of JSON with `Tongban-Delivery: <id>` and {@link signatureOf `Tongban-Signature`}. The name is resolved for each attempt, the
 * connection goes to the very address that was judged, and one that is of this machine, of an internal network or of the cloud's own
 * services is not called. A redirection is an answer like any other that is not 2xx: it is not followed.
 */
export function createWebhook(
  { demo, networks, onlyHere = false }: Reach,
  { timeoutMs = answerMsMax }: { readonly timeoutMs?: number } = {},
): Webhook {
  const filter = { allowPrivateIPAddress: demo, allowIPAddressList: [...networks] }
  const [plain, safe] = [new RequestFilteringHttpAgent(filter), new RequestFilteringHttpsAgent(filter)]
  const allows = (text: string): boolean => {
    if (!URL.canParse(text)) return false
    const { protocol, hostname, username, password, hash } = new URL(text)
    if (onlyHere && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return false
    return (protocol === 'https:' || (demo && protocol === 'http:')) && username + password + hash === ''
  }
  return {
    allows,
    tell: async ({ url, secrets, id, body }) => {
      if (!allows(url)) return { taken: false, status: null, fault: 'address' }
      const isSafe = url.startsWith('https:')
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'tongban-delivery': id,
        'tongban-signature': signatureOf(secrets, body, Math.floor(Date.now() / 1000)),
      }
      const signal = AbortSignal.timeout(timeoutMs)
      return await new Promise((resolve) => {
        const options = { method: 'POST', headers, signal, agent: isSafe ? safe : plain }
        const asked = (isSafe ? requestSafe : requestPlain)(url, options, (answer) => {
          answer.on('error', () => undefined).destroy() // what it says is not read, however long it is
          resolve(toldBy(answer.statusCode ?? 0))
        })
        asked.on('error', (error) => resolve({ taken: false, status: null, fault: faultOf(error, signal) }))
        asked.end(body)
      })
    },
  }
}

function toldBy(status: number): Told {
  return status >= 200 && status < 300
    ? { taken: true, status }
    : { taken: false, status, fault: `http-${status}` }
}

function faultOf(error: Error, signal: AbortSignal): string {
  if (signal.aborted) return 'timeout'
  return /is not allowed\. Because/.test(error.message) ? 'internal-address' : 'unreachable'
}
