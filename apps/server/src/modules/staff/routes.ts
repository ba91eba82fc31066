import { type Act, rights } from '@tongban/contracts/access'
import { firstLoginRoutes, invitationRoutes } from '@tongban/contracts/first-login'
import { kinRoutes } from '@tongban/contracts/kin'
import { loginRoutes, type Me } from '@tongban/contracts/login'
import { staffRoutes } from '@tongban/contracts/staff'

import { grantsFor, inForce } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import { scopeOf } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { holderOf, type Session, type StaffSession } from '../../platform/sessions.ts'
import type { StaffDeps } from './deps.ts'
import { finishFirstLogin, openFirstLogin } from './first-login.ts'
import { endHeldGrant, requestGrant, requestView, signRequest } from './grants.ts'
import { acceptInvitation, invite, openInvitation, takeOn } from './invitation.ts'
import { askKinEnd, decideKinEnd, listKinEnds } from './kin-end.ts'
import { declareKin, listKin } from './kin.ts'
import { leave, shorten } from './leave.ts'
import { openidHandlers } from './openid-handlers.ts'
import type { StaffNames } from './profile.ts'
import { bindRenewals } from './renewals/routes.ts'
import { signIn } from './sign-in.ts'
import {
  findMemberNamed,
  findMembers,
  findSignatures,
  findTheirs,
  type GrantRow,
  listGrants,
  listRequests,
  listStaff,
} from './store.ts'
import { whomToAsk } from './whom-to-ask.ts'

/** Signing in and out, one's own sessions, and the first login of the first administrators. */
export function bindLogin(http: Http, deps: StaffDeps): void {
  const { sessions, clock, cookie, openid, mode } = deps
  const options = { httpOnly: true, sameSite: 'lax', secure: cookie.secure, path: '/' } as const
  const ownSession = async (cookies: Readonly<Record<string, string | undefined>>): Promise<Session> => {
    const found = await sessions.find(cookies[cookie.name] ?? '')
    if (found === undefined) throw new Refusal('general.not-signed-in')
    return found
  }
  const staffSession = async (cookies: Parameters<typeof ownSession>[0]): Promise<StaffSession> => {
    const found = await ownSession(cookies)
    if (found.of !== 'staff') throw new Refusal('general.not-allowed')
    return found
  }
  bind(http, loginRoutes, {
    'POST /api/login/staff': async ({ body, request, reply }) => {
      const profile = await signIn(deps, body, request.ip)
      const { token, session } = await sessions.start(profile, request.headers['user-agent'] ?? '')
      void reply.setCookie(cookie.name, token, options)
      return await meOf(deps, session)
    },
    'GET /api/login/me': async ({ request }) => await meOf(deps, await staffSession(request.cookies)),
    'POST /api/login/outlet': async ({ request, body: { outletId } }) => {
      const session = await staffSession(request.cookies)
      const posted = inForce(session, clock.today()).some((grant) => grant.outletId === outletId)
      if (!posted) throw refusalAt('login.no-outlet', 'outletId')
      return await meOf(deps, await sessions.workAt(session, outletId))
    },
    'POST /api/login/end': async ({ context, request, reply }) => {
      await sessions.end(holderOf(await ownSession(request.cookies)), context.session)
      void reply.clearCookie(cookie.name, options)
      return { done: true }
    },
    'GET /api/login/sessions': async ({ context, request }) => ({
      rows: (await sessions.list(holderOf(await ownSession(request.cookies)))).map((row) => ({
        ...row,
        current: row.id === context.session,
      })),
    }),
    'POST /api/login/sessions/:id/end': async ({ request, params: { id } }) => {
      await sessions.end(holderOf(await ownSession(request.cookies)), id)
      return { done: true }
    },
    'GET /api/login/options': async () => ({ openIdConnect: openid !== undefined, mode }),
    ...openidHandlers(deps, options),
  })
  bind(http, firstLoginRoutes, {
    'POST /api/login/first/opening': async ({ body, request }) =>
      await openFirstLogin(deps, body.token, request.ip),
    'POST /api/login/first': async ({ body, request }) => await finishFirstLogin(deps, body, request.ip),
  })
  bind(http, invitationRoutes, {
    'POST /api/login/invitation/opening': async ({ body, request }) =>
      await openInvitation(deps, body.token, request.ip),
    'POST /api/login/invitation': async ({ body, request }) => await acceptInvitation(deps, body, request.ip),
  })
}

