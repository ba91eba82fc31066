import type { DeliveryWay, PaperKind } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

import { query, type Statement } from '../../platform/database.ts'

/** A paper as it rests. */
export interface PaperRow {
  readonly subject_id: string
  readonly id: string
  readonly case_id: string
  readonly seq: number
  readonly kind: PaperKind
  readonly number: string
  readonly agency_id: string
  readonly made_on: Day
  readonly content: Buffer
  readonly hash: Buffer
  readonly check_code: string
}

/** 送达 as it rests. */
export interface DeliveryRow {
  readonly id: string
  readonly paper_id: string
  readonly how: DeliveryWay
  readonly day: Day
  readonly proof: Buffer
}

const columns = 'subject_id, id, case_id, seq, kind, number, agency_id, made_on, content, hash, check_code'

export const insertPaper = query(
  `insert into papers.paper (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
/** The newest first; of one case where one is named. */
export const findPapers = query<PaperRow>(
  `select ${columns} from papers.paper where subject_id = any (subjects.all_of($1)) and ($2::uuid is null or case_id = $2)
     and content is not null and (made_on, id) < ($3::date, $4::uuid) order by made_on desc, id desc limit $5`,
)
/** All of one case, in the order in which they were made. */
export const findPapersOfCase = query<PaperRow>(
  `select ${columns} from papers.paper where subject_id = $1 and case_id = $2 and content is not null order by seq, id`,
)
/** One paper; only if it belongs to the case, where one is named. */
export const findPaper = query<PaperRow>(
  `select ${columns} from papers.paper where subject_id = any (subjects.all_of($1)) and id = $2 and ($3::uuid is null or case_id = $3) and content is not null`,
)
/** One by the act that made it; without its content where that was destroyed after its term. */
export const findPaperOfAct = query<Omit<PaperRow, 'content'> & { readonly content: Buffer | null }>(
  `select ${columns} from papers.paper where subject_id = $1 and case_id = $2 and seq = $3`,
)
/** What counts as a delivery; that a paper was merely opened, before one could sign for it, does not. */
export const findDeliveries = query<DeliveryRow>(
  `select d.id, d.paper_id, d.how, d.day, d.proof from papers.delivery d
   join papers.paper p on p.subject_id = d.subject_id and p.id = d.paper_id
   where d.subject_id = any (subjects.all_of($1)) and d.how <> 'opened' and ($2::uuid is null or p.case_id = $2) and ($3::uuid is null or d.paper_id = $3)
   order by d.day, d.id`,
)
export const insertDelivery = query(
  `insert into papers.delivery (subject_id, id, paper_id, how, day, at, proof, staff_id, account_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

const removals = [
  query(`delete from papers.delivery d using papers.paper p
     where p.subject_id = $1 and p.case_id = $2 and d.subject_id = p.subject_id and d.paper_id = p.id`),
  query('update papers.paper set content = null where subject_id = $1 and case_id = $2'),
]

/** 销毁: what the papers of a case say, and how they were delivered. That they were issued stays: who holds one has it checked as before. */
export function destroyPapers(subject: string, caseId: string): Statement[] {
  return removals.map((remove) => remove(subject, caseId))
}
