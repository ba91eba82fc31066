import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { type Answers, holds } from '@tongban/contracts/form'

import { type Context, newId } from '../../../platform/context.ts'
import type { Statement, Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { named, type Published, routeBy } from '../../catalogue/index.ts'
import { findSubject } from '../../subjects/index.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { type Distrust, findDistrust, requireListTrusted, requireTrusted } from '../distrust.ts'
import { opening } from '../reading/record.ts'
import { recordSignature, requireSignedPictures } from '../signature.ts'
import { waiting } from './decide-bundle.ts'
import { begun } from './decide-department.ts'
import {
  alikeAmong,
  type AlikeRow,
  findAlikeTo,
  findOpenBesideLists,
  type PrintedRow,
  printsOf,
  requireNoDuplicate,
} from './duplicate.ts'
import {
  areaOf,
  type HandIn,
  handedIn,
  openedCase,
  ownerOf,
  requireForm,
  requireItem,
  requireWindow,
} from './hand-in.ts'
import { recordHandIn } from './record-act.ts'

/** Which list, of which employer, for which version of an item. */
export interface ListHandIn extends Pick<HandIn, 'subject' | 'item' | 'itemVersion'> {
  readonly batchId: string
}

/** What the cases that a list opens in one transaction have in common. */
export interface ListOpened {
  readonly published: Published
  readonly owner: string
  readonly name: string
}

/** The same of a list that may be handed in. */
export interface ListTrusted extends ListOpened {
  /** What is open beside lists, by which one that is handed in anew is known again. */
  readonly beside: readonly PrintedRow[]
}

/**
 * What is read once before a list opens cases: whose it is, and to whom they go. Every case is then handed in by {@link handInOfList}.
 * @throws Refusal catalogue.no-item, cases.new-version, cases.not-online, general.not-allowed
 */
export function openingOfList(
  deps: CaseDeps,
  context: Context,
  given: Pick<ListHandIn, 'subject' | 'item' | 'itemVersion'>,
) {
  const { facts, opened } = openingTogether(deps, context, given)
  return {
    load: [
      opening(context, given.subject, given.subject),
      facts,
      findDistrust(given.subject, context.today),
      findOpenBesideLists(given.subject, given.item),
    ] as const,
    /** @throws Refusal cases.not-found when nothing is open to who hands in */
    opened: ([came]: readonly { readonly subject_name?: string }[], rows: readonly unknown[]): ListOpened =>
      opened(came, rows),
    /** The same for a list that is handed in. @throws Refusal cases.not-found, cases.distrusted */
    trusted: (
      [came]: readonly { readonly subject_name?: string }[],
      rows: readonly unknown[],
      distrust: readonly Distrust[],
      beside: readonly PrintedRow[],
    ): ListTrusted => {
      const list = opened(came, rows)
      requireListTrusted(list.published.declaration, distrust)
      return { ...list, beside }
    },
  }
}

/**
 * The same of one of several items that are handed in together: what has to be read to know to whom it goes.
 * @throws Refusal catalogue.no-item, cases.new-version, cases.not-online, general.not-allowed
 */
export function openingTogether(
  deps: CaseDeps,
  context: Context,
  given: Pick<HandIn, 'subject' | 'item' | 'itemVersion'>,
): {
  readonly facts: Statement
  readonly opened: (
    came: { readonly subject_name?: string } | undefined,
    facts: readonly unknown[],
  ) => ListOpened
} {
  const published = requireItem(deps, context, given)
  const routing = named(deps.registry.routings, published.declaration.routing)
  return {
    facts: routing.load(given.subject) ?? findSubject(given.subject),
    opened: (came, facts) => {
      if (came === undefined) throw new Refusal('cases.not-found')
      const owner = ownerOf(deps, context, published.declaration, routeBy(routing, facts, ''))
      return { published, owner, name: came.subject_name ?? '' }
    },
  }
}

/** One of several cases that are handed in in one transaction. */
export interface Together extends Pick<
  HandIn,
  'subject' | 'item' | 'itemVersion' | 'batchId' | 'bundleId' | 'agent' | 'signature'
> {
  readonly id: string
  readonly form: Answers
  readonly materials: readonly Settlement[]
  /** The names of those of the bundle that must be completed first; until then it is on hold. */
  readonly waitsFor?: readonly string[]
}

/**
 * Judges one of several by the rules of any that is handed in at home, before anything of them is recorded.
 * @throws Refusal cases.form, cases.signature
 */
export function judgeTogether(
  deps: CaseDeps,
  context: Context,
  given: Together,
  {
    opened: { published, owner },
    staged,
    distrust,
  }: {
    readonly opened: ListOpened
    readonly staged: Parameters<typeof requireSignedPictures>[1]
    readonly distrust: readonly Distrust[]
  },
): void {
  const { declaration } = published
  requireForm(declaration, given, context)
  requireSignedPictures(given.materials, staged)
  requireTrusted(declaration, given.materials, distrust)
  requireWindow(deps, context, declaration, { ...given, from: '' }, owner)
}

/** Records one of several that were judged; what waits for another is on hold from its first day (D-10). @throws Refusal cases.already-open */
export async function handInTogether(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  opened: ListOpened,
  together: Together,
): Promise<Case> {
  const { declaration } = opened.published
  const prints = printsOf(deps.secrets, declaration, together.form)
  const [alike] = await tx.load(findAlikeTo(together.subject, declaration, prints))
  requireNoDuplicate(context, declaration, alike)
  return await recordTogether(deps, context, tx, opened, { ...together, prints, alike })
}

/** One that was judged, with by what it is known again, and what is open that is the same. */
interface Printed extends Together {
  readonly prints: readonly string[]
  readonly alike: readonly AlikeRow[]
}

async function recordTogether(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  { published, owner, name }: ListOpened,
  { id, waitsFor = [], prints, alike, ...together }: Printed,
): Promise<Case> {
  const given: HandIn = { ...together, from: '' }
  const number = await deps.numbers.next(areaOf(deps, owner), context.today)
  const about = { id, number, owner, kind: 'employer', name } as const
  const opened = openedCase(deps, context, given, published, about)
  const held =
    waitsFor.length === 0 ? begun(context, published.declaration, opened) : waiting(context, opened, waitsFor)
  const recorded = recordHandIn(deps, context, tx, held, { event: handedIn(given, held, alike), prints })
  tx.record(...recordSignature(deps, context, held, given.signature))
  return recorded
}

/**
 * 名单收件: one case of a list, judged by the same rules as any that is handed in at home, within the transaction of its list. Nothing is
 * queued when it is refused: the other cases of the transaction are not touched by it.
 * @throws Refusal cases.form with the rows that are at fault
 */
export async function handInOfList(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  opened: ListTrusted,
  list: ListHandIn & { readonly form: Answers },
): Promise<Case> {
  const { declaration } = opened.published
  const given: Together = { ...list, id: newId(), materials: settledByList(declaration, list.form) }
  judgeTogether(deps, context, given, { opened, staged: [], distrust: [] })
  const prints = printsOf(deps.secrets, declaration, list.form)
  const alike = alikeAmong(opened.beside, prints)
  return await recordTogether(deps, context, tx, opened, { ...given, prints, alike })
}

/** 告知承诺: who brings hundreds at once keeps their papers and answers for them; they are looked at after completion (D-10). */
function settledByList({ materials }: Declaration, form: Answers): Settlement[] {
  return materials
    .filter(({ when, settledBy }) => holds(when, form) && settledBy.includes('commitment'))
    .map(({ key }) => ({ material: key, by: 'commitment' }))
}
