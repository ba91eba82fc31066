import type { FastifyReply } from 'fastify'
import * as client from 'openid-client'

import type { Clock } from './clock.ts'
import { type Database, query } from './database.ts'
import { instantOf, minutesFrom } from './instants.ts'
import { Refusal } from './refusal.ts'

/** 统一身份: an OpenID Connect provider that knows the staff, or the people. */
export interface OpenidSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly callback: string
  /** Who comes back to this callback; what was begun in one hall is not ended in the other. */
  readonly hall: 'staff' | 'person'
  /** What is asked for beside `openid`. */
  readonly scope?: string
  /** Plain http is for a provider on this machine only. */
  readonly insecure: boolean
}

const insertState = query(
  'insert into login.openid_state (state, nonce, verifier, expires_at, staff_id, hall) values ($1, $2, $3, $4, $5, $6)',
)
const takeState = query<Begun & { expires_at: string }>(
  `delete from login.openid_state where (state = $1 and hall = $3) or expires_at <= $2
   returning state, nonce, verifier, expires_at, staff_id, hall`,
)
const minutesAtMost = 10
const secondsAtMost = 10

interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly staff_id: string | null
  readonly hall: string
}

/** What has come back from the provider to the browser. */
export interface Return {
  /** The query of the address, with its question mark. */
  readonly search: string
  /** The state that this browser began with; a stranger's answer is not taken. */
  readonly begun: string | undefined
  /** Who is signed in in this browser, if anybody. */
  readonly staffId: string | undefined
}

/** Who the provider says has come. */
export interface Come {
  readonly issuer: string
  readonly subject: string
  /** What else the provider says of him, signed. */
  readonly claims: Readonly<Record<string, unknown>>
  /** The member of staff who began, signed in, to bind this identity to himself. */
  readonly staffId: string | null
}

/** Sends to the provider and takes what comes back; authorisation code with PKCE, state and nonce. */
export interface Openid {
  /**
   * Begins a sign-in, or for a signed-in member of staff the binding of an identity to himself.
   * @returns where to send the browser, and the state that it must bring back
   * @throws Refusal login.openid-down
   */
  begin(staffId: string | null): Promise<{ address: string; state: string }>
  /** Ends what was begun. @throws Refusal login.openid-late, login.openid-refused, login.openid-down */
  finish(come: Return): Promise<Come>
  /** Asks the provider for its addresses anew. @throws Refusal login.openid-down */
  check(): Promise<void>
}

/** The provider of the settings; it is asked for its addresses at the first use, and again while it did not answer. */
export function createOpenid(settings: OpenidSettings, database: Database, clock: Clock): Openid {
  let discovered: client.Configuration | undefined
  const provider = async (): Promise<client.Configuration> => {
    discovered ??= await discover(settings)
    return discovered
  }
  return {
    begin: async (staffId) => {
      const configuration = await provider()
      const [state, nonce, verifier] = [
        client.randomState(),
        client.randomNonce(),
        client.randomPKCECodeVerifier(),
      ]
      const expires = minutesFrom(clock.now(), minutesAtMost)
      await database.transaction({ path: 'worker' }, async (tx) =>
        tx.record(insertState(state, nonce, verifier, expires, staffId, settings.hall)),
      )
      const { href } = client.buildAuthorizationUrl(configuration, {
        redirect_uri: settings.callback,
        scope: settings.scope === undefined || settings.scope === '' ? 'openid' : `openid ${settings.scope}`,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: href, state }
    },
    finish: async ({ search, begun, staffId }) => {
      const url = new URL(search, settings.callback)
      const known = await take(database, clock, settings.hall, url.searchParams.get('state'), begun)
      if (known.staff_id !== null && known.staff_id !== staffId) throw new Refusal('login.openid-late')
      const claims = await claimsOf(await provider(), url, known)
      return { issuer: settings.issuer, subject: claims.sub, claims, staffId: known.staff_id }
    },
    check: async () => {
      discovered = await discover(settings)
    },
  }
}

async function discover({
  issuer,
  clientId,
  clientSecret,
  insecure,
}: OpenidSettings): Promise<client.Configuration> {
  try {
    return await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: secondsAtMost,
      execute: insecure ? [client.allowInsecureRequests] : [],
    })
  } catch {
    throw new Refusal('login.openid-down')
  }
}

/** A state is good once, for ten minutes, in the browser that began with it; what has expired is cleared away. */
async function take(
  database: Database,
  clock: Clock,
  hall: OpenidSettings['hall'],
  state: string | null,
  begun: string | undefined,
): Promise<Begun> {
  if (state === null || state !== begun) throw new Refusal('login.openid-late')
  const now = clock.now()
  const known = await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(takeState(state, now, hall))
    return rows.find((row) => row.state === state && row.hall === hall && instantOf(row.expires_at) > now)
  })
  if (known === undefined) throw new Refusal('login.openid-late')
  return known
}

async function claimsOf(
  configuration: client.Configuration,
  url: URL,
  { state, nonce, verifier }: Begun,
): Promise<client.IDToken> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
    })
    const claims = tokens.claims()
    if (claims !== undefined) return claims
  } catch (error) {
    if (isAway(error)) throw new Refusal('login.openid-down')
  }
  throw new Refusal('login.openid-refused') // forged or refused by the provider: the person is told the same
}

/** Nobody answers at the provider, or something before it that is not the provider does. */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError) return true // what fetch throws
  return (
    error instanceof client.ClientError &&
    ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(
      error.code ?? '',
    )
  )
}

/** @throws Refusal login.no-openid */
export function requireOpenid(openid: Openid | undefined): Openid {
  if (openid === undefined) throw new Refusal('login.no-openid')
  return openid
}

/** A browser is on its way: a refusal leads to a page that says why. */
export async function redirectOrSay(
  reply: FastifyReply,
  page: string,
  address: () => Promise<string>,
): Promise<void> {
  const target = await address().catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code === 'login.no-openid') throw error
    return `${page}?refused=${error.code}`
  })
  await reply.redirect(target)
}
