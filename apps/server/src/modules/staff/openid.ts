import * as client from 'openid-client'

import type { Clock } from '../../platform/clock.ts'
import { type Database, query } from '../../platform/database.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Profile } from '../../platform/sessions.ts'
import { profileOf, type StaffNames } from './profile.ts'
import { bindOpenid, findByOpenid, isTaken, tellLogin } from './store.ts'

/** 统一身份: an OpenID Connect provider that knows the staff. */
export interface OpenidSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly callback: string
  /** Plain http is for a provider on this machine only. */
  readonly insecure: boolean
}

const insertState = query(
  'insert into login.openid_state (state, nonce, verifier, expires_at, staff_id) values ($1, $2, $3, $4, $5)',
)
const takeState = query<Begun & { expires_at: string }>(
  'delete from login.openid_state where state = $1 or expires_at <= $2 returning state, nonce, verifier, expires_at, staff_id',
)
const minutesAtMost = 10
const secondsAtMost = 10

interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly staff_id: string | null
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

/** Sends to the provider and takes what comes back; authorisation code with PKCE, state and nonce. */
export interface Openid {
  /**
   * Begins a sign-in, or for a signed-in member of staff the binding of an identity to himself.
   * @returns where to send the browser, and the state that it must bring back
   * @throws Refusal login.openid-down
   */
  begin(staffId: string | null): Promise<{ address: string; state: string }>
  /**
   * Ends what was begun. @returns who signs in, or `bound` when the identity was bound to who is signed in;
   * `bound-anew` when it took the place of another one, which signs nobody in any more.
   * @throws Refusal login.openid-late, login.openid-refused, login.openid-down, login.openid-unknown, login.openid-taken
   */
  finish(come: Return): Promise<Profile | 'bound' | 'bound-anew'>
}

/** The provider of the settings; it is asked for its addresses at the first use, and again while it did not answer. */
export function createOpenid(
  settings: OpenidSettings,
  database: Database,
  clock: Clock,
  names: StaffNames,
): Openid {
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
        tx.record(insertState(state, nonce, verifier, expires, staffId)),
      )
      const { href } = client.buildAuthorizationUrl(configuration, {
        redirect_uri: settings.callback,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: href, state }
    },
    finish: async ({ search, begun, staffId }) => {
      const url = new URL(search, settings.callback)
      const known = await take(database, clock, url.searchParams.get('state'), begun)
      if (known.staff_id !== null && known.staff_id !== staffId) throw new Refusal('login.openid-late')
      const subject = await subjectOf(await provider(), url, known)
      if (known.staff_id !== null) return await bind(database, known.staff_id, settings.issuer, subject)
      const [[staff]] = await database.read({ path: 'worker' }, findByOpenid(settings.issuer, subject))
      const profile = staff === undefined ? undefined : await profileOf(database, names, staff.id)
      if (profile === undefined) throw new Refusal('login.openid-unknown')
      return profile
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
  state: string | null,
  begun: string | undefined,
): Promise<Begun> {
  if (state === null || state !== begun) throw new Refusal('login.openid-late')
  const now = clock.now()
  const known = await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(takeState(state, now))
    return rows.find((row) => row.state === state && instantOf(row.expires_at) > now)
  })
  if (known === undefined) throw new Refusal('login.openid-late')
  return known
}

async function bind(
  database: Database,
  staffId: string,
  issuer: string,
  subject: string,
): Promise<'bound' | 'bound-anew'> {
  try {
    const before = await database.transaction({ path: 'worker' }, async (tx) => {
      const [[row]] = await tx.load(bindOpenid(staffId, issuer, subject))
      tx.record(tellLogin())
      return row?.before ?? null
    })
    return before === null || before === subject ? 'bound' : 'bound-anew'
  } catch (error) {
    throw isTaken(error, 'staff_openid_key') ? new Refusal('login.openid-taken') : error
  }
}

async function subjectOf(
  configuration: client.Configuration,
  url: URL,
  { state, nonce, verifier }: Begun,
): Promise<string> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
    })
    const subject = tokens.claims()?.sub
    if (subject !== undefined) return subject
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
