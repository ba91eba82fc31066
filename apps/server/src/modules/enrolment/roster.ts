import type { RosterMember, RosterState } from '@tongban/contracts/enrolment'
import { type Day, type IdentityKind, maskIdentityNumber } from '@tongban/policy'

import type { Audit } from '../../platform/audit.ts'
import { type Context, isHome, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import type { Database, Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import {
  countPresent,
  findMembers,
  findRosterDocuments,
  type MemberRow,
  openEmployer,
} from '../employers/index.ts'

const pageSize = 50

/** What reading a roster works with. */
export interface RosterDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly audit: Audit
  /** How an employer is opened on the reader's path: by a visit at the counter; to who acts for it, it stands open. */
  readonly openingFor: (context: Context, caseId: undefined) => Opening
  /** Which lines of the roster an open case ends; joined by the composition root. */
  readonly leaving: (employer: string, lines: readonly string[]) => Statement<LeavingRow>
}

/** What must run first, and what refuses whom nothing is open to. */
type Opening = (
  context: Context,
  subject: string,
) => { readonly statement: Statement; readonly admit: (rows: readonly unknown[]) => Context }

interface LeavingRow {
  readonly line: string
  readonly case_id: string
}

/** Which of the people of an employer are asked for. */
export interface RosterAsked {
  readonly name?: string | undefined
  readonly state?: RosterState | undefined
  readonly after?: string | undefined
}

/**
 * 花名册: an employer's people, who came last first, and who has left; with their numbers masked, and nothing else of their records.
 * A look of staff is in the audit before the answer.
 * @throws Refusal visits.none, people.unknown
 */
export async function findRosterPage(
  { database, secrets, audit, openingFor, leaving }: RosterDeps,
  context: Context,
  subject: string,
  { name = '', state = 'present', after }: RosterAsked,
): Promise<{ rows: RosterMember[]; next: string | null; present: number }> {
  const { today } = context
  const { statement, admit } = openingFor(context, undefined)(context, subject)
  const [from, id] = readCursor(after, dayCursor, ['infinity', lastId])
  const [entered, opened, [counted], found] = await database.read(
    scopeOf(context),
    statement,
    openEmployer(subject),
    countPresent(subject, today),
    findMembers(subject, today, state, likeOf(name), from, id, pageSize + 1),
  )
  const admitted = admit(entered)
  if (opened.length === 0) throw new Refusal('people.unknown')
  const { page, next } = pageFrom(found, pageSize, (last) => `${last.valid_from}_${last.id}`)
  const people = [...new Set(page.map(({ person_id }) => person_id))]
  const [, documents, ending] = await database.read(
    scopeOf(context),
    statement,
    findRosterDocuments(subject, people),
    leaving(
      subject,
      page.map(({ id: line }) => line),
    ),
  )
  if (!isHome(context)) await audit.look(admitted, { act: 'people.read', subjectId: subject })
  const numbers = new Map(documents.map((row) => [row.person_id, row]))
  const cases = new Map(ending.map((row) => [row.line, row.case_id]))
  return {
    rows: page.map((row) => ({
      ...memberOf(secrets, row, numbers.get(row.person_id), today),
      leaving: cases.get(row.id) ?? null,
    })),
    next,
    present: counted?.present ?? 0,
  }
}

function memberOf(
  secrets: Secrets,
  { id, person_name, valid_from, valid_to }: MemberRow,
  document: { kind: IdentityKind; number: Buffer } | undefined,
  today: Day,
): Omit<RosterMember, 'leaving'> {
  return {
    id,
    name: person_name,
    kind: document?.kind ?? null,
    number: document === undefined ? null : maskIdentityNumber(secrets.open(document.number)),
    from: valid_from,
    to: valid_to,
    present: isPresent({ valid_from, valid_to }, today),
  }
}

function isPresent({ valid_to }: Pick<MemberRow, 'valid_from' | 'valid_to'>, today: Day): boolean {
  return valid_to === null || valid_to >= today
}

/** What was typed is looked for as it is: signs of a pattern are letters like any other. */
function likeOf(name: string): string {
  return `%${name.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
