import * as client from 'openid-client'

import type { Clock } from '../../platform/clock.ts'
import { type Database, query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Profile } from '../../platform/sessions.ts'
import { profileOf, type StaffNames } from './profile.ts'
import { findByOpenid } from './store.ts'

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
  'insert into login.openid_state (state, nonce, verifier, expires_at) values ($1, $2, $3, $4)',
)
const takeState = query<{ nonce: string; verifier: string }>(
  'delete from login.openid_state where state = $1 and expires_at > $2 returning nonce, verifier',
)
const minutesAtMost = 10

/** Sends to the provider and takes what comes back; authorisation code with PKCE, state and nonce. */
export interface Openid {
  begin(): Promise<string>
  /** @throws Refusal login.refused */
  finish(url: URL): Promise<Profile>
}

export function createOpenid(
  settings: OpenidSettings,
  database: Database,
  clock: Clock,
  names: StaffNames,
): Openid {
  let discovered: Promise<client.Configuration> | undefined
  const provider = async (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        execute: settings.insecure ? [client.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        discovered = undefined
        throw error
      })
    return await discovered
  }
  return {
    begin: async () => {
      const [state, nonce, verifier] = [
        client.randomState(),
        client.randomNonce(),
        client.randomPKCECodeVerifier(),
      ]
      const expires = minutesFrom(clock.now(), minutesAtMost)
      const configuration = await provider()
      await database.transaction({ path: 'worker' }, async (tx) =>
        tx.record(insertState(state, nonce, verifier, expires)),
      )
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: settings.callback,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },
    finish: async (url) => {
      const state = url.searchParams.get('state') ?? ''
      const known = await database.transaction({ path: 'worker' }, async (tx) => {
        const [[row]] = await tx.load(takeState(state, clock.now()))
        return row
      })
      if (known === undefined) throw new Refusal('login.refused')
      const subject = await subjectOf(await provider(), url, state, known)
      const [[staff]] = await database.read({ path: 'worker' }, findByOpenid(subject))
      const profile = staff === undefined ? undefined : await profileOf(database, names, staff.id)
      if (profile === undefined) throw new Refusal('login.refused')
      return profile
    },
  }
}

async function subjectOf(
  configuration: client.Configuration,
  url: URL,
  state: string,
  known: { nonce: string; verifier: string },
): Promise<string> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: known.nonce,
      pkceCodeVerifier: known.verifier,
    })
    return tokens.claims()?.sub ?? ''
  } catch {
    throw new Refusal('login.refused') // forged, replayed or refused by the provider: the person is told the same
  }
}
