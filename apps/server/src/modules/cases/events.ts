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

/** 已受理: a case was taken on. */
export const caseAccepted = eventKind<CountedAct>('cases.accepted')
/** 已结束: a case ended, with its outcome. */
export const caseClosed = eventKind<CountedAct>('cases.closed')
