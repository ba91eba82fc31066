import { createHmac, randomUUID } from 'node:crypto'

import { day } from '@tongban/contracts/days'
import type { Day } from '@tongban/policy'
import { z } from 'zod'

import type { Heard } from '../../../platform/boundaries.ts'

/** Where the core system is reached, and the secret that both sides know. */
export interface CoreAddress {
  readonly url: string
  readonly secret: string
  /** Where commands are taken; `/core/commands` where nothing is said. */
  readonly path?: string
  /** Told of each answer, and of each time that there was none. */
  readonly note?: (heard: Heard) => void
}

/** What the core, or a department, says of a command: confirmed or refused for good; taken, to be asked about later; that it needs more first; or nothing. */
export type CoreAnswer =
  | { readonly said: 'confirmed' | 'refused'; readonly note: string }
  | {
      readonly said: 'needs-more'
      readonly id: string
      readonly note: string
      readonly until: Day | null
    }
  | { readonly said: 'taken'; readonly id: string }
  | {
      readonly said: 'nothing'
      /** It has surely not come there. */
      readonly arrived?: false
      /** It was not even tried: somebody whom it is about cannot be named. */
      readonly isUnnamed?: true
    }

const patienceMs = 5000
const noteLettersAtMost = 500
const answerBody = z.object({
  /** That under which the command was sent: an answer about another one is none. */
  key: z.string(),
  id: z.string().min(1).max(200),
  state: z.enum(['confirmed', 'taken', 'refused', 'needs-more']),
  /** What a department says with it, for whoever applied, as far as it can be shown: it is beside the answer and never undoes it. */
  note: z
    .string()
    .transform((text) => text.trim().slice(0, noteLettersAtMost))
    .catch(''),
  until: day.nullish().catch(null),
})
const nothing = { said: 'nothing' } as const
/** The other side was not there to take anything. */
export const notThere = { said: 'nothing', arrived: false } as const
/** Not there at the moment, and nothing was taken: what else goes wrong behind a gateway may have arrived (502, 504). */
const notTakenStatus = 503
/** No connection came about: of what was to go through it nothing has left. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * Sends a command, signed. No time is signed with it: the same key again is the same command, however often and whenever it
 * arrives, so that a copy of it does nothing.
 */
export async function sendCommand(core: CoreAddress, key: string, body: string): Promise<CoreAnswer> {
  return answerOf(await ask(core, 'POST', pathOf(core), { key, body }), key)
}

/** Asks what became of a command that the core has taken and calls `id`. */
export async function askCommand(core: CoreAddress, id: string, key: string): Promise<CoreAnswer> {
  return answerOf(await ask(core, 'GET', `${pathOf(core)}/${encodeURIComponent(id)}`, {}), key)
}

/** Asks about a command that was never sent: whether the core is there, and takes our signature. It never throws. */
export async function checkCore(core: CoreAddress): Promise<Heard> {
  let heard: Heard = { well: false, fault: 'unreachable' }
  const note = (said: Heard): void => {
    heard = said
  }
  await ask({ ...core, note }, 'GET', `${pathOf(core)}/${randomUUID()}`, {})
  return heard
}

function pathOf({ path = '/core/commands' }: CoreAddress): string {
  return path
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

/** No answer, or none as agreed; `never`: it has surely not arrived. */
type Unanswered = 'never' | 'perhaps'

async function ask(
  { url, secret, note }: CoreAddress,
  method: string,
  path: string,
  { key, body }: { readonly key?: string; readonly body?: string },
): Promise<Reply | Unanswered> {
  const signature = createHmac('sha256', secret)
    .update([method, path, key ?? '', body ?? ''].join('\n'))
    .digest('hex')
  const request = {
    method,
    redirect: 'error' as const,
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'tongban-signature': `v1=${signature}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  }
  try {
    const reply = await fetch(new URL(url + path), request)
    note?.(heardOf(reply.status))
    return { status: reply.status, body: await reply.json() }
  } catch (error) {
    if (!(error instanceof SyntaxError)) note?.({ well: false, fault: faultOfCall(error) })
    return isNeverConnected(error) ? 'never' : 'perhaps' // down, too slow, or no answer as agreed: asked again, under the same key
  }
}

/** Whether the core is there and takes our signature, whatever it says of the command. */
function heardOf(status: number): Heard {
  const isWell = status < 500 && status !== 401 && status !== 403
  return isWell ? { well: true } : { well: false, fault: `http-${status}` }
}

function isNeverConnected(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && neverConnected.has(String(cause.code))
}

function faultOfCall(error: unknown): string {
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
}

/** A refusal is one only when the core says so in the agreed form; any other fault is silence, and asked again. */
function answerOf(reply: Reply | Unanswered, key: string): CoreAnswer {
  if (reply === 'never') return notThere
  if (reply === 'perhaps') return nothing
  if (reply.status >= 500) return reply.status === notTakenStatus ? notThere : nothing
  const read = answerBody.safeParse(reply.body)
  if (!read.success || read.data.key !== key) return nothing
  const { id, state, note, until = null } = read.data
  if (state === 'taken') return { said: 'taken', id }
  return state === 'needs-more' ? { said: state, id, note, until } : { said: state, note }
}
