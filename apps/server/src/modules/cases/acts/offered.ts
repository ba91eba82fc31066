import { openedBy, ofPeople, rights } from '@tongban/contracts/access'
import { caseKindRoutes, casesRoutes, type Hold } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { followUpRoutes } from '@tongban/contracts/follow-ups'
import { officeVerbRoutes } from '@tongban/contracts/office-verbs'
import type { Route } from '@tongban/contracts/routes'

import { type Context, isHome } from '../../../platform/context.ts'
import { type Case, type FollowUp, isAtPort } from '../case.ts'
import { isQuestionable, isReviewable, isSecondLook, mayBeTurnedAway } from '../counter/questionable.ts'
import { haveSigned, isRefused, waitsForSigners } from '../signing/signing.ts'
import { ableAmong, taskOf } from './able.ts'
import { mayRefuse, type OutletAct } from './act.ts'
import { isPublicNow } from './decide-kinds.ts'
import { mayRecall } from './decide.ts'
import { mayExtend } from './extend.ts'
import { waitsForOffice } from './urge.ts'

/** What is known of a case when it is shown. */
export interface Shown {
  readonly found: Case
  readonly declaration: Declaration
  /** Whether papers are missing. */
  readonly incomplete: boolean
  /** Whether the outlet of the reader may do this for the item; true where no outlet is asked. */
  readonly granted: (act: OutletAct | undefined) => boolean
  readonly followUps: readonly FollowUp[]
  /** 更正: a case that corrects it is under way. */
  readonly isQuestioned: boolean
  /** 失信: its commitment was false, and none of its applicant's is taken today. */
  readonly isDistrusted: boolean
  /** 复查: it has been asked for already. */
  readonly isReviewed: boolean
  /** 委派: the task of the step is with a colleague for a while, and whether that is the reader. */
  readonly isDelegated: boolean
  readonly delegatedToReader: boolean
  /** 外部门事项: nothing of it has come to its department yet. */
  readonly isUnsent: boolean
}

const routes: Readonly<Record<string, Route>> = {
  ...casesRoutes,
  ...caseKindRoutes,
  ...followUpRoutes,
  ...officeVerbRoutes,
}
/** What each act asks of an outlet, where it is done at a counter. */
const outletActs: Readonly<Record<string, OutletAct>> = {
  acceptance: 'accept',
  deficiencies: 'accept',
  'non-acceptance': 'accept',
  correction: 'hand-in',
  withdrawal: 'hand-in',
  'correction-request': 'hand-in',
  'decision-review': 'hand-in',
}

/** The acts that this reader would not be refused now: due on the case, and opened by one of his rights. */
export function actsOffered(context: Context, shown: Shown): string[] {
  const { found, granted } = shown
  if (context.ownSubjectId === found.subject_id) return []
  const followUps = shown.followUps.filter(
    ({ kind, at }) => kind !== 'other-record' || context.agencies.includes(at ?? ''),
  )
  return actsDue({ ...shown, followUps }, context.actorId).filter(
    (act) => granted(outletActs[act]) && isOpen(context, found, act) && isFitting(act, context, shown),
  )
}

/** What hangs on more than the case: who the reader is, and which day it is. */
function isFitting(act: string, context: Context, shown: Shown): boolean {
  if (act === 'delegation') return isAble(context, shown)
  if (act === 'procedure-end') return !isPublicNow({ ...shown, today: context.today })
  return act !== 'extension' || mayExtend(shown.found, shown.declaration, context.today) === undefined
}

/** 委派: who cannot do a task himself gives it to nobody for a while. */
function isAble({ held, actorId, closed = [] }: Context, { found, declaration }: Shown): boolean {
  const task = taskOf(found, declaration)
  const himself = held.map(({ role, agencyId }) => ({
    staff_id: actorId,
    name: '',
    closed,
    opens: [],
    role,
    agency_id: agencyId,
  }))
  return task !== undefined && ableAmong(himself, found, declaration, task).length > 0
}

function actsDue(shown: Shown, actorId: string): readonly string[] {
  return [
    ...caseActs(shown, actorId),
    ...followUpActs(shown, actorId),
    ...signingActs(shown, actorId),
    'copies',
    'extension',
  ]
}

