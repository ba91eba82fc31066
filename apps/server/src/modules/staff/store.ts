import { opensShielded, type Post, type Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

export interface StaffRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly own_subject_id: string | null
  readonly password_hash: string
  readonly totp_secret: Buffer
  /** His last day, if he has left or will. */
  readonly left_on: Day | null
}

export interface GrantRow {
  readonly id: string
  readonly staff_id: string
  readonly role: Role
  readonly post: Post
  readonly agency_id: string
  readonly outlet_id: string | null
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly ended_on: Day | null
}

/** Who holds one of these roles on a day, and where. */
export const findHolders = query<{ staff_id: string; role: Role; agency_id: string }>(
  `select staff_id, role, agency_id from staff.grant
   where role = any ($1) and ended_on is null and valid_from <= $2 and (valid_to is null or valid_to >= $2)`,
)

/** Who holds a role, where and on which days, as far as nobody has ended it. */
export type StandingGrant = Pick<GrantRow, 'staff_id' | 'role' | 'agency_id' | 'valid_from' | 'valid_to'>
/** All that somebody holds of these roles, or will. */
export const findStandingGrants = query<StandingGrant>(
  'select staff_id, role, agency_id, valid_from, valid_to from staff.grant where role = any ($1) and ended_on is null',
)

/** Who a member of staff is in private life: by the register, or as he has declared himself. */
export const findOwnSubject = query<{ subject_id: string }>(
  `select own_subject_id as subject_id from staff.staff where id = $1 and own_subject_id is not null
   union select subject_id from staff.kin where staff_id = $1 and relation = 'self' and ended_at is null limit 1`,
)

/** 回避: whose records are closed to a member of staff. */
export const findClosed = query<{ subject_id: string }>(
  'select subject_id from staff.closed_subject where staff_id = $1',
)

/** Somebody who holds a role at an agency. */
export interface Colleague {
  readonly staff_id: string
  readonly name: string
  /** Whose records are closed to him: his own and his family's. */
  readonly closed: readonly string[]
  /** 受保护人员: the agencies at which he holds the right to people who are hidden. */
  readonly opens: readonly string[]
  readonly role: Role
  readonly agency_id: string
}

/** Who holds one of these roles at one of these agencies on a day, by name. */
export const findColleagues = query<Colleague>(
  `select g.staff_id, s.name, array(select k.subject_id::text from staff.closed_subject k where k.staff_id = g.staff_id) as closed,
     array(select o.agency_id from staff.shield_officer o where o.staff_id = g.staff_id and o.valid_from <= $3 and (o.valid_to is null or o.valid_to >= $3)) as opens,
     g.role, g.agency_id from staff.grant g join staff.staff s on s.id = g.staff_id
   where g.agency_id = any ($1) and g.role = any ($2) and g.ended_on is null and g.valid_from <= $3 and (g.valid_to is null or g.valid_to >= $3)
   order by s.name, s.id`,
)

/**
 * Colleagues to whom everybody hidden is closed like their own family, but whom an agency hides at which they hold the right, or one under it, and
 * whoever has a matter running at the agency of the row where they hold it there. Who holds nothing but that right does none of the work and is
 * not among them.
 * @param hidden who is hidden, and by which agencies
 * @param runsAt where the matter that is asked about runs; left out, it is at the agency of each row
 */
export function withHidden(
  found: readonly Colleague[],
  hidden: ReadonlyMap<string, readonly string[]>,
  subtree: (agencyId: string) => readonly string[],
  runsAt?: string,
): Colleague[] {
  const all = [...hidden.keys()]
  const closedTo = ({ opens, agency_id }: Colleague): readonly string[] => {
    if (opens.length === 0) return all
    if (opens.includes(agency_id) && (runsAt === undefined || runsAt === agency_id)) return []
    const seen = new Set(opens.flatMap((agencyId) => subtree(agencyId)))
    return all.filter((id) => hidden.get(id)?.some((agencyId) => seen.has(agencyId)) !== true)
  }
  return found
    .filter(({ role }) => !opensShielded(role))
    .map((one) => {
      const closed = closedTo(one)
      return { ...one, closed: one.closed.length === 0 ? closed : [...one.closed, ...closed] }
    })
}

export interface RequestRow {
  readonly id: string
  readonly staff_id: string
  readonly role: Role
  readonly post: Post
  readonly agency_id: string
  readonly outlet_id: string | null
  readonly valid_from: Day
  readonly valid_to: Day
  readonly reason: string
  readonly state: 'requested' | 'checked' | 'approved' | 'granted' | 'refused'
  readonly requested_by: string
  readonly requested_at: string
}

export interface SignatureRow {
  readonly request_id: string
  readonly act: string
  readonly staff_id: string
  readonly agree: boolean
  readonly note: string
  readonly at: string
}

const staffColumns = 'id, username, name, own_subject_id, password_hash, totp_secret, left_on'
const grantColumns = 'id, staff_id, role, post, agency_id, outlet_id, valid_from, valid_to, ended_on'
const requestColumns =
  'id, staff_id, role, post, agency_id, outlet_id, valid_from, valid_to, reason, state, requested_by, requested_at'

