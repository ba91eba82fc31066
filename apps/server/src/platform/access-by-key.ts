import { type Act, clientActs } from '@tongban/contracts/access'
import type { Route } from '@tongban/contracts/routes'
import type { Day } from '@tongban/policy'
import type { FastifyRequest } from 'fastify'

import type { Client, Context } from './context.ts'
import { languageOf } from './http-errors.ts'
import type { RateLimits } from './rate-limits.ts'
import { Refusal } from './refusal.ts'

/** How other systems come in: by a key, and for whom they have a mandate. */
export interface ClientDoor {
  /** The client of a key, and whether the key still opens anything; undefined for a key that nobody made. */
  find(
    token: string,
    today: Day,
    now: Date,
  ): Promise<{ readonly client: Client; readonly stands: boolean } | undefined>
  /** The mandate that a client has of somebody today. */
  mandateOf(asked: {
    client: string
    subject: string
    today: Day
  }): Promise<{ readonly kind: 'person' | 'employer' } | undefined>
  /** Writes into the audit that a key was refused, and why. */
  refused(client: Client, code: string, moment: Pick<Context, 'now' | 'request'>): Promise<void>
}

/** What a request bears that is no cookie (D-32); undefined where it bears nothing. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1]
}

/** What deciding about a key needs beside the key. */
type AtDoor = Pick<Context, 'request' | 'today' | 'now'> & {
  readonly clients: ClientDoor
  readonly limits: RateLimits
}

/**
 * Another system acts by its key (D-53): within the scopes of the key, and for nobody but who gave it a mandate, which is looked at anew
 * at each request. A key that is known and refused stands in the audit; one that is made up is counted against its address.
 * @throws Refusal clients.key, clients.scope, clients.no-mandate, general.not-allowed, general.too-often
 */
export async function byKey(
  token: string,
  act: Act,
  route: Pick<Route, 'paths'>,
  request: FastifyRequest,
  at: AtDoor,
): Promise<Omit<Context, 'request' | 'today' | 'now' | 'law'>> {
  const { clients, limits } = at
  await limits.refuseAddress(request)
  const found = await clients.find(token, at.today, at.now)
  if (found === undefined) {
    await limits.countAddress(request)
    throw new Refusal('clients.key')
  }
  const { client, stands } = found
  await limits.countKey(request, client.keyId, client.requestsAMinute)
  const refuse = async (
    code: 'clients.key' | 'clients.scope' | 'clients.no-mandate' | 'general.not-allowed',
  ) => {
    await clients.refused(client, code, at)
    throw new Refusal(code)
  }
  if (!stands) return await refuse('clients.key')
  if (!route.paths.includes('client')) return await refuse('general.not-allowed')
  if (!opensTo(client, act)) return await refuse('clients.scope')
  const subject = subjectNamed(request)
  const common = ofClient(client, request)
  if (subject === null) return common
  if (subject === undefined) throw new Refusal('clients.no-mandate') // names nobody, and is no try at anybody
  const mandate = await clients.mandateOf({ client: client.id, subject, today: at.today })
  if (mandate === undefined) return await refuse('clients.no-mandate')
  return {
    ...common,
    client: { ...client, actsFor: mandate.kind },
    subjects: [subject],
  }
}

function opensTo({ acts }: Client, act: Act): boolean {
  return act === 'clients.own' || clientActs.some((known) => known === act && acts.includes(known))
}

/** The subject in an address; null where the address has none, undefined where it can be nobody's. */
function subjectNamed({ params }: FastifyRequest): string | null | undefined {
  if (typeof params !== 'object' || params === null || !('subject' in params)) return null
  return typeof params.subject === 'string' && isUuid(params.subject) ? params.subject : undefined
}

function ofClient(
  client: Client,
  request: FastifyRequest,
): Omit<Context, 'request' | 'today' | 'now' | 'law'> {
  return {
    actorId: client.id,
    actorName: client.name,
    ownSubjectId: null,
    session: client.keyId,
    authority: 'mandate',
    client,
    path: 'client',
    agencies: [],
    agencyId: null,
    subjects: [],
    held: [],
    outletId: null,
    language: languageOf(request),
    signedInAt: new Date(0),
  }
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Whether a text can be an id. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}
