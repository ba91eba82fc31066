import type { ItemDraft } from '@tongban/contracts/item-drafts'

import type { Context } from '../../../platform/context.ts'
import type { Seen } from '../../../platform/drafts-by-two.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { checkContent } from '../checking/check-content.ts'
import { newestVersion, putInForce } from '../publish.ts'
import { itemDrafts } from './change.ts'
import type { ItemDraftDeps } from './deps.ts'
import type { DraftRow } from './store.ts'
import { findOneDraft } from './view.ts'

/**
 * 发布: another than those who have written the draft puts it in force as the item's next version, as he has seen it: in this revision, compared
 * with the version that is in force. Running cases keep the version that they began with.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer, catalogue.not-asked, catalogue.same-person, catalogue.moved-on,
 * catalogue.other-cities, catalogue.cannot-publish (each defect at its place), general.login-too-old
 */
export async function publishDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  { inForce, ...seen }: Seen & { readonly inForce: number | null },
): Promise<ItemDraft> {
  await itemDrafts.publish(deps, context, command, seen, async (tx, row) => {
    requireReach(deps, row, context)
    const { defects, declaration } = checkContent(row.content, deps.registry)
    if (declaration === undefined || defects.length > 0)
      throw new Refusal('catalogue.cannot-publish', defects)
    const [[newest]] = await tx.load(newestVersion(declaration.code))
    if ((newest?.version ?? null) !== inForce) throw new Refusal('catalogue.moved-on')
    const next = putInForce({ ...context, agencyId: row.agency_id }, declaration, newest)
    tx.record(...next.statements)
    return next.version
  })
  await deps.catalogue.refresh()
  return await findOneDraft(deps, context, seen.id)
}

/** An item holds for every city under the province: who leads one of several does not decide for the others. @throws Refusal catalogue.other-cities */
function requireReach(
  { beyond }: ItemDraftDeps,
  { agency_id: agencyId }: DraftRow,
  { agencies }: Context,
): void {
  if (beyond(agencyId, agencies).length > 0) throw new Refusal('catalogue.other-cities')
}
