import { employerHeader } from '@tongban/contracts/access'
import { addDays, type Day } from '@tongban/policy'
import type { LightMyRequestResponse } from 'fastify'

import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { ordinaryDay, photograph, type Signed, type World } from './world.ts'

/** What a request says, before it is made JSON. */
export type Body = Readonly<Record<string, unknown>>

/** A case with what acts on it need: the version on screen and where it is found. */
export interface KnownCase {
  readonly subject: string
  readonly id: string
  readonly version: number
  readonly url: string
}

/** The people who act in these requests, signed in, and what they prepare. */
export interface Scene {
  readonly clerk: Signed
  readonly reviewer: Signed
  /** The reviewer of Longting, to whom no case of this scene belongs. */
  readonly neighbour: Signed
  readonly approver: Signed
  readonly manager: Signed
  readonly checker: Signed
  /** Who keeps the files of Yuwangtai. */
  readonly archivist: Signed
  readonly head: Signed
  readonly system: Signed
  readonly security: Signed
  readonly auditor: Signed
  /** 王秀兰 on her own telephone. */
  readonly person: Signed
  /** 陳嘉儀, who has nothing to do with her. */
  readonly otherPerson: Signed
  /** 林志豪, where he acts as the principal of an employer of Yuwangtai. */
  readonly principal: Signed
  /** That employer. */
  readonly employer: string
  /** 郑𠮷, the principal of another one. */
  readonly otherPrincipal: Signed
  /** 王秀兰, insured at Yuwangtai, with whom the clerk of Longting has an open visit. */
  readonly subject: string
  /** A case of hers at each place where acts find one. */
  readonly caseAt: (place: Place) => Promise<KnownCase>
  /** Identifies her again: a visit lasts half an hour, and signing in takes its minute each time. */
  readonly identify: () => Promise<void>
  /** A staged photograph of hers, claimed by nothing. */
  readonly stage: () => Promise<string>
  /** The newest paper of a case of hers, and that case. */
  readonly paper: () => Promise<{ id: string; case: string; madeOn: string }>
  /** A person with a number that fits no rule, whom the reviewer of Longting must look at. */
  readonly toCheck: () => Promise<{ subject: string; id: string }>
  /** A request for a grant that has been signed so far. */
  readonly grantRequest: (turn: 'check' | 'head' | 'system') => Promise<string>
}

/** Where a case of two steps can stand. */
export const places = ['submitted', 'incomplete', 'held', 'accepted', 'reviewed', 'closed'] as const
export type Place = (typeof places)[number]

/** A day by which missing papers may still come. */
export const soon: Day = addDays(ordinaryDay, 18)

export const longting = '410202-01'
const yuwangtai = '410205-01'
const city = '410200-01'
const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, zhang, , chen, lin, , , , zheng] = persons
/** Her name stays what it is, so that she is identified by it again. */
export const form = { what: 'name', name: wang?.name ?? '' }

/** How the clerk identifies a person of the city. */
const identified = (person: typeof wang) => ({
  subjectKind: 'person',
  kind: person?.documents[0]?.kind,
  number: person?.documents[0]?.number,
  name: person?.name,
  identifiedBy: 'document',
  purpose: '改姓名',
})
export const identification = identified(wang)
/** 张福生, who comes after 王秀兰. */
export const nextIdentification = identified(zhang)

