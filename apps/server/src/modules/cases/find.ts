import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { SubjectRecord } from '@tongban/contracts/people'
import { fieldsAsked } from '@tongban/contracts/form'
import { maskIdentityNumber } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { named } from '../catalogue/index.ts'
import { employerFacts, findEmployer, findRoster } from '../employers/index.ts'
import { findEnrolments } from '../enrolment/index.ts'
import { personOf, readPerson } from '../people/index.ts'
import { findSubject } from '../subjects/index.ts'
import { type EnteredVisit, enterVisit, requireVisit } from '../visits/index.ts'
import { declarationOf } from './act.ts'
import type { Case } from './case.ts'
import { taskActs } from './decide.ts'
import type { CaseDeps } from './deps.ts'
import { enterCase, findCase, findCasesOf, findEvents, findTask } from './store.ts'
import { caseView } from './view.ts'

const foils = query<{
  id: string
  number: string
  item: string
  stage: CaseView['stage']
  outcome: CaseView['outcome']
  agency_id: string
  submitted_on: CaseView['submittedOn']
  due_on: CaseView['dueOn']
  opened_at: string
}>('select id, number, item, stage, outcome, agency_id, submitted_on, due_on, opened_at from cases.counterfoils($1, $2, $3, $4)')

const pageSize = 50

/** How the reader's path opens a subject: a visit at the counter, the case itself elsewhere. */
function opening(context: Context, subject: string, id: string): Statement {
  return context.path === 'counter' ? enterVisit(context, subject) : enterCase(subject, id)
}

/**
 * A case with its form, papers, log and what the reader may do. A look of staff is written before the answer.
 * @throws Refusal cases.not-found
 */
export async function findDetail(deps: CaseDeps, context: Context, subject: string, id: string): Promise<CaseDetail> {
  const [, [found], events, [task], ...record] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
    findEvents(subject, id),
    findTask(id, subject),
    ...readPerson(subject),
    findEmployer(subject),
  )
  if (found === undefined) throw new Refusal('cases.not-found')
  const declaration = declarationOf(deps, found)
  const [particulars, contact, documents, [employer]] = record
  const facts = { ...personOf(deps.secrets, [particulars, contact, documents])?.facts, ...(employer === undefined ? {} : employerFacts(employer)) }
  const [checks] = await Promise.all([judged(deps, context, found, declaration), deps.audit.look(context, { act: 'cases.read', subjectId: subject, caseId: id })])
  return {
    ...caseView(deps, found),
    form: { ...found.form },
    materials: [...found.materials],
    agent: found.agent === null ? null : { ...found.agent, number: maskIdentityNumber(found.agent.number) },
    events: events.map((event) => ({
      seq: event.seq,
      kind: event.kind,
      at: new Date(event.at).toISOString(),
      day: event.day,
      actorName: deps.staffName(event.actor_id),
      agencyName: event.agency_id === null ? null : deps.agencies.nameOf(event.agency_id),
      outletName: event.outlet_id === null ? null : (deps.outlets.find(event.outlet_id)?.name ?? null),
      note: event.note,
    })),
    differences: differences(declaration, found, facts),
    checks,
    can: task === undefined ? [] : [...taskActs(task.kind)],
    task: task === undefined ? null : { id: task.id, kind: task.kind, claimedBy: task.claimed_by, claimedByName: task.claimed_by === null ? null : deps.staffName(task.claimed_by) },
  }
}

/** What the form would change: each field that is prefilled from the record and says something else. */
function differences({ form }: Declaration, found: Case, facts: Readonly<Record<string, string>>) {
  return fieldsAsked(form, found.form).flatMap(({ key, label, prefill }) => {
    const [before, after] = [prefill === undefined ? undefined : (facts[prefill] ?? ''), found.form[key]]
    return before === undefined || typeof after !== 'string' || after === '' || after === before
      ? []
      : [{ field: key, label: label['zh-CN'], before, after }]
  })
}

