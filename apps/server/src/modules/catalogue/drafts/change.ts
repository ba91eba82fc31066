import type { Declaration } from '@tongban/contracts/declaration'
import type { ItemDraft } from '@tongban/contracts/item-drafts'

import type { Context } from '../../../platform/context.ts'
import { draftActs, type Seen } from '../../../platform/drafts-by-two.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { checkContent } from '../checking/check-content.ts'
import { declarationHash } from '../publish.ts'
import { listedBy } from './begin.ts'
import type { ItemDraftDeps } from './deps.ts'
import { type DraftRow, draftRows, saveDraft } from './store.ts'
import { findOneDraft } from './view.ts'

/** The acts on a draft of an item; nothing is asked for that the check has something against. */
export const itemDrafts = draftActs<DraftRow, ItemDraftDeps, ItemDraft>({
  drafted: 'catalogue',
  table: draftRows,
  nameOf: (_deps, { name }) => name,
  requireAskable: (deps, { content }) => {
    const { defects, declaration } = checkContent(content, deps.registry)
    const same = declaration !== undefined && isInForce(deps, declaration)
    if (same) throw refusalAt('catalogue.cannot-publish', 'code', '和现行版本一样，没有要发布的')
    if (defects.length > 0) throw new Refusal('catalogue.cannot-publish', defects)
  },
  find: findOneDraft,
})

/** 保存. @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer */
export async function saveItemDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  { content, ...seen }: Seen & { readonly content: DraftRow['content'] },
): Promise<ItemDraft> {
  const { code, name } = listedBy(content)
  return await itemDrafts.save(deps, context, command, seen, ({ id }, writers) =>
    saveDraft(id, code, name, JSON.stringify(content), writers, context.now),
  )
}

function isInForce({ catalogue }: ItemDraftDeps, declaration: Declaration): boolean {
  return catalogue.current(declaration.code)?.hash === declarationHash(declaration)
}
