import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** The paper by which something was refused, and the first day on which it reached its reader; null: it has not. */
export interface ServedPaper {
  readonly id: string
  readonly number: string
  readonly made_on: Day
  readonly received: Day | null
}

/** Direction sees a case and none of its papers: its path does not lead there (D-1). */
export const noneServed = query<ServedPaper>(
  `select null::uuid as id, '' as number, null::date as made_on, null::date as received where false`,
)
/** 送达: the newest paper of a case that says no, with the first delivery that counts. From that day the terms against it run. */
export const findServed = query<ServedPaper>(
  `select p.id, p.number, p.made_on, (select min(d.day) from papers.delivery d where d.subject_id = p.subject_id and d.paper_id = p.id and d.how <> 'opened') as received
   from papers.paper p where p.subject_id = $1 and p.case_id = $2 and p.kind in ('refusal', 'non-acceptance') order by p.seq desc limit 1`,
)
