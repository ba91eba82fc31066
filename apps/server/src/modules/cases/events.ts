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
  readonly outcome: string | null
}

/** Which case is meant. */
export interface CaseKey {
  readonly subjectId: string
  readonly caseId: string
}

/** 已归属: a case lies with an agency, after it was handed in or handed over; another one may have had it before. */
export const casePlaced = eventKind<CaseKey & { readonly handedOver: boolean }>('cases.placed')

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

/** 已受理: a case was taken on. */
export const caseAccepted = eventKind<CountedAct>('cases.accepted')
/** 已结束: a case ended, with its outcome. */
export const caseClosed = eventKind<CountedAct>('cases.closed')
