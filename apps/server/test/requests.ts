import { allRoutes } from '@tongban/contracts/all'
import type { Route } from '@tongban/contracts/routes'
import { addDays, type Day } from '@tongban/policy'
import type { InjectOptions } from 'fastify'

import { demoCode } from '../src/modules/accounts/index.ts'
import { absenceRequests } from './absences.ts'
import { ofAddresses } from './addresses.ts'
import { administering } from './administering.ts'
import { archiveRequests } from './archives.ts'
import { bundleRequests, catalogueRequests } from './bundles.ts'
import { byHandRequests } from './by-hand.ts'
import { clientRequests } from './clients.ts'
import { askByEmployer, employeeOf, forgetQuestions, verificationRequest } from './confirmations.ts'
import { fallDue } from './counter.ts'
import { lookingAfter } from './dead-delivery.ts'
import { plantDead } from './dead-letter.ts'
import { employerRequests } from './employer-requests.ts'
import { plantFirstLink } from './first-link.ts'
import { invited, nextColleague, takenOn } from './invited.ts'
import { itemDraftRequests } from './item-drafts.ts'
import { kinRequests } from './kin.ts'
import { acceptKind, type Kind, type KindCase, plantKinds } from './kinds.ts'
import { plantNewcomer } from './newcomer.ts'
import { officeVerbRequests } from './office-verbs.ts'
import { otherRequests } from './others.ts'
import { parameterRequests } from './parameters.ts'
import { personalRequests } from './personal-mandates.ts'
import { keepingPlaces } from './places.ts'
import { publicityRequests } from './publicity.ts'
import { badly, badRating, calledBack, caseToRate, notDone, visitToRate, well } from './ratings.ts'
import { reporting } from './reports.ts'
import { get, now, post, type RouteKey, type ValidRequest } from './request.ts'
import {
  agreed,
  answer,
  type Body,
  caseOf,
  form,
  grantFor,
  longting,
  nextIdentification,
  papers,
  type Place,
  type Scene,
  soon,
} from './scene.ts'
import { shieldRequests } from './shields.ts'
import { teamRequests } from './teams.ts'
import { trainingRequests } from './training.ts'
import { wordingRequests } from './wordings.ts'
import { multipart, ordinaryDay, photograph, type Signed, type World } from './world.ts'

export type { RouteKey, ValidRequest } from './request.ts'
export const routeKeys = Object.keys(allRoutes).filter((key): key is RouteKey => key in allRoutes)
const routes: Readonly<Record<RouteKey, Route>> = allRoutes
/** Routes whose other side is not here: no provider of identities, no telephones, and no gateway. */
export const withoutOtherSide = routeKeys.filter((route) =>
  /openid|^GET \/api\/demo\/phone$|^POST \/api\/messages\/reports$/.test(route),
)
/** The routes whose commands are told apart by an idempotency key. */
export const commandKeys = routeKeys.filter(
  (route) => route.startsWith('POST') && routes[route].idempotent !== false,
)

/** For every route, what makes one request that succeeds; each call prepares a fresh one. */
export type ValidRequests = Readonly<Record<RouteKey, () => Promise<ValidRequest>>>

/** What a request is as bytes; `key` is its idempotency key. */
export function optionsOf({ who, method, url, body, file }: ValidRequest, key: string): InjectOptions {
  const common = {
    'sec-fetch-site': 'same-origin',
    'idempotency-key': key,
    cookie: who?.cookie ?? '',
    ...who?.headers,
  }
  if (file !== undefined) {
    const sent = multipart(file, 'photo.png')
    return { method, url, ...sent, headers: { ...common, ...sent.headers } }
  }
  if (body === undefined) return { method, url, headers: common }
  const headers = { ...common, 'content-type': 'application/json' }
  return { method, url, headers, payload: JSON.stringify(body) }
}

