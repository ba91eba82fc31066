import type { Hold } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { addDays, type Day, isWorkingDay, type Law, limitDue, nextWorkingDay } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import type { MissingMaterial } from '../materials.ts'

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
}

/** 受理: all is there; the first step begins, or an instant case is completed on the spot (D-40). */
export function decideAcceptance(situation: Situation, missing: readonly MissingMaterial[]): Transition {
  const { found, declaration, actorId, today } = requireStage(situation, ['submitted'])
  if (found.hold !== null) throw new Refusal('cases.wrong-stage')
  if (missing.length > 0)
    throw new Refusal(
      'cases.incomplete',
      missing.map(({ key, why }) => ({ field: `materials.${key}`, code: 'missing', message: why })),
    )
  const [first] = declaration.steps
  const accepted = { ...found, accepted_on: today, handled_by: [...found.handled_by, actorId] }
  if (first === undefined)
    return close(situation, accepted, 'completed', { kind: 'accepted', body: { completed: true } }, true)
  return {
    next: { ...accepted, stage: 'accepted', step: first.key },
    event: { kind: 'accepted', body: { completed: false, step: first.key } },
    task: { kind: first.act },
    effect: false,
  }
}

/**
 * 一次性告知: everything that is missing, at once; the applicant has until a day, and the clock stops (D-12, D-44). A last day
 * that is a day off is the next working day. Law: 民法典 第203条.
 */
export function decideDeficiencies(
  situation: Situation,
  missing: readonly MissingMaterial[],
  wanted: Day,
): Transition {
  const { found, today, law } = requireStage(situation, ['submitted'])
  if (found.hold !== null) throw new Refusal('cases.wrong-stage')
  if (missing.length === 0) throw new Refusal('cases.nothing-missing')
  if (wanted <= today || wanted > addDays(today, 60))
    throw new Refusal('cases.until', [{ field: 'until', code: 'cases.until', message: '' }])
  const until = isWorkingDay(law, wanted).working ? wanted : nextWorkingDay(law, wanted).date
  const hold: Hold = {
    reason: 'correction',
    party: 'applicant',
    since: today,
    until,
    missing: missing.map(({ key, name, why }) => ({ key, name, why })),
  }
  return {
    next: timed(situation, { ...found, hold, holds: [...found.holds, { since: today, until: null }] }),
    event: { kind: 'deficiencies-told', body: { until, missing: missing.map(({ key }) => key).join(',') } },
    task: { kind: 'accept' },
    effect: false,
  }
}

/**
 * 补正: what was missing is handed in. With the last of it the clock goes on; as long as something is missing the one notice
 * stands, with what is left of it and the same last day: there is no second one.
 */
export function decideCorrection(
  situation: Situation,
  form: Case['form'],
  materials: Case['materials'],
  missing: readonly MissingMaterial[],
): Transition {
  const { found, today } = requireStage(situation, ['submitted'])
  if (found.hold?.reason !== 'correction') throw new Refusal('cases.wrong-stage')
  if (missing.length > 0) {
    const hold = { ...found.hold, missing: missing.map(({ key, name, why }) => ({ key, name, why })) }
    return {
      next: { ...found, form, materials, hold },
      event: {
        kind: 'corrected',
        body: { materials: materials.length, missing: missing.length },
        content: { form, materials, agent: found.agent },
      },
      task: { kind: 'accept' },
      effect: false,
    }
  }
  const holds = found.holds.map((held) => (held.until === null ? { ...held, until: today } : held))
  return {
    next: timed(situation, { ...found, form, materials, hold: null, holds }),
    event: {
      kind: 'corrected',
      body: { materials: materials.length },
      content: { form, materials, agent: found.agent },
    },
    task: { kind: 'accept' },
    effect: false,
  }
}

/** 不予受理: the case ends before it was taken on, with the reason. */
export function decideNonAcceptance(situation: Situation, reason: string): Transition {
  const { found } = requireStage(situation, ['submitted'])
  return close(situation, found, 'not-accepted', { kind: 'not-accepted', body: {}, note: reason }, false)
}

