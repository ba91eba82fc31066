import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'

import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { missingMaterials } from '../materials.ts'
import { readSubject, subjectOf } from '../reading/record.ts'
import { decideAcceptance } from './decide.ts'
import { recordAct } from './record-act.ts'

/** What was handed in, as the reader wrote it. */
interface HandedIn {
  readonly form: Answers
  readonly materials: readonly Settlement[]
}

/** Whether it may complete by itself: handed in by the person himself, and nobody has to look at a material. */
export function isAutomatic(
  { path }: Pick<Context, 'path'>,
  { automatic }: Pick<Declaration, 'automatic'>,
  materials: readonly Settlement[],
): boolean {
  return automatic === true && path === 'person' && materials.every(({ by }) => by === 'record')
}

/**
 * 网上即时办结: what the person himself handed in is accepted and completed in the same transaction, with its effect, its
 * paper and its message; a case in which something is missing waits for the office as any other.
 * @param opened the case just recorded
 * @returns the case as it stands afterwards
 */
export async function completeAutomatically(
  { deps, context, tx }: { readonly deps: CaseDeps; readonly context: Context; readonly tx: Tx },
  opened: Case,
  declaration: Declaration,
  { form, materials }: HandedIn,
): Promise<Case> {
  if (!isAutomatic(context, declaration, materials)) return opened
  const { actorId, ownSubjectId, today, law } = context
  const missing = missingMaterials(declaration, form, materials, await factsOf(deps, tx, opened, declaration))
  if (missing.length > 0) return opened
  const situation = { found: opened, declaration, actorId, ownSubjectId, version: opened.version, today, law }
  const accepted = decideAcceptance(situation, missing)
  const event = { ...accepted.event, body: { ...accepted.event.body, automatic: true } }
  await recordAct(deps, context, tx, opened, { ...accepted, event })
  return { ...accepted.next, version: opened.version + 1 }
}

/** The record is read only where it could settle something. */
async function factsOf(
  { secrets }: CaseDeps,
  tx: Tx,
  { subject_id: subject }: Case,
  { materials }: Declaration,
): Promise<Readonly<Record<string, string>>> {
  if (materials.length === 0) return {}
  return subjectOf(secrets, await tx.load(...readSubject(subject)))?.facts ?? {}
}
