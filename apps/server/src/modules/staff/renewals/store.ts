import type { RenewalReason } from '@tongban/contracts/renewal-reasons'
import type { Day, IdentityKind } from '@tongban/policy'

import { query } from '../../../platform/database.ts'

/** A renewal as it rests, with whom it is for. */
export interface RenewalRow {
  readonly id: string
  readonly staff_id: string
  readonly username: string
  readonly name: string
  readonly reason: RenewalReason
  readonly document: IdentityKind
  readonly document_end: Buffer
  readonly asked_by: string
  readonly asked_at: string
  readonly agreed: boolean | null
  readonly decided_by: string | null
  readonly decided_at: string | null
}

/** Whose login may be made anew by who administers some agencies. */
export interface Renewable {
  readonly username: string
  readonly name: string
  readonly left_on: Day | null
  /** He holds or will hold something at another agency: whoever made his login anew could act there. */
  readonly elsewhere: boolean
}

const holds = 'select from staff.grant g where g.staff_id = s.id and g.ended_on is null'
const isTheirs = `(s.agency_id = any ($2) or exists (${holds} and g.agency_id = any ($2)))`
export const lockRenewable = query<Renewable>(
  `select s.username, s.name, s.left_on, exists (${holds} and g.agency_id <> all ($2) and (g.valid_to is null or g.valid_to >= $3)) as elsewhere
   from staff.staff s where s.id = $1 and ${isTheirs} for update of s`,
)
export const countAsked = query<{ count: number }>(
  'select count(*) as count from staff.renewal where asked_by = $1 and asked_at > $2',
)
export const findOpen = query<{ id: string }>(
  'select id from staff.renewal where staff_id = $1 and decided_at is null',
)
export const insertRenewal = query(
  `insert into staff.renewal (id, staff_id, reason, document, document_end, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7)`,
)

const columns = `r.id, r.staff_id, s.username, s.name, r.reason, r.document, r.document_end, r.asked_by, r.asked_at, r.agreed, r.decided_by, r.decided_at`
/** What waits first, then what was decided of late. */
export const listRenewals = query<RenewalRow>(
  `select ${columns} from staff.renewal r join staff.staff s on s.id = r.staff_id
   where (r.decided_at is null or r.decided_at > $1) and ${isTheirs} order by r.decided_at desc nulls first, r.asked_at limit 100`,
)
export const findAskedFor = query<{ staff_id: string }>(
  'select staff_id from staff.renewal where id = $1 and decided_at is null',
)
export const lockOpen = query<Pick<RenewalRow, 'reason' | 'asked_by'>>(
  'select reason, asked_by from staff.renewal where id = $1 and decided_at is null for update',
)
export const decideRenewal = query(
  'update staff.renewal set agreed = $2, decided_by = $3, decided_at = $4 where id = $1',
)
/** The secret before is good for nothing from then on. */
export const replaceSecret = query('update staff.staff set totp_secret = $2 where id = $1')
/** A code of another secret says nothing about this one's. */
export const forgetCode = query('delete from login.used_code where staff_id = $1')