let published: Day = '2026-01-01'
/** One request for every route that succeeds: the compiler and the test miss none. */
export function validRequests(world: World, scene: Scene): ValidRequests {
  return {
    ...reading(scene),
    ...lookingAtCases(scene),
    ...actingOnCases(scene),
    ...handingOver(world, scene),
    ...absenceRequests(world, scene),
    ...officeVerbRequests(world, scene),
    ...teamRequests(world, scene),
    ...actingOnKinds(world, scene),
    ...signingIn(world, scene),
    ...serving(scene),
    ...withPapers(scene),
    ...keepingStaff(world, scene),
    ...administering(world, scene),
    ...ofAccounts(world, scene),
    ...mendingMessages(world, scene),
    ...byHandRequests(world, scene),
    ...rating(scene),
    ...ofEmployers(world, scene),
    ...itemDraftRequests(world, scene),
    ...wordingRequests(world, scene),
    ...archiveRequests(world, scene),
    ...trainingRequests(scene),
    ...bundleRequests(world, scene),
    ...catalogueRequests(scene),
    ...parameterRequests(scene),
    ...otherRequests(world, scene),
    ...verificationRequest(world, scene),
    ...personalRequests(scene),
    ...kinRequests(world, scene),
    ...publicityRequests(world, scene),
    ...shieldRequests(world),
    ...clientRequests(world, scene),
    ...keepingPlaces(scene),
    ...lookingAfter(world, scene),
    ...reporting(scene),
    ...ofAddresses(scene),
    'POST /api/calendar/notices': async () => {
      published = addDays(published, 1) // of one date there is one notice
      return await Promise.resolve(
        post(scene.system, '/api/calendar/notices', {
          source: '关于2027年部分节假日安排的通知（样例）',
          publishedOn: published,
          knownUntil: '2027-12-31',
          days: [{ date: '2027-01-01', kind: 'off', name: '元旦' }],
        }),
      )
    },
  }
}

function reading({ clerk, reviewer, manager, head, auditor, checker }: Scene) {
  const period = `from=${ordinaryDay}&to=${soon}`
  return {
    'GET /api/agencies': now(get(clerk, '/api/agencies')),
    'GET /api/outlets/hours': now(get(undefined, `/api/outlets/hours?on=${soon}`)),
    'GET /api/outlets': now(get(clerk, '/api/outlets')),
    'GET /api/analytics/overview': now(get(manager, '/api/analytics/overview')),
    'GET /api/analytics/away-from-home': now(
      get(manager, `/api/analytics/away-from-home?by=outlet&${period}`),
    ),
    'GET /api/analytics/cases': now(get(manager, `/api/analytics/cases?figure=running&${period}`)),
    'GET /api/analytics/cases/table': now(
      get(manager, `/api/analytics/cases/table?figure=handed-in&format=csv&${period}`),
    ),
    'GET /api/analytics/figures': now(get(manager, `/api/analytics/figures?by=agency&${period}`)),
    'GET /api/analytics/figures/table': now(
      get(manager, `/api/analytics/figures/table?by=agency&format=csv&${period}`),
    ),
    'GET /api/analytics/items': now(get(manager, `/api/analytics/items?${period}`)),
    'GET /api/analytics/workload': now(get(manager, `/api/analytics/workload?by=agency&${period}`)),
    'GET /api/analytics/workload/people': now(get(head, `/api/analytics/workload/people?${period}`)),
    'GET /api/audit/looks': now(get(auditor, '/api/audit/looks')),
    'GET /api/audit/roots': now(get(undefined, '/api/audit/roots')),
    'GET /api/calendar': now(get(clerk, '/api/calendar?year=2026')),
    'POST /api/search': now(post(reviewer, '/api/search', { terms: '王秀兰' })),
    'GET /api/tasks': now(get(reviewer, '/api/tasks?view=agency')),
    'GET /api/tasks/counts': now(get(reviewer, '/api/tasks/counts')),
    'GET /api/counterfoils': now(get(clerk, '/api/counterfoils')),
    'GET /api/visits/open': now(get(clerk, '/api/visits/open')),
    'GET /api/staff': now(get(manager, '/api/staff')),
    'GET /api/staff/grant-requests': now(get(checker, '/api/staff/grant-requests')),
  }
}

