import type { Day, IdentityKind } from '@tongban/policy'

import { query, type Statement } from '../../platform/database.ts'

export interface EmployerRow {
  readonly uscc: string
  readonly name: string
  readonly agency_id: string
  readonly legal_representative: string | null
  readonly address: string | null
  readonly telephone: string | null
}

export const findEmployer = query<EmployerRow>(
  `select uscc, name, agency_id, legal_representative, address, telephone from employers.particulars
   where subject_id = $1 and superseded_by is null`,
)
/** Several employers as they are registered now, those of these ids that are employers. */
export const findRegistered = query<{
  subject_id: string
  name: string
  pinyin: string
  uscc: string
  agency_id: string
  telephone: string | null
}>(
  `select subject_id, name, pinyin, uscc, agency_id, telephone from employers.particulars
   where subject_id = any ($1::uuid[]) and superseded_by is null`,
)
/** An employer that stands open to who acts for it, as cases open a subject. */
export const openEmployer = query<{ subject_id: string; subject_name: string }>(
  'select subject_id, name as subject_name from employers.particulars where subject_id = $1 and superseded_by is null',
)
/** Where several employers are reached, each under the id that was asked for. */
export const findEmployerTelephones = query<{ asked_id: string; telephone: string | null }>(
  `select asked.id as asked_id, p.telephone from unnest($1::uuid[]) as asked (id)
   join employers.particulars p on p.subject_id = subjects.canonical(asked.id) and p.superseded_by is null`,
)
export const findRoster = query<{
  person_name: string
  valid_from: `${number}-${number}-${number}`
  valid_to: `${number}-${number}-${number}` | null
}>(
  `select person_name, valid_from, valid_to from employers.roster
   where subject_id = $1 and superseded_by is null order by valid_from desc, id limit 200`,
)
/** A line of a roster. */
export interface MemberRow {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly valid_from: Day
  readonly valid_to: Day | null
}

const isPresent = '(valid_to is null or valid_to >= $2)'
/** The lines of a roster before a place in their order: who came last stands first. */
export const findMembers = query<MemberRow>(
  `select id, person_id, person_name, valid_from, valid_to from employers.roster
   where subject_id = $1 and superseded_by is null and ($3 = 'all' or ($3 = 'present') = ${isPresent}) and person_name ilike $4
     and (valid_from, id) < ($5::date, $6::uuid)
   order by valid_from desc, id desc limit $7`,
)
/** Lines of a roster by their ids, as far as they are in force. */
export const findMembersById = query<MemberRow>(
  `select id, person_id, person_name, valid_from, valid_to from employers.roster
   where subject_id = $1 and id = any ($2) and superseded_by is null`,
)
/** The same, also those that another line has taken the place of. */
export const findLinesById = query<MemberRow>(
  `select id, person_id, person_name, valid_from, valid_to from employers.roster where subject_id = $1 and id = any ($2)`,
)
/** Whom of its own roster an employer means by numbers: their kinds and keys, and the place of each, from 1, at the lines found. */
export const findMembersByNumber = query<MemberRow & { place: number }>(
  'select place, id, person_id, person_name, valid_from, valid_to from employers.roster_of_numbers($1, $2, $3)',
)
export const countPresent = query<{ present: number }>(
  `select count(*) as present from employers.roster where subject_id = $1 and superseded_by is null and ${isPresent}`,
)
/** The newest numbers of some who stand on a roster. */
export const findRosterDocuments = query<{ person_id: string; kind: IdentityKind; number: Buffer }>(
  'select person_id, kind, number from employers.roster_documents($1, $2)',
)
export const findByUscc = query<{ subject_id: string; name: string }>(
  `select p.subject_id, p.name from employers.uscc_key k
   join employers.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
   where k.uscc = $1`,
)
export const insertEmployer = query(
  `insert into employers.particulars (subject_id, id, valid_from, recorded_at, cause, uscc, name, pinyin, agency_id, legal_representative, address, telephone)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
export const insertUscc = query('insert into employers.uscc_key (uscc, subject_id) values ($1, $2)')
export const insertRoster = query(
  `insert into employers.roster (subject_id, id, person_id, person_name, valid_from, valid_to, recorded_at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
export const supersedeEmployer = query(
  'update employers.particulars set superseded_by = $2 where subject_id = $1 and superseded_by is null',
)
/** The next row takes over what is not changed from the row that this cause supersedes. */
export const changeEmployer = query(
  `insert into employers.particulars (subject_id, id, valid_from, recorded_at, cause, uscc, name, pinyin, agency_id, legal_representative, address, telephone)
   select subject_id, $2, $3, $4, $5, uscc, coalesce($6, name), coalesce($7, pinyin), agency_id, coalesce($8, legal_representative), coalesce($9, address), coalesce($10, telephone)
   from employers.particulars where subject_id = $1 and superseded_by = $5 limit 1`,
)
export const undoEmployer = [
  query(
    'update employers.particulars set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
  ),
  query('update employers.particulars set superseded_by = null where subject_id = $1 and superseded_by = $2'),
] as const
export const findRosterOfCause = query<{ person_id: string }>(
  'select person_id from employers.roster where subject_id = $1 and cause = $2 and superseded_by is null',
)
/** Whom a cause put onto the roster, also when that was taken back. */
export const findEverOfCause = query<{ person_id: string }>(
  'select person_id from employers.roster where subject_id = $1 and cause = $2',
)
export const undoRoster = query(
  'update employers.roster set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
)
const supersedeRoster = query(
  'update employers.roster set superseded_by = $3 where subject_id = $1 and id = $2 and superseded_by is null',
)
const insertEndedRoster = query(
  `insert into employers.roster (subject_id, id, person_id, person_name, valid_from, valid_to, recorded_at, cause)
   select subject_id, $3, person_id, person_name, valid_from, $4, $5, $6 from employers.roster where subject_id = $1 and id = $2`,
)
const undoSupersededRoster = query(
  'update employers.roster set superseded_by = null where subject_id = $1 and superseded_by = $2',
)

/** A line of a roster gets its last day: a new line supersedes the one in force. @param id of the line @param nextId of the new one */
export function endRoster(
  subjectId: string,
  { id, nextId, last }: { readonly id: string; readonly nextId: string; readonly last: Day },
  { now, cause }: { readonly now: Date; readonly cause: string },
): Statement[] {
  return [supersedeRoster(subjectId, id, cause), insertEndedRoster(subjectId, id, nextId, last, now, cause)]
}

/** Takes back what a cause wrote to a roster: the lines before it are in force again. */
export function restoreRoster(subjectId: string, cause: string, by: string): Statement[] {
  return [undoRoster(subjectId, cause, by), undoSupersededRoster(subjectId, cause)]
}