/** A colleague whom an administrator takes on. */
export const insertColleague = query(
  `insert into staff.staff (id, username, name, agency_id, password_hash, totp_secret, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
)
export const findByUsername = query<StaffRow>(`select ${staffColumns} from staff.staff where username = $1`)
export const findByOpenid = query<StaffRow>(
  `select ${staffColumns} from staff.staff where openid_issuer = $1 and openid_subject = $2`,
)
export const findById = query<StaffRow>(`select ${staffColumns} from staff.staff where id = $1`)
/** A member of staff as colleagues see him. */
export interface Member {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly left_on: Day | null
}

// Who was taken on by one of these agencies, or holds or held a grant there, is theirs; the names of all others stay with their own.
const isTheirs =
  '(s.agency_id = any ($1) or exists (select from staff.grant g where g.staff_id = s.id and g.agency_id = any ($1)))'
/** Who was never invited signs in as he was loaded. */
export const listStaff = query<Member & { agency_id: string | null; signs_in: boolean }>(
  `select s.id, s.username, s.name, s.left_on, s.agency_id, case when i.staff_id is null then s.agency_id is null else i.used_at is not null end as signs_in
   from staff.staff s left join login.invitation i on i.staff_id = s.id
   where ${isTheirs} order by s.username limit 2000`,
)
export const findTheirs = query<Member>(
  `select id, username, name, left_on from staff.staff s where ${isTheirs} and id = $2`,
)
/** For naming a person whose id or user name is known already. */
export const findMembers = query<Member>(
  'select id, username, name, left_on from staff.staff where id = any ($1)',
)
export const findMemberNamed = query<Member>(
  'select id, username, name, left_on from staff.staff where username = $1',
)
export const findGrants = query<GrantRow>(
  `select ${grantColumns} from staff.grant where staff_id = $1 and ended_on is null`,
)
export const listGrants = query<GrantRow>(
  `select ${grantColumns} from staff.grant where agency_id = any ($1) order by staff_id, valid_from`,
)
/** What a person holds, at agencies that the reader does not see too: what is apart is apart anywhere. */
export type HeldElsewhere = Pick<GrantRow, 'role' | 'post' | 'agency_id' | 'valid_from' | 'valid_to'>
export const findHeldAnywhere = query<HeldElsewhere>(
  'select role, post, agency_id, valid_from, valid_to from staff.held_by($1)',
)
export const lockGrant = query<GrantRow>(
  `select ${grantColumns} from staff.grant where id = $1 and agency_id = any ($2) for update`,
)
/** All that somebody holds or held, wherever it is. */
export const lockGrantsOf = query<GrantRow>(
  `select ${grantColumns} from staff.grant where staff_id = $1 order by valid_from for update`,
)
export const insertStaff = query(
  `insert into staff.staff (id, username, name, own_subject_id, password_hash, totp_secret, openid_issuer, openid_subject, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
/** Whether a write failed because somebody has this already. `key` is the name of the unique constraint. */
export function isTaken(error: unknown, key: 'staff_username_key' | 'staff_openid_key'): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === key
}

/** Binds an identity, and answers which one was bound before. */
export const bindOpenid = query<{ before: string | null }>(
  `with before as (select id, openid_subject from staff.staff where id = $1 for update)
   update staff.staff s set openid_issuer = $2, openid_subject = $3 from before where s.id = before.id
   returning before.openid_subject as before`,
)
export const insertGrant = query(
  `insert into staff.grant (id, staff_id, role, post, agency_id, outlet_id, valid_from, valid_to, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export const countSystemAdministrators = query<{ count: number }>(
  'select staff.system_administrators($1) as count',
)
export const endGrant = query('update staff.grant set ended_on = $2 where id = $1')
export const insertRequest = query(
  `insert into staff.grant_request (id, staff_id, role, post, agency_id, outlet_id, valid_from, valid_to, reason, state, requested_by, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'requested', $10, $11)`,
)
export const lockRequest = query<RequestRow>(
  `select ${requestColumns} from staff.grant_request where id = $1 and agency_id = any ($2) for update`,
)
export const listRequests = query<RequestRow>(
  `select ${requestColumns} from staff.grant_request where agency_id = any ($1) order by requested_at desc limit 500`,
)
export const moveRequest = query('update staff.grant_request set state = $2 where id = $1')
export const insertSignature = query(
  'insert into staff.grant_signature (request_id, act, staff_id, agree, note, at) values ($1, $2, $3, $4, $5, $6)',
)
export const findSignatures = query<SignatureRow>(
  'select request_id, act, staff_id, agree, note, at from staff.grant_signature where request_id = any ($1) order by at',
)
/** How many hold something at an agency after a day. */
export const countHoldersAfter = query<{ count: number }>(
  `select count(distinct staff_id) as count from staff.grant
   where agency_id = $1 and ended_on is null and (valid_to is null or valid_to > $2)`,
)
export const tellLogin = query(`select pg_notify('login', '')`)
