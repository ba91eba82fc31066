import type { loginRoutes } from '@tongban/contracts/login'
import type { FastifyReply } from 'fastify'

import type { Handlers } from '../../platform/http.ts'
import { redirectOrSay, requireOpenid } from '../../platform/openid.ts'
import type { StaffDeps } from './deps.ts'
import { finishOpenid } from './openid.ts'
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
    const { address, state } = await requireOpenid(openid).begin(staffId)
    void reply.setCookie(begunCookie, state, begunOptions)
    return address
  }
  return {
    'GET /api/login/openid': async ({ reply }) => {
      await redirectOrSay(reply, loginPage, async () => await leave(reply, null))
      return undefined
    },
    'POST /api/login/openid/binding': async ({ reply, context, body }) => {
      requireOpenid(openid)
      await proveAgain(deps, context.actorId, body)
      return { address: await leave(reply, context.actorId) }
    },
    'GET /api/login/openid/callback': async ({ request, reply, context }) => {
      const provider = requireOpenid(openid)
      const here = await sessions.find(request.cookies[cookie.name] ?? '')
      await redirectOrSay(reply, here === undefined ? loginPage : bindingPage, async () => {
        void reply.clearCookie(begunCookie, begunOptions)
        const come = await finishOpenid(deps, provider, {
          search: request.url.slice(request.url.indexOf('?')),
          begun: request.cookies[begunCookie],
          staffId: here?.of === 'staff' ? here.profile.staffId : undefined,
        })
        if (come === 'bound' || come === 'bound-anew') {
          const actorId = here?.of === 'staff' ? here.profile.staffId : context.actorId
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
