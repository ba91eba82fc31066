import type { Hold } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Language } from '@tongban/contracts/errors'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { addDays, type Day, isWorkingDay, nextWorkingDay } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import { type Case, isAtPort, type Transition } from '../case.ts'
import { isSecondLook, mayBeTurnedAway } from '../counter/questionable.ts'
import type { MissingMaterial } from '../materials.ts'
import { requireOthersTold } from '../others/decide.ts'
import { resultOf } from '../signing/signing.ts'
import { requireConfirmed } from './decide-confirmation.ts'
import { commanded } from './decide-core.ts'
import { requireUnsent, unsending } from './decide-department.ts'
import { requireAnswer, stepOrForwarding } from './decide-kinds.ts'
import { debtsOf } from './follow-ups.ts'
import {
  close,
  held,
  released,
  requireNoHold,
  requireOtherEyes,
  requireStage,
  requireStep,
  type Situation,
  timed,
} from './situation.ts'

/** 受理: all is there; the first step begins, or an instant case is completed on the spot (D-40). */
export function decideAcceptance(situation: Situation, missing: readonly MissingMaterial[]): Transition {
  const { found, declaration, actorId, today } = requireStage(situation, ['submitted'])
  if (found.hold !== null) throw new Refusal('cases.wrong-stage')
  requireSecondLook(situation)
  if (missing.length > 0)
    throw new Refusal(
      'cases.incomplete',
      missing.map(({ key, why }) => ({ field: `materials.${key}`, code: 'missing', message: why })),
    )
  const [first] = declaration.steps
  const accepted = { ...ownTerm(situation), accepted_on: today, handled_by: [...found.handled_by, actorId] }
  const debts = debtsOf(situation, found)
  if (first === undefined) {
    const event = { kind: 'accepted', body: { completed: true } } as const
    const closed = close(situation, accepted, 'completed', event, true)
    return debts.length === 0 ? closed : { ...closed, followUps: [...debts, ...(closed.followUps ?? [])] }
  }
  const { next, task, waits } = stepOrForwarding(situation, { ...accepted, stage: 'accepted' }, first)
  return {
    next,
    event: { kind: 'accepted', body: { completed: false, step: first.key, ...waits } },
    task,
    effect: false,
    ...(debts.length === 0 ? {} : { followUps: debts }),
  }
}

/** 复查不予受理: taken on, the term of the review is over, and that of the item begins. */
function ownTerm(situation: Situation): Case {
  const { found, declaration, law, today } = situation
  if (found.counter?.review?.of !== 'not-accepted') return found
  const { limits } = declaration
  const limit = limits.promised ?? limits.guide ?? limits.statutory
  return timed(situation, {
    ...found,
    limit_length: limit?.length ?? null,
    limit_unit: limit?.unit ?? null,
    limit_start:
      limit === null ? null : isWorkingDay(law, today).working ? today : nextWorkingDay(law, today).date,
    holds: [], // what it waited for before lies outside its term
  })
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
    next: held(situation, found, hold),
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
  const { found } = requireStage(situation, ['submitted'])
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
  return {
    next: released(situation, { ...found, form, materials }),
    event: {
      kind: 'corrected',
      body: { materials: materials.length },
      content: { form, materials, agent: found.agent },
    },
    task: { kind: 'accept' },
    effect: false,
  }
}

/** 不予受理: the case ends before it was taken on, with the reason and by the rule. */
export function decideNonAcceptance(situation: Situation, reason: string, rule?: string): Transition {
  const { found } = requireStage(situation, ['submitted'])
  if (!mayBeTurnedAway(found)) throw new Refusal('cases.review-decided')
  requireSecondLook(situation)
  const body = ruleOf(situation, rule)
  return close(situation, found, 'not-accepted', { kind: 'not-accepted', body, note: reason }, false)
}

/** 复查: whoever had a hand in what is reviewed does not look at it again, not even to take it on. */
function requireSecondLook(situation: Situation): void {
  if (isSecondLook(situation.found)) requireOtherEyes(situation)
}

/** Who says no says by which rule (D-43): the item's own, or the one that he names. */
function ruleOf({ declaration }: Situation, rule: string | undefined): { rule?: string } {
  if (rule !== undefined) return { rule }
  if (!declaration.basis.some(namesRule))
    throw new Refusal('cases.rule', [{ field: 'rule', code: 'required', message: '' }])
  return {}
}

