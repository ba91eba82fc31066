import type { RosterMember, RosterState } from '@tongban/contracts/enrolment'
import { type Day, type IdentityKind, maskIdentityNumber } from '@tongban/policy'

import { type Context, isHome, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
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
}

/** Which of the people of an employer are asked for. */
export interface RosterAsked {
  readonly name?: string | undefined
  readonly state?: RosterState | undefined
  readonly after?: string | undefined
}

/**
 * 花名册: an employer's people, who came last first, and who has left; with their numbers masked, and nothing else of their records.
 * @throws Refusal people.unknown
 */
export async function findRosterPage(
  { database, secrets }: RosterDeps,
  context: Context,
  subject: string,
  { name = '', state = 'present', after }: RosterAsked,
): Promise<{ rows: RosterMember[]; next: string | null; present: number }> {
  if (!isHome(context) || !context.subjects.includes(subject)) throw new Refusal('people.unknown')
  const { today } = context
  const [from, id] = readCursor(after, dayCursor, ['infinity', lastId])
  const [opened, [counted], found] = await database.read(
    scopeOf(context),
    openEmployer(subject),
    countPresent(subject, today),
    findMembers(subject, today, state, likeOf(name), from, id, pageSize + 1),
  )
  if (opened.length === 0) throw new Refusal('people.unknown')
  const { page, next } = pageFrom(found, pageSize, (last) => `${last.valid_from}_${last.id}`)
  const people = [...new Set(page.map(({ person_id }) => person_id))]
  const [documents] =
    people.length === 0 ? [[]] : await database.read(scopeOf(context), findRosterDocuments(subject, people))
  const numbers = new Map(documents.map((row) => [row.person_id, row]))
  return {
    rows: page.map((row) => memberOf(secrets, row, numbers.get(row.person_id), today)),
    next,
    present: counted?.present ?? 0,
  }
}

function memberOf(
  secrets: Secrets,
  { id, person_name, valid_from, valid_to }: MemberRow,
  document: { kind: IdentityKind; number: Buffer } | undefined,
  today: Day,
): RosterMember {
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
