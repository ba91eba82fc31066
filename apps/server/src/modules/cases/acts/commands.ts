import type { CaseView } from '@tongban/contracts/cases'
import type { Settlement } from '@tongban/contracts/declaration'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { enterVisit, readIdentification } from '../../visits/index.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { findDistrustOf } from '../distrust.ts'
import { filesOf } from '../materials.ts'
import { sealForm } from '../personal.ts'
import { opening } from '../reading/record.ts'
import { findFollowUps } from '../store.ts'
import { actOnCase } from './act.ts'
import { decideSupply } from './decide-department.ts'
import { decideCheck } from './decide-follow-up.ts'
import { decideTrustRequest } from './decide-trust.ts'
import * as decide from './decide.ts'
import { alikeSaid, requireNoDuplicate, rewriteAlike } from './duplicate.ts'
import { requireForm, requireMandated } from './hand-in.ts'
import { requireSameTelephones } from './proved-telephones.ts'
import { requireStage, type Situation } from './situation.ts'

/** A case, and the version of it that whoever acts has on screen. */
export interface Acted {
  readonly subject: string
  readonly id: string
  readonly version: number
}

/** 受理. @throws Refusal cases.incomplete and what every act may refuse */
export async function accept(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted,
): Promise<CaseView> {
  const act = { ...acted, papers: true, outletAct: 'accept', decides: true } as const
  return await actOnCase(deps, context, command, act, decide.decideAcceptance)
}

/** 一次性告知: what is missing, and until when it may come. @throws Refusal cases.nothing-missing, cases.until */
export async function tellDeficiencies(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly until: Day },
): Promise<CaseView> {
  const act = { ...acted, papers: true, outletAct: 'accept' } as const
  return await actOnCase(deps, context, command, act, (situation, missing) =>
    decide.decideDeficiencies(situation, missing, acted.until),
  )
}

/**
 * 补正: form and materials as they are now; for another only what is handed in for another.
 * @throws Refusal cases.form, cases.already-open, cases.code-needed, visits.not-shown, materials.claimed, general.never-by-mandate, general.mandate-over
 */
export async function correct(
  deps: CaseDeps,
  context: Context,
  command: Command,
  {
    form,
    materials,
    ...acted
  }: Acted & {
    readonly form: Readonly<Record<string, unknown>>
    readonly materials: readonly Settlement[]
  },
): Promise<CaseView> {
  const papers = { form, materials }
  const act = { ...acted, files: filesOf(materials), outletAct: 'hand-in', papers } as const
  const identified = await identifiedBy(deps, context, acted.subject)
  return await actOnCase(deps, context, command, act, (situation, missing, _followUp, alike) => {
    const { declaration, found } = situation
    requireMandated(context, found.item, declaration)
    requireForm(declaration, papers, context, found.materials)
    requireSameTelephones(deps, context, declaration, { before: found.form, form }, identified)
    requireNoDuplicate(context, declaration, alike)
    const sealed = sealForm(deps.secrets, declaration.form, form)
    const writes = [rewriteAlike(deps.secrets, acted, declaration, form)]
    if (found.hold?.reason === 'department') return { ...supplied(situation, sealed), writes }
    const corrected = decide.decideCorrection(situation, sealed, materials, missing)
    const event = { ...corrected.event, body: { ...corrected.event.body, ...alikeSaid(alike) } }
    return { ...corrected, event, writes }
  })
}

/** What another department has asked for goes there anew. */
function supplied(situation: Situation, form: Case['form']): Transition {
  requireStage(situation, ['submitted'])
  return decideSupply(situation, form)
}

/** How the clerk of a visit knows who is there; nobody asks elsewhere. The act itself looks whether the visit still lasts. */
async function identifiedBy({ database }: CaseDeps, context: Context, subject: string) {
  if (context.path !== 'counter') return []
  const [, rows] = await database.read(
    scopeOf(context),
    enterVisit(context, subject),
    readIdentification(context, subject),
  )
  return rows
}

/** 不予受理. @throws Refusal cases.not-yours */
export async function refuseAcceptance(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly reason: string; readonly rule?: string | undefined },
): Promise<CaseView> {
  const act = { ...acted, outletAct: 'accept', refuses: true } as const
  return await actOnCase(deps, context, command, act, (situation) =>
    decide.decideNonAcceptance(situation, acted.reason, acted.rule),
  )
}

/** 审核意见. @throws Refusal cases.reason, cases.four-eyes */
export async function giveOpinion(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly favourable: boolean; readonly note: string },
): Promise<CaseView> {
  return await actOnCase(deps, context, command, acted, (situation) =>
    decide.decideOpinion(situation, acted.favourable, acted.note),
  )
}

/** 决定. @throws Refusal cases.reason, cases.four-eyes, cases.effect */
export async function decideCase(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly grant: boolean; readonly note: string; readonly rule?: string | undefined },
): Promise<CaseView> {
  return await actOnCase(deps, context, command, { ...acted, decides: true }, (situation) =>
    decide.decideDecision(situation, acted.grant, acted.note, acted.rule),
  )
}

/** 撤回. @throws Refusal cases.at-department */
export async function withdraw(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly reason: string },
): Promise<CaseView> {
  const act = { ...acted, outletAct: 'hand-in', withdraws: true } as const
  return await actOnCase(deps, context, command, act, (situation) =>
    decide.decideWithdrawal(situation, acted.reason, context.language),
  )
}

/** 复核. @throws Refusal cases.four-eyes, cases.no-follow-up */
export async function checkFollowUp(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly followUp: string; readonly inOrder: boolean; readonly note: string },
): Promise<CaseView> {
  return await actOnCase(deps, context, command, acted, (situation, _missing, followUp) =>
    decideCheck(situation, followUp, acted.inOrder, acted.note),
  )
}

/** 提请信用修复: read is first what stands; of two that ask at once the second finds the first by the version. @throws Refusal cases.no-distrust, cases.trust-asked */
export async function askTrust(
  deps: CaseDeps,
  context: Context,
  command: Command,
  acted: Acted & { readonly note: string },
): Promise<CaseView> {
  const { subject, id, note } = acted
  const [, [mark], followUps] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findDistrustOf(subject, id),
    findFollowUps(subject, id),
  )
  const isAsked = followUps.some(({ kind, state }) => kind === 'trust' && state === 'due')
  return await actOnCase(deps, context, command, acted, (situation) =>
    decideTrustRequest(situation, { until: mark?.until, isAsked, note }),
  )
}
