import { randomUUID } from 'node:crypto'

import { rights } from '@tongban/contracts/access'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'

import { askedAbsence, movedCase } from '../test/absences.ts'
import { askedDestruction, packed } from '../test/archives.ts'
import { askedRelay } from '../test/by-hand.ts'
import { plantClient } from '../test/clients.ts'
import { plantDead } from '../test/dead-letter.ts'
import { employerRequests } from '../test/employer-requests.ts'
import { writtenItem } from '../test/item-drafts.ts'
import { askedKinEnd } from '../test/kin.ts'
import { askedRenewal } from '../test/login-renewals.ts'
import { askedMerger } from '../test/mergers.ts'
import { plantNewcomer } from '../test/newcomer.ts'
import { copiedTo } from '../test/office-verbs.ts'
import { drafted } from '../test/parameters.ts'
import { changedOutlet, waitingChange } from '../test/places.ts'
import { badRating } from '../test/ratings.ts'
import { type Foreign, reachOfLists, reachOfNone, reachOfOne } from '../test/reach.ts'
import { optionsOf, type RouteKey, routeKeys, type ValidRequest, validRequests } from '../test/requests.ts'
import { expectedRights, type Who } from '../test/rights.ts'
import {
  answer,
  identification,
  longting,
  openScene,
  ownTelephone,
  employerIdentified,
} from '../test/scene.ts'
import { officersOf, shielded } from '../test/shields.ts'
import { setUpTeam } from '../test/teams.ts'
import { askedWording, writtenWording } from '../test/wordings.ts'
import { createWorld, type Signed } from '../test/world.ts'
import { shippedDeclarations } from './modules/catalogue/index.ts'
import { query } from './platform/database.ts'

const world = await createWorld()
const scene = await openScene(world)
const requests = validRequests(world, scene)
const employers = employerRequests(world, scene)
const supervisor = await world.signIn(world.username('counter-supervisor', '410202-01'))
const ownCase = await scene.caseAt('accepted')
const { materials } = await answer<{ materials: { files?: string[] }[] }>(scene.reviewer.get(ownCase.url))
const strangers = new Map<Who, Signed>()
const elsewhere = '410223-01'
const province = '410000-01'
const city = '410200-01'
const nobody = '0199f000-0000-7000-8000-000000000000'
/** What she hands in at home: the item of two steps is for the counter. */
const onlineCase = {
  subject: scene.subject,
  item: 'person-change-other',
  itemVersion: 1,
  form: { telephone: ownTelephone },
  materials: [],
}
const anyId = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

const ones = Object.entries(reachOfOne).flatMap(([route, { own, foreign }]) =>
  own.map((role) => ({ route: keyOf(route), role, foreign })),
)
const lists = Object.entries(reachOfLists).flatMap(([route, roles]) =>
  roles.map((role) => ({ route: keyOf(route), role })),
)

test('every route says what it reaches: one thing, a list, or nothing of anybody', () => {
  const said = [reachOfOne, reachOfLists, reachOfNone].flatMap((table) => Object.keys(table))

  expect(said.toSorted()).toEqual(routeKeys.toSorted())
})

test('whoever reaches something has the right to the route', () => {
  const without = [...ones, ...lists].filter(({ route, role }) => !expectedRights[route]?.includes(role))

  expect(without).toEqual([])
})

test.each(ones)(
  '$route: a $role is served about his own; foreign and unknown are told alike',
  async (line) => {
    const { route, role, foreign } = line
    await scene.identify()
    await answer(supervisor.post('/api/visits', identification))
    const valid = await (role === 'employer' ? ofEmployer(route) : requests[route]())
    const own = ownOf(route, role, valid)
    if (route.includes('/api/bundles/') && own.who !== undefined) await meetEmployer(own.who, role)
    const other = { ...own, who: await stranger(role) }

    const theirs = await send(other)
    const unknown = await send(unknownOf(other))
    const served = await send(own)

    expect(theirs.json()).toMatchObject({ code: codeOf(foreign, role) })
    expect(told(theirs)).toEqual(told(unknown))
    expect(served.statusCode).toBe(200)
  },
)

test.each(lists)(
  '$route: in the list of a $role stands his own, and nothing foreign',
  async ({ route, role }) => {
    await scene.identify()
    await answer(supervisor.post('/api/visits', identification))
    const mark = await marked(route)
    const valid = await requests[route]()

    const own = await send({ ...valid, who: insider(route, role, valid) })
    const foreign = await send({ ...valid, who: await stranger(role) })

    expect([own.statusCode, foreign.statusCode]).toEqual([200, 200])
    expect(own.body + (await pagesAfter({ ...valid, who: insider(route, role, valid) }, own))).toContain(mark)
    expect(foreign.body).not.toContain(mark)
  },
)

