import { signatureOf } from './signature.ts'

/** Where text messages are handed over, and the secret that the gateway shares with us. */
export interface SmsSettings {
  readonly url: string
  readonly secret: string
}

/** What became of one attempt; faults are codes only: what a gateway says may quote the text (D-29). */
export type Attempt =
  | { readonly state: 'sent'; readonly providerId: string | null }
  /** Asking again would be refused again. */
  | { readonly state: 'refused'; readonly fault: string }
  /** It may have arrived or not: the same key again is safe. */
  | { readonly state: 'failed'; readonly fault: string }

/** One text message; whoever repeats it gives the same key, and it arrives once. */
export interface SmsMessage {
  readonly to: string
  readonly text: string
  readonly key: string
}

/** The gateway for text messages. */
export interface Sms {
  /** One attempt; it never throws. */
  send(message: SmsMessage): Promise<Attempt>
}

const answerMsMax = 10_000
const answerCharactersMax = 10_000

/**
 * Hands text messages to a gateway: `POST` of `{to, text}` as JSON with `Idempotency-Key` and
 * `Tongban-Signature: t=<seconds>,v1=<hex>`, the HMAC-SHA-256 of `<seconds>.<body>` under the shared secret.
 * Without settings every attempt is refused as `not-set`.
 */
export function createSms(
  settings: SmsSettings | undefined,
  { timeoutMs = answerMsMax }: { readonly timeoutMs?: number } = {},
): Sms {
  return {
    send: async (message) => {
      if (settings === undefined) return { state: 'refused', fault: 'not-set' }
      try {
        return await post(settings, message, timeoutMs)
      } catch (error) {
        return { state: 'failed', fault: faultOfCall(error) }
      }
    },
  }
}

async function post({ url, secret }: SmsSettings, message: SmsMessage, timeoutMs: number): Promise<Attempt> {
  const { to, text, key } = message
  const body = JSON.stringify({ to, text })
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error', // a gateway that moved is set anew: numbers are not sent where nobody said
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      'tongban-signature': signatureOf([secret], body, Math.floor(Date.now() / 1000)),
    },
    body,
  })
  if (answer.ok) return { state: 'sent', providerId: await idIn(answer) }
  await answer.body?.cancel()
  const fault = `http-${answer.status}`
  return { state: isFinal(answer.status) ? 'refused' : 'failed', fault }
}

/** A request that is wrong stays wrong; too slow and too many do not. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

/** The gateway's own number, if it gave one in time: the message was taken either way. */
async function idIn(answer: Response): Promise<string | null> {
  try {
    const text = await answer.text()
    const read: unknown = text.length > answerCharactersMax ? null : JSON.parse(text)
    const id = typeof read === 'object' && read !== null && 'id' in read ? read.id : null
    return typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? id : null
  } catch {
    return null
  }
}

function faultOfCall(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  return 'unreachable'
}
