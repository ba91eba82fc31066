import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { claimFiles, lockFiles, requireUsable } from '../../materials/index.ts'
import { lockSubject } from '../../subjects/index.ts'
import type { Case, FollowUp, Transition } from '../case.ts'
import { announceAsking } from '../confirmations/announce.ts'
import { isToBeAsked, requireAnswersTaken, requireNobodyKnown } from '../confirmations/ask.ts'
import { isStillUnsent } from '../core/unsent.ts'
import { openCounter } from '../counter/open.ts'
import type { CaseDeps } from '../deps.ts'
import { findDistrust, requireTrusted } from '../distrust.ts'
import { missingMaterials, type MissingMaterial } from '../materials.ts'
import { announceTelling, isToBeTold, requireNobodyFound } from '../others/tell.ts'
import { openForm } from '../personal.ts'
import { requireObjectionsExamined } from '../publicity/object.ts'
import {
  atOwner,
  opening,
  openingToAuthorise,
  readSubject,
  requireOpen,
  subjectOf,
} from '../reading/record.ts'
import { caseView } from '../reading/view.ts'
import { requireSignedPictures } from '../signature.ts'
import { letReceiverIn, lockCase, lockFollowUp } from '../store.ts'
import { isConflict, isHeldElsewhere, isQuestionedAlready, isReviewedAlready } from './conflict.ts'
import { type AlikeRow, findAlike } from './duplicate.ts'
import { requireReach } from './hand-in.ts'
import { declarationOf, recordAct } from './record-act.ts'
import type { Situation } from './situation.ts'

/** A form as it was handed in, and how its materials are settled. */
type Papers = Pick<Case, 'form' | 'materials'>

/** Which case an act is about, and the version on screen. */
export interface CaseAct {
  readonly subject: string
  readonly id: string
  readonly version: number
  /** What the clerk's outlet must be granted for the item; the office needs no outlet. */
  readonly outletAct?: 'hand-in' | 'accept'
  /** Staged files that the act claims. */
  readonly files?: readonly string[]
  /** The act judges the papers, those of the case or those that are brought: facts of the record may settle some. */
  readonly papers?: true | Papers
  /** The act refuses to take the case on: at a counter only where it was taken in, or at the agency that owns it. */
  readonly refuses?: true
  /** The act takes the case back: what has not been sent of it yet never is. */
  readonly withdraws?: true
  /** The act may complete the case: its effect waits for others on the same record. */
  readonly decides?: true
  /** The act gives the case away: who asks again under its key no longer sees the case, and is told the first answer. */
  readonly givesAway?: true
  /** The follow-up that the act is about. */
  readonly followUp?: string
  /** A supervisor confirms on the spot: what waits for that at her outlet opens the case, and no visit (D-40). */
  readonly authorises?: true
}

/** The pure decision of an act, given what is missing of the papers (only where the act judges them). */
export type Decide = (
  situation: Situation,
  missing: MissingMaterial[],
  followUp: FollowUp | undefined,
  /** Only where papers are brought: what else is open that is the same application as they make of this one. */
  alike: readonly AlikeRow[],
) => Transition

/**
 * Every act on a case goes this way (D-14): load the case locked, decide in a pure function, record case, event, task
 * and effect with the commit, announce. Two round trips.
 */
