import type { Hold } from '@tongban/contracts/cases'
import type { DeclaredDepartment } from '@tongban/contracts/declaration'
import type { Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import { type Case, isAtPort, type Transition } from '../case.ts'
import { sentTo, unsending } from './decide-department.ts'
import { close, held, released, type Situation } from './situation.ts'

/** 等前面的: a member of a bundle that waits for others is on hold from the day on which it was handed in (D-10). @param names of those it waits for */
export function waiting(
  situation: Pick<Situation, 'law' | 'today'>,
  opened: Case,
  names: readonly string[],
): Case {
  const hold: Hold = {
    reason: 'bundle',
    party: 'office',
    since: situation.today,
    until: null,
    missing: [],
    name: names.join('、'),
  }
  return held(situation, opened, hold)
}

/** 轮到它了: those it waited for are completed, or the rest goes on without them; the clock runs, and the agency has it as a task. */
export function decideBundleTurn(situation: Situation): Transition {
  const turned = released(situation, requireWaiting(situation))
  const { department } = situation.declaration
  if (department !== undefined) return sentOn(situation, turned, department)
  return {
    next: turned,
    event: { kind: 'bundle-turn', body: {} },
    task: { kind: 'accept' },
    effect: false,
  }
}

/** What is another department's goes there when its turn comes. */
function sentOn(situation: Situation, turned: Case, department: DeclaredDepartment): Transition {
  const next = sentTo(situation, turned, department)
  return {
    next,
    event: { kind: 'bundle-turn', body: { until: next.hold?.until ?? null } },
    task: null,
    effect: false,
    command: 'new',
  }
}

/** 问还办不办: one that it waits for was not completed; the applicant says by a day whether this one goes on. */
export function decideBundleQuestion(situation: Situation, failed: string, until: Day): Transition {
  const found = requireWaiting(situation)
  const hold: Hold = {
    reason: 'bundle',
    party: 'applicant',
    since: situation.today,
    until,
    missing: [],
    name: failed,
  }
  return {
    next: { ...found, hold },
    event: { kind: 'bundle-asked', body: { until } },
    task: 'stays',
    effect: false,
  }
}

/**
 * 不办了: it ends with the bundle, because another one was not completed; whatever is at the core goes on, and so does what may have come to another
 * department.
 */
export function decideBundleStop(situation: Situation): Transition {
  const { found, isUnsent } = situation
  if (found.stage === 'closed' || (isAtPort(found) && isUnsent !== true))
    throw new Refusal('cases.wrong-stage')
  const stopped = found.hold === null ? found : released(situation, found, { answer: 'no' })
  const event = { kind: 'withdrawn', body: { bundle: true } } as const
  return { ...close(situation, stopped, 'withdrawn', event, false), ...unsending(found) }
}

function requireWaiting({ found }: Situation): Case {
  if (found.hold?.reason !== 'bundle') throw new Refusal('cases.wrong-stage')
  return found
}
