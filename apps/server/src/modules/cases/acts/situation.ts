import type { Hold } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { type Day, type Law, limitDue } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case, PastHold, Transition } from '../case.ts'
import { haveSigned } from '../signing/signing.ts'
import { afterCompletion, deliveryOf } from './follow-ups.ts'

/** What every decision is made of: the case, its pinned declaration, who acts, and the day. Nothing here waits. */
export interface Situation {
  readonly found: Case
  readonly declaration: Declaration
  readonly actorId: string
  readonly ownSubjectId: string | null
  /** The version on the actor's screen. */
  readonly version: number
  readonly today: Day
  readonly law: Law
  /** 外部门事项: nothing of it has come to its department yet, nor will unless it stays open. */
  readonly isUnsent?: boolean
}

/** The due day follows from start, length and holds; the calendar may only be provisional (D-12). */
export function timed({ law }: Pick<Situation, 'law'>, changed: Case): Case {
  const { limit_start: start, limit_length: length, limit_unit: unit, holds, extension_length } = changed
  if (start === null || length === null || unit === null)
    return { ...changed, due_on: null, provisional: false, calendar_hash: null }
  const { due, provisional } = limitDue(law, {
    start,
    length: length + (extension_length ?? 0),
    unit,
    holds: holds.filter(({ stops }) => stops !== false),
  })
  return { ...changed, due_on: due, provisional, calendar_hash: law.calendarHash }
}

/** Ends with a paper that says no: it must reach its reader. */
const saysNo: ReadonlySet<Case['outcome']> = new Set(['refused', 'not-accepted'])

/**
 * The end: nobody has the task of a step any more, and a clock that stood still goes on to the due day it would have had.
 * A completion leaves what is to be looked at later; with any other end, what is owed falls away, and what says no is to be delivered.
 */
export function close(
  situation: Pick<Situation, 'law' | 'today' | 'declaration'>,
  found: Case,
  outcome: NonNullable<Case['outcome']>,
  event: Transition['event'],
  effect: boolean,
): Transition {
  const { law, today } = situation
  const completed = outcome === 'completed'
  const followUps = completed
    ? afterCompletion(situation, found)
    : saysNo.has(outcome) && situation.declaration.department === undefined // that department tells it in its own name
      ? [deliveryOf(situation)]
      : []
  const owes = found.materials.some(({ by }) => by === 'debt')
  return {
    next: timed(
      { law },
      {
        ...found,
        stage: 'closed',
        step: null,
        hold: null,
        signing: null,
        holds: endedHolds(found, today),
        outcome,
        closed_on: today,
      },
    ),
    event,
    task: null,
    effect,
    ...(followUps.length === 0 ? {} : { followUps }),
    ...(!completed && owes ? { dropsFollowUps: true } : {}),
  }
}

/** The case on hold, from today. @param past what stays of it in the list of holds */
export function held(
  situation: Pick<Situation, 'law' | 'today'>,
  found: Case,
  hold: Hold,
  past: Pick<PastHold, 'key' | 'stops'> = {},
): Case {
  const { since, reason } = hold
  return timed(situation, {
    ...found,
    hold,
    holds: [...found.holds, { since, until: null, reason, ...past }],
  })
}

/** The case goes on today. @param said what stays with the hold that has ended */
export function released(
  situation: Pick<Situation, 'law' | 'today'>,
  found: Case,
  said: Pick<PastHold, 'answer' | 'said'> = {},
): Case {
  return timed(situation, { ...found, hold: null, holds: endedHolds(found, situation.today, said) })
}

/**
 * A special procedure ends at the latest with its term, whenever that is noticed: the limit stands still to `until`
 * itself, which is the last day of the term, and runs on the day after. One that nobody knows the end of has no such day.
 */
function endedHolds(
  { hold, holds }: Case,
  today: Day,
  said: Pick<PastHold, 'answer' | 'said'> = {},
): PastHold[] {
  const term = hold?.reason === 'procedure' && hold.isOpenEnded !== true ? hold.until : null
  const until = term !== null && term < today ? term : today
  return holds.map((past) => (past.until === null ? { ...past, until, ...said } : past))
}

/** Whoever acts must see the newest version, may not handle his own record, and the case must be at this stage. */
export function requireStage(situation: Situation, stages: readonly Case['stage'][]): Situation {
  const { found, version, ownSubjectId } = situation
  if (ownSubjectId === found.subject_id) throw new Refusal('cases.own-record')
  if (!stages.includes(found.stage))
    throw new Refusal('cases.wrong-stage', [{ field: 'stage', code: 'cases.wrong-stage', message: '' }])
  if (version !== found.version)
    throw new Refusal('general.stale', [{ field: 'version', code: 'general.stale', message: '' }])
  return situation
}

/** The place of the case's step, which must ask for this act. */
export function requireStep({ found, declaration }: Situation, act: 'review' | 'decide'): number {
  const index = declaration.steps.findIndex((step) => step.key === found.step)
  if (declaration.steps[index]?.act !== act)
    throw new Refusal('cases.wrong-stage', [{ field: 'step', code: 'cases.wrong-stage', message: '' }])
  return index
}

/** Nobody goes on with a case that waits for somebody. */
export function requireNoHold({ found }: Situation): void {
  if (found.hold !== null)
    throw new Refusal('cases.wrong-stage', [{ field: 'hold', code: 'cases.wrong-stage', message: '' }])
}

/** 四眼: who accepted, reviewed or signed does not decide. */
export function requireOtherEyes({ found, actorId }: Situation): void {
  if (found.handled_by.includes(actorId) || haveSigned(found.signing).includes(actorId))
    throw new Refusal('cases.four-eyes')
}