export async function actOnCase(
  deps: CaseDeps,
  context: Context,
  command: Command,
  act: CaseAct,
  decide: Decide,
): Promise<CaseView> {
  const { subject, id, version, files = [] } = act
  try {
    return await once(deps.database, context, command, {
      scope: scopeOf(context),
      subject,
      load: [
        act.authorises === true ? openingToAuthorise(context, subject, id) : opening(context, subject, id),
        lockSubject(subject, act.decides === true || bringsPapers(act)), // one of two that come at once sees the other
        lockCase(subject, id),
        lockFiles(subject, files),
      ] as const,
      admit: ([opened, , [found]], repeats) => {
        if (act.authorises !== true) requireOpen(context, opened)
        if (found === undefined && !(repeats && act.givesAway === true)) throw new Refusal('cases.not-found')
        if (!repeats && found !== undefined && found.destroyed_on !== null)
          throw new Refusal('cases.wrong-stage') // 已销毁: of what is no more nothing is done
      },
      run: async (tx, [opened, , [found], staged]) => {
        if (found === undefined || isElsewhere(context, act, found)) throw new Refusal('cases.not-found')
        requireUsable(context, files, staged, id)
        const declaration = declarationOf(deps, found)
        if (!isGranted(deps, context, act.outletAct, declaration)) throw new Refusal('cases.not-granted')
        requireHere(deps, context, act, found, declaration)
        await requireCommitments(context, tx, act, { found, declaration, staged })
        const missing = await missingOf(deps, tx, act, found, declaration)
        const { actorId, ownSubjectId, today, law } = context
        const isUnsent = act.withdraws === true && (await isStillUnsent(tx, found))
        const situation = { found, declaration, actorId, ownSubjectId, version, today, law, isUnsent }
        const alike = await alikeTo(deps, tx, act, found, declaration)
        const decided = decide(situation, missing, await followUpOf(tx, context, act), alike)
        const transition = await withCounter(deps, atOwner(context, opened), tx, found, decided)
        if (transition.effect || transition.command === 'new') {
          await requireAnswersTaken(tx, found)
          await requireNobodyKnown(deps, tx, found)
          await requireNobodyFound(deps, tx, found)
          await requireObjectionsExamined(tx, found, { actorId, note: transition.event.note })
        }
        if (transition.next.agency_id !== found.agency_id)
          tx.record(letReceiverIn([...context.agencies, transition.next.agency_id]))
        if (files.length > 0) tx.record(claimFiles(subject, files, id))
        await recordAct(deps, atOwner(context, opened), tx, found, transition)
        return caseView(deps, { ...transition.next, version: found.version + 1 }, context)
      },
    })
  } catch (error) {
    if (isToBeAsked(error)) await announceAsking(deps, context, { subjectId: subject, caseId: id })
    if (isToBeTold(error)) await announceTelling(deps, context, { subjectId: subject, caseId: id })
    if (isQuestionedAlready(error)) throw new Refusal('cases.questioned')
    if (isReviewedAlready(error)) throw new Refusal('cases.reviewed')
    if (isHeldElsewhere(error)) throw new Refusal('cases.other-busy')
    throw isConflict(error) ? new Refusal('cases.effect') : error
  }
}

/** 更正: where the act opens a case that corrects this one, its log names it. */
async function withCounter(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  found: Case,
  transition: Transition,
): Promise<Transition> {
  if (transition.opensCounter === undefined) return transition
  const { id: counter, number } = await openCounter(deps, context, tx, found, transition.opensCounter)
  const { event } = transition
  const named = event.kind === 'reversed' ? { by: counter, number } : { counter, number }
  return { ...transition, event: { ...event, body: { ...event.body, ...named } } }
}

/** An agency to which a follow-up was raised does that and nothing else about the case. */
function isElsewhere({ path, agencies }: Context, { followUp }: CaseAct, { agency_id }: Case): boolean {
  return path === 'office' && followUp === undefined && !agencies.includes(agency_id)
}

async function followUpOf(
  tx: Tx,
  { agencies }: Context,
  { subject, id, followUp }: CaseAct,
): Promise<FollowUp | undefined> {
  if (followUp === undefined) return undefined
  const [[found]] = await tx.load(lockFollowUp(subject, id, followUp))
  // what another agency is asked to look at, nobody looks at in its stead
  return found?.kind === 'other-record' && !agencies.includes(found.at ?? '') ? undefined : found
}

/** What an outlet may be granted for an item. */
export type OutletAct = NonNullable<CaseAct['outletAct']>