test('of sessions everybody sees and ends his own only', async () => {
  const [one, other] = [await world.signIn('lu.ping'), await world.signIn('jin.hui')]
  const { session } = await answer<{ session: string }>(other.get('/api/login/me'))

  const ended = await one.post(`/api/login/sessions/${session}/end`)
  const unknown = await one.post(`/api/login/sessions/${nobody}/end`)

  expect(told(ended)).toEqual(told(unknown))
  expect((await other.get('/api/login/me')).statusCode).toBe(200)
  expect((await one.get('/api/login/sessions')).body).not.toContain(session)
})

test('the register names who holds or held a grant here; all others are found by their whole user name only', async () => {
  const { manager, system } = scene
  const [held, never] = [await world.hire('counter-clerk', elsewhere), await world.hire('reviewer', province)]
  const before = await answer<Register>(manager.get('/api/staff'))
  const grant = before.rows.find(({ username }) => username === held)?.grants[0]
  await answer(system.post(`/api/staff/grants/${grant?.id ?? ''}/end`))

  const register = await manager.get('/api/staff')
  const found = await manager.post('/api/staff/identification', { username: never })
  const partly = await manager.post('/api/staff/identification', { username: never.slice(0, -1) })

  expect(register.body).toContain(held)
  expect(register.body).not.toContain(never)
  expect(Object.keys(found.json<object>()).toSorted()).toEqual(['id', 'name', 'username'])
  expect(partly.json()).toMatchObject({ code: 'staff.no-staff', fields: [{ field: 'username' }] })
})

test('the second wall: the database shows oversight looks, grants and requests of its agencies only, and no secrets', async () => {
  await scene.grantRequest('head')
  const all = query<{ looks: number; grants: number; requests: number; signatures: number }>(
    `select (select count(*) from audit.entry) as looks, (select count(*) from staff.grant) as grants,
       (select count(*) from staff.grant_request) as requests, (select count(*) from staff.grant_signature) as signatures`,
  )
  const seen = async (agencies: readonly string[]) =>
    (await world.database.read({ path: 'oversight', agencies }, all()))[0][0]

  const [own, foreign, unset] = [await seen(['410202-01']), await seen(['410225-01']), await seen([])]
  const secrets = query('select password_hash from staff.staff')
  const read = world.database.read({ path: 'oversight', agencies: ['410202-01'] }, secrets())

  expect(Object.values(own ?? {}).every((count) => count > 0)).toBe(true)
  expect(foreign).toMatchObject({ looks: 0, requests: 0, signatures: 0 })
  expect(foreign?.grants).toBe(4)
  expect(unset).toEqual({ looks: 0, grants: 0, requests: 0, signatures: 0 })
  await expect(read).rejects.toThrow('permission denied')
})

interface Register {
  readonly rows: readonly { readonly username: string; readonly grants: readonly { readonly id: string }[] }[]
}

/** What stands on the later pages of a long list. */
async function pagesAfter(request: ValidRequest, first: LightMyRequestResponse): Promise<string> {
  if (!String(first.headers['content-type']).includes('json')) return '' // a file is whole
  const { next = null } = first.json<{ next?: string | null }>()
  if (next === null) return ''
  const mark = request.url.includes('?') ? '&' : '?'
  const page = await send({ ...request, url: `${request.url}${mark}after=${encodeURIComponent(next)}` })
  const { next: further = null } = page.json<{ next?: string | null }>()
  if (further === null || further === next) return page.body
  return page.body + (await pagesAfter(request, page))
}

/** At a counter a bundle is opened within a visit of the employer. */
async function meetEmployer(who: Signed, role: Who): Promise<void> {
  if (role === 'employer') return
  await answer(who.post('/api/visits', employerIdentified()))
}

/** The one who owns what the request is about. */
function insider(route: RouteKey, role: Who, { who }: ValidRequest): Signed {
  if (/documents|unreached/.test(route)) return scene.neighbour
  const known: Partial<Record<Who, Signed>> = {
    'counter-clerk': scene.clerk,
    'counter-supervisor': supervisor,
    reviewer: scene.reviewer,
    approver: scene.approver,
    manager: scene.manager,
    'internal-checker': scene.checker,
    archivist: scene.archivist,
    'agency-head': scene.head,
    'system-administrator': scene.system,
    'security-administrator': scene.security,
    'audit-administrator': scene.auditor,
    person: scene.person,
    employer: scene.principal,
  }
  return known[role] ?? who ?? scene.clerk
}

