import type { Hold } from '@tongban/contracts/cases'

import { Refusal } from '../../../platform/refusal.ts'
import type { CaseEvent, Transition } from '../case.ts'
import { termEnd } from './follow-ups.ts'
import { close, held, released, requireStage, type Situation } from './situation.ts'

/** So many working days has whoever must see to a command that failed. */
const troubleDays = 2

/** Decided, and the core is told to register it: nobody has to act until it confirms, or fails to (D-6). */
export function commanded(situation: Situation, event: CaseEvent): Transition {
  const { found, today } = situation
  const hold: Hold = { reason: 'core', party: 'core', since: today, until: null, missing: [] }
  return {
    next: held(situation, found, hold, { stops: false }), // the limit is the agency's, not the core's
    event,
    task: null,
    effect: false,
    command: 'new',
  }
}

/** 登记完成: the core has confirmed; the record of our own and the end of the case are one transaction. */
export function decideCoreConfirmed(situation: Situation): Transition {
  const { found } = requireCore(situation)
  return close(situation, found, 'completed', { kind: 'core-confirmed', body: {} }, true)
}

/** The core refused or kept silent, or the record contradicts it: somebody of the owning agency sees to it, by a day. */
export function decideCoreTrouble(
  situation: Situation,
  trouble: 'refused' | 'silent' | 'conflict',
): Transition {
  const { found } = requireCore(situation)
  const until = termEnd(situation, troubleDays)
  return {
    next: { ...found, hold: { ...found.hold, until, trouble } },
    event: { kind: 'core-failed', body: { trouble, until } },
    task: { kind: 'core', dueOn: until },
    effect: false,
  }
}

/**
 * What the agency makes of it: the command goes out again, or the case goes back to the deciding step. A core that only
 * kept silent may have registered it: then it can only be asked again, under the same key, so that nothing happens twice.
 */
export function decideCoreJudged(situation: Situation, again: boolean, note: string): Transition {
  const { found } = requireCore(situation)
  const { trouble, ...hold } = found.hold
  if (trouble === undefined) throw new Refusal('cases.wrong-stage')
  if (!again && trouble !== 'refused') throw new Refusal('cases.core-silent')
  const event = { kind: 'core-judged', body: { again }, note } as const
  const command = trouble === 'refused' ? 'new' : 'again'
  return again
    ? { next: { ...found, hold: { ...hold, until: null } }, event, task: null, effect: false, command }
    : {
        next: released(situation, { ...found, ...decidingStep(situation) }),
        event: { ...event, body: { again, step: decidingStep(situation).step } },
        task: { kind: 'decide' },
        effect: false,
      }
}

/** A case that was authorised at the counter has not come to its deciding step; the office decides now. */
function decidingStep({ declaration: { steps } }: Situation): { stage: 'review'; step: string | null } {
  return { stage: 'review', step: steps.at(-1)?.key ?? null }
}

function requireCore(situation: Situation) {
  const { found } = requireStage(situation, ['accepted', 'review'])
  if (found.hold?.reason !== 'core') throw new Refusal('cases.wrong-stage')
  return { found: { ...found, hold: found.hold } }
}
