import type { CaseDetail } from '@tongban/contracts/cases'

import { dayText } from '../../platform/format.ts'
import { words } from './office-words.ts'

type Asked = Pick<
  CaseDetail,
  'outcome' | 'hold' | 'stage' | 'stepName' | 'agencyName' | 'events' | 'followUps'
>

/** What counts as having handled a case: whoever did so does not take the next step (four eyes). */
const handling: ReadonlySet<string> = new Set(['accepted', 'opinion-given', 'decided', 'authorised'])

/** Why a case offers no act to a reader: what is waited for, or who is to do the next step. */
export function whyNoAct(of: Asked, reader: string): string {
  const handled = of.events.some(({ kind, actorName }) => handling.has(kind) && actorName === reader)
  if (of.outcome !== null) {
    if (!of.followUps.some(({ state }) => state === 'due')) return words.noActClosed
    if (of.followUps.every(({ state, kind }) => state !== 'due' || kind === 'delivery'))
      return words.noActDelivery
    return handled ? words.noActHandled : words.noActFollowUp
  }
  if (of.hold !== null) return waitsFor(of.hold)
  if (handled) return words.noActHandled
  return words.noActHere(of.stage === 'submitted' ? words.toAccept : (of.stepName ?? ''), of.agencyName)
}

function waitsFor({ reason, until }: NonNullable<CaseDetail['hold']>): string {
  return words.noActWaits[reason](until === null ? '' : words.noActUntil(dayText(until)))
}