function lookingAtCases({ clerk, reviewer, neighbour, subject, caseAt, stage, toCheck }: Scene) {
  return {
    'GET /api/cases/:subject/:id': async () => get(reviewer, (await caseAt('submitted')).url),
    'GET /api/cases/:subject': now(get(clerk, `/api/cases/${subject}`)),
    'GET /api/people/:subject': now(get(clerk, `/api/people/${subject}`)),
    'GET /api/people/documents-to-check': now(get(neighbour, '/api/people/documents-to-check')),
    'POST /api/people/:subject/documents/:id/confirmation': async () => {
      const document = await toCheck()
      const url = `/api/people/${document.subject}/documents/${document.id}/confirmation`
      return post(neighbour, url, { note: '核对过原件' })
    },
    'POST /api/materials/:subject/files': now({
      ...post(clerk, `/api/materials/${subject}/files`),
      file: photograph,
    }),
    'GET /api/materials/:subject/files': now(get(clerk, `/api/materials/${subject}/files`)),
    'GET /api/materials/:subject/files/:id': async () =>
      get(clerk, `/api/materials/${subject}/files/${await stage()}`),
  }
}

function actingOnCases({ clerk, reviewer, approver, subject, caseAt, stage }: Scene) {
  const acting = (who: Signed, place: Place, act: string, body?: Body) => async (): Promise<ValidRequest> => {
    const { url, version } = await caseAt(place)
    return post(who, `${url}/${act}`, body === undefined ? undefined : { version, ...body })
  }
  return {
    'POST /api/cases': async () => post(clerk, '/api/cases', caseOf(subject, await papers(stage))),
    'POST /api/cases/:subject/checks': now(
      post(clerk, `/api/cases/${subject}/checks`, { item: 'person-change-key', form }),
    ),
    'POST /api/cases/:subject/:id/acceptance': acting(clerk, 'submitted', 'acceptance', {}),
    'POST /api/cases/:subject/:id/deficiencies': acting(clerk, 'incomplete', 'deficiencies', {
      until: soon,
    }),
    'POST /api/cases/:subject/:id/correction': async () =>
      await acting(clerk, 'held', 'correction', { form, materials: await papers(stage) })(),
    'POST /api/cases/:subject/:id/non-acceptance': acting(clerk, 'submitted', 'non-acceptance', {
      reason: '不归这里管',
    }),
    'POST /api/cases/:subject/:id/opinion': acting(reviewer, 'accepted', 'opinion', {
      favourable: true,
      note: '材料齐全',
    }),
    'POST /api/cases/:subject/:id/decision': acting(approver, 'reviewed', 'decision', {
      grant: true,
      note: '同意',
    }),
    'POST /api/cases/:subject/:id/sending-back': acting(approver, 'reviewed', 'sending-back', {
      reason: '请再看一遍',
    }),
    'POST /api/cases/:subject/:id/recall': acting(reviewer, 'reviewed', 'recall', { reason: '看漏了一页' }),
    'POST /api/cases/:subject/:id/withdrawal': acting(clerk, 'accepted', 'withdrawal', {
      reason: '本人不办了',
    }),
    'POST /api/cases/:subject/:id/routing': acting(reviewer, 'accepted', 'routing', {
      agencyId: longting,
      reason: '应由龙亭办',
    }),
    'POST /api/cases/:subject/:id/claim': acting(reviewer, 'accepted', 'claim'),
    'POST /api/cases/:subject/:id/release': acting(reviewer, 'accepted', 'release'),
  }
}

function handingOver(world: World, { reviewer, person, caseAt }: Scene) {
  let hired: Promise<unknown> | undefined
  return {
    'POST /api/cases/:subject/:id/urging': async () =>
      post(person, `${(await caseAt('accepted')).url}/urging`),
    'GET /api/cases/:subject/:id/colleagues': async () =>
      get(reviewer, `${(await caseAt('accepted')).url}/colleagues`),
    'POST /api/cases/:subject/:id/handing-over': async () => {
      await (hired ??= world.hire('reviewer', '410205-01'))
      const { url, version } = await caseAt('accepted')
      const { rows } = await answer<{ rows: { id: string }[] }>(reviewer.get(`${url}/colleagues`))
      return post(reviewer, `${url}/handing-over`, { version, to: rows[0]?.id, reason: '请假一周' })
    },
  }
}

