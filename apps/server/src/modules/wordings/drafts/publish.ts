import type { WordingDraft } from '@tongban/contracts/wordings'

import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import type { Seen } from '../../../platform/drafts-by-two.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { requireShipped } from '../require.ts'
import { insertVersion, newestVersion, tellWordings } from '../store.ts'
import { hashOfWords, wordsOfShipped } from '../words.ts'
import { requireLater, requireOther, requireSound, wordingDrafts } from './change.ts'
import { comparedWith, firstDayOf } from './compared.ts'
import { findOneDraft } from './view.ts'

/**
 * 发布: another than those who have written the draft puts it in force as the agency's next version, as he has seen it: in this revision, compared
 * with its newest version. It holds from a later day, so that what was told reads the same for ever; who publishes exactly the shipped words follows
 * the program again.
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer, wordings.not-asked, wordings.same-person, wordings.faults (each at its place),
 * wordings.moved-on, wordings.same-words, wordings.from-passed, general.login-too-old
 */
export async function publishWordingDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { inForce, ...seen }: Seen & { readonly inForce: string },
): Promise<WordingDraft> {
  await wordingDrafts.publish(deps, context, command, seen, async (tx, row) => {
    requireSound(deps, row)
    requireLater(row, context)
    const [[newest]] = await tx.load(newestVersion(row.agency_id, row.key))
    if (comparedWith(deps, row, context, newest?.version) !== inForce) throw new Refusal('wordings.moved-on')
    requireOther(deps, row, context)
    const version = (newest?.version ?? 0) + 1
    const shipped = hashOfWords(wordsOfShipped(requireShipped(deps.wordings, row.key)))
    const isShipped = hashOfWords(row.content) === shipped
    tx.record(
      insertVersion(
        row.agency_id,
        row.key,
        version,
        firstDayOf(row, context),
        isShipped ? null : JSON.stringify(row.content),
        shipped,
        [...new Set([...row.written_by, row.asked_by ?? context.actorId])],
        context.actorId,
        context.now,
      ),
      lookWithin(
        { ...context, agencyId: row.agency_id },
        { act: 'wordings.publish', purpose: `${row.key} ${version}` },
      ),
      tellWordings(),
    )
    return version
  })
  await deps.wordings.refresh()
  return await findOneDraft(deps, context, seen.id)
}
