import type { CaseDetail } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { answerConfirmation } from '../src/modules/cases/index.ts'
import { newId } from '../src/platform/context.ts'
import { query } from '../src/platform/database.ts'
import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { post, type ValidRequest } from './request.ts'
import { answer, longting, type Scene } from './scene.ts'
import { ordinaryDay, photograph, type Signed, type World } from './world.ts'

const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const questionsOf = query<Question>(
  `select subject_id, id, row_no, state, answer from cases.confirmation where case_id = $1 order by row_no`,
)

/** A question as it rests. */
interface Question {
  readonly subject_id: string
  readonly id: string
  readonly row_no: number
  readonly state: string
  readonly answer: string | null
}

/** One of the townspeople as an employer names him. @param at his place in the small city of the tests */
export function employeeOf(at: number, changes: object = {}): object {
  const person = persons[at]
  const [document] = person?.documents ?? []
  return {
    name: person?.name,
    'document-kind': document?.kind,
    'document-number': document?.number,
    from: '2026-03-01',
    ...changes,
  }
}

/** An accepted case of an employer that names people. */
export interface NamingCase {
  readonly employer: string
  readonly subject: string
  readonly id: string
  readonly url: string
  /** The questions that the worker has asked so far. */
  readonly questions: readonly Question[]
  read(by: Signed): Promise<CaseDetail>
  /** Acts with the newest version. */
  act(by: Signed, name: string, body?: object): ReturnType<Signed['post']>
}

const clerks = new WeakMap<World, Promise<string>>()
const signedIn = new WeakMap<World, { readonly day: string; readonly clerk: Promise<Signed> }>()
const served = new WeakMap<World, number>()

/** A clerk of her own, so that nobody else's visit is ended, signed in on the day that it is; each case is of another employer. */
async function clerkOf(world: World): Promise<Signed> {
  const hired = clerks.get(world) ?? world.hire('counter-clerk', longting, '410202-hall-1')
  clerks.set(world, hired)
  const [day, known] = [world.clock.today(), signedIn.get(world)]
  if (known?.day === day) return await known.clerk
  const clerk = hired.then(async (username) => await world.signIn(username))
  signedIn.set(world, { day, clerk })
  return await clerk
}

/** The employers of a world take turns. */
function nextEmployer(world: World): number {
  const turn = served.get(world) ?? 0
  served.set(world, turn + 1)
  return turn % employers.length
}

/** An employer hands in at a counter, and it is accepted. @param employerAt the place of a certain employer in the small city */
export async function askByEmployer(
  world: World,
  employees: readonly object[],
  {
    delivered = true,
    acceptedOn,
    employerAt,
  }: { delivered?: boolean; acceptedOn?: Day; employerAt?: number } = {},
): Promise<NamingCase> {
  let clerk = await clerkOf(world)
  const employer = employers[employerAt ?? nextEmployer(world)]
  const about = { uscc: employer?.uscc, name: employer?.name, identifiedBy: 'document', purpose: '办事' }
  const visit = await answer<{ subject: string }>(
    clerk.post('/api/visits', { subjectKind: 'employer', ...about }),
  )
  const { subject } = visit
  const file = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const materials = [{ material: 'employee-documents', by: 'file', files: [file.id] }]
  const itemVersion = world.cases.catalogue.current('employee-registration')?.version
  const given = { subject, item: 'employee-registration', itemVersion, form: { employees }, materials }
  const { id } = await answer<{ id: string }>(clerk.post('/api/cases', given))
  const url = `/api/cases/${subject}/${id}`
  if (acceptedOn !== undefined) {
    world.setDay(acceptedOn)
    clerk = await clerkOf(world)
    await answer(clerk.post('/api/visits', { subjectKind: 'employer', ...about }))
  }
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  if (delivered) await world.deliverEvents()
  const read = async (by: Signed): Promise<CaseDetail> => await answer<CaseDetail>(by.get(url))
  return {
    employer: employer?.name ?? '',
    subject,
    id,
    url,
    questions: await askedAbout(world, id),
    read,
    act: async (by, name, body = {}) =>
      await by.post(`${url}/${name}`, { version: (await read(by)).version, ...body }),
  }
}

/** The questions about a case as they rest now. */
export async function askedAbout(world: World, caseId: string): Promise<readonly Question[]> {
  const [rows] = await world.database.read({ path: 'worker' }, questionsOf(caseId))
  return rows
}

const longAgo = query(
  `update cases.confirmation set asked_on = '2026-01-05', state = case when state = 'open' then 'void' else state end`,
)

/** Nobody is asked any more, and nobody was asked today: what came before does not keep from asking the same people again. */
export async function forgetQuestions(world: World): Promise<void> {
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(longAgo()))
}

/** Those who are asked about a case have opened their message, and answer nothing. */
export async function reachAll(world: World, caseId: string): Promise<void> {
  const read = query('update messages.message set read_at = $3 where subject_id = $1 and case_id = $2')
  const asked = await askedAbout(world, caseId)
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(...asked.map(({ subject_id, id }) => read(subject_id, id, world.clock.now()))),
  )
}

/** Everybody who is asked about a case says yes, each for himself; the case has heard of it afterwards. */
export async function confirmAll(world: World, caseId: string): Promise<void> {
  await world.deliverEvents()
  for (const { subject_id: subject, id } of await askedAbout(world, caseId)) {
    const oneself = { actorId: subject, subjects: [subject], authority: 'own-right', path: 'person' } as const
    const command = { route: 'confirm', key: newId(), body: id }
    const context = { ...world.systemContext(), ...oneself }
    await answerConfirmation(world.cases, context, command, { subject, id, answer: 'yes' })
  }
  await world.deliverEvents()
}

/** One that succeeds: 王秀兰 says no to an employer's case, and the reviewer goes on after he has checked it. */
export function verificationRequest(world: World, { person, reviewer, subject }: Scene) {
  return {
    'POST /api/cases/:subject/:id/verification': async (): Promise<ValidRequest> => {
      await forgetQuestions(world)
      const found = await askByEmployer(world, [employeeOf(0)], { employerAt: 10 }) // of Yuwangtai
      const url = `/api/confirmations/${subject}/${found.questions[0]?.id ?? ''}/answer`
      await answer(person.post(url, { answer: 'no', reason: 'wrong-day' }))
      await world.deliverEvents()
      const { version } = await found.read(reviewer)
      return post(reviewer, `${found.url}/verification`, { version, row: 0, note: '有合同，有工资单' })
    },
  }
}