function actingOnKinds(world: World, scene: Scene) {
  const { clerk, reviewer, approver, subject, stage, system } = scene
  let signedIn: Promise<Signed> | undefined
  const supervisor = async (): Promise<Signed> =>
    await (signedIn ??= world.signIn(world.username('counter-supervisor', longting)))
  const kindCase = async (kind: Kind): Promise<KindCase> => {
    await plantKinds(world, system)
    return await acceptKind(clerk, subject, kind)
  }
  const acting = async (who: Signed, of: KindCase, act: string, body: Body): Promise<ValidRequest> => {
    const { version } = await of.read(reviewer)
    return post(who, `${of.url}/${act}`, { version, ...body })
  }
  const rechecked = async (): Promise<[KindCase, string]> => {
    const found = await kindCase('planted-recheck')
    return [found, await found.followUp(reviewer, 'recheck')]
  }
  return {
    'GET /api/authorisations': async () => {
      await kindCase('planted-spot')
      return get(await supervisor(), '/api/authorisations')
    },
    'GET /api/cases/:subject/:id/authorisation': async () =>
      get(await supervisor(), `${(await kindCase('planted-spot')).url}/authorisation`),
    'POST /api/cases/:subject/:id/authorisation': async () =>
      await acting(await supervisor(), await kindCase('planted-spot'), 'authorisation', { note: '' }),
    'POST /api/cases/:subject/:id/procedure': async () =>
      await acting(reviewer, await kindCase('planted-spot'), 'procedure', {
        procedure: 'publicity',
        note: '',
      }),
    'POST /api/cases/:subject/:id/procedure-end': async () => {
      const found = await kindCase('planted-spot')
      await answer(found.act(reviewer, 'procedure', { procedure: 'publicity', note: '' }))
      return await acting(reviewer, found, 'procedure-end', { note: '' })
    },
    'POST /api/cases/:subject/:id/procedure-asking': async () => {
      const found = await kindCase('planted-forwarded')
      await answer(found.act(reviewer, 'procedure', { procedure: 'court', note: '' }))
      return await acting(reviewer, found, 'procedure-asking', { note: '法院说下个月开庭' })
    },
    'POST /api/cases/:subject/:id/answer': async () => {
      const found = await kindCase('planted-forwarded')
      await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
      const said = { favourable: true, note: '复函同意', files: [await stage()] }
      return await acting(reviewer, found, 'answer', said)
    },
    'POST /api/cases/:subject/:id/core-outcome': async () => {
      const found = await kindCase('planted-remote')
      await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
      await answer(found.act(approver, 'decision', { grant: true, note: '' }))
      await world.register() // here no core is configured: nobody answers
      return await acting(approver, found, 'core-outcome', { again: true, note: '已联系' })
    },
    'POST /api/cases/:subject/:id/check': async () => {
      const [found, followUp] = await rechecked()
      return await acting(reviewer, found, 'check', { followUp, inOrder: true, note: '属实' })
    },
    'POST /api/cases/:subject/:id/settlement': async () => {
      const found = await kindCase('planted-spot')
      const followUp = await found.followUp(reviewer, 'debt')
      return await acting(clerk, found, 'settlement', { followUp, files: [await stage()], note: '' })
    },
    'POST /api/cases/:subject/:id/remedy': async () => {
      const found = await kindCase('planted-spot')
      await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
      const other = await world.signIn(await world.hire('approver', '410205-01'))
      await answer(found.act(other, 'decision', { grant: true, note: '' }))
      await fallDue(world, found.id)
      const followUp = await found.followUp(approver, 'debt')
      return await acting(approver, found, 'remedy', { followUp, reverse: false, note: '已经补了' })
    },
  }
}

function signingIn(world: World, { clerk }: Scene) {
  const hired = async (): Promise<string> => await world.hire('reviewer', longting)
  const other = async (): Promise<Signed> => await world.signIn(await hired())
  return {
    'POST /api/login/staff': async () => ({
      method: 'POST' as const,
      url: '/api/login/staff',
      body: { ...world.credentials(await hired()) },
    }),
    'GET /api/login/me': now(get(clerk, '/api/login/me')),
    'POST /api/login/outlet': now(post(clerk, '/api/login/outlet', { outletId: '410202-hall-1' })),
    'POST /api/login/end': async () => post(await other(), '/api/login/end'),
    'GET /api/login/sessions': now(get(clerk, '/api/login/sessions')),
    'POST /api/login/sessions/:id/end': async () => {
      const username = await hired()
      const [who, elsewhere] = [await world.signIn(username), await world.signIn(username)]
      const { session } = await answer<{ session: string }>(elsewhere.get('/api/login/me'))
      return post(who, `/api/login/sessions/${session}/end`)
    },
    'GET /api/login/options': now(get(undefined, '/api/login/options')),
    ...firstLogins(world),
    'POST /api/login/openid/binding': async () => {
      const username = await hired()
      const who = await world.signIn(username)
      const { password, code } = world.credentials(username)
      return post(who, '/api/login/openid/binding', { password, code })
    },
    'GET /api/login/openid': now(get(undefined, '/api/login/openid')),
    'GET /api/login/openid/callback': now(get(undefined, '/api/login/openid/callback?state=s&code=c')),
  }
}