/** The same role at a county that has nothing to do with any of this; clerks there have their own outlet. */
async function stranger(role: Who): Promise<Signed> {
  if (role === 'person') return scene.otherPerson
  if (role === 'employer') return scene.otherPrincipal
  if (role === 'client') {
    const known = strangers.get(role) ?? (await plantClient(world, scene.system)).who
    strangers.set(role, known)
    return known
  }
  const outlet = pathOf(role) === 'counter' ? '410223-hall-1' : undefined
  const known = strangers.get(role) ?? (await world.signIn(await world.hire(role, elsewhere, outlet)))
  strangers.set(role, known)
  return known
}

async function ofEmployer(route: RouteKey): Promise<ValidRequest> {
  const prepare = employers[route]
  if (prepare === undefined) throw new Error(`no request of an employer: ${route}`)
  return await prepare()
}

function ownOf(route: RouteKey, role: Who, valid: ValidRequest): ValidRequest {
  if (role === 'employer' || role === 'client') return valid
  const who = insider(route, role, valid)
  if (route === 'POST /api/cases' && role === 'person') return { ...valid, who, body: onlineCase }
  if (route.endsWith('/correction') && role === 'person') return { ...valid, who, body: atHome(valid.body) }
  return role !== 'person' && rights[role].path === 'office'
    ? { ...valid, who, url: withCase(route, valid.url) }
    : { ...valid, who }
}

/** An office reads records through a case of its own, and of files those that the case claims. */
function withCase(route: RouteKey, url: string): string {
  const [file] = materials.flatMap(({ files }) => files ?? [])
  if (route === 'GET /api/people/:subject') return `${url}?case=${ownCase.id}`
  if (route === 'POST /api/materials/:subject/files') return `${url}?case=${ownCase.id}`
  if (!route.endsWith('/files/:id')) return url
  return `/api/materials/${scene.subject}/files/${file ?? ''}?case=${ownCase.id}`
}

/** At home an original is photographed: nobody has seen it there. */
function atHome(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'materials' in body && Array.isArray(body.materials)
    ? { ...body, materials: body.materials.filter(({ by }: { by: string }) => by === 'file') }
    : body
}

/** The same about what does not exist: ids that nobody has, and an agency that there is not. */
function unknownOf(request: ValidRequest): ValidRequest {
  const url = request.url.replaceAll(anyId, nobody).replace(/(?<=\/)410202-[\w-]+/, '999999-01')
  if (request.body === undefined) return { ...request, url }
  const text = JSON.stringify(request.body)
    .replaceAll(scene.subject, nobody)
    .replaceAll(scene.employer, nobody)
  const body: unknown = JSON.parse(
    /grant-requests$|api\/(?:calendar\/windows|agencies|outlets|staff|clients)$/.test(url)
      ? text.replace(longting, '999999-01').replace(city, '999999-01')
      : text,
  )
  return { ...request, url, body: url.endsWith('/api/mergers') ? ofNoAgency(body) : body }
}

function ofNoAgency(body: unknown): unknown {
  return typeof body === 'object' ? { ...body, agencyId: '999999-01' } : body
}

/** Lists in which the person herself stands. */
const namesSubject: ReadonlySet<RouteKey> = new Set([
  'GET /api/audit/looks',
  'GET /api/visits/open',
  'GET /api/authorisations',
  'GET /api/client/mandates',
])

