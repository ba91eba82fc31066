import type { Day } from '@tongban/policy'

import { newId } from '../../../platform/context.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { Addressed } from '../acts/hand-over.ts'
import { requireNoHold, requireStage, requireStep, type Situation } from '../acts/situation.ts'
import type { Signing, Transition } from '../case.ts'
import { askedBody, ended, isRefused, saidBefore, signedBy, waitsForSigners } from './signing.ts'

/** Who is asked, and until when; `given` is he himself, or who stands in for him. */
export interface AskedSigner {
  readonly staff: string
  readonly until: Day
  readonly given: Addressed | undefined
}

const anyReview = ['accepted', 'review'] as const

/**
 * 加签: before he decides, the decider asks colleagues of the agency to sign, all of them or any. The case waits for them; his own task stays.
 * Over a refusal nobody asks others: what was refused is refused, or goes back to the step before, and is asked anew from there. Nobody signs who had his hands in the case, who asks, or to whom the record is closed, his own or his family's.
 * @param able who works in the office of the agency
 */
export function decideAskingSigners(
  situation: Situation,
  able: readonly { readonly staff_id: string; readonly closed: readonly string[] }[],
  { mode, signers, note }: { mode: Signing['mode']; signers: readonly AskedSigner[]; note: string },
): Transition {
  const { found, actorId, today } = requireStage(situation, anyReview)
  requireStep(situation, 'decide')
  requireNoHold(situation)
  if (found.handled_by.includes(actorId)) throw new Refusal('cases.four-eyes')
  if (waitsForSigners(found.signing)) throw new Refusal('cases.signers-open')
  if (isRefused(found.signing)) throw new Refusal('cases.signers-disagree')
  const mayBe = new Set(
    able
      .filter(({ staff_id: id, closed }) => !closed.includes(found.subject_id) && id !== actorId)
      .map(({ staff_id: id }) => id)
      .filter((id) => !found.handled_by.includes(id)),
  )
  const asked = signers.map(({ staff, until, given }, at) => {
    if (!mayBe.has(staff)) throw refusalAt('cases.no-colleague', `signers.${at}.staff`)
    if (given === undefined || !mayBe.has(given.to)) throw refusalAt('cases.away', `signers.${at}.staff`)
    if (until < today) throw refusalAt('cases.until', `signers.${at}.until`)
    return { id: newId(), staff: given.to, standsFor: given.standsFor, until, state: 'asked' } as const
  })
  if (new Set(asked.map(({ staff }) => staff)).size < asked.length)
    throw refusalAt('cases.no-colleague', 'signers')
  const signing: Signing = { mode, by: actorId, signers: asked, ...saidBefore(found.signing) }
  return {
    next: { ...found, signing },
    event: { kind: 'signers-asked', body: askedBody(signing), ...(note === '' ? {} : { note }) },
    task: 'stays',
    effect: false,
  }
}

/** 签署意见: a signer agrees, or says why not. What others have signed meanwhile makes nobody's screen old. */
export function decideSigning(situation: Situation, agrees: boolean, note: string): Transition {
  const { found, actorId } = requireStage({ ...situation, version: situation.found.version }, anyReview)
  const own = found.signing?.signers.find(({ staff, state }) => staff === actorId && state === 'asked')
  if (own === undefined) throw new Refusal('cases.not-asked-to-sign')
  if (!agrees && note === '')
    throw new Refusal('cases.reason', [{ field: 'note', code: 'required', message: '' }])
  return {
    next: { ...found, signing: signedBy(found.signing, own.id, agrees) },
    event: { kind: 'signed', body: { signer: own.id, agrees }, ...(note === '' ? {} : { note }) },
    task: 'stays',
    effect: false,
  }
}

/** 不再等会签: whoever may decide waits for nobody any more; what was signed stays. */
export function decideEndOfSigning(situation: Situation, reason: string): Transition {
  const { found, actorId } = requireStage(situation, anyReview)
  requireStep(situation, 'decide')
  if (found.handled_by.includes(actorId)) throw new Refusal('cases.four-eyes')
  if (!waitsForSigners(found.signing)) throw new Refusal('cases.not-asked-to-sign')
  return {
    next: { ...found, signing: ended(found.signing) },
    event: { kind: 'signing-ended', body: {}, note: reason },
    task: 'stays',
    effect: false,
  }
}
