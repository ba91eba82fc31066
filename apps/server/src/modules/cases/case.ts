import type { Hold, Outcome, Stage } from '@tongban/contracts/cases'
import type { Settlement } from '@tongban/contracts/declaration'
import type { Day } from '@tongban/policy'

import type { SealedAgent } from './personal.ts'

/** 办件: where it stands, as the decisions below see it (D-6). */
export interface Case {
  readonly subject_id: string
  readonly id: string
  readonly number: string
  readonly item: string
  readonly item_version: number
  readonly subject_kind: 'person' | 'employer'
  readonly subject_name: string
  readonly agency_id: string
  readonly outlet_id: string | null
  readonly outlet_agency_id: string | null
  readonly stage: Stage
  readonly step: string | null
  readonly hold: Hold | null
  readonly outcome: Outcome | null
  readonly version: number
  readonly agent: SealedAgent | null
  /** As it rests: personal answers are sealed. */
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly Settlement[]
  /** Who accepted it and who gave an opinion, in this order: none of them may decide where four eyes are asked. */
  readonly handled_by: readonly string[]
  readonly submitted_on: Day
  readonly accepted_on: Day | null
  readonly closed_on: Day | null
  readonly limit_length: number | null
  readonly limit_unit: 'working-days' | 'days' | 'months' | null
  readonly limit_start: Day | null
  readonly holds: readonly { readonly since: Day; readonly until: Day | null }[]
  readonly due_on: Day | null
  readonly provisional: boolean
  /** The law that `due_on` was counted with; null where there is no limit, or the row is older than this column. */
  readonly law_hash: string | null
  readonly last_seq: number
  readonly last_hash: Buffer
  readonly opened_at: string
}

/** What an act says about a case, for the log: the kind, codes only, and words that are kept apart (D-19). */
export interface CaseEvent {
  readonly kind:
    | 'handed-in'
    | 'accepted'
    | 'deficiencies-told'
    | 'corrected'
    | 'opinion-given'
    | 'sent-back'
    | 'decided'
    | 'withdrawn'
    | 'not-accepted'
    | 'lapsed'
    | 'routed'
    | 'redated'
  readonly body: Readonly<Record<string, string | number | boolean | null>>
  readonly note?: string
  /** What was handed in with it: its salted digest goes into the log. */
  readonly content?: Pick<Case, 'form' | 'materials' | 'agent'>
}

/** 待办: who must act next. */
export interface NextTask {
  readonly kind: 'accept' | 'review' | 'decide' | 'route'
}

/** What an act decided: the case after it, the event that explains it, and who acts next (null: nobody, it is closed). */
export interface Transition {
  readonly next: Case
  readonly event: CaseEvent
  readonly task: NextTask | null
  /** The effect on the records is due with this act. */
  readonly effect: boolean
}
