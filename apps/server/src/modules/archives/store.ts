import type { ArchiveClassCode } from '@tongban/contracts/archive-classes'
import type { ArchiveDestruction, DestructionEntry } from '@tongban/contracts/archives'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'
import type { Part } from './parts.ts'

/** One closed case as it is kept. */
export interface PackageRow {
  readonly subject_id: string
  readonly case_id: string
  readonly agency_id: string
  /** 件号 */
  readonly number: string
  readonly case_number: string
  readonly item: string
  readonly class: ArchiveClassCode
  /** In years; null: permanent. */
  readonly term: number | null
  readonly closed_on: Day
  /** The first day after its term. */
  readonly due_on: Day | null
  readonly version: number
  /** The last event of the case that it holds. */
  readonly last_seq: number
  readonly list_hash: Buffer
  readonly packed_on: Day
  readonly checked_on: Day | null
  readonly faults: readonly string[]
  readonly destroyed_on: Day | null
}

const columns = `p.subject_id, p.case_id, p.agency_id, p.number, p.case_number, p.item, p.class, p.term, p.closed_on, p.due_on, p.version, p.last_seq,
  p.list_hash, p.packed_on, p.checked_on, p.faults, p.destroyed_on`

export const lockPackage = query<PackageRow>(
  `select ${columns} from archives.package p where p.subject_id = $1 and p.case_id = $2 for update`,
)
/** Of these cases, which are packed. */
export const findPacked = query<{ case_id: string }>(
  'select case_id from archives.package where (subject_id, case_id) in (select * from unnest($1::uuid[], $2::uuid[]))',
)
export const insertPackage = query(
  `insert into archives.package (subject_id, case_id, agency_id, number, case_number, item, class, term, closed_on, due_on, version, last_seq, list_hash, packed_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13)`,
)
export const insertVersion = query(
  `insert into archives.version (subject_id, case_id, version, agency_id, packed_on, list, list_hash) values ($1, $2, $3, $4, $5, $6, $7)`,
)
export const renewPackage = query(
  'update archives.package set version = $3, last_seq = $4, list_hash = $5, packed_on = $6 where subject_id = $1 and case_id = $2',
)
export const findVersions = query<{
  version: number
  packed_on: Day
  list: readonly Part[]
  list_hash: Buffer
}>(
  'select version, packed_on, list, list_hash from archives.version where subject_id = $1 and case_id = $2 order by version desc',
)
export const noteCheck = query(
  'update archives.package set checked_on = $3, faults = $4 where subject_id = $1 and case_id = $2',
)
/** Those that nobody looked into for longest. */
export const findToCheck = query<{ subject_id: string; case_id: string }>(
  `select subject_id, case_id from archives.package where destroyed_on is null and coalesce(checked_on, packed_on) < $1
   order by coalesce(checked_on, packed_on), case_id limit $2`,
)

export const nextNumber = query<{ last: number }>(
  `insert into archives.counter (agency_id, year, class, last) values ($1, $2, $3, 1)
   on conflict (agency_id, year, class) do update set last = counter.last + 1 returning last`,
)
export const readPacked = query<{ day: Day; case_id: string }>('select day, case_id from archives.packed')
export const writePacked = query(
  `insert into archives.packed (day, case_id) values ($1, $2)
   on conflict (only_one) do update set day = excluded.day, case_id = excluded.case_id`,
)

/** A row of the list, with what stands in the way of destroying it. */
export interface ListedRow extends PackageRow {
  readonly held: boolean
  readonly lent_until: Day | null
}

const standing = `exists (select from archives.hold h where h.subject_id = p.subject_id and h.case_id = p.case_id and h.lifted_on is null) as held,
  (select l.until from archives.loan l where l.subject_id = p.subject_id and l.case_id = p.case_id and l.returned_on is null) as lent_until`
const open = 'p.destroyed_on is null'

const conditions = {
  all: 'true',
  due: `${open} and p.due_on <= $8`,
  held: `${open} and exists (select from archives.hold h where h.subject_id = p.subject_id and h.case_id = p.case_id and h.lifted_on is null)`,
  lent: `${open} and exists (select from archives.loan l where l.subject_id = p.subject_id and l.case_id = p.case_id and l.returned_on is null)`,
  overdue: `${open} and exists (select from archives.loan l where l.subject_id = p.subject_id and l.case_id = p.case_id and l.returned_on is null and l.until < $8)`,
  faulty: `${open} and p.faults <> '{}'`,
  destroyed: 'p.destroyed_on is not null',
} as const

const listing = (condition: string) =>
  query<ListedRow>(
    `select ${columns}, ${standing} from archives.package p
     where p.agency_id = any ($1) and ($2::text is null or p.class = $2) and ($3::int is null or (p.closed_on >= make_date($3, 1, 1) and p.closed_on < make_date($3 + 1, 1, 1)))
       and ($4::text is null or p.number = $4 or p.case_number = $4) and (p.closed_on, p.case_id) < ($5::date, $6::uuid) and $8::date is not null and ${condition}
     order by p.closed_on desc, p.case_id desc limit $7`,
  )
/** By what is asked for. @param values agencies, class, year, number, day and id before which, how many, today */
export const listPackages = {
  all: listing(conditions.all),
  due: listing(conditions.due),
  held: listing(conditions.held),
  lent: listing(conditions.lent),
  overdue: listing(conditions.overdue),
  faulty: listing(conditions.faulty),
  destroyed: listing(conditions.destroyed),
} as const
export const findListed = query<ListedRow>(
  `select ${columns}, ${standing} from archives.package p where p.subject_id = $1 and p.case_id = $2 and p.agency_id = any ($3)`,
)

