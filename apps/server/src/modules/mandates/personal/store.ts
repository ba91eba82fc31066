import type { PersonalMandate } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import { query } from '../../../platform/database.ts'

/** A mandate between people as it rests. */
export interface PersonalRow {
  readonly subject_id: string
  readonly id: string
  readonly subject_name: string
  readonly holder_id: string
  readonly holder_name: string
  readonly kind: PersonalMandate
  /** The items that it is for; null: all. */
  readonly items: readonly string[] | null
  readonly valid_from: Day
  readonly valid_to: Day
  readonly granted_by: string
  readonly granted_at: string
  readonly outlet_id: string | null
  readonly agency_id: string | null
  /** The case by which a guardian was recorded. */
  readonly cause: string | null
  readonly accepted_at: string | null
  readonly revoked_by: string | null
  readonly revoked_at: string | null
}

const columns = `subject_id, id, subject_name, holder_id, holder_name, kind, items, valid_from, valid_to, granted_by, granted_at, outlet_id, agency_id,
  cause, accepted_at, revoked_by, revoked_at`

/** The mandate by which somebody acts for a person on a day, asked anew at each request. */
export const findStandingFor = query<Pick<PersonalRow, 'id' | 'kind' | 'items'>>(
  `select id, kind, items from mandates.personal
   where subject_id = $1 and holder_id = $3 and revoked_at is null and accepted_at is not null and valid_from <= $2 and valid_to >= $2`,
)
/** What somebody gave, the newest first. */
export const findGivenBy = query<PersonalRow>(
  `select ${columns} from mandates.personal where subject_id = $1 order by revoked_at desc nulls first, granted_at desc, id limit 100`,
)
/** What somebody holds, or is asked to. */
export const findHeldBy = query<PersonalRow>(
  `select ${columns} from mandates.personal where holder_id = $1 order by revoked_at desc nulls first, granted_at desc, id limit 100`,
)
/** One that is not revoked, locked. */
export const lockPersonal = query<PersonalRow>(
  `select ${columns} from mandates.personal where subject_id = $1 and id = $2 and revoked_at is null for update`,
)
export const insertPersonal = query(
  `insert into mandates.personal (subject_id, id, subject_name, holder_id, holder_name, kind, items, valid_from, valid_to, granted_by, granted_at,
     outlet_id, agency_id, cause, accepted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
)
export const acceptPersonal = query(
  'update mandates.personal set accepted_at = $3 where subject_id = $1 and id = $2',
)
export const revokePersonal = query(
  'update mandates.personal set revoked_by = $3, revoked_at = $4 where subject_id = $1 and id = $2 and revoked_at is null',
)
/** What a case recorded or ended. */
export const findOfCause = query<PersonalRow>(
  `select ${columns} from mandates.personal where subject_id = $1 and (cause = $2 or ended_by_cause = $2)`,
)
/** What somebody holds of a person is over; there is never more than one. */
export const revokeHeldBy = query(
  'update mandates.personal set revoked_by = $3, revoked_at = $4 where subject_id = $1 and holder_id = $2 and revoked_at is null',
)
/** The guardianship that somebody has of a person on a day, under whichever of his ids, and by whom. */
export const findGuardianOf = query<Pick<PersonalRow, 'id' | 'holder_id' | 'cause'>>(
  `select id, holder_id, cause from mandates.personal
   where subject_id = any (subjects.all_of($1)) and kind = 'guardian' and revoked_at is null and accepted_at is not null and valid_from <= $2 and valid_to >= $2`,
)
/** Whether somebody has a guardian on a day, under whichever of his ids. */
export const findIsGuarded = query<{ id: string }>(
  `select id from mandates.personal
   where subject_id = any (subjects.all_of($1)) and kind = 'guardian' and revoked_at is null and accepted_at is not null and valid_from <= $2 and valid_to >= $2 limit 1`,
)
/** The guardianships of a person that stand on a day, whole. */
export const findGuardiansOf = query<PersonalRow>(
  `select ${columns} from mandates.personal
   where subject_id = $1 and kind = 'guardian' and revoked_at is null and accepted_at is not null and valid_from <= $2 and valid_to >= $2`,
)
/** A guardianship is over, by a case; it may stand under another id of the ward. */
export const endGuardian = query(
  `update mandates.personal set revoked_by = $3, revoked_at = $4, ended_by_cause = $5
   where subject_id = any (subjects.all_of($1)) and holder_id = $2 and kind = 'guardian' and revoked_at is null`,
)
/** Whom a case ended as a guardian: what he holds now that is no guardianship of today makes room for it. */
export const makeRoomForGuardian = query(
  `update mandates.personal p set revoked_by = $3, revoked_at = $4
   where subject_id = any (subjects.all_of($1)) and revoked_at is null and (kind <> 'guardian' or valid_to < $5)
     and exists (select from mandates.personal e where e.subject_id = p.subject_id and e.ended_by_cause = $2 and e.holder_id = p.holder_id)`,
)
/** What a case ended stands again, unless he has been recorded anew meanwhile: then that stands on. */
export const restoreGuardian = query(
  `update mandates.personal set revoked_by = null, revoked_at = null, ended_by_cause = null
   where subject_id = any (subjects.all_of($1)) and ended_by_cause = $2 and not exists (
     select from mandates.personal now where now.subject_id = personal.subject_id and now.holder_id = personal.holder_id and now.revoked_at is null)`,
)
/** What a case recorded is over. */
export const revokeOfCause = query(
  'update mandates.personal set revoked_by = $3, revoked_at = $4 where subject_id = $1 and cause = $2 and revoked_at is null',
)
/** What those who are hidden now, under whichever of their ids, gave their families or a proxy is over; a guardian acts as ever. */
export const endOfHidden = query<PersonalRow>(
  `update mandates.personal set revoked_by = $1, revoked_at = $2
   where kind <> 'guardian' and revoked_at is null and subject_id in (select h.subject_id from shields.hidden h)
   returning ${columns}`,
)
/** Whose name it is. */
export const findCard = query<{ readonly name: string }>('select name from people.card where subject_id = $1')
/** The cases that have ended a guardianship under another id of their subject since a merging. */
export const findEndedAcross = query<{ number: string }>('select number from mandates.written_across($1)')