async function judged({ database, registry }: CaseDeps, context: Context, found: Case, { checks }: Declaration) {
  return await Promise.all(
    checks.map(async (name) => {
      const check = named(registry.checks, name)
      const [, ...rows] = await database.read(scopeOf(context), opening(context, found.subject_id, found.id), ...check.load(found.subject_id))
      return { name, ...check.judge(rows, found.form) }
    }),
  )
}

/** The cases of the person who is at the counter. @throws Refusal visits.none */
export async function findCasesOfVisit(deps: CaseDeps, context: Context, subject: string): Promise<{ rows: CaseView[] }> {
  const [visits, rows] = await deps.database.read(scopeOf(context), enterVisit(context, subject), findCasesOf(subject))
  requireVisit(visits)
  await deps.audit.look(context, { act: 'cases.list', subjectId: subject })
  return { rows: rows.map((row) => caseView(deps, row)) }
}

/** 存根: what this outlet took in, with where it stands and nothing of what it says. */
export async function findCounterfoils(deps: CaseDeps, context: Context, after: string | undefined) {
  if (context.outletId === null) throw new Refusal('visits.no-outlet')
  const [at = null, id = null] = after === undefined ? [] : after.split('_')
  if (at !== null && (Number.isNaN(Date.parse(at)) || !/^[\da-f-]{36}$/.test(id ?? ''))) throw new Refusal('general.invalid', [{ field: 'after', code: 'cursor', message: '' }])
  const [rows] = await deps.database.read(scopeOf(context), foils(context.outletId, at, id, pageSize + 1))
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      number: row.number,
      itemName: deps.catalogue.nameOf(row.item),
      stage: row.stage,
      outcome: row.outcome,
      agencyName: deps.agencies.nameOf(row.agency_id),
      submittedOn: row.submitted_on,
      dueOn: row.due_on,
    })),
    next: rows.length > pageSize && last !== undefined ? `${new Date(last.opened_at).toISOString()}_${last.id}` : null,
  }
}

/**
 * The record of a person or employer: within a visit, or through a case that the office may see. The look is in the
 * audit before the answer.
 * @throws Refusal visits.none, people.unknown
 */
export async function findRecord(deps: CaseDeps, context: Context, subject: string, caseId: string | undefined): Promise<SubjectRecord> {
  if (context.path !== 'counter' && caseId === undefined) throw new Refusal('people.unknown')
  const [opened, [known], particulars, contact, documents, [employer], roster, enrolments] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, caseId ?? subject),
    findSubject(subject),
    ...readPerson(subject),
    findEmployer(subject),
    findRoster(subject),
    findEnrolments(subject),
  )
  if (context.path === 'counter') requireVisit(opened as EnteredVisit[])
  const person = personOf(deps.secrets, [particulars, contact, documents])
  if (known === undefined || (person === undefined && employer === undefined)) throw new Refusal('people.unknown')
  const visit = context.path === 'counter' ? (opened as EnteredVisit[])[0] : undefined
  await deps.audit.look(context, {
    act: 'people.read',
    subjectId: subject,
    ...(caseId === undefined ? {} : { caseId }),
    ...(visit === undefined ? {} : { visitId: visit.visit_id }),
  })
  return {
    subject,
    kind: known.kind,
    status: known.status,
    name: person?.name ?? employer?.name ?? '',
    facts: { ...person?.facts, ...(employer === undefined ? {} : employerFacts(employer)) },
    documents: [...(person?.documents ?? [])],
    enrolments: enrolments.map((row) => ({
      id: row.id,
      scheme: row.scheme,
      agencyId: row.agency_id,
      agencyName: deps.agencies.nameOf(row.agency_id),
      employerName: null,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    roster: roster.map((row) => ({ name: row.person_name, from: row.valid_from, to: row.valid_to })),
  }
}