/** 下沉: at a counter an act stands open only where its outlet is granted it for this item (D-1). */
export function isGranted(
  { outlets }: CaseDeps,
  { path, outletId, today }: Context,
  outletAct: OutletAct | undefined,
  declaration: Declaration,
): boolean {
  if (path !== 'counter' || outletAct === undefined) return true
  return outletId !== null && outlets.granted(outletId, outletAct, declaration, today)
}

/**
 * 下沉与通办: at a counter what is done about a case for its applicant asks for the same grant and the same reach as handing it in.
 * @throws Refusal cases.not-granted, cases.out-of-reach
 */
export function requireGrantedHere(deps: CaseDeps, context: Context, found: Case): void {
  if (context.path !== 'counter') return
  const declaration = declarationOf(deps, found)
  if (!isGranted(deps, context, 'hand-in', declaration)) throw new Refusal('cases.not-granted')
  requireReach(deps, declaration, context.agencyId ?? '', found.agency_id)
}

/** 通办范围: any counter within the reach of the item does what its outlet is granted; refusing is not everybody's. */
function requireHere(
  deps: CaseDeps,
  context: Context,
  act: CaseAct,
  found: Case,
  declaration: Declaration,
): void {
  if (context.path !== 'counter') return
  if (act.refuses === true && !mayRefuse(context, found)) throw new Refusal('cases.not-yours')
  requireReach(deps, declaration, context.agencyId ?? '', found.agency_id)
}

/** Who may say no at a counter: the outlet that took the case in, and those of the agency that owns it. */
export function mayRefuse({ path, agencyId, outletId }: Context, found: Case): boolean {
  return path !== 'counter' || outletId === found.outlet_id || agencyId === found.agency_id
}

/** What is missing; the record is read only where it could settle something. */
async function missingOf(
  deps: CaseDeps,
  tx: Tx,
  { papers }: CaseAct,
  found: Case,
  declaration: Declaration,
): Promise<MissingMaterial[]> {
  if (papers === undefined) return []
  const asksRecord = declaration.materials.some((material) => material.record !== undefined)
  const facts = asksRecord ? await factsOf(deps, tx, found.subject_id) : {}
  const { form, materials } =
    papers === true ? { ...found, form: openForm(deps.secrets, declaration.form, found.form) } : papers
  return missingMaterials(declaration, form, materials, facts)
}

function bringsPapers({ papers }: CaseAct): boolean {
  return papers !== undefined && papers !== true
}

/** 补正: what is open beside it that is the same application as it will be, read under the lock of its subject. */
async function alikeTo(
  { secrets }: Pick<CaseDeps, 'secrets'>,
  tx: Tx,
  { subject, id, papers }: CaseAct,
  found: Case,
  declaration: Declaration,
): Promise<readonly AlikeRow[]> {
  if (papers === undefined || papers === true || found.counter !== null) return []
  const [rows] = await tx.load(findAlike(secrets, subject, { declaration, form: papers.form, but: id }))
  return rows
}

/**
 * 补正: what is newly committed to is signed, and taken from nobody of whom no commitment is taken any more; what was taken before stands.
 */
async function requireCommitments(
  { today }: Context,
  tx: Tx,
  { papers }: CaseAct,
  {
    found: { subject_id: subject, materials: before },
    declaration,
    staged,
  }: {
    readonly found: Case
    readonly declaration: Declaration
    readonly staged: Parameters<typeof requireSignedPictures>[1]
  },
): Promise<void> {
  if (papers === undefined || papers === true) return
  const stood = new Set(before.filter(({ by }) => by === 'commitment').map(({ material }) => material))
  if (!papers.materials.some(({ material, by }) => by === 'commitment' && !stood.has(material))) return
  requireSignedPictures(papers.materials, staged)
  const [distrust] = await tx.load(findDistrust(subject, today))
  requireTrusted(declaration, papers.materials, distrust, stood)
}

async function factsOf(
  { secrets }: CaseDeps,
  tx: Tx,
  subjectId: string,
): Promise<Readonly<Record<string, string>>> {
  return subjectOf(secrets, await tx.load(...readSubject(subjectId)))?.facts ?? {}
}
