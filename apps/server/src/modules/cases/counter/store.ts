import type { CaseDetail } from '@tongban/contracts/cases'

import { query } from '../../../platform/database.ts'

type Correcting = CaseDetail['correctedBy'][number]

/** A case that corrects another, or looks at it again. */
export interface CounterRow {
  readonly id: string
  readonly number: string
  readonly stage: Correcting['stage']
  readonly outcome: Correcting['outcome']
  readonly submitted_on: Correcting['submittedOn']
  readonly isReview: boolean
}

/** The cases that correct one, or corrected it, the newest first. */
export const findCounters = query<CounterRow>(
  `select id, number, stage, outcome, submitted_on, counter ? 'review' as "isReview" from cases."case" where subject_id = $1 and counter ->> 'cites' = $2
   order by opened_at desc, id desc limit 20`,
)
/** Who had his hands in a case: who accepted, gave an opinion, decided, authorised or did not take it on. */
export const findHands = query<{ actor_id: string }>(
  `select distinct actor_id from cases.event
   where subject_id = $1 and case_id = $2 and kind in ('accepted', 'opinion-given', 'decided', 'authorised', 'not-accepted') order by actor_id`,
)
