import type { Hold, Outcome, Stage } from '@tongban/contracts/cases'
import type { ClientReference } from '@tongban/contracts/client-api'
import type { Day } from '@tongban/policy'

import { eventKind } from '../../platform/events.ts'

/** What is told of an act that the figures count; ids and codes only (D-19). */
export interface CountedAct {
  readonly subjectId: string
  readonly caseId: string
  readonly seq: number
  readonly day: Day
  readonly item: string
  readonly agencyId: string
  readonly outletId: string | null
  readonly outletAgencyId: string | null
  readonly channel: string
  /** How the case was handed in: at a counter, online by oneself, or through another system (D-53). */
  readonly came: 'counter' | 'online' | 'client'
  /** The hour of the day of the act, 0 to 23, in Asia/Shanghai. */
  readonly hour: number
  readonly outcome: string | null
  /** Of an end, whether it came after the last day of each limit; null where the item has no such limit, or the case has not ended. */
  readonly late: Lateness
}

/** 逾期, apart by where a limit is written: in the law, in the agency's guide, in its promise (D-12). */
export interface Lateness {
  readonly statutory: boolean | null
  readonly guide: boolean | null
  readonly promised: boolean | null
}

/** Which case is meant. */
export interface CaseKey {
  readonly subjectId: string
  readonly caseId: string
}

/** 已归属: a case lies with an agency, after it was handed in or handed over; another one may have had it before. */
export const casePlaced = eventKind<CaseKey & { readonly handedOver: boolean }>('cases.placed')

/** 已由本人交件: a case of a person was handed in. */
export const personHandedIn = eventKind<CaseKey>('cases.person-handed-in')
/** 要看他人登记: a case was taken on whose checks read somebody else's record. */
export const othersConcerned = eventKind<CaseKey>('cases.others-concerned')

/** 待确认: a case was taken on whose item asks those whom it names. */
export const confirmationDue = eventKind<CaseKey>('cases.confirmation-due')
/** 已答复: somebody whom a case names has answered; by his own subject and the id of the question. */
export const confirmationAnswered = eventKind<{ readonly subjectId: string; readonly id: string }>(
  'cases.confirmation-answered',
)
/** 不用再确认: a case ended that had asked whom it names. */
export const confirmationOver = eventKind<CaseKey>('cases.confirmation-over')

/** 已核实: the office has checked what somebody objected to, whom a row of a case names, and goes on. */
export const objectionVerified = eventKind<CaseKey & { readonly row: number }>('cases.objection-verified')

/** 待告知: a record was found beside the subject's own that nobody was told of. */
export const othersDue = eventKind<CaseKey>('cases.others-due')

/** Where a case of another system stands, after an act that changed it (D-53); ids and codes only (D-19). */
export interface ClientCaseMoved extends CaseKey {
  readonly clientId: string
  readonly seq: number
  readonly number: string
  readonly reference: ClientReference
  readonly stage: Stage
  readonly outcome: Outcome | null
  readonly waitsFor: Hold['reason'] | null
}
/** 进度有变: to be told to the system that handed the case in. */
export const clientCaseMoved = eventKind<ClientCaseMoved>('cases.client-case-moved')

/** 已收件: a case was handed in. */
export const caseHandedIn = eventKind<CountedAct>('cases.handed-in')
/** 已受理: a case was taken on. */
export const caseAccepted = eventKind<CountedAct>('cases.accepted')
/** 已结束: a case ended, with its outcome. */
export const caseClosed = eventKind<CountedAct>('cases.closed')
/** 一件事里有一件已结束: a case of a bundle ended. */
export const bundleCaseClosed = eventKind<CaseKey>('cases.bundle-case-closed')
