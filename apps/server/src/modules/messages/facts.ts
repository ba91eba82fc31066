import type { Day } from '@tongban/policy'

/**
 * What a message says, as it rests: ids, codes and days; who acted for somebody else, or names him in a case, has a name, and
 * what goes to a former telephone a number: all sealed.
 */
export interface Facts {
  /** Of a case: what it is about. */
  readonly item?: string
  readonly itemVersion?: number
  readonly caseNumber?: string
  /** 更正: the case corrects another one of the same item, and is called so. */
  readonly corrects?: true
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
  /** 被代办人: for whom somebody acts by a mandate, sealed, as base64. */
  readonly principal?: string
  /** 原手机号: the telephone it goes to instead of the one on record, sealed, as base64. */
  readonly to?: string
}
