import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'
import type { BundleView } from '@tongban/contracts/bundles'
import { type Language, textIn } from '@tongban/contracts/errors'

import { type Context, isHome, scopeOf } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Case, caseView, findCasesOfBundles, opening, requireOpen } from '../cases/index.ts'
import type { BundleDeps } from './deps.ts'
import { elsewhere } from './off.ts'
import { type BundleRow, findBundle, findBundles, findMembers, type MemberRow } from './store.ts'

/** A member with its case. */
export interface MemberCase {
  readonly row: Pick<MemberRow, 'key' | 'case_id'>
  readonly found: Case
}

/** A bundle as whoever applies sees it: each case with where it stands, and who waits for whom. */
export function bundleView(
  deps: BundleDeps,
  context: Pick<Context, 'language'>,
  bundle: BundleRow,
  members: readonly MemberCase[],
): BundleView {
  const { catalogue } = deps
  const declaration = catalogue.pinnedBundle(bundle.code, bundle.version)?.declaration
  const asked = members.find(({ found: { hold } }) => hold?.reason === 'bundle' && hold.party === 'applicant')
  const until = asked?.found.hold?.until ?? null
  const views = members.map(({ row, found }) => ({ key: row.key, view: caseView(deps, found, context) }))
  const openNames = new Map(
    views.flatMap(({ key, view }) => (view.stage === 'closed' ? [] : [[key, view.itemName] as const])),
  )
  return {
    subject: bundle.subject_id,
    id: bundle.id,
    number: bundle.number,
    bundle: bundle.code,
    name: declaration === undefined ? bundle.code : textIn(declaration.names, context.language),
    handedInOn: bundle.handed_in_on,
    handedInAt: isoOf(bundle.handed_in_at),
    handedInBy: bundle.actor_name,
    endedOn: bundle.ended_on,
    question: until === null ? null : { failed: asked?.found.hold?.name ?? '', until },
    members: views.map(({ key, view }) => ({
      key,
      item: view.item,
      itemName: view.itemName,
      case: view,
      waitsFor:
        view.hold?.reason === 'bundle'
          ? (declaration?.members.find((one) => one.key === key)?.after ?? []).flatMap(
              (other) => openNames.get(other) ?? [],
            )
          : [],
    })),
    off: declaration === undefined ? [] : notSent(deps, declaration, members, context.language),
  }
}

/** What belongs to another department and was not sent there, because it has no port for this agency. */
function notSent(
  deps: BundleDeps,
  declaration: BundleDeclaration,
  members: readonly MemberCase[],
  language: Language,
): BundleView['off'] {
  const sent = new Set(members.map(({ row }) => row.key))
  const left = declaration.members.filter(({ key, when }) => when === undefined && !sent.has(key))
  return elsewhere(deps, left, language)
}

/** 打包交过的: the newest first. @throws Refusal cases.not-found */
export async function findBundlesOf(
  deps: BundleDeps,
  context: Context,
  subject: string,
): Promise<{ rows: BundleView[] }> {
  const [opened, bundles] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findBundles(subject),
  )
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('cases.not-found')
  await looked(deps, context, subject)
  const members = await membersOf(deps, context, subject, bundles)
  return { rows: bundles.map((bundle) => bundleView(deps, context, bundle, members(bundle.id))) }
}

/** @throws Refusal bundles.unknown, cases.not-found */
export async function findOneBundle(
  deps: BundleDeps,
  context: Context,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<BundleView> {
  const [opened, [bundle]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findBundle(subject, id),
  )
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('cases.not-found')
  if (bundle === undefined) throw new Refusal('bundles.unknown')
  await looked(deps, context, subject)
  const members = await membersOf(deps, context, subject, [bundle])
  return bundleView(deps, context, bundle, members(id))
}

/** What a clerk sees of it within a visit is in the audit; a look from home leaves none (D-18). */
async function looked({ audit }: BundleDeps, context: Context, subjectId: string): Promise<void> {
  if (!isHome(context)) await audit.look(context, { act: 'cases.list', subjectId })
}

async function membersOf(
  { database }: BundleDeps,
  context: Context,
  subject: string,
  bundles: readonly BundleRow[],
): Promise<(id: string) => readonly MemberCase[]> {
  const ids = bundles.map(({ id }) => id)
  const [, rows, cases] = await database.read(
    scopeOf(context),
    opening(context, subject, subject),
    findMembers(subject, ids),
    findCasesOfBundles(subject, ids),
  )
  const byId = new Map(cases.map((found) => [found.id, found]))
  return (id) =>
    rows.flatMap((row) => {
      const found = byId.get(row.case_id)
      return row.bundle_id === id && found !== undefined ? [{ row, found }] : []
    })
}
