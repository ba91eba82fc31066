import type { WordingDraft } from '@tongban/contracts/wordings'
import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { draftActs, type Seen } from '../../../platform/drafts-by-two.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { faultsIn } from '../faults.ts'
import { shippedOrGone } from '../require.ts'
import { hashOfWords, type Words } from '../words.ts'
import { firstDayOf } from './compared.ts'
import { type DraftRow, draftRows, saveDraft } from './store.ts'
import { findOneDraft } from './view.ts'

/** The acts on a draft of words; nothing is asked for that cannot be said. */
export const wordingDrafts = draftActs<DraftRow, WordingDeps, WordingDraft>({
  drafted: 'wordings',
  table: draftRows,
  nameOf: ({ wordings }, { key }) => shippedOrGone(wordings, key).title,
  requireAskable: (deps, row, context) => {
    requireSound(deps, row)
    requireLater(row, context)
    requireOther(deps, row, context)
  },
  find: findOneDraft,
})

/** 保存. @throws Refusal wordings.no-draft, wordings.decided, wordings.newer */
export async function saveWordingDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { content, from, ...seen }: Seen & { readonly content: Words; readonly from: Day | null },
): Promise<WordingDraft> {
  return await wordingDrafts.save(deps, context, command, seen, ({ id }, writers) =>
    saveDraft(id, JSON.stringify(content), from, writers, context.now),
  )
}

/** It says something else than what would hold without it. @throws Refusal wordings.same-words */
export function requireOther(
  { wordings }: WordingDeps,
  row: DraftRow,
  context: Pick<Context, 'today'>,
): void {
  const { words } = wordings.standing(row.key, row.agency_id, firstDayOf(row, context))
  if (hashOfWords(words) === hashOfWords(row.content)) throw new Refusal('wordings.same-words')
}

/** @throws Refusal wordings.faults, each at its place */
export function requireSound({ wordings, factTitles }: WordingDeps, { key, content }: DraftRow): void {
  const faults = faultsIn(shippedOrGone(wordings, key), content, factTitles)
  if (faults.length > 0) throw new Refusal('wordings.faults', faults)
}

/** What was told today reads the same tomorrow. @throws Refusal wordings.from-passed */
export function requireLater(row: DraftRow, context: Pick<Context, 'today'>): void {
  if (firstDayOf(row, context) <= context.today) throw refusalAt('wordings.from-passed', 'from')
}
