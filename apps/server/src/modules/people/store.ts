import type { Day, IdentityKind } from '@tongban/policy'

import { query } from '../../platform/database.ts'

export interface Particulars {
  readonly name: string
  readonly sex: 'male' | 'female' | null
  readonly birth_date: Day | null
  readonly nationality: string | null
  readonly household_area: string | null
}

export interface DocumentRow {
  readonly id: string
  readonly kind: IdentityKind
  readonly issuer: string
  readonly number: Buffer
  readonly valid_from: Day | null
  readonly valid_to: Day | null
  readonly verdict: 'valid' | 'former' | 'to-check' | 'confirmed'
}

export const findParticulars = query<Particulars>(
  'select name, sex, birth_date, nationality, household_area from people.particulars where subject_id = $1 and superseded_by is null',
)
/** The person himself, the employer that registered him, or who came for him. */
export type TelephoneFrom = 'person' | 'employer' | 'agent'

export interface ContactRow {
  readonly telephone: Buffer | null
  /** Who gave it: only a telephone that is the person's own word says who he is. */
  readonly telephone_from: TelephoneFrom
  readonly address: Buffer | null
  readonly email: Buffer | null
}

export const findContact = query<ContactRow>(
  'select telephone, telephone_from, address, email from people.contact where subject_id = $1 and superseded_by is null',
)
/** How several people are called and reached now, those of these ids that are people. */
export const findCalled = query<{
  subject_id: string
  name: string
  pinyin: string
  telephone: Buffer | null
}>(
  `select p.subject_id, p.name, p.pinyin, c.telephone from people.particulars p
   left join people.contact c on c.subject_id = p.subject_id and c.superseded_by is null
   where p.subject_id = any ($1::uuid[]) and p.superseded_by is null`,
)
/** The documents of several people, the newest last. */
export const findDocumentsOf = query<DocumentRow & { subject_id: string }>(
  `select subject_id, id, kind, issuer, number, valid_from, valid_to, verdict from people.document
   where subject_id = any ($1::uuid[]) and superseded_by is null order by recorded_at, id`,
)
/** Where several people are reached, each under the id that was asked for, merged ones too. */
export const findContacts = query<{ asked_id: string } & Omit<ContactRow, 'address'>>(
  `select asked.id as asked_id, c.telephone, c.telephone_from, c.email from unnest($1::uuid[]) as asked (id)
   join people.contact c on c.subject_id = subjects.canonical(asked.id) and c.superseded_by is null`,
)
/** The telephones before and after what a cause wrote about where somebody is reached; what takes back writes no row of its own. */
export const findReplacedContact = query<{ former: Buffer | null; telephone: Buffer | null }>(
  `select old.telephone as former, new.telephone from people.contact old
   join people.contact new on new.subject_id = old.subject_id and (new.cause = $2 or new.superseded_by is null)
   where old.subject_id = $1 and old.superseded_by = $2 order by new.cause = $2 desc, new.id desc limit 1`,
)
/** The contact before the one in force, where that was written since a moment. */
export const findFormerContact = query<{ telephone: Buffer | null }>(
  `select old.telephone from people.contact old join people.contact now on now.subject_id = old.subject_id and now.superseded_by is null
   where old.subject_id = $1 and old.superseded_by = now.cause and now.recorded_at > $2 limit 1`,
)
export const findDocuments = query<DocumentRow>(
  `select id, kind, issuer, number, valid_from, valid_to, verdict from people.document
   where subject_id = any (subjects.all_of($1)) and superseded_by is null order by subject_id = $1, recorded_at, id`,
)
export const findByKey = query<{ subject_id: string; name: string }>(
  `select p.subject_id, p.name from people.document_key k
   join people.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
   where k.key_hash = $1 and k.kind = $2`,
)
/** Who was taken on anew with the number of somebody hidden. */
export const findStray = query<{ subject_id: string; name: string }>(
  `select p.subject_id, p.name from people.document_stray k
   join people.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
   where k.key_hash = $1 and k.kind = $2`,
)
/** Of which of these people somebody was taken on anew. */
export const findStraysOf = query<{ subject_id: string }>(
  'select distinct of_subject as subject_id from people.document_stray where of_subject = any ($1::uuid[])',
)
/** As {@link findByKey}, for effects: any path may ask it about one number. Who is hidden from who asks is not there. */
export const findOfNumber = query<{ subject_id: string; name: string }>(
  'select subject_id, name from people.of_number($1, $2, false) where subject_id is not null',
)
/** Whose a number is to who asks, or to a stranger, and behind which hidden person it stands; without a name: nobody's so far. */
export type OfNumber =
  | { readonly subject_id: string; readonly name: string; readonly hidden_behind: string | null }
  | { readonly subject_id: null; readonly name: null; readonly hidden_behind: string }