/** What is about employers only; what they share with people is in the table of employers. */
function ofEmployers(world: World, scene: Scene) {
  const known = employerRequests(world, scene)
  const request = (route: RouteKey) => async (): Promise<ValidRequest> => {
    const prepare = known[route]
    if (prepare === undefined) throw new Error(`no request of an employer: ${route}`)
    return await prepare()
  }
  return {
    'GET /api/mandates/own': now(get(scene.person, '/api/mandates/own')),
    'GET /api/mandates/:subject': request('GET /api/mandates/:subject'),
    'POST /api/mandates/:subject': request('POST /api/mandates/:subject'),
    'POST /api/mandates/:subject/:id/revocation': request('POST /api/mandates/:subject/:id/revocation'),
    'GET /api/batches/:subject': request('GET /api/batches/:subject'),
    'GET /api/batches/:subject/template': request('GET /api/batches/:subject/template'),
    'POST /api/batches/:subject': request('POST /api/batches/:subject'),
    'GET /api/batches/:subject/:id': request('GET /api/batches/:subject/:id'),
    'GET /api/batches/:subject/:id/rejects': request('GET /api/batches/:subject/:id/rejects'),
    'POST /api/batches/:subject/:id/application': request('POST /api/batches/:subject/:id/application'),
    'POST /api/batches/:subject/:id/stop': request('POST /api/batches/:subject/:id/stop'),
    'GET /api/enrolment/:subject/roster': request('GET /api/enrolment/:subject/roster'),
  }
}

function mendingMessages(world: World, { system, subject }: Scene) {
  const dead = async (): Promise<string> =>
    `/api/messages/dead/${subject}/${(await plantDead(world, subject)).id}`
  return {
    'GET /api/messages/dead': now(get(system, '/api/messages/dead')),
    'POST /api/messages/dead/:subject/:id/retry': async () =>
      post(system, `${await dead()}/retry`, { reason: 'gateway-mended' }),
    'GET /api/demo/phone': now(get(undefined, '/api/demo/phone')),
  }
}

function rating(scene: Scene) {
  const { clerk, manager, person, subject } = scene
  const period = `from=${ordinaryDay}&to=${soon}`
  return {
    'GET /api/ratings/:subject': now(get(person, `/api/ratings/${subject}`)),
    'POST /api/ratings/:subject/cases/:id': async () => post(person, (await caseToRate(scene)).url, badly),
    'POST /api/ratings/:subject/not-done': now(post(person, `/api/ratings/${subject}/not-done`, notDone(''))),
    'GET /api/not-done/places': now(get(undefined, '/api/not-done/places')),
    'POST /api/not-done': async () =>
      await Promise.resolve(publicly('/api/not-done', notDone(String((telephones += 1))))),
    'GET /api/visits/:subject/:id/rating': async () => get(clerk, await visitToRate(scene)),
    'POST /api/visits/:subject/:id/rating': async () => post(clerk, await visitToRate(scene), well),
    'GET /api/call-backs': now(get(manager, '/api/call-backs')),
    'GET /api/call-backs/counts': now(get(manager, '/api/call-backs/counts')),
    'GET /api/call-backs/:id': async () => get(manager, `/api/call-backs/${await badRating(scene)}`),
    'POST /api/call-backs/:id/answer': async () =>
      post(manager, `/api/call-backs/${await badRating(scene)}/answer`, calledBack),
    'GET /api/ratings/figures': now(get(manager, `/api/ratings/figures?by=agency&${period}`)),
    'GET /api/ratings/list': now(get(manager, `/api/ratings/list?${period}`)),
  }
}

