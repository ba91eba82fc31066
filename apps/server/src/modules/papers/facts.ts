import type { Settlement } from '@tongban/contracts/declaration'
import type { PaperBlock } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

/** What every paper says of its case. */
interface Common {
  readonly subjectId: string
  readonly caseId: string
  readonly caseNumber: string
  /** The place of its event in the case's log: an act makes one paper at most. */
  readonly seq: number
  readonly subjectName: string
  readonly itemName: string
  /** The agency that owns the case: it answers for the paper. */
  readonly agencyId: string
  /** The counter that hands it over. */
  readonly outletName: string | null
}

/** 容缺: a material that is brought later, and its last day (D-10). */
export interface OwedMaterial {
  readonly name: string
  readonly until: Day
}

/** What became of the rows of a list. */
export interface ReceivedList {
  readonly rows: number
  readonly taken: number
  readonly cases: number
  /** The first rows that were not taken, as the table program numbers them, and why. */
  readonly notTaken: readonly { readonly row: number; readonly why: string }[]
}

/** A case of a bundle, with its number and the names of those that it waits for. */
export interface ReceivedMember {
  readonly name: string
  readonly number: string
  readonly after: readonly string[]
}

/** The facts of an act that the law gives a paper. */
export type PaperFacts = Common &
  (
    | {
        readonly kind: 'receipt'
        readonly agentName: string | null
        /** Every material of the case, and by what it is settled: only a file or a seen original was handed in. */
        readonly materials: readonly {
          readonly name: string
          readonly by: Settlement['by']
          /** A commitment that nobody signed: its papers are kept for whoever looks at them later. */
          readonly kept?: boolean
        }[]
        readonly submittedOn: Day
        /** From when the limit counts; another day than the one of handing in when that was a day off. */
        readonly startsOn: Day | null
        readonly dueOn: Day | null
        /** 名单: what was taken of it and what was not; its number stands in the place of the case's. */
        readonly list?: ReceivedList
        /** 一件事: the cases that one form has opened; its number stands in the place of the case's. */
        readonly bundle?: readonly ReceivedMember[]
      }
    | {
        readonly kind: 'acceptance'
        readonly dueOn: Day | null
        readonly limitSaid: string | null
        readonly provisional: boolean
        readonly owed: readonly OwedMaterial[]
      }
    | {
        readonly kind: 'deficiencies'
        readonly missing: readonly { readonly name: string; readonly why: string }[]
        readonly until: Day
      }
    | {
        readonly kind: 'non-acceptance'
        readonly reason: string
        /** 复查: whether he may ask for it; not of what is itself a second look. */
        readonly mayBeReviewed: boolean
        readonly basis: readonly string[]
        /** Handed in by himself from where he was: no paper of his lies at a counter. */
        readonly online: boolean
      }
    | {
        readonly kind: 'refusal'
        readonly reason: string
        readonly mayBeReviewed: boolean
        readonly basis: readonly string[]
      }
    | {
        readonly kind: 'revocation'
        readonly reason: string
        readonly basis: readonly string[]
        /** The day of the completion that is taken back. */
        readonly completedOn: Day
      }
    | {
        readonly kind: 'extension'
        readonly reason: string
        readonly basis: string
        /** By how much, in words. */
        readonly said: string
        /** The day by which it would have ended. */
        readonly before: Day | null
        readonly dueOn: Day
      }
    | {
        readonly kind: 'procedure'
        /** 特别程序: its name, how long it takes in words, its last day and by which rule. */
        readonly procedure: string
        readonly said: string
        readonly until: Day
        readonly basis: string
        /** Whether its time counts towards the limit. */
        readonly counts: boolean
        /** Nobody knows how long it takes: it is asked for after each of its terms. */
        readonly isOpenEnded: boolean
        readonly byApplicant: boolean
      }
    | {
        readonly kind: 'completion'
        readonly results: readonly string[]
        /** What the result itself says, where it is a statement: then the paper bears its name. */
        readonly states: readonly PaperBlock[]
        /** What was asked for and is done now, to be compared by the reader; nothing where the paper is a statement. */
        readonly asked: readonly { readonly name: string; readonly value: string }[]
        readonly onTheSpot: boolean
        /** Of a case that is accepted and completed in one act; else its acceptance has said it. */
        readonly owed: readonly OwedMaterial[] | null
      }
  )