/** Signs everybody in and opens the visit. */
export async function openScene(world: World): Promise<Scene> {
  const signIn = async (role: string, agencyId: string): Promise<Signed> =>
    await world.signIn(world.username(role, agencyId))
  const clerk = await signIn('counter-clerk', longting)
  const reviewer = await signIn('reviewer', yuwangtai)
  const neighbour = await signIn('reviewer', longting)
  const approver = await signIn('approver', yuwangtai)
  const manager = await signIn('manager', city)
  const checker = await signIn('internal-checker', city)
  const head = await signIn('agency-head', city)
  const archivist = await signIn('archivist', yuwangtai)
  const system = await signIn('system-administrator', city)
  const security = await signIn('security-administrator', city)
  const auditor = await signIn('audit-administrator', city)
  const person = await world.enter(wang?.telephone ?? '')
  const otherPerson = await world.enter(chen?.telephone ?? '')
  const { principal, otherPrincipal } = await openEmployers(world)
  const visit = async (): Promise<{ subject: string }> =>
    await answer(clerk.post('/api/visits', identification))
  const { subject } = await visit()
  const stage = async (): Promise<string> =>
    (await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))).id
  const caseAt = async (place: Place): Promise<KnownCase> => {
    const complete = place !== 'incomplete' && place !== 'held'
    const materials = complete ? await papers(stage) : []
    const opened = await answer<{ id: string }>(clerk.post('/api/cases', caseOf(subject, materials)))
    const url = `/api/cases/${subject}/${opened.id}`
    let version = 0
    const act = async (who: Signed, name: string, body: Body): Promise<void> => {
      await answer(who.post(`${url}/${name}`, { version, ...body }))
      version += 1
    }
    if (place === 'held') await act(clerk, 'deficiencies', { until: soon })
    const steps = ['accepted', 'reviewed', 'closed'].indexOf(place)
    if (steps >= 0) await act(clerk, 'acceptance', {})
    if (steps >= 1) await act(reviewer, 'opinion', { favourable: true, note: '' })
    if (steps >= 2) await act(approver, 'decision', { grant: true, note: '' })
    return { subject, id: opened.id, version, url }
  }
  const paper = async (): Promise<{ id: string; case: string; madeOn: string }> => {
    const { id } = await caseAt('accepted')
    const url = `/api/papers/${subject}?case=${id}`
    const { rows } = await answer<{ rows: { id: string; case: string; madeOn: string }[] }>(clerk.get(url))
    return rows[0] ?? { id: '', case: '', madeOn: '' }
  }
  let taken = 0
  const toCheck = async (): Promise<{ subject: string; id: string }> => {
    const number = `?${(taken += 1)}`
    const newcomer = { ...identification, kind: 'passport', number, name: '来人', register: true }
    const came = await answer<{ subject: string }>(clerk.post('/api/visits', newcomer))
    const { documents } = await answer<{ documents: { id: string }[] }>(
      clerk.get(`/api/people/${came.subject}`),
    )
    return { subject: came.subject, id: documents[0]?.id ?? '' }
  }
  const grantRequest = async (turn: 'check' | 'head' | 'system'): Promise<string> => {
    const { id } = await answer<{ id: string }>(
      manager.post('/api/staff/grant-requests', grantFor(clerk.staffId)),
    )
    const url = `/api/staff/grant-requests/${id}`
    if (turn !== 'check') await answer(checker.post(`${url}/check`, agreed))
    if (turn === 'system') await answer(head.post(`${url}/head`, agreed))
    return id
  }
  return {
    clerk,
    reviewer,
    neighbour,
    approver,
    manager,
    checker,
    archivist,
    head,
    system,
    security,
    auditor,
    person,
    otherPerson,
    principal,
    employer: employerOf(principal),
    otherPrincipal,
    subject,
    identify: async () => void (await visit()),
    caseAt,
    stage,
    paper,
    toCheck,
    grantRequest,
  }
}

/** 林志豪, who stands for two employers, at the one of Yuwangtai; and 郑𠮷. */
async function openEmployers(world: World): Promise<Pick<Scene, 'principal' | 'otherPrincipal'>> {
  const acting = async (person: typeof wang, at: number): Promise<Signed> =>
    await world.actFor(await world.enter(person?.telephone ?? ''), employers[at]?.name ?? '')
  return { principal: await acting(lin, 0), otherPrincipal: await acting(zheng, 10) }
}

/** How the employer of 林志豪 is identified at a counter. */
export function employerIdentified(): Body {
  const { name, uscc } = employers[0] ?? {}
  return { subjectKind: 'employer', uscc, name, identifiedBy: 'document', purpose: '打包办' }
}

/** For which employer somebody acts. */
export function employerOf({ headers }: Signed): string {
  return headers[employerHeader] ?? ''
}

/** What each who signs a request for a grant says. */
export const agreed = { agree: true, note: '同意' }

/** What a manager asks for. */
export function grantFor(staffId: string): Body {
  return {
    staffId,
    role: 'counter-clerk',
    agencyId: longting,
    outletId: '410202-hall-1',
    from: ordinaryDay,
    to: addDays(ordinaryDay, 364),
    reason: '轮岗',
  }
}

/** Everything that the item of two steps asks for. */
export async function papers(stage: () => Promise<string>): Promise<Body[]> {
  return [
    { material: 'identity-document', by: 'seen' },
    { material: 'name-evidence', by: 'file', files: [await stage()] },
  ]
}

/** What is handed in for a subject. */
export function caseOf(subject: string, materials: readonly Body[]): Body {
  return { subject, item: 'person-change-key', itemVersion: 1, form, materials }
}

/** The answer of a request that must succeed. @throws Error with the server's words */
export async function answer<Answer>(sent: Promise<LightMyRequestResponse>): Promise<Answer> {
  const reply = await sent
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
  return reply.json<Answer>()
}

/** The telephone of 王秀兰 as the register knows it. */
export const ownTelephone = wang?.telephone ?? ''