function withPapers({ clerk, subject, paper }: Scene) {
  const one = (tail: string) => async (): Promise<ValidRequest> => {
    const { id, case: caseId } = await paper()
    return get(clerk, `/api/papers/${subject}/${id}${tail}?case=${caseId}`)
  }
  return {
    'POST /api/papers/check': now(
      publicly('/api/papers/check', { number: '410202260000017-J4', code: '0123456789' }),
    ),
    'GET /api/papers/:subject': async () => get(clerk, `/api/papers/${subject}?case=${(await paper()).case}`),
    'GET /api/papers/:subject/:id': one(''),
    'GET /api/papers/:subject/:id/pdf': one('/pdf'),
    'POST /api/papers/:subject/:id/delivery': async () => {
      const { id, case: caseId, madeOn: day } = await paper()
      const body = { case: caseId, how: 'counter', day, proof: '本人签收' }
      return post(clerk, `/api/papers/${subject}/${id}/delivery`, body)
    },
  }
}

let newcomers = 0

function firstLogins(world: World) {
  return {
    'POST /api/login/first/opening': async () => ({
      method: 'POST' as const,
      url: '/api/login/first/opening',
      body: { token: (await plantFirstLink(world)).token },
    }),
    'POST /api/login/first': async () => {
      const { token, code } = await plantFirstLink(world)
      newcomers += 1
      const body = {
        token,
        name: `冯鉴明${newcomers}`,
        username: `feng.jianming-${newcomers}`,
        password: 'correct horse battery',
        code,
        agency: null,
      }
      return { method: 'POST' as const, url: '/api/login/first', body }
    },
  }
}

function serving({ clerk }: Scene) {
  return {
    'POST /api/visits': now(post(clerk, '/api/visits', nextIdentification)),
    'POST /api/visits/:subject/:id/end': async () => {
      const { subject, id } = await answer<{ subject: string; id: string }>(
        clerk.post('/api/visits', nextIdentification),
      )
      return post(clerk, `/api/visits/${subject}/${id}/end`)
    },
  }
}

function keepingStaff(world: World, scene: Scene) {
  const { clerk, manager, checker, head, system, security, grantRequest } = scene
  const signing = (who: Signed, turn: 'check' | 'head' | 'system') => async (): Promise<ValidRequest> =>
    post(who, `/api/staff/grant-requests/${await grantRequest(turn)}/${turn}`, agreed)
  const hired = async (): Promise<Member> => {
    const username = await world.hire('counter-clerk', longting, '410202-hall-1')
    const { rows } = await answer<{ rows: Member[] }>(manager.get('/api/staff'))
    return rows.find((row) => row.username === username) ?? { id: '', username, grants: [] }
  }
  return {
    'POST /api/staff/grant-requests': now(
      post(manager, '/api/staff/grant-requests', grantFor(clerk.staffId)),
    ),
    'POST /api/staff/identification': now(
      post(manager, '/api/staff/identification', { username: 'lu.ping' }),
    ),
    'POST /api/staff/grant-requests/:id/check': signing(checker, 'check'),
    'POST /api/staff/grant-requests/:id/head': signing(head, 'head'),
    'POST /api/staff/grant-requests/:id/system': signing(system, 'system'),
    'POST /api/staff': async () => await Promise.resolve(post(system, '/api/staff', nextColleague())),
    'POST /api/staff/:id/invitation': async () =>
      post(system, `/api/staff/${await takenOn(system)}/invitation`),
    'POST /api/staff/:id/leaving': async () =>
      post(system, `/api/staff/${(await hired()).id}/leaving`, { lastDay: soon }),
    'POST /api/staff/grants/:id/last-day': async () =>
      post(system, `/api/staff/grants/${(await hired()).grants[0]?.id ?? ''}/last-day`, { lastDay: soon }),
    'POST /api/login/invitation/opening': async () => ({
      method: 'POST' as const,
      url: '/api/login/invitation/opening',
      body: { token: (await invited(world, system)).token },
    }),
    'POST /api/login/invitation': async () => ({
      method: 'POST' as const,
      url: '/api/login/invitation',
      body: { ...(await invited(world, system)), password: 'ein langer Satz 7' },
    }),
    'POST /api/staff/grants/:id/end': async () =>
      post(system, `/api/staff/grants/${(await hired()).grants[0]?.id ?? ''}/end`),
    'POST /api/staff/:id/sessions/end': async () =>
      post(security, `/api/staff/${(await hired()).id}/sessions/end`),
  }
}