/** 审核意见: a reviewer agrees or not; the next step follows either way, where the other pair of eyes decides. */
export function decideOpinion(situation: Situation, favourable: boolean, note: string): Transition {
  const { found, declaration, actorId } = requireStage(situation, ['accepted', 'review'])
  const index = requireStep(situation, 'review')
  if (!favourable && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
  if (declaration.fourEyes) requireOtherEyes(situation)
  const following = declaration.steps[index + 1]
  if (following === undefined) throw new Refusal('cases.wrong-stage')
  return {
    next: { ...found, stage: 'review', step: following.key, handled_by: [...found.handled_by, actorId] },
    event: {
      kind: 'opinion-given',
      body: { step: found.step, favourable, next: following.key },
      ...(note === '' ? {} : { note }),
    },
    task: { kind: following.act },
    effect: false,
  }
}

/** 决定: granted, its effect is one transaction with it (D-6); refused, the reason is told. */
export function decideDecision(situation: Situation, grant: boolean, note: string): Transition {
  const { found, declaration } = requireStage(situation, ['accepted', 'review'])
  requireStep(situation, 'decide')
  if (!grant && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
  if (declaration.fourEyes) requireOtherEyes(situation)
  const event = { kind: 'decided', body: { grant }, ...(note === '' ? {} : { note }) } as const
  return close(situation, found, grant ? 'completed' : 'refused', event, grant)
}

/** 退回上一步: the decider wants the step before done again. */
export function decideSendingBack(situation: Situation, reason: string): Transition {
  const { found, declaration } = requireStage(situation, ['review'])
  const index = requireStep(situation, 'decide')
  const before = declaration.steps[index - 1]
  if (before === undefined) throw new Refusal('cases.wrong-stage')
  return {
    next: {
      ...found,
      stage: index === 1 ? 'accepted' : 'review',
      step: before.key,
      handled_by: found.handled_by.slice(0, -1),
    },
    event: { kind: 'sent-back', body: { to: before.key }, note: reason },
    task: { kind: before.act },
    effect: false,
  }
}

/** 撤回: the applicant no longer wants it, before the decision. */
export function decideWithdrawal(situation: Situation, reason: string): Transition {
  const { found } = requireStage(situation, ['submitted', 'accepted', 'review'])
  return close(situation, found, 'withdrawn', { kind: 'withdrawn', body: {}, note: reason }, false)
}

/** 逾期未补: the applicant's time is over; what was handed in is kept and can be used again. */
export function decideLapse(situation: Situation): Transition {
  const { found, today } = requireStage(situation, ['submitted'])
  if (found.hold?.reason !== 'correction' || found.hold.until === null || found.hold.until >= today)
    throw new Refusal('cases.wrong-stage')
  return close(situation, found, 'lapsed', { kind: 'lapsed', body: { until: found.hold.until } }, false)
}

/** 转办: to the agency that should own it; what was done before stays done. */
export function decideRouting(situation: Situation, agencyId: string, reason: string): Transition {
  const { found, declaration } = requireStage(situation, ['submitted', 'accepted', 'review'])
  if (agencyId === found.agency_id) throw new Refusal('cases.wrong-stage')
  const step = declaration.steps.find((known) => known.key === found.step)
  return {
    next: { ...found, agency_id: agencyId },
    event: { kind: 'routed', body: { from: found.agency_id, to: agencyId }, note: reason },
    task: step === undefined ? { kind: 'accept' } : { kind: step.act },
    effect: false,
  }
}

/** The due day follows from start, length and holds; the calendar may only be provisional (D-12). */
export function timed({ law }: Pick<Situation, 'law'>, changed: Case): Case {
  const { limit_start: start, limit_length: length, limit_unit: unit, holds } = changed
  if (start === null || length === null || unit === null)
    return { ...changed, due_on: null, provisional: false, law_hash: null }
  const { due, provisional } = limitDue(law, { start, length, unit, holds })
  return { ...changed, due_on: due, provisional, law_hash: law.hash }
}

/** The end: nobody has a task any more, and a clock that stood still goes on to the due day it would have had. */
function close(
  { law, today }: Situation,
  found: Case,
  outcome: NonNullable<Case['outcome']>,
  event: Transition['event'],
  effect: boolean,
): Transition {
  const holds = found.holds.map((held) => (held.until === null ? { ...held, until: today } : held))
  return {
    next: timed(
      { law },
      { ...found, stage: 'closed', step: null, hold: null, holds, outcome, closed_on: today },
    ),
    event,
    task: null,
    effect,
  }
}

/** Whoever acts must see the newest version, may not handle his own record, and the case must be at this stage. */
function requireStage(situation: Situation, stages: readonly Case['stage'][]): Situation {
  const { found, version, ownSubjectId } = situation
  if (ownSubjectId === found.subject_id) throw new Refusal('cases.own-record')
  if (!stages.includes(found.stage))
    throw new Refusal('cases.wrong-stage', [{ field: 'stage', code: 'cases.wrong-stage', message: '' }])
  if (version !== found.version)
    throw new Refusal('general.stale', [{ field: 'version', code: 'general.stale', message: '' }])
  return situation
}

function requireStep({ found, declaration }: Situation, act: 'review' | 'decide'): number {
  const index = declaration.steps.findIndex((step) => step.key === found.step)
  if (declaration.steps[index]?.act !== act)
    throw new Refusal('cases.wrong-stage', [{ field: 'step', code: 'cases.wrong-stage', message: '' }])
  return index
}

/** 四眼: who accepted or reviewed does not decide. */
function requireOtherEyes({ found, actorId }: Situation): void {
  if (found.handled_by.includes(actorId)) throw new Refusal('cases.four-eyes')
}
