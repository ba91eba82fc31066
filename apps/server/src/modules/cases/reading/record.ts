import type { SubjectRecord } from '@tongban/contracts/people'

import type { Audit } from '../../../platform/audit.ts'
import { dayOfInstant } from '../../../platform/clock.ts'
import { actsForPerson, type Context, hallOf, isHome, scopeOf } from '../../../platform/context.ts'
import { type Database, query, type Statement } from '../../../platform/database.ts'
import { instantOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Agencies } from '../../agencies/index.ts'
import { monthsByScheme, readSpans } from '../../contributions/index.ts'
import { employerFacts, findEmployer, findRoster, openEmployer } from '../../employers/index.ts'
import { readEnrolments } from '../../enrolment/index.ts'
import { accountsOf, readAccounts } from '../../payees/index.ts'
import { personOf, readPerson } from '../../people/index.ts'
import { findMergedInto, findSubject } from '../../subjects/index.ts'
import { enterVisit, requireVisit } from '../../visits/index.ts'
import { enterCase } from '../store.ts'

const openOwn = query<{ subject_name: string }>(
  'select subject_id, name as subject_name from people.card where subject_id = $1',
)

/** Of a reader, what decides how a subject is opened to him. */
type Opener = Pick<Context, 'path' | 'actorId' | 'now' | 'client'>

/** How the reader's path opens a subject: a visit at the counter, the case itself in the office; one's own, or one's employer's, stands open. */
export function opening(
  context: Opener,
  subject: string,
  caseId: string,
): Statement<{ readonly subject_id?: string; readonly subject_name?: string }> {
  const hall = hallOf(context)
  if (hall === 'person') return openOwn(subject)
  if (hall === 'employer') return openEmployer(subject)
  if (context.path === 'counter') return enterVisit(context, subject)
  return enterCase(subject, caseId)
}

/** At the counter a visit must have opened the subject; whose own it is, or not, the rows say. @throws Refusal visits.none */
export function requireOpen({ path }: Context, opened: readonly unknown[]): void {
  if (path === 'counter') requireVisit(opened)
}

const enterToAuthorise = query<{ subject_id: string; outlet_id: string }>(
  'select subject_id, outlet_id from cases.enter_to_authorise($1, $2, $3, $4)',
)

/** 当场授权: what waits at her outlet for a supervisor opens its subject to her, until it is decided (D-40). */
export function openingToAuthorise(
  { outletId, actorId }: Context,
  subject: string,
  caseId: string,
): Statement<{ subject_id: string; outlet_id: string }> {
  return enterToAuthorise(outletId, actorId, subject, caseId)
}

/**
 * An office may have several agencies: its acts and looks are written under the one that owns the case.
 * @param rows what {@link opening} answered
 */
export function atOwner(context: Context, rows: readonly unknown[]): Context {
  const [row] = rows
  const opened = typeof row === 'object' && row !== null && 'agency_id' in row ? row.agency_id : undefined
  return typeof opened === 'string' ? { ...context, agencyId: opened } : context
}

/** All of a record, opened on the way that the reader's path has: one message to the database. */
export function readRecord(context: Opener, subject: string, caseId: string) {
  return [
    opening(context, subject, caseId),
    findRoster(subject),
    readEnrolments(subject),
    readSpans(subject),
    readAccounts(subject),
    findMergedInto(subject),
    ...readSubject(subject),
  ] as const
}

/** The statements that read person and employer together: a subject is one of the two. */
export function readSubject(subject: string) {
  return [findSubject(subject), ...readPerson(subject), findEmployer(subject)] as const
}

/** Whoever the subject is: name, kind and the facts that forms prefill. */
export function subjectOf(
  secrets: Secrets,
  [[known], particulars, contact, documents, [employer]]: readonly [
    { kind: 'person' | 'employer'; status: 'applicant' | 'registered' }[],
    ...Parameters<typeof personOf>[1],
    Parameters<typeof employerFacts>[0][],
  ],
): Pick<SubjectRecord, 'kind' | 'status' | 'name' | 'facts' | 'documents'> | undefined {
  if (known === undefined) return undefined
  if (employer !== undefined)
    return { ...known, name: employer.name, facts: employerFacts(employer), documents: [] }
  const person = personOf(secrets, [particulars, contact, documents])
  return person === undefined
    ? undefined
    : { ...known, name: person.name, facts: { ...person.facts }, documents: [...person.documents] }
}

/**
 * The record of a person or employer: within a visit, or through a case that the office may see. The look is in the
 * audit before the answer; a look of the person himself leaves none (D-18).
 * @throws Refusal visits.none, people.unknown
 */
export async function findRecord(
  {
    database,
    agencies,
    secrets,
    audit,
  }: { database: Database; agencies: Agencies; secrets: Secrets; audit: Audit },
  context: Context,
  subject: string,
  caseId: string | undefined,
): Promise<SubjectRecord> {
  const [opened, roster, enrolments, spans, accounts, merged, ...rows] = await database.read(
    scopeOf(context),
    ...readRecord(context, subject, caseId ?? subject),
  )
  requireOpen(context, opened)
  const found = subjectOf(secrets, rows)
  if (found === undefined) throw new Refusal('people.unknown')
  if (!isHome(context))
    await audit.look(atOwner(context, opened), {
      act: 'people.read',
      subjectId: subject,
      ...(caseId === undefined ? {} : { caseId }),
    })
  return {
    ...found,
    subject,
    enrolments: enrolments.map((row) => ({
      id: row.id,
      scheme: row.scheme,
      agencyId: row.agency_id,
      agencyName: agencies.nameOf(row.agency_id),
      employerName: row.employer_name,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      suspendedFrom: row.suspended_from,
      baseFen: row.base_fen,
      baseFrom: row.base_from,
    })),
    contributions: spans.map((row) => ({
      id: row.id,
      scheme: row.scheme,
      agencyId: row.agency_id,
      agencyName: agencies.nameOf(row.agency_id),
      employerName: row.employer_name,
      fromMonth: row.from_month,
      toMonth: row.to_month,
      baseFen: row.base_fen,
      kind: row.kind,
    })),
    months: monthsByScheme(spans),
    roster: roster.map((row) => ({ name: row.person_name, from: row.valid_from, to: row.valid_to })),
    merged: merged.map(({ case_id, merged_at }) => ({
      case: case_id,
      on: dayOfInstant(instantOf(merged_at)),
    })),
    accounts: actsForPerson(context) ? [] : accountsOf(secrets, accounts), // where the money goes is for himself to know
  }
}
