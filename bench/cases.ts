import { dayOf } from '@tongban/policy'

import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'
import { publishOver } from '../apps/server/test/published.ts'
import { type Signed, signIn } from './client.ts'
import type { Applicant, LoadDone, LoadJob } from './load.ts'
import { runProgram } from './program.ts'

const item = 'bench-two-steps'
const form = { telephone: '13800001234' }
/** As many as pgbench opens. */
export const connectionsAtOnce = 16
/** Several people for each connection: nobody's record becomes longer than a life makes it. */
export const peopleEach = 4
const counter = '410202-01'
/** The seed of the demo's city, so that its people are known by their numbers. */
export const citySeed = 20_261_124
const cityPeople = 200

/** Signs staff in, publishes the item, opens the visits. @returns what is to be played, all but how long */
export async function prepareCases(url: string): Promise<Omit<LoadJob, 'seconds'>> {
  const administrator = await signIn(url, 'system-administrator', '410200-01')
  const head = await signIn(url, 'agency-head', '410200-01')
  const published = await publishOver(
    async (path, body) => await administrator.post(path, body),
    async (path, body) => await head.post(path, body),
    { from: 'nothing', code: item, name: '样例事项' },
    declaration,
  )
  const clerk = await signIn(url, 'counter-clerk', counter)
  const officers = new Map<string, { reviewer: Signed; approver: Signed }>()
  const applicants: Applicant[] = []
  for (const { agencyId, identified } of insured()) {
    const { subject } = await clerk.post<{ subject: string }>('/api/visits', identified)
    const { reviewer, approver } = officers.get(agencyId) ?? (await officersOf(url, agencyId))
    officers.set(agencyId, { reviewer, approver })
    applicants.push({
      subject,
      clerk: clerk.cookie,
      reviewer: reviewer.cookie,
      approver: approver.cookie,
    })
  }
  const connections = Array.from({ length: connectionsAtOnce }, (_, at) =>
    applicants.slice(at * peopleEach, (at + 1) * peopleEach),
  )
  return { url, item, itemVersion: published.version ?? 1, form, connections }
}

/** Plays cases for so long, from another process. */
export async function playCases(job: LoadJob): Promise<LoadDone> {
  return await runProgram<LoadDone>('bench/load.ts', job)
}

/** One after the other: the server checks only a few passwords at a time. */
async function officersOf(url: string, agencyId: string) {
  const reviewer = await signIn(url, 'reviewer', agencyId)
  const approver = await signIn(url, 'approver', agencyId)
  return { reviewer, approver }
}

/** People with a resident number and an open relation, as a clerk would identify them. */
function insured() {
  const today = dayOf(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  return kaifengCity({ seed: citySeed, people: cityPeople, today })
    .persons.flatMap(({ name, documents: [document], enrolments: [enrolment], formerNumber }) =>
      document?.kind === 'resident' && enrolment !== undefined && formerNumber === null
        ? [
            {
              agencyId: enrolment.agencyId,
              identified: {
                subjectKind: 'person',
                identifiedBy: 'document',
                purpose: '办事',
                kind: document.kind,
                number: document.number,
                name,
              },
            },
          ]
        : [],
    )
    .slice(0, connectionsAtOnce * peopleEach)
}

const text = (zh: string) => ({ 'zh-CN': zh })
const declaration = {
  code: item,
  names: text('量一量'),
  category: 'information',
  applicants: ['person'],
  nationalCode: null,
  implementingCode: null,
  leafCode: null,
  basis: ['社会保险经办条例第10条'],
  certainty: 'source',
  kind: 'promised',
  reach: 'province',
  halls: ['counter'],
  limits: {
    statutory: { length: 10, unit: 'working-days', source: '社会保险经办条例第10条', certainty: 'source' },
    guide: null,
    promised: null,
  },
  form: [{ key: 'telephone', label: text('电话'), type: 'telephone', required: true }],
  materials: [],
  routing: 'enrolment',
  checks: [],
  steps: [
    { key: 'first', name: text('初审'), act: 'review', role: 'reviewer' },
    { key: 'last', name: text('复核'), act: 'decide', role: 'approver' },
  ],
  fourEyes: true,
  effect: { name: 'people.change-contact', input: { telephone: { field: 'telephone' } } },
  result: [text('回执')],
  archive: { class: 'person-registration', term: 100 },
}