/** The register of staff and the ledger of their grants. */
export function bindStaff(http: Http, deps: StaffDeps): void {
  const { database, names, sessions } = deps
  bindRenewals(http, deps)
  bind(http, kinRoutes, {
    'GET /api/kin': async ({ context }) => await listKin(deps.kin, context),
    'POST /api/kin': async ({ context, command, body }) => await declareKin(deps.kin, context, command, body),
    'POST /api/kin/:id/end': async ({ context, command, params }) =>
      await askKinEnd(deps.kin, context, command, params.id),
    'GET /api/kin-ends': async ({ context }) =>
      await listKinEnds({ ...deps.kin, audit: deps.audit }, context),
    'POST /api/kin-ends/:staff/:id/decision': async ({ context, command, params, body }) =>
      await decideKinEnd(deps.kin, context, command, { ...params, ...body }),
  })
  bind(http, staffRoutes, {
    'GET /api/staff': async ({ context }) => {
      const [staff, grants] = await database.read(
        scopeOf(context),
        listStaff(context.agencies),
        listGrants(context.agencies),
      )
      const byStaff = Map.groupBy(grants, (grant) => grant.staff_id)
      const rows = staff.map((row) => ({
        id: row.id,
        username: row.username,
        name: row.name,
        agencyName: row.agency_id === null ? null : names.agency(row.agency_id),
        signsIn: row.signs_in,
        leftOn: row.left_on,
        grants: (byStaff.get(row.id) ?? []).map((grant) => grantView(names, row.name, grant)),
      }))
      return { rows }
    },
    'GET /api/staff/grant-requests': async ({ context }) => {
      const scope = scopeOf(context)
      const [requests] = await database.read(scope, listRequests(context.agencies))
      const [signatures] = await database.read(scope, findSignatures(requests.map(({ id }) => id)))
      const named = [...requests, ...signatures].map((row) => row.staff_id)
      const [members] = await database.read(scope, findMembers([...new Set(named)]))
      const nameOf = (id: string): string => members.find((member) => member.id === id)?.name ?? ''
      return {
        rows: requests.map((request) =>
          requestView(
            names,
            request,
            nameOf(request.staff_id),
            signatures.filter((signature) => signature.request_id === request.id),
            nameOf,
          ),
        ),
      }
    },
    'POST /api/staff': async ({ context, command, body }) => await takeOn(deps, context, command, body),
    'POST /api/staff/:id/invitation': async ({ context, params }) => await invite(deps, context, params.id),
    'POST /api/staff/:id/leaving': async ({ context, command, params, body }) =>
      await leave(deps, context, command, { ...params, ...body }),
    'POST /api/staff/identification': async ({ context, body: { username } }) => {
      const [[member]] = await database.read(scopeOf(context), findMemberNamed(username.toLowerCase()))
      if (member === undefined) throw refusalAt('staff.no-staff', 'username')
      return { id: member.id, username: member.username, name: member.name }
    },
    'POST /api/staff/grant-requests': async ({ context, command, body }) =>
      await requestGrant(deps, context, command, body),
    'POST /api/staff/grant-requests/:id/check': async ({ context, command, params, body }) =>
      await signRequest(deps, context, command, { ...params, ...body, turn: 'check' }),
    'POST /api/staff/grant-requests/:id/head': async ({ context, command, params, body }) =>
      await signRequest(deps, context, command, { ...params, ...body, turn: 'head' }),
    'POST /api/staff/grant-requests/:id/system': async ({ context, command, params, body }) =>
      await signRequest(deps, context, command, { ...params, ...body, turn: 'system' }),
    'POST /api/staff/grants/:id/end': async ({ context, command, params }) =>
      await endHeldGrant(deps, context, command, params.id),
    'POST /api/staff/grants/:id/last-day': async ({ context, command, params, body }) =>
      await shorten(deps, context, command, { ...params, ...body }),
    'POST /api/staff/:id/sessions/end': async ({ context, params }) => {
      const [[staff]] = await database.read(scopeOf(context), findTheirs(context.agencies, params.id))
      if (staff === undefined) throw new Refusal('staff.no-staff')
      const entry = lookWithin(context, { act: 'login.end-others', purpose: params.id })
      await sessions.end({ staffId: params.id }, undefined, [entry])
      return { done: true }
    },
  })
}

function grantView(names: StaffNames, staffName: string, grant: GrantRow) {
  return {
    id: grant.id,
    staffId: grant.staff_id,
    staffName,
    role: grant.role,
    post: grant.post,
    agencyId: grant.agency_id,
    agencyName: names.agency(grant.agency_id),
    outletId: grant.outlet_id,
    from: grant.valid_from,
    to: grant.valid_to,
    endedOn: grant.ended_on,
  }
}

/** Who is signed in: what he may do today, and of whom nothing holds, whom he asks. */
async function meOf(deps: StaffDeps, session: StaffSession): Promise<Me> {
  const { clock, mode, bridge } = deps
  const { id, startedAt, outletId, profile } = session
  const today = clock.today()
  const paths = ['person', 'counter', 'employer', 'office', 'oversight', 'worker'] as const
  const acts = [...new Set(profile.grants.flatMap((grant) => rights[grant.role].acts))].filter(
    (act: Act) => grantsFor(session, act, paths, today).length > 0,
  )
  return {
    staffId: profile.staffId,
    username: profile.username,
    name: profile.name,
    session: id,
    signedInAt: startedAt.toISOString(),
    today,
    mode,
    bridge: bridge ?? null,
    acts,
    grants: profile.grants.map(
      ({ role, post, agencyId, agencyName, outletId: at, outletName, validFrom, validTo }) => ({
        role,
        post,
        agencyId,
        agencyName,
        outletId: at,
        outletName,
        from: validFrom,
        to: validTo,
      }),
    ),
    askFor: await whomToAsk(deps, session),
    outletId,
  }
}