interface Member {
  readonly id: string
  readonly username: string
  readonly grants: readonly { readonly id: string }[]
}

let telephones = 13_300_000_000

/** A telephone that nobody of the city has, to which a code has just been sent. */
async function freshTelephone(world: World): Promise<string> {
  const telephone = String((telephones += 1))
  const payload = { telephone }
  const reply = await world.http.inject({
    method: 'POST',
    url: '/api/accounts/codes',
    payload,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return telephone
}

const publicly = (url: string, body: Body): ValidRequest => ({ method: 'POST', url, body })

function ofAccounts(world: World, scene: Scene) {
  const { clerk, person, subject } = scene
  const bindings = `/api/accounts/${subject}/bindings`
  const bound = async (): Promise<string> => {
    const body = { telephone: await freshTelephone(world), code: demoCode }
    return (await answer<{ id: string }>(clerk.post(bindings, body))).id
  }
  const asked = async (): Promise<string> => {
    await forgetQuestions(world)
    const { questions } = await askByEmployer(world, [employeeOf(0)])
    return `/api/confirmations/${subject}/${questions[0]?.id ?? ''}`
  }
  return {
    'POST /api/accounts/codes': async () =>
      await Promise.resolve(publicly('/api/accounts/codes', { telephone: String((telephones += 1)) })),
    'POST /api/accounts/login': async () =>
      publicly('/api/accounts/login', { telephone: await freshTelephone(world), code: demoCode }),
    'GET /api/accounts/openid': now(get(undefined, '/api/accounts/openid')),
    'GET /api/accounts/openid/callback': now(get(undefined, '/api/accounts/openid/callback?state=s&code=c')),
    'GET /api/accounts/options': now(get(undefined, '/api/accounts/options')),
    'GET /api/accounts/own': now(get(person, '/api/accounts/own')),
    'POST /api/accounts/own/person': now(post(person, '/api/accounts/own/person', { subject })),
    'POST /api/accounts/own/bindings': async () => {
      const { telephone, ...known } = await plantNewcomer(world)
      const own = await world.enter(telephone)
      return post(own, '/api/accounts/own/bindings', known)
    },
    'GET /api/accounts/:subject/bindings': now(get(clerk, bindings)),
    'POST /api/accounts/:subject/bindings': async () =>
      post(clerk, bindings, { telephone: await freshTelephone(world), code: demoCode }),
    'POST /api/accounts/:subject/bindings/:id/end': async () =>
      post(clerk, `${bindings}/${await bound()}/end`),
    'GET /api/confirmations/:subject': now(get(person, `/api/confirmations/${subject}`)),
    'GET /api/confirmations/:subject/:id': async () => get(person, await asked()),
    'POST /api/confirmations/:subject/:id/answer': async () =>
      post(person, `${await asked()}/answer`, { answer: 'no', reason: 'other', note: '已经离开那里了' }),
    'GET /api/drafts/:subject': now(get(person, `/api/drafts/${subject}`)),
    'POST /api/drafts/:subject/:item': async () => {
      const url = `/api/drafts/${subject}/flexible-registration`
      await answer(person.post(`${url}/discard`))
      return post(person, url, { form: { pays: 'month' }, materials: [], itemVersion: 1, revision: 0 })
    },
    'POST /api/drafts/:subject/:item/discard': now(
      post(person, `/api/drafts/${subject}/flexible-registration/discard`),
    ),
    'POST /api/papers/:subject/:id/receipt': async () =>
      post(person, `/api/papers/${subject}/${(await scene.paper()).id}/receipt`, { consents: true }),
    'GET /api/messages/:subject': now(get(person, `/api/messages/${subject}`)),
    'GET /api/messages/:subject/unread': now(get(person, `/api/messages/${subject}/unread`)),
    'POST /api/messages/:subject/:id/read': async () => {
      await scene.caseAt('accepted')
      const { rows } = await answer<{ rows: { id: string }[] }>(person.get(`/api/messages/${subject}`))
      return post(person, `/api/messages/${subject}/${rows[0]?.id ?? ''}/read`)
    },
    'GET /api/audit/looks/:subject': now(get(person, `/api/audit/looks/${subject}`)),
  }
}