const heldActs: Readonly<Partial<Record<Hold['reason'], readonly string[]>>> = {
  correction: ['correction', 'non-acceptance'],
  forwarded: ['answer'],
  procedure: ['procedure-end'],
}

function heldActsOf(found: Case): readonly string[] {
  const acts = [
    ...(found.hold === null ? [] : (heldActs[found.hold.reason] ?? [])),
    ...(found.hold?.isOpenEnded === true ? ['procedure-asking'] : []),
  ]
  return acts.filter((act) => act !== 'non-acceptance' || mayBeTurnedAway(found))
}

function caseActs(shown: Shown, actorId: string): readonly string[] {
  const { found, incomplete } = shown
  if (found.stage === 'closed') return []
  const always = alwaysOpen(shown)
  if (isAtPort(found)) return portActs(shown)
  if (found.hold !== null) return [...heldActsOf(found), ...always]
  if (found.stage !== 'submitted')
    return [...stepActs(shown, actorId), ...declaredActs(shown, actorId), ...always]
  if (isSecondLook(found) && found.handled_by.includes(actorId))
    return [...(incomplete ? ['deficiencies'] : []), ...always]
  const away = mayBeTurnedAway(found) ? ['non-acceptance'] : []
  return [incomplete ? 'deficiencies' : 'acceptance', ...away, ...always]
}

/** Nobody acts while the core registers it. What a department asks for is the applicant's to bring; where it keeps silent, somebody here asks it. */
function portActs({ found: { hold }, isDelegated, delegatedToReader, isUnsent }: Shown): readonly string[] {
  if (hold?.reason === 'core') return hold.trouble === undefined ? [] : ['core-outcome']
  const passing = delegatedToReader ? ['delegation-return'] : isDelegated ? [] : ['delegation']
  return [
    ...(hold?.party === 'applicant' ? ['correction'] : []),
    ...(isUnsent ? ['withdrawal'] : []),
    ...(hold?.trouble === undefined ? [] : ['answer', 'handing-over', ...passing]),
  ]
}

/** What may be done with a case that is under way, at whatever step. What corrects another stays where it lies, and is not the applicant's to take back where nobody asked. */
function alwaysOpen({ found, delegatedToReader, isDelegated }: Shown): readonly string[] {
  const passing = delegatedToReader ? ['delegation-return'] : isDelegated ? [] : ['delegation']
  return [
    ...(waitsForOffice(found) ? ['urging'] : []),
    ...(found.counter?.byOffice === true ? [] : ['withdrawal']),
    ...(found.counter === null ? ['routing'] : []),
    'handing-over',
    ...passing,
  ]
}

/** What the item declares beside its steps. */
function declaredActs({ found, declaration }: Shown, actorId: string): readonly string[] {
  const onTheSpot = found.stage === 'accepted' && declaration.onTheSpot === true
  const begun = new Set(found.holds.filter(({ reason }) => reason === 'procedure').map(({ key }) => key)) // each once
  return [
    ...(onTheSpot && !found.handled_by.includes(actorId) ? ['authorisation'] : []),
    ...((declaration.procedures ?? []).some(({ key }) => !begun.has(key)) ? ['procedure'] : []),
    ...(found.confirmations?.some(({ state }) => state === 'no') === true ? ['verification'] : []),
    ...((found.others ?? []).length > 0 ? ['other-answer'] : []),
  ]
}

/** 加签: to sign for who is asked; to ask, or to wait no more, for who would decide. */
function signingActs({ found, declaration }: Shown, actorId: string): readonly string[] {
  const { signing, stage, hold, step, handled_by: handled } = found
  if (stage === 'closed' || stage === 'submitted') return []
  const own = signing?.signers.some(({ staff, state }) => staff === actorId && state === 'asked') === true
  const decides =
    hold === null &&
    !handled.includes(actorId) &&
    declaration.steps.find(({ key }) => key === step)?.act === 'decide'
  const asks = waitsForSigners(signing) ? ['signing-end'] : isRefused(signing) ? [] : ['signers']
  return [...(own ? ['signing'] : []), ...(decides ? asks : [])]
}