/** Lists in which something else stands than cases. */
const marksOf: Partial<Record<RouteKey, () => string | Promise<string>>> = {
  'GET /api/staff': () => 'zhao.jianguo',
  'GET /api/archives': async () => (await packed(world, scene)).id,
  'GET /api/destructions': async () => await askedDestruction(world, scene),
  'GET /api/absences': async () => await askedAbsence(world, scene),
  'GET /api/absences/asked': async () => await askedAbsence(world, scene),
  'GET /api/copies': async () => (await copiedTo(scene.reviewer, scene)).id,
  'GET /api/absences/stand-ins': () => scene.reviewer.staffId,
  'GET /api/absences/moved': async () => {
    const { url } = await movedCase(world, scene)
    return (await answer<{ number: string }>(scene.reviewer.get(url))).number
  },
  'GET /api/outlet-grants': () => changedOutlet,
  'GET /api/teams': async () => await setUpTeam(scene, { items: ['person-proof'] }, []),
  'GET /api/outlet-grant-changes': async () => await waitingChange(scene),
  'GET /api/staff/grant-requests': async () => await scene.grantRequest('check'),
  'GET /api/people/documents-to-check': async () => (await scene.toCheck()).id,
  'GET /api/analytics/reports': async () =>
    (await requests['GET /api/analytics/reports/:id']()).url.split('/').at(-1) ?? '',
  'GET /api/login-renewals': async () => (await askedRenewal(world)).id,
  'GET /api/mergers': async () => await askedMerger(scene.system),
  'GET /api/kin-ends': async () => (await askedKinEnd(world)).id,
  'GET /api/catalogue/drafts': async () =>
    (await writtenItem(scene.system, { ...shippedDeclarations()[0], code: 'drafted-here' })).id,
  'GET /api/parameters/drafts': async () => (await drafted(scene.manager)).id,
  'GET /api/publishing': async () => (await askedWording(scene.system)).id,
  'GET /api/wordings/drafts': async () => (await writtenWording(scene.system)).id,
  'GET /api/shields': async () => await shielded(await officersOf(world), await plantNewcomer(world)),
  'GET /api/messages/dead': async () => (await plantDead(world, scene.subject)).id,
  'GET /api/unreached': async () => (await plantDead(world, scene.subject, 'refused')).id,
  'GET /api/relays': async () => await askedRelay(world, scene),
  'GET /api/clients': async () => (await plantClient(world, scene.system)).id,
}

/** Something in the answer that only the owner may read. */
async function marked(route: RouteKey): Promise<string> {
  const known = await marksOf[route]?.()
  if (known !== undefined) return known
  if (route.includes('/call-backs') || route.startsWith('GET /api/ratings')) return await markedRating(route)
  return await markedOfSubject(route)
}

/** The same where it is about her. */
async function markedOfSubject(route: RouteKey): Promise<string> {
  if (namesSubject.has(route)) return scene.subject
  const { id, url } = await scene.caseAt('accepted')
  await world.deliverEvents()
  if (route === 'GET /api/counterfoils')
    return (await answer<{ number: string }>(scene.reviewer.get(url))).number
  const figure = await markedFigure(route, url)
  if (figure !== undefined) return figure
  if (route !== 'GET /api/tasks/counts') return id
  const { agency } = await answer<{ agency: number }>(scene.reviewer.get('/api/tasks/counts'))
  return `"agency":${agency}`
}

/** What figures and their tables say of a case of hers: the agency that owns it, how many there are, its number. */
async function markedFigure(route: RouteKey, url: string): Promise<string | undefined> {
  if (route === 'GET /api/analytics/away-from-home') return '410202-hall-1'
  if (route === 'GET /api/analytics/figures/table') return '禹王台区社会保险中心'
  if (route === 'GET /api/analytics/workload/people') return '开封市社会保险中心'
  if (route === 'GET /api/analytics/cases/table')
    return (await answer<{ number: string }>(scene.reviewer.get(url))).number
  if (route === 'GET /api/analytics/items') {
    const valid = await requests[route]()
    const { handedIn } = await answer<{ handedIn: number }>(scene.manager.get(valid.url))
    return `"handedIn":${handedIn}`
  }
  const figures = new Set(['overview', 'figures', 'workload'].map((name) => `GET /api/analytics/${name}`))
  return figures.has(route) ? '410205-01' : undefined
}

/** What a bad rating leaves in the lists of those who lead. */
async function markedRating(route: RouteKey): Promise<string> {
  const id = await badRating(scene)
  if (route === 'GET /api/ratings/figures') return '410205-01'
  if (route !== 'GET /api/call-backs/counts') return id
  const { agency } = await answer<{ agency: number }>(scene.manager.get('/api/call-backs/counts'))
  return `"agency":${agency}`
}

function codeOf(foreign: Foreign, role: Who): string {
  if (typeof foreign === 'string') return foreign
  return foreign[pathOf(role)] ?? ''
}

function pathOf(role: Who): 'counter' | 'office' | 'person' | 'employer' | 'client' {
  if (role === 'person' || role === 'employer' || role === 'client') return role
  return rights[role].path === 'counter' ? 'counter' : 'office'
}

/** What somebody is told, without the number for the support. */
function told(reply: LightMyRequestResponse): object {
  return { status: reply.statusCode, ...reply.json<object>(), request: '' }
}

async function send(request: ValidRequest): Promise<LightMyRequestResponse> {
  return await world.http.inject(optionsOf(request, randomUUID()))
}

function keyOf(text: string): RouteKey {
  const found = routeKeys.find((route) => route === text)
  if (found === undefined) throw new Error(`no route ${text}`)
  return found
}
