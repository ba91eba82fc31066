import { accountsRoutes } from '@tongban/contracts/accounts'
import type { FastifyRequest } from 'fastify'

import { bind, type Http } from '../../platform/http.ts'
import { redirectOrSay, requireOpenid } from '../../platform/openid.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { AccountSession } from '../../platform/sessions.ts'
import {
  accountOf,
  accountOfTelephone,
  bindAtCounter,
  bindByRegister,
  endStaleBindings,
  findOwnBindings,
  ownAccountOf,
  releaseBinding,
} from './bindings.ts'
import { proveTelephone, sendCode } from './codes.ts'
import type { AccountDeps } from './deps.ts'
import { accountOfIdentity } from './national-login.ts'

const loginPage = '/person/login'
const stateMinutes = 10

/** People log in, say who they are and for whom they act, and see which telephones may do so for them. */
export function bindAccounts(http: Http, deps: AccountDeps): void {
  const { sessions, cookie, openid, mode } = deps
  const options = { httpOnly: true, sameSite: 'lax', secure: cookie.secure, path: '/' } as const
  const begunCookie = cookie.secure ? '__Secure-p' : 'p'
  const begunOptions = { ...options, path: '/api/accounts/openid', maxAge: stateMinutes * 60 }
  const here = async ({ cookies }: FastifyRequest): Promise<AccountSession | undefined> => {
    const found = await sessions.find(cookies[cookie.name] ?? '')
    return found?.of === 'account' ? found : undefined
  }
  const own = async (request: FastifyRequest): Promise<AccountSession> => {
    const session = await here(request)
    if (session === undefined) throw new Refusal('general.not-allowed')
    return session
  }
  bind(http, accountsRoutes, {
    'POST /api/accounts/codes': async ({ body, request }) => await sendCode(deps, body.telephone, request.ip),
    'POST /api/accounts/login': async ({ body, request, reply }) => {
      await proveTelephone(deps, body.telephone, body.code, request.ip)
      const accountId = await accountOfTelephone(deps, body.telephone)
      await endStaleBindings(deps, accountId)
      const account = await accountOf(deps, accountId)
      if (account === undefined) throw new Refusal('accounts.code')
      const { token, session } = await sessions.enter(account, request.headers['user-agent'] ?? '')
      void reply.setCookie(cookie.name, token, options)
      return await ownAccountOf(deps, session)
    },
    'GET /api/accounts/openid': async ({ reply }) => {
      await redirectOrSay(reply, loginPage, async () => {
        const { address, state } = await requireOpenid(openid).begin(null)
        void reply.setCookie(begunCookie, state, begunOptions)
        return address
      })
      return undefined
    },
    'GET /api/accounts/openid/callback': async ({ request, reply }) => {
      const provider = requireOpenid(openid)
      await redirectOrSay(reply, loginPage, async () => {
        void reply.clearCookie(begunCookie, begunOptions)
        const come = await provider.finish({
          search: request.url.slice(request.url.indexOf('?')),
          begun: request.cookies[begunCookie],
          staffId: undefined,
        })
        const account = await accountOfIdentity(deps, come)
        const { token } = await sessions.enter(account, request.headers['user-agent'] ?? '')
        void reply.setCookie(cookie.name, token, options)
        return '/person'
      })
      return undefined
    },
    'GET /api/accounts/options': async () => ({ openIdConnect: openid !== undefined, mode }),
    'GET /api/accounts/own': async ({ request }) => await ownAccountOf(deps, await own(request)),
    'POST /api/accounts/own/person': async ({ request, body: { subject } }) => {
      const session = await own(request)
      if (!session.account.people.some((person) => person.subject === subject))
        throw refusalAt('accounts.not-bound', 'subject')
      return await ownAccountOf(deps, await sessions.actFor(session, subject))
    },
    'POST /api/accounts/own/bindings': async ({ request, body }) => {
      const session = await own(request)
      const account = await bindByRegister(deps, session, body)
      const bound = account.people.at(-1)?.subject ?? ''
      return await ownAccountOf(deps, await sessions.actFor({ ...session, account }, bound))
    },
    'GET /api/accounts/:subject/bindings': async ({ context, params, request }) =>
      await findOwnBindings(deps, context, params.subject, (await here(request))?.account.accountId),
    'POST /api/accounts/:subject/bindings': async ({ context, command, params, body, request }) =>
      await bindAtCounter(deps, context, command, { ...params, ...body }, request.ip),
    'POST /api/accounts/:subject/bindings/:id/end': async ({ context, command, params, request }) =>
      await releaseBinding(deps, context, command, params, (await here(request))?.account.accountId),
  })
}
