import type { EmployerMandate } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A mandate as it rests. */
export interface MandateRow {
  readonly id: string
  readonly holder_id: string
  readonly holder_name: string
  readonly kind: EmployerMandate
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly granted_by: string
  readonly granted_at: string
  readonly revoked_by: string | null
  readonly revoked_at: string | null
  /** Whether it opens anything on that day. */
  readonly stands: boolean
}

/** Neither revoked nor past; and a principal is who stands on record as the legal representative, nobody else any more. */
const stands = `m.revoked_at is null and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)
     and (m.kind <> 'principal' or m.holder_name = c.legal_representative)`

/** The mandate by which somebody acts for a subject on a day, asked anew at each request. */
export const findStanding = query<
  Pick<MandateRow, 'id' | 'kind'> & { readonly items: readonly string[] | null }
>(
  `select m.id, m.kind, m.items from mandates.mandate m join employers.card c on c.subject_id = m.subject_id
   where m.subject_id = $1 and m.holder_id = $3 and ${stands}`,
)
/** All for whom somebody may act on a day. */
export const findOwn = query<
  Pick<MandateRow, 'id' | 'kind' | 'valid_to'> & {
    readonly subject_id: string
    readonly name: string
    readonly agency_id: string
  }
>(
  `select m.id, m.kind, m.valid_to, m.subject_id, c.name, c.agency_id
   from mandates.mandate m join employers.card c on c.subject_id = m.subject_id
   where m.holder_id = $1 and ${stands} order by c.name, m.id limit 200`,
)
/** Who may act for a subject on a day, and who might before; the latest of those. */
export const findMandates = query<MandateRow>(
  `select m.id, m.holder_id, m.holder_name, m.kind, m.valid_from, m.valid_to, m.granted_by, m.granted_at, m.revoked_by, m.revoked_at,
     (${stands}) as stands
   from mandates.mandate m join employers.card c on c.subject_id = m.subject_id
   where m.subject_id = $1 order by m.revoked_at desc nulls first, m.kind desc, m.granted_at, m.id limit 200`,
)
/** The names of those who act or acted for a subject. */
export const findHolders = query<{ readonly holder_id: string; readonly holder_name: string }>(
  `select distinct holder_id, holder_name from mandates.mandate where subject_id = $1
   union select holder_id, holder_name from mandates.personal where subject_id = $1`,
)
export const insertMandate = query(
  `insert into mandates.mandate (subject_id, id, holder_id, holder_name, kind, valid_from, valid_to, granted_by, granted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export const revokeMandate = query(
  `update mandates.mandate set revoked_by = $3, revoked_at = $4 where subject_id = $1 and id = $2 and revoked_at is null`,
)
