import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { type Answers, holds } from '@tongban/contracts/form'

import { type Context, newId } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { named, type Published, routeBy } from '../../catalogue/index.ts'
import { findSubject } from '../../subjects/index.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
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

/**
 * What is read once before a list opens cases: whose it is, and to whom they go. Every case is then handed in by {@link handInOfList}.
 * @throws Refusal catalogue.no-item, cases.new-version, cases.not-online, general.not-allowed
 */
export function openingOfList(
  deps: CaseDeps,
  context: Context,
  given: Pick<ListHandIn, 'subject' | 'item' | 'itemVersion'>,
) {
  const published = requireItem(deps, context, given)
  const routing = named(deps.registry.routings, published.declaration.routing)
  return {
    load: [
      opening(context, given.subject, given.subject),
      routing.load(given.subject) ?? findSubject(given.subject),
    ] as const,
    /** @throws Refusal cases.not-found when nothing is open to who hands in */
    opened: (
      [came]: readonly { readonly subject_name?: string }[],
      facts: readonly unknown[],
    ): ListOpened => {
      if (came === undefined) throw new Refusal('cases.not-found')
      const owner = ownerOf(deps, context, published.declaration, routeBy(routing, facts, ''))
      return { published, owner, name: came.subject_name ?? '' }
    },
  }
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
  { published, owner, name }: ListOpened,
  list: ListHandIn & { readonly form: Answers },
): Promise<Case> {
  const { declaration } = published
  const given: HandIn = { ...list, materials: settledByList(declaration, list.form), from: '' }
  requireForm(declaration, given, context)
  requireWindow(deps, context, declaration, given, owner)
  const number = await deps.numbers.next(areaOf(deps, owner), context.today)
  const about = { id: newId(), number, owner, kind: 'employer', name } as const
  const opened = openedCase(deps, context, given, published, about)
  return recordHandIn(deps, context, tx, opened, handedIn(given, opened))
}

/** 告知承诺: who brings hundreds at once keeps their papers and answers for them; they are looked at after completion (D-10). */
function settledByList({ materials }: Declaration, form: Answers): Settlement[] {
  return materials
    .filter(({ when, settledBy }) => holds(when, form) && settledBy.includes('commitment'))
    .map(({ key }) => ({ material: key, by: 'commitment' }))
}
