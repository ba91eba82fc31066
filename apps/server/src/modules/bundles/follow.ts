import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'

import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Listener, on } from '../../platform/events.ts'
import {
  bundleCaseClosed,
  type Case,
  decideBundleQuestion,
  decideBundleStop,
  decideBundleTurn,
  isAtPort,
  isStillUnsent,
  lockCase,
  recordBySystem,
  termEnd,
} from '../cases/index.ts'
import { tell } from '../messages/index.ts'
import type { BundleDeps } from './deps.ts'
import { type Due, dueIn, type MemberState } from './progress.ts'
import { type BundleRow, findMembers, lockBundleOfCase, markEnded, type MemberRow } from './store.ts'

/** How many working days the applicant has to say whether the rest goes on; no law sets it, and no answer means that it does not. */
const answerDays = 10

/** A bundle with its cases, all locked. */
export interface Opened {
  readonly bundle: BundleRow
  readonly declaration: BundleDeclaration
  readonly members: readonly { readonly row: MemberRow; readonly found: Case }[]
}

/** 一件事往下走: when a case of a bundle ends, those that waited for it come to their turn, end with it, or the applicant is asked. */
export function followBundles(
  found: () => { readonly deps: BundleDeps; readonly system: Context },
): Listener {
  return on('bundles.follow', bundleCaseClosed, async (tx, { subjectId, caseId }) => {
    const { deps, system } = found()
    const [[bundle]] = await tx.load(lockBundleOfCase(subjectId, caseId))
    if (bundle === undefined) return
    await goOn(deps, system, tx, await openBundle(deps, tx, bundle))
  })
}

/** The cases of a bundle that is locked. @throws Error when its declaration is not in the catalogue any more, which cannot be */
export async function openBundle({ catalogue }: BundleDeps, tx: Tx, bundle: BundleRow): Promise<Opened> {
  const declaration = catalogue.pinnedBundle(bundle.code, bundle.version)?.declaration
  if (declaration === undefined) throw new Error(`no bundle ${bundle.code} ${bundle.version}`)
  const [rows] = await tx.load(findMembers(bundle.subject_id, [bundle.id]))
  const cases =
    rows.length === 0 ? [] : await tx.load(...rows.map((row) => lockCase(bundle.subject_id, row.case_id)))
  const members = rows.flatMap((row, at) => {
    const [found] = cases[at] ?? []
    return found === undefined ? [] : [{ row, found }]
  })
  return { bundle, declaration, members }
}

/** Does what is due in a bundle; what ends thereby is followed by its own event. Where nothing is open any more the applicant is told, once. */
export async function goOn(deps: BundleDeps, system: Context, tx: Tx, opened: Opened): Promise<void> {
  const { bundle, declaration, members } = opened
  for (const due of dueIn(declaration, members.map(stateOf))) await doDue(deps, system, tx, opened, due)
  if (bundle.ended_on !== null || members.some(({ found }) => found.stage !== 'closed')) return
  const failed = members.filter(({ found }) => found.outcome !== 'completed' && found.outcome !== 'reversed')
  tx.record(
    markEnded(bundle.subject_id, bundle.id, system.today),
    ...tell(system, tellingOf(bundle, 2), [
      { kind: 'bundle-ended', facts: { ...factsOf(bundle), on: system.today, missing: failed.length } },
    ]),
  )
}

/**
 * Which of some members may still end here: what the core registers goes on, and what may have come to another department. Until the transaction ends nobody
 * sends what has not.
 */
export async function unsentOf(tx: Tx, members: Opened['members']) {
  const unsent = new Set<string>()
  for (const { found } of members) if (await isStillUnsent(tx, found)) unsent.add(found.id)
  const of = ({ id }: Pick<Case, 'id'>): { readonly isUnsent: boolean } => ({ isUnsent: unsent.has(id) })
  return {
    of,
    mayStop: ({ found }: Pick<Opened['members'][number], 'found'>): boolean =>
      !isAtPort(found) || unsent.has(found.id),
  }
}

function stateOf({ row, found }: Opened['members'][number]): MemberState {
  const { stage, outcome, hold } = found
  return { key: row.key, stage, outcome, hold, passedOver: row.passed_over }
}

async function doDue(deps: BundleDeps, system: Context, tx: Tx, opened: Opened, due: Due): Promise<void> {
  const member = opened.members.find(({ row }) => row.key === due.key)
  if (member === undefined) return
  if (due.is === 'question') return await ask(deps, system, tx, opened, { member, failed: due.failed })
  if (due.is === 'turn') return await recordBySystem(deps, system, tx, member.found, decideBundleTurn)
  const known = await unsentOf(tx, [member])
  if (known.mayStop(member))
    await recordBySystem(deps, system, tx, member.found, (situation) =>
      decideBundleStop({ ...situation, ...known.of(member.found) }),
    )
}

/** 还办不办: the applicant is asked about a member, because of another that failed. */
async function ask(
  deps: BundleDeps,
  system: Context,
  tx: Tx,
  opened: Opened,
  { member, failed }: { readonly member: Opened['members'][number]; readonly failed: string },
): Promise<void> {
  const until = termEnd(system, answerDays)
  await recordBySystem(deps, system, tx, member.found, (situation) =>
    decideBundleQuestion(situation, nameOf(deps, opened, failed), until),
  )
  tx.record(
    ...tell(system, tellingOf(opened.bundle, 1), [
      { kind: 'bundle-asked', facts: { ...factsOf(opened.bundle), on: system.today, until } },
    ]),
  )
}

/** 成员的名称 in Chinese, as it stands with the case. */
function nameOf({ catalogue }: BundleDeps, { members }: Opened, key: string): string {
  const found = members.find(({ row }) => row.key === key)?.found
  return found === undefined ? key : catalogue.nameOf(found.item)
}

function tellingOf({ subject_id: subjectId, id, agency_id: agencyId }: BundleRow, seq: number) {
  return { subjectId, caseId: id, seq, agencyId }
}

function factsOf({ code, version, number }: BundleRow) {
  return { item: code, itemVersion: version, caseNumber: number }
}
