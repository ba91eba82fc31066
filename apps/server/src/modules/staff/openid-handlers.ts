import type { loginRoutes } from '@tongban/contracts/login'
import type { FastifyReply } from 'fastify'

import type { Handlers } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { StaffDeps } from './deps.ts'
import type { Openid } from './openid.ts'
import { proveAgain } from './sign-in.ts'

const loginPage = '/login'
const bindingPage = '/administration/logins'
const stateMinutes = 10

/** The way to the provider and back. A browser is on its way here, so that a refusal leads to a page which says why. */
export function openidHandlers(
  deps: StaffDeps,
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: string },
): Pick<
  Handlers<typeof loginRoutes>,
  'GET /api/login/openid' | 'POST /api/login/openid/binding' | 'GET /api/login/openid/callback'
> {
  const { audit, sessions, openid, cookie } = deps
  const begunCookie = cookie.secure ? '__Secure-o' : 'o'
  const begunOptions = { ...options, path: '/api/login/openid', maxAge: stateMinutes * 60 }
  const leave = async (reply: FastifyReply, staffId: string | null): Promise<string> => {
    const { address, state } = await required(openid).begin(staffId)
    void reply.setCookie(begunCookie, state, begunOptions)
    return address
  }
  return {
    'GET /api/login/openid': async ({ reply }) => {
      await redirectOrSay(reply, loginPage, async () => await leave(reply, null))
      return undefined
    },
    'POST /api/login/openid/binding': async ({ reply, context, body }) => {
      required(openid)
      await proveAgain(deps, context.actorId, body)
      return { address: await leave(reply, context.actorId) }
    },
    'GET /api/login/openid/callback': async ({ request, reply, context }) => {
      const provider = required(openid)
      const here = await sessions.find(request.cookies[cookie.name] ?? '')
      await redirectOrSay(reply, here === undefined ? loginPage : bindingPage, async () => {
        void reply.clearCookie(begunCookie, begunOptions)
        const come = await provider.finish({
          search: request.url.slice(request.url.indexOf('?')),
          begun: request.cookies[begunCookie],
          staffId: here?.profile.staffId,
        })
        if (come === 'bound' || come === 'bound-anew') {
          const actorId = here?.profile.staffId ?? context.actorId
          await audit.look({ ...context, actorId }, { act: 'login.bind-openid' })
          return `${bindingPage}?${come}`
        }
        const { token } = await sessions.start(come, request.headers['user-agent'] ?? '')
        void reply.setCookie(cookie.name, token, options)
        return '/'
      })
      return undefined
    },
  }
}

/** @throws Refusal login.no-openid */
function required(openid: Openid | undefined): Openid {
  if (openid === undefined) throw new Refusal('login.no-openid')
  return openid
}

async function redirectOrSay(
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
