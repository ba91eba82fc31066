import type { DeliveryWay } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

import { eventKind } from '../../platform/events.ts'

/** How and on which day a paper of a case reached its reader; ids and codes only (D-19). */
export interface PaperDelivered {
  readonly subjectId: string
  readonly caseId: string
  readonly paperId: string
  readonly unfavourable: boolean
  readonly how: DeliveryWay
  readonly day: Day
}

/** 已送达: its delivery stands recorded. */
export const paperDelivered = eventKind<PaperDelivered>('papers.delivered')