export const findOfNumberOrBehind = query<OfNumber>(
  'select subject_id, name, hidden_behind from people.of_number($1, $2, $3)',
)

// A change is a new row that supersedes the one in force; the reversal of a cause undoes both (D-16).
export const supersedeParticulars = query(
  'update people.particulars set superseded_by = $2 where subject_id = $1 and superseded_by is null',
)
export const insertParticulars = query(
  `insert into people.particulars (subject_id, id, valid_from, recorded_at, cause, name, pinyin, sex, birth_date, nationality, household_area)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
/** The next row takes over what is not changed from the row that this cause supersedes. */
export const changeParticulars = query(
  `insert into people.particulars (subject_id, id, valid_from, recorded_at, cause, name, pinyin, sex, birth_date, nationality, household_area)
   select subject_id, $2, $3, $4, $5, coalesce($6, name), coalesce($7, pinyin), coalesce($8, sex), coalesce($9, birth_date), coalesce($10, nationality), coalesce($11, household_area)
   from people.particulars where subject_id = $1 and superseded_by = $5 limit 1`,
)
export const supersedeContact = query(
  'update people.contact set superseded_by = $2 where subject_id = $1 and superseded_by is null',
)
export const insertContact = query(
  `insert into people.contact (subject_id, id, valid_from, recorded_at, cause, telephone, telephone_from, address, email)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
/** As above; a person without any contact row gets the first one. `$9`: whose word the telephone is, when one is given. */
export const changeContact = query(
  `insert into people.contact (subject_id, id, valid_from, recorded_at, cause, telephone, telephone_from, address, email)
   select $1, $2, $3, $4, $5, coalesce($6, old.telephone), case when $6::bytea is null then coalesce(old.telephone_from, 'person') else $9 end,
     coalesce($7, old.address), coalesce($8, old.email)
   from (select 1) as one left join lateral (
     select telephone, telephone_from, address, email from people.contact where subject_id = $1 and superseded_by = $5 limit 1) as old on true`,
)
export const insertDocument = query(
  `insert into people.document (subject_id, id, kind, issuer, number, valid_from, valid_to, recorded_at, cause, verdict, check_agency)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
export const insertDocumentKey = query(
  'insert into people.document_key (key_hash, kind, subject_id, document_id) values ($1, $2, $3, $4)',
)
export const insertStray = query(
  'insert into people.document_stray (key_hash, kind, subject_id, of_subject) values ($1, $2, $3, $4)',
)
export const findToCheck = query<DocumentRow & { subject_id: string; recorded_at: string }>(
  `select subject_id, id, kind, issuer, number, valid_from, valid_to, verdict, recorded_at from people.document
   where check_agency = any ($1) and verdict = 'to-check' and superseded_by is null order by recorded_at limit 200`,
)
export const confirmDocument = query<{ check_agency: string }>(
  `update people.document set verdict = 'confirmed', verdict_note = $3, confirmed_by = $5, confirmed_at = $6
   where subject_id = $1 and id = $2 and check_agency = any ($4) and verdict = 'to-check' and superseded_by is null returning check_agency`,
)
export const undoParticulars = [
  query(
    'update people.particulars set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
  ),
  query('update people.particulars set superseded_by = null where subject_id = $1 and superseded_by = $2'),
] as const
export const undoDocuments = [
  query(
    `delete from people.document_key where subject_id = $1 and document_id in (
       select id from people.document where subject_id = $1 and cause = $2 and superseded_by is null)`,
  ),
  query(
    'update people.document set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
  ),
] as const
export const undoContact = [
  query(
    'update people.contact set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
  ),
  query('update people.contact set superseded_by = null where subject_id = $1 and superseded_by = $2'),
] as const
