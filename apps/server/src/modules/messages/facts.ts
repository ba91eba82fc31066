import type { Day } from '@tongban/policy'

/** What a message says, as it rests: ids, codes and days; only who acted for somebody else, or names him, has a
 * name, and it is sealed. */
export interface Facts {
  readonly item: string
  readonly itemVersion: number
  readonly caseNumber: string
  /** The day of the act. */
  readonly on: Day
  /** By when it is done. */
  readonly due?: Day | null
  /** By when the person must act. */
  readonly until?: Day | null
  /** The day on which it was completed that is taken back now. */
  readonly completed?: Day | null
  /** How many papers are missing. */
  readonly missing?: number
  /** The agency that gave it away. */
  readonly from?: string
  /** The outlet that took it in. */
  readonly outlet?: string | null
  /** 代办人: his name, sealed, as base64. */
  readonly agent?: string
  /** 单位: the name of the employer whose case names the person, sealed, as base64. */
  readonly employer?: string
}
