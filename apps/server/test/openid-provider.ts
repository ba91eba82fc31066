import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

import { Provider } from 'oidc-provider'

import { freePort } from './ports.ts'

/** A real provider on this machine that confirms whoever the test says, or refuses. */
export interface OpenidProvider {
  readonly issuer: string
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  /** Who is before it from now on: the subject that it confirms; nobody is refused. */
  admit(subject: string | undefined): void
  close(): Promise<void>
}

const ttlSeconds = 600

/** Starts a provider whose one client is ours. */
export async function startOpenidProvider(callback: string): Promise<OpenidProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const client = { clientId: 'tongban', clientSecret: 'only for this test' }
  let subject: string | undefined
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [callback],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: {
      keys: [
        {
          ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
    ttl: {
      Interaction: ttlSeconds,
      Grant: ttlSeconds,
      Session: ttlSeconds,
      AccessToken: ttlSeconds,
      IdToken: ttlSeconds,
    },
    cookies: { keys: ['only for this test'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const { accountId } = oidc.session ?? {}
      const grant = new oidc.provider.Grant({
        clientId: client.clientId,
        ...(accountId === undefined ? {} : { accountId }),
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) {
      await next()
      return
    }
    const result = subject === undefined ? { error: 'access_denied' } : { login: { accountId: subject } }
    await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false })
    context.respond = false
  })
  const server = createServer(provider.callback())
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    issuer,
    client,
    admit: (next) => {
      subject = next
    },
    close: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
