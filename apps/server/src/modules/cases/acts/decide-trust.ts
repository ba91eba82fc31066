import type { Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { FollowUp, Transition } from '../case.ts'
import { liftDistrust } from '../distrust.ts'
import { followUpDays, termEnd } from './follow-ups.ts'
import { requireStage, type Situation } from './situation.ts'

/**
 * 提请信用修复: whose commitment was false has made it good; one of the office asks, with the reason, that his commitments are taken again before the day.
 * Law: 国办发〔2020〕42号 (recalled). @param until the day of the mark; undefined where there is none any more
 * @throws Refusal cases.no-distrust, cases.no-follow-up while it is asked for already
 */
export function decideTrustRequest(
  situation: Situation,
  {
    until,
    isAsked,
    note,
  }: { readonly until: Day | undefined; readonly isAsked: boolean; readonly note: string },
): Transition {
  const { found, today } = requireStage(situation, ['closed'])
  if (until === undefined || until <= today) throw new Refusal('cases.no-distrust')
  if (isAsked) throw new Refusal('cases.trust-asked')
  return {
    next: found,
    event: { kind: 'trust-asked', body: { until }, note },
    task: 'stays',
    effect: false,
    followUps: [
      {
        kind: 'trust',
        material: null,
        due_on: termEnd(situation, followUpDays),
        remind_on: null,
        state: 'due',
      },
    ],
  }
}

/** 信用修复: decided by another than who has asked for it. @throws Refusal cases.four-eyes, cases.no-follow-up */
export function decideTrust(
  situation: Situation,
  followUp: FollowUp | undefined,
  grant: boolean,
  note: string,
): Transition {
  const { found, actorId, today } = requireStage(situation, ['closed'])
  if (followUp?.kind !== 'trust' || followUp.state !== 'due') throw new Refusal('cases.no-follow-up')
  if (followUp.opened_by === actorId) throw new Refusal('cases.four-eyes')
  return {
    next: found,
    event: { kind: 'trust-decided', body: { followUp: followUp.id, grant }, note },
    task: 'stays',
    effect: false,
    followUp: { id: followUp.id, kind: 'trust', state: 'done', outcome: grant ? 'in-order' : 'not-in-order' },
    ...(grant ? { writes: [liftDistrust(found.subject_id, found.id, today)] } : {}),
  }
}
