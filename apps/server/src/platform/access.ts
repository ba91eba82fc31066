import {
  type Act,
  type EmployerMandate,
  employerHeader,
  forHeader,
  ofMandates,
  ofPersonalMandates,
  ofPeople,
  ofUngranted,
  ofWards,
  opensShielded,
  type Path,
  pathHeader,
  rights,
} from '@tongban/contracts/access'
import type { Route } from '@tongban/contracts/routes'
import type { Day, Law } from '@tongban/policy'
import type { FastifyRequest } from 'fastify'

import { bearerOf, byKey, type ClientDoor, isUuid } from './access-by-key.ts'
import type { Clock } from './clock.ts'
import type { Context } from './context.ts'
import type { OpensShielded } from './database.ts'
import { languageOf } from './http-errors.ts'
import type { Admit } from './http.ts'
import type { RateLimits } from './rate-limits.ts'
import { Refusal } from './refusal.ts'
import type { AccountSession, HeldGrant, Session, Sessions, StaffSession } from './sessions.ts'

/** What deciding about rights needs from the rooms below: the tree of agencies and the law in force. */
export interface Surroundings {
  /** The agency and everything under it. */
  readonly subtree: (agencyId: string) => readonly string[]
  /** The agency and those that were merged into it. */
  readonly covers: (agencyId: string) => readonly string[]
  law(): Law
  /** The mandate that a person holds for an employer today; undefined where there is none. */
  mandateOf(asked: {
    holder: string
    employer: string
    today: Day
  }): Promise<(NonNullable<Context['mandate']> & { readonly kind: EmployerMandate }) | undefined>
  /** The mandate that a person holds for another person today; undefined where there is none. */
  personalMandateOf(asked: { holder: string; subject: string; today: Day }): Promise<Context['mandate']>
  readonly clients: ClientDoor
  /** Whether somebody's matters are his guardian's: he reads what is his and asks for nothing himself. */
  isWard(asked: { subject: string; today: Day }): Promise<boolean>
  /** 受保护人员: whether a subject is hidden from who has the right to those. */
  readonly isHidden: (subject: string, opens?: OpensShielded) => boolean
  /** Whether a matter of somebody hidden opens her to who has the right at these agencies, and asks at those. */
  opensByMatter(asked: {
    subject: string
    matters: readonly string[]
    agencies: readonly string[]
  }): Promise<boolean>
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The grants of a session that hold today and open an act on one of the paths. */
export function grantsFor(
  session: StaffSession,
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
export function inForce({ profile }: StaffSession, today: Day): readonly HeldGrant[] {
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
    const token = bearerOf(request)
    if (token !== undefined) {
      const known = { request: request.id, today, now }
      return {
        ...common,
        ...(await byKey(token, act, route, request, { ...known, ...surroundings, limits })),
      }
    }
    const session = await sessionOf(request)
    const who =
      session.of === 'account'
        ? await ofAccount(session, act, route, request, { today, ...surroundings })
        : member(session, act, route, {
            asked: pathAsked(request),
            subject: subjectNamed(request, forHeader),
            today,
            ...surroundings,
          })
    if (session.of === 'staff') await hideShielded(request, who, surroundings)
    return { ...common, ...who, session: session.id, signedInAt: session.startedAt }
  }
}

/** Who asks and by which right, without what belongs to the moment. */
type Asking = Omit<Context, 'request' | 'today' | 'now' | 'law' | 'session' | 'signedInAt'>

/**
 * A member of staff acts by the grants of today, without one he only signs in and out; never about himself or his family, of whom an address shows him nothing.
 * @throws Refusal general.not-allowed, general.kin
 */
function member(
  session: StaffSession,
  act: Act,
  { paths }: Pick<Route, 'paths'>,
  {
    asked,
    subject,
    today,
    subtree,
    covers,
  }: Surroundings & { readonly asked: unknown; readonly subject: string | undefined; readonly today: Day },
): Asking {
  const opening = grantsFor(session, act, paths, today)
  const first = opening.find(({ role }) => rights[role].path === asked) ?? opening[0]
  if (first === undefined) return ungranted(session, act, today)
  const { closed } = session.profile
  if (subject !== undefined && closed.includes(subject)) throw new Refusal('general.kin')
  const path = paths.includes('worker') ? 'worker' : rights[first.role].path
  const here = opening.filter((grant) => path === 'worker' || rights[grant.role].path === path)
  const posted = postedBy(here, session)
  const agencies =
    path === 'oversight'
      ? here.flatMap((grant) => subtree(grant.agencyId))
      : here.flatMap((grant) => covers(grant.agencyId))
  const opens = shieldedOpenTo(session, { path, agencies, today }, subtree)
  return {
    actorId: session.profile.staffId,
    actorName: session.profile.name,
    ownSubjectId: session.profile.ownSubjectId,
    ...(closed.length === 0 ? {} : { closed }),
    ...(opens === undefined ? {} : { opensShielded: opens }),
    authority: 'office',
    path,
    agencies: [...new Set(agencies)],
    agencyId: (posted ?? first).agencyId,
    subjects: [],
    held: inForce(session, today).filter(({ role }) => rights[role].path === path),
    outletId: posted?.outletId ?? null,
    language: 'zh-CN',
  }
}

/**
 * Who works here and holds nothing today opens nobody's data: he signs in and out, and is told whom to ask. Who has left is nobody here.
 * @throws Refusal general.not-allowed
 */
function ungranted({ profile, outletId }: StaffSession, act: Act, today: Day): Asking {
  const hasLeft = profile.leftOn !== null && profile.leftOn < today
  if (hasLeft || !ofUngranted.includes(act)) throw new Refusal('general.not-allowed')
  return {
    actorId: profile.staffId,
    actorName: profile.name,
    ownSubjectId: profile.ownSubjectId,
    authority: 'office',
    path: 'worker',
    agencies: [],
    agencyId: null,
    subjects: [],
    held: [],
    outletId,
    language: 'zh-CN',
  }
}

/**
 * The right to people who are hidden, of whom each is compared for herself: whoever holds it at the agency that hides her or at one above it opens
 * her, on every path; in an office, he who holds it where a matter of hers runs opens her there, too, as far as that office reaches. A counter and
 * who watches over agencies are opened her by no matter: else any counter with an officer would open her by opening a visit and a case.
 */
function shieldedOpenTo(
  session: StaffSession,
  { path, agencies, today }: Pick<Context, 'path' | 'agencies' | 'today'>,
  subtree: Surroundings['subtree'],
): OpensShielded | undefined {
  const held = inForce(session, today).filter(({ role }) => opensShielded(role))
  if (held.length === 0) return undefined
  const at = new Set(held.map(({ agencyId }) => agencyId))
  return {
    hiddenBy: [...new Set([...at].flatMap((agencyId) => subtree(agencyId)))],
    matters: path === 'office' ? [...new Set(agencies)].filter((agencyId) => at.has(agencyId)) : [],
  }
}

/**
 * In the address of whoever has not the right to her a hidden person is nobody, so that every route answers as about an id that there is not,
 * also one that reads as the worker.
 */
async function hideShielded(
  { params }: FastifyRequest,
  { opensShielded: opens, agencies }: Asking,
  { isHidden, opensByMatter }: Pick<Surroundings, 'isHidden' | 'opensByMatter'>,
): Promise<void> {
  if (typeof params !== 'object' || params === null || !('subject' in params)) return
  if (typeof params.subject !== 'string') return
  const subject = params.subject.toLowerCase()
  if (!isHidden(subject, opens)) return
  const { matters = [] } = opens ?? {}
  if (matters.length === 0 || !(await opensByMatter({ subject, matters, agencies }))) params.subject = nobody
}

/** Somebody in his own matters, or in those of an employer or of another person where he says so and the route is about one. */
async function ofAccount(
  session: AccountSession,
  act: Act,
  route: Pick<Route, 'paths'>,
  request: FastifyRequest,
  surroundings: Mandated,
): Promise<Asking> {
  const isEmployers = pathAsked(request) === 'employer' && !route.paths.includes('worker')
  return isEmployers
    ? await forEmployer(session, act, route, request, surroundings)
    : ((await forPerson(session, act, route, request, surroundings)) ??
        (await forOneself(session, act, route, request, surroundings)))
}

/**
 * What a ward asks for his guardian asks for; he himself reads, and sees to his own login and what he is told.
 * @throws Refusal general.ward, and what {@link oneself} refuses
 */
async function forOneself(
  session: AccountSession,
  act: Act,
  route: Pick<Route, 'paths'>,
  request: FastifyRequest,
  { isWard, today }: Pick<Mandated, 'isWard' | 'today'>,
): Promise<Asking> {
  const asking = oneself(session, act, route, request)
  const { subject } = session
  const asks = asking.path === 'person' && request.method !== 'GET' && !ofWards.includes(act)
  if (asks && subject !== null && (await isWard({ subject, today }))) throw new Refusal('general.ward')
  return asking
}

type Mandated = Pick<Surroundings, 'mandateOf' | 'personalMandateOf' | 'isWard'> & { readonly today: Day }

/**
 * 家人代办: somebody acts for another person whom the request names, by the header or by its address, and sees what is that person's. The
 * mandate is looked at anew at each request (D-3). An address of somebody who gave none is a foreign one like any other.
 * @returns undefined where he acts for himself
 * @throws Refusal general.mandate-over, general.never-by-mandate
 */
async function forPerson(
  { account, subject }: AccountSession,
  act: Act,
  { paths }: Pick<Route, 'paths'>,
  request: FastifyRequest,
  { personalMandateOf, today }: Mandated,
): Promise<Asking | undefined> {
  if (!paths.includes('person') || subject === null) return undefined
  const [said, named] = [request.headers[forHeader], subjectNamed(request, forHeader)]
  if (named === undefined || named === subject) return undefined
  if (!ofPersonalMandates.includes(act)) {
    if (said === undefined) return undefined
    throw new Refusal('general.never-by-mandate')
  }
  const mandate = await personalMandateOf({ holder: subject, subject: named, today })
  if (mandate === undefined) {
    if (said === undefined) return undefined
    throw new Refusal('general.mandate-over')
  }
  return {
    ...oneselfOf(account, subject),
    authority: 'mandate',
    mandate,
    path: 'person',
    subjects: [named],
    language: languageOf(request),
  }
}

/**
 * 经办人: somebody acts for an employer that the request names, and sees nothing but what is that employer's. His mandate is looked at
 * anew at each request: revoked, it opens not even the next one. An employer that there is not is told like a foreign one.
 * @throws Refusal general.not-allowed, general.no-mandate, accounts.nobody
 */
async function forEmployer(
  { account, subject }: AccountSession,
  act: Act,
  { paths }: Pick<Route, 'paths'>,
  request: FastifyRequest,
  { mandateOf, today }: Pick<Surroundings, 'mandateOf'> & { readonly today: Day },
): Promise<Asking> {
  if (!paths.includes('employer') || !ofMandates.principal.includes(act))
    throw new Refusal('general.not-allowed')
  if (subject === null) throw new Refusal('accounts.nobody')
  const employer = subjectNamed(request, employerHeader)
  const mandate = employer === undefined ? undefined : await mandateOf({ holder: subject, employer, today })
  if (employer === undefined || mandate === undefined) throw new Refusal('general.no-mandate')
  if (!ofMandates[mandate.kind].includes(act)) throw new Refusal('general.not-allowed')
  return {
    ...oneselfOf(account, subject),
    authority: 'mandate',
    mandate,
    path: 'employer',
    subjects: [employer],
    language: languageOf(request),
  }
}

/** The employer or person that a request is about: by its address, or where that has none by the header. */
function subjectNamed({ headers, params }: FastifyRequest, header: string): string | undefined {
  const inAddress =
    typeof params === 'object' && params !== null && 'subject' in params ? params.subject : undefined
  const named = inAddress ?? headers[header]
  return typeof named === 'string' && isUuid(named) ? named : undefined
}

/**
 * Somebody acts for himself: for the one of his account's people whom he chose, and sees nobody else.
 * @throws Refusal general.not-allowed, accounts.nobody
 */
function oneself(
  { account, subject }: AccountSession,
  act: Act,
  { paths }: Pick<Route, 'paths'>,
  request: FastifyRequest,
): Asking {
  const path = paths.includes('person') ? 'person' : 'worker'
  if (!ofPeople.includes(act) || !paths.includes(path)) throw new Refusal('general.not-allowed')
  if (path === 'person' && subject === null) throw new Refusal('accounts.nobody')
  return {
    ...oneselfOf(account, subject),
    authority: 'own-right',
    path,
    subjects: subject === null ? [] : idsOf(account, subject),
    language: languageOf(request),
  }
}

/** Somebody whose records were merged is whole under each of his ids; the one that stays stands first. */
function idsOf({ people }: AccountSession['account'], subject: string): readonly string[] {
  const { ids = [] } = people.find((person) => person.subject === subject) ?? {}
  return [subject, ...ids.filter((id) => id !== subject)]
}

function oneselfOf(
  account: AccountSession['account'],
  subject: string | null,
): Omit<Asking, 'authority' | 'path' | 'subjects' | 'language'> {
  return {
    actorId: subject ?? account.accountId,
    accountId: account.accountId,
    actorName: account.people.find((person) => person.subject === subject)?.name ?? '',
    ownSubjectId: null, // it is his own right: what nobody may handle is one's own record in office
    agencies: [],
    agencyId: null,
    held: [],
    outletId: null,
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
function postedBy(grants: readonly HeldGrant[], { outletId }: StaffSession): HeldGrant | undefined {
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
    subjects: [],
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