export interface LoanRow {
  readonly id: string
  readonly lent_to: Buffer
  readonly reason: Buffer
  readonly lent_on: Day
  readonly until: Day
  readonly lent_by: string
  readonly returned_on: Day | null
}
export const findLoans = query<LoanRow>(
  `select id, lent_to, reason, lent_on, until, lent_by, returned_on from archives.loan where subject_id = $1 and case_id = $2 order by lent_on desc, id desc`,
)
export const insertLoan = query(
  `insert into archives.loan (subject_id, id, case_id, agency_id, lent_to, reason, lent_on, until, lent_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export const returnLoan = query<{ id: string }>(
  `update archives.loan set returned_on = $4, returned_by = $5 where subject_id = $1 and case_id = $2 and id = $3 and returned_on is null returning id`,
)

export interface HoldRow {
  readonly id: string
  readonly reason: Buffer
  readonly placed_on: Day
  readonly placed_by: string
  readonly lifted_on: Day | null
  readonly lifted_for: Buffer | null
}
export const findHolds = query<HoldRow>(
  `select id, reason, placed_on, placed_by, lifted_on, lifted_for from archives.hold where subject_id = $1 and case_id = $2 order by placed_on desc, id desc`,
)
export const insertHold = query(
  `insert into archives.hold (subject_id, id, case_id, agency_id, reason, placed_on, placed_by) values ($1, $2, $3, $4, $5, $6, $7)`,
)
export const liftHold = query<{ id: string }>(
  `update archives.hold set lifted_on = $4, lifted_by = $5, lifted_for = $6 where subject_id = $1 and case_id = $2 and id = $3 and lifted_on is null returning id`,
)

export const findLengthenings = query<{
  term: number | null
  reason: Buffer
  lengthened_on: Day
  lengthened_by: string
}>(
  'select term, reason, lengthened_on, lengthened_by from archives.lengthening where subject_id = $1 and case_id = $2 order by id desc',
)
/** A longer term, and why. @param values subject, id, case, agency, term, reason, day, who */
export const insertLengthening = query(
  `insert into archives.lengthening (subject_id, id, case_id, agency_id, term, reason, lengthened_on, lengthened_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
export const setTerm = query(
  'update archives.package set term = $3, due_on = $4 where subject_id = $1 and case_id = $2',
)

export interface DestructionRow {
  readonly id: string
  readonly agency_id: string
  readonly opinion: string
  readonly state: ArchiveDestruction['state']
  readonly asked_by: string
  readonly asked_on: Day
  readonly decided_by: string | null
  readonly decided_on: Day | null
  readonly filed_as: string | null
  readonly refused_for: string | null
  readonly supervised_by: string | null
  readonly second_by: string | null
  readonly carried_out_on: Day | null
}
const destructionColumns =
  'd.id, d.agency_id, d.opinion, d.state, d.asked_by, d.asked_on, d.decided_by, d.decided_on, d.filed_as, d.refused_for, d.supervised_by, d.second_by, d.carried_out_on'
export const listDestructions = query<DestructionRow & { packages: number }>(
  `select ${destructionColumns}, (select count(*)::int from archives.destroyed x where x.destruction_id = d.id) as packages from archives.destruction d
   where d.agency_id = any ($1) order by d.state in ('asked', 'approved', 'supervised') desc, d.asked_on desc, d.id desc limit 200`,
)
export const findDestruction = query<DestructionRow>(
  `select ${destructionColumns} from archives.destruction d where d.id = $1 and d.agency_id = any ($2)`,
)
export const lockDestruction = query<DestructionRow>(
  `select ${destructionColumns} from archives.destruction d where d.id = $1 and d.agency_id = any ($2) for update`,
)
export const insertDestruction = query(
  `insert into archives.destruction (id, agency_id, opinion, state, asked_by, asked_on) values ($1, $2, $3, 'asked', $4, $5)`,
)
export const decideDestruction = query(
  'update archives.destruction set state = $2, decided_by = $3, decided_on = $4, filed_as = $5, refused_for = $6 where id = $1',
)
export const superviseDestruction = query(
  `update archives.destruction set state = 'supervised', supervised_by = $2 where id = $1`,
)
export const endDestruction = query(
  `update archives.destruction set state = 'carried-out', second_by = $2, carried_out_on = $3 where id = $1`,
)
export const insertEntries = query(
  `insert into archives.destroyed (subject_id, destruction_id, case_id, agency_id, outcome)
   select subject_id, $1, case_id, agency_id, 'waits' from unnest($2::uuid[], $3::uuid[], $4::text[]) given (subject_id, case_id, agency_id)`,
)
export const findEntries = query<PackageRow & { outcome: DestructionEntry['outcome'] }>(
  `select ${columns}, x.outcome from archives.destroyed x join archives.package p using (subject_id, case_id)
   where x.destruction_id = $1 order by p.number`,
)
export const noteOutcome = query(
  'update archives.destroyed set outcome = $4 where subject_id = $1 and case_id = $2 and destruction_id = $3',
)
/** Of what agencies keep, that of which the term is over, unless it is held or lent. */
export const findDue = query<ListedRow>(
  `select ${columns}, ${standing} from archives.package p where p.agency_id = any ($1) and ${open} and p.due_on <= $2
     and not exists (select from archives.hold h where h.subject_id = p.subject_id and h.case_id = p.case_id and h.lifted_on is null)
     and not exists (select from archives.loan l where l.subject_id = p.subject_id and l.case_id = p.case_id and l.returned_on is null)
   order by p.due_on, p.case_id limit $3 offset $4`,
)
export const countDue = query<{ due: number }>(
  `select count(*)::int as due from archives.package p where p.agency_id = any ($1) and ${open} and p.due_on <= $2`,
)
export const markDestroyed = query(
  `update archives.package set destroyed_on = $3 where subject_id = $1 and case_id = $2`,
)
