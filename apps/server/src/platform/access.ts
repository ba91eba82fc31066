import { type Act, type Path, pathHeader, rights } from '@tongban/contracts/access'
import type { Day, Law } from '@tongban/policy'
import type { FastifyRequest } from 'fastify'

import type { Clock } from './clock.ts'
import type { Context } from './context.ts'
import { languageOf } from './http-errors.ts'
import type { Admit } from './http.ts'
import type { RateLimits } from './rate-limits.ts'
import { Refusal } from './refusal.ts'
import type { HeldGrant, Session, Sessions } from './sessions.ts'

/** What deciding about rights needs from the rooms below: the tree of agencies and the law in force. */
export interface Surroundings {
  /** The agency and everything under it. */
  subtree(agencyId: string): readonly string[]
  law(): Law
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The grants of a session that hold today and open an act on one of the paths. */
export function grantsFor(
  session: Session,
  act: Act,
  paths: readonly Path[],
  today: Day,
): readonly HeldGrant[] {
  return inForce(session, today).filter(({ role }) => {
    const { path, acts } = rights[role]
    return acts.includes(act) && (paths.includes(path) || paths.includes('worker'))
  })
}

/** The grants of a session that hold today. */
export function inForce({ profile }: Session, today: Day): readonly HeldGrant[] {
  return profile.grants.filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
  )
}

/** Decides who may: by session, grants of today, the act of the route and its paths (D-1, D-5). */
export function createAdmit(
  sessions: Sessions,
  clock: Clock,
  surroundings: Surroundings,
  cookieName: string,
  limits: RateLimits,
): Admit {
  /** Tokens that are made up are counted against their address, and are not looked up without end. */
  const sessionOf = async (request: FastifyRequest): Promise<Session> => {
    await limits.refuseAddress(request)
    const token = request.cookies[cookieName]
    const session = token === undefined ? undefined : await sessions.find(token)
    if (session !== undefined) {
      await limits.countSession(request)
      return session
    }
    await limits.countAddress(request)
    throw new Refusal('general.not-signed-in')
  }
  return async (request, act, route) => {
    const [today, now, law] = [clock.today(), clock.now(), surroundings.law()]
    const common = { request: request.id, today, now, law }
    if (act === 'public') {
      await limits.countAddress(request)
      return { ...common, ...stranger(request) }
    }
    const session = await sessionOf(request)
    const opening = grantsFor(session, act, route.paths, today)
    const asked = pathAsked(request)
    const first = opening.find(({ role }) => rights[role].path === asked) ?? opening[0]
    if (first === undefined) throw new Refusal('general.not-allowed')
    const path = route.paths.includes('worker') ? 'worker' : rights[first.role].path
    const here = opening.filter((grant) => path === 'worker' || rights[grant.role].path === path)
    const posted = postedBy(here, session)
    const agencies =
      path === 'oversight'
        ? here.flatMap((grant) => surroundings.subtree(grant.agencyId))
        : here.map((grant) => grant.agencyId)
    return {
      ...common,
      actorId: session.profile.staffId,
      actorName: session.profile.name,
      ownSubjectId: session.profile.ownSubjectId,
      session: session.id,
      authority: 'office',
      path,
      agencies: [...new Set(agencies)],
      agencyId: (posted ?? first).agencyId,
      held: inForce(session, today).filter(({ role }) => rights[role].path === path),
      outletId: posted?.outletId ?? null,
      language: 'zh-CN',
      signedInAt: session.startedAt,
    }
  }
}

/**
 * Who sits at a counter and reviews in an office says where he stands: the header, or for a picture, which carries none,
 * the query. It chooses among the paths that his grants open and opens nothing itself.
 */
function pathAsked({ headers, query }: FastifyRequest): unknown {
  const named = typeof query === 'object' && query !== null && 'path' in query ? query.path : undefined
  return headers[pathHeader] ?? named
}

/** The grant for the outlet at which the session works, when one of those that open the act is for an outlet. */
function postedBy(grants: readonly HeldGrant[], { outletId }: Session): HeldGrant | undefined {
  const atOutlets = grants.filter((grant) => grant.outletId !== null)
  return atOutlets.find((grant) => grant.outletId === outletId) ?? atOutlets[0]
}

function stranger(request: FastifyRequest): Omit<Context, 'request' | 'today' | 'now' | 'law'> {
  return {
    actorId: nobody,
    actorName: '',
    ownSubjectId: null,
    session: nobody,
    authority: 'own-right',
    path: 'worker',
    agencies: [],
    agencyId: null,
    held: [],
    outletId: null,
    language: languageOf(request),
    signedInAt: new Date(0),
  }
}

/** A decision needs a login younger than twelve hours (D-32). @throws Refusal general.login-too-old */
export function requireFreshLogin({ now, signedInAt }: Context): void {
  if (now.getTime() - signedInAt.getTime() > 12 * 3_600_000) throw new Refusal('general.login-too-old')
}