/** What is still to be done about the case, by somebody who neither handled nor decided it; what is owed is brought to anybody. */
function followUpActs(shown: Shown, actorId: string): readonly string[] {
  const { found, followUps } = shown
  const hands = [...found.handled_by, ...followUps.flatMap(({ deciders }) => deciders)]
  const isOther = !hands.includes(actorId)
  const due = followUps.filter(({ state }) => state === 'due')
  const owed = followUps.some(
    ({ kind, state }) => kind === 'debt' && (state === 'waiting' || state === 'due'),
  )
  const toRemedy = due.some(
    ({ kind, opened_by }) => kind === 'debt' || (kind === 'remedy' && opened_by !== actorId),
  )
  const isWrong = isQuestionable(found) && !shown.isQuestioned
  return [
    ...(isWrong ? ['questioning', 'correction-request'] : []),
    ...(isReviewable(found) && !shown.isReviewed ? ['decision-review'] : []),
    ...(owed ? ['settlement'] : []),
    ...(due.some((one) => isToCheck(found, one, isOther)) ? ['check'] : []),
    ...(isOther && toRemedy ? ['remedy'] : []),
    ...trustActs(shown, actorId),
  ]
}

/** 信用修复: asked for by one while the mark stands, and decided by another. */
function trustActs({ followUps, isDistrusted }: Shown, actorId: string): readonly string[] {
  const asked = followUps.find(({ kind, state }) => kind === 'trust' && state === 'due')
  if (asked === undefined) return isDistrusted ? ['trust-request'] : []
  return asked.opened_by === actorId ? [] : ['trust-decision']
}

/** 复核、比对、核查异议: comparing is anybody's, the rest whose hands were not in the case; what was said against a publicity once it is over. */
function isToCheck({ hold }: Case, { kind }: FollowUp, isOther: boolean): boolean {
  if (kind === 'lookalike' || kind === 'other-record') return true
  if (kind === 'objection') return isOther && hold?.isPublic !== true
  return isOther && (kind === 'recheck' || kind === 'after-check')
}

/** What the step of an accepted case asks for, from whoever has not had his hands in it where four eyes are asked. */
function stepActs({ found, declaration }: Shown, actorId: string): readonly string[] {
  const index = declaration.steps.findIndex((step) => step.key === found.step)
  const hands = [...found.handled_by, ...haveSigned(found.signing)]
  const isOtherPair = !declaration.fourEyes || !hands.includes(actorId)
  if (declaration.steps[index]?.act === 'review') return isOtherPair ? ['opinion'] : []
  const back = index > 0 && found.stage === 'review' ? ['sending-back'] : []
  const hasChecked = hasHeard(found, actorId)
  const recall = mayRecall(found, actorId) ? ['recall'] : []
  const decision = isOtherPair && !hasChecked && !waitsForSigners(found.signing) ? ['decision'] : []
  return [...decision, ...back, ...recall]
}

/** Who has checked an objection, or written down what somebody answered, does not decide; that alone he may not do. */
function hasHeard({ confirmations, others }: Case, actorId: string): boolean {
  return [...(confirmations ?? []), ...(others ?? [])].some(({ by }) => by === actorId)
}

/** What may be raised to an agency above: that one sees the case through nothing else. */
const raised: ReadonlySet<string> = new Set(['check', 'remedy', 'settlement', 'trust-decision'])

/** In an office the right must be one at the agency that owns the case; at a counter the visit has opened it; to oneself one's own. */
function isOpen(context: Context, found: Case, act: string): boolean {
  const { held, path, mandate } = context
  if (act === 'non-acceptance' && !mayRefuse(context, found)) return false
  const route = routes[`POST /api/cases/:subject/:id/${act}`]
  const isAbove = !held.some(({ agencyId }) => agencyId === found.agency_id)
  if (isHome(context)) {
    const opened = mandate === undefined ? ofPeople : openedBy(mandate)
    return route !== undefined && route.paths.includes(path) && opened.some((own) => own === route.act)
  }
  return held.some(
    ({ role, agencyId }) =>
      route !== undefined &&
      route.act !== 'public' &&
      route.paths.includes(rights[role].path) &&
      rights[role].acts.includes(route.act) &&
      (path === 'counter' ||
        path === 'oversight' ||
        agencyId === found.agency_id ||
        (raised.has(act) && isAbove)),
  )
}