/** 审核意见: a reviewer agrees or not; the next step follows either way, where the other pair of eyes decides. */
export function decideOpinion(situation: Situation, favourable: boolean, note: string): Transition {
  const { found, declaration, actorId } = requireStage(situation, ['accepted', 'review'])
  const index = requireStep(situation, 'review')
  requireNoHold(situation)
  if (!favourable && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
  if (declaration.fourEyes) requireOtherEyes(situation)
  const following = declaration.steps[index + 1]
  if (following === undefined) throw new Refusal('cases.wrong-stage')
  const reviewed: Case = { ...found, stage: 'review', handled_by: [...found.handled_by, actorId] }
  const { next, task, waits } = stepOrForwarding(situation, reviewed, following)
  return {
    next,
    event: {
      kind: 'opinion-given',
      body: { step: found.step, favourable, next: following.key, ...waits },
      ...(note === '' ? {} : { note }),
    },
    task,
    effect: false,
  }
}

/**
 * 决定: granted, its effect is one transaction with it, or the core is told to register it (D-6); refused, the reason is
 * told. Where another body decides, the decision follows its answer.
 */
export function decideDecision(
  situation: Situation,
  grant: boolean,
  note: string,
  rule?: string,
): Transition {
  const { found, declaration } = requireStage(situation, ['accepted', 'review'])
  requireStep(situation, 'decide')
  requireNoHold(situation)
  requireAnswer(situation, grant)
  requireReason(grant && found.counter?.review === undefined, note)
  if (declaration.fourEyes) requireOtherEyes(situation)
  requireAgreed(situation, grant)
  const said = note === '' ? {} : { note }
  if (grant && declaration.effect.remote === true)
    return commanded(situation, { kind: 'decided', body: { grant, core: true }, ...said })
  if (!grant && found.counter?.byOffice === true) return upheld(situation, note)
  const event = {
    kind: 'decided',
    body: { grant, ...(grant ? {} : ruleOf(situation, rule)) },
    ...said,
  } as const
  return close(situation, found, grant ? 'completed' : 'refused', event, grant)
}

/** Who says no says why, and so does who says yes where another has said no. */
function requireReason(isPlain: boolean, note: string): void {
  if (!isPlain && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
}

/** 维持: what the office had doubted by itself stays as it is; nobody had asked for anything that could be refused to him. */
function upheld(situation: Situation, note: string): Transition {
  const event = { kind: 'withdrawn', body: { upheld: true }, note } as const
  return close(situation, situation.found, 'withdrawn', event, false)
}

/** Who was asked to sign has; to what is granted nobody objects whom the case names, and whose record it reads knows of it. */
function requireAgreed(situation: Situation, grant: boolean): void {
  requireSigned(situation, grant)
  if (!grant) return
  requireConfirmed(situation)
  requireOthersTold(situation)
}

/** Whoever is asked to sign is waited for, and nothing is granted to which those who were asked do not agree. */
function requireSigned({ found: { signing } }: Situation, grant: boolean): void {
  if (signing === null) return
  const result = resultOf(signing)
  if (result === null) throw new Refusal('cases.signers-open')
  if (grant && result === 'refused') throw new Refusal('cases.signers-disagree')
}

/** 退回上一步: the decider wants the step before done again. */
export function decideSendingBack(situation: Situation, reason: string): Transition {
  const { declaration } = requireStage(situation, ['review'])
  const index = requireStep(situation, 'decide')
  requireNoHold(situation)
  const before = declaration.steps[index - 1]
  if (before === undefined) throw new Refusal('cases.wrong-stage')
  return backTo(before, situation, { kind: 'sent-back', note: reason })
}

/** Whether somebody may take back his own opinion: nobody has acted on it since, in the house or elsewhere. */
export function mayRecall(
  { stage, hold, holds, signing, handled_by: handled }: Case,
  actorId: string,
): boolean {
  const wentOut = holds.some(({ reason }) => reason === 'core' || reason === 'forwarded')
  return stage === 'review' && hold === null && signing === null && !wentOut && handled.at(-1) === actorId
}

/** 收回: a reviewer takes his own opinion back before the next one has acted on it; the step stands open again, as when it is sent back. */
export function decideRecall(situation: Situation, reason: string): Transition {
  const { found, declaration, actorId } = requireStage(situation, ['review'])
  requireNoHold(situation)
  const index = declaration.steps.findIndex(({ key }) => key === found.step)
  const before = declaration.steps[index - 1]
  if (before === undefined || !mayRecall(found, actorId)) throw new Refusal('cases.not-yours-to-recall')
  return backTo(before, situation, { kind: 'recalled', note: reason })
}

/** The step before stands open again, and whoever did it has not handled the case. */
function backTo(
  before: Declaration['steps'][number],
  { found, declaration }: Situation,
  event: { readonly kind: 'sent-back' | 'recalled'; readonly note: string },
): Transition {
  return {
    next: {
      ...found,
      stage: before === declaration.steps[0] ? 'accepted' : 'review',
      step: before.key,
      handled_by: found.handled_by.slice(0, -1),
      signing: null,
    },
    event: { ...event, body: { to: before.key } },
    task: { kind: before.act },
    effect: false,
  }
}

/**
 * 撤回: the applicant no longer wants it, before the decision. What the core is registering is decided. What goes to another department is withdrawn as long as
 * nothing of it has come there, and is never sent then; afterwards it is withdrawn there, and he is told where.
 */
export function decideWithdrawal(
  situation: Situation,
  reason: string,
  language: Language = 'zh-CN',
): Transition {
  const { found, declaration } = requireStage(situation, ['submitted', 'accepted', 'review'])
  // what the agency examines of its own accord is not the applicant's to take back
  if (found.hold?.reason === 'core' || found.counter?.byOffice === true)
    throw new Refusal('cases.wrong-stage')
  if (found.hold?.reason === 'department') requireUnsent(situation, declaration.department, language)
  const event = { kind: 'withdrawn', body: {}, note: reason } as const
  return { ...close(situation, found, 'withdrawn', event, false), ...unsending(found) }
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
  // what corrects a case stays where that case lies
  if (agencyId === found.agency_id || isAtPort(found) || found.counter !== null)
    throw new Refusal('cases.wrong-stage')
  const step = declaration.steps.find((known) => known.key === found.step)
  return {
    next: { ...found, agency_id: agencyId, signing: null },
    event: { kind: 'routed', body: { from: found.agency_id, to: agencyId }, note: reason },
    task: { kind: found.hold?.reason === 'forwarded' ? 'answer' : (step?.act ?? 'accept') },
    effect: false,
  }
}
