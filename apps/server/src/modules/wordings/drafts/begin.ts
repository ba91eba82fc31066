import type { WordingDraft } from '@tongban/contracts/wordings'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../../platform/audit.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { begunBy } from '../../../platform/drafts-by-two.ts'
import { type Command, once } from '../../../platform/once.ts'
import type { WordingDeps } from '../deps.ts'
import { requireAgency, requireShipped } from '../require.ts'
import { type Words, wordsOfShipped } from '../words.ts'
import { type DraftRow, insertDraft } from './store.ts'
import { findOneDraft } from './view.ts'

/** With what a draft begins. */
export interface Begun {
  readonly agency: string
  readonly key: string
  readonly from: 'in-force' | 'shipped'
}

/**
 * 起草: a draft of the words that hold at an agency, or of the shipped ones.
 * @throws Refusal wordings.no-agency, wordings.unknown
 */
export async function beginDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { agency, key, from }: Begun,
): Promise<WordingDraft> {
  const agencyId = requireAgency(context, agency)
  const shipped = requireShipped(deps.wordings, key)
  const content =
    from === 'shipped' ? wordsOfShipped(shipped) : deps.wordings.standing(key, agencyId, context.today).words
  const { id } = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [],
    run: (tx) => {
      const { row, statements } = newDraft(context, { agencyId, key, content, from: null })
      tx.record(...statements)
      return { id: row.id }
    },
  })
  return await findOneDraft(deps, context, id)
}

/** A draft with what puts it down. */
export function newDraft(
  context: Context,
  {
    agencyId,
    key,
    content,
    from,
  }: { readonly agencyId: string; readonly key: string; readonly content: Words; readonly from: Day | null },
): { readonly row: DraftRow; readonly statements: readonly Statement[] } {
  const row: DraftRow = { ...begunBy(context, agencyId), key, content, valid_from: from }
  return {
    row,
    statements: [
      insertDraft(row.id, agencyId, key, JSON.stringify(content), from, row.written_by, context.now),
      lookWithin({ ...context, agencyId }, { act: 'wordings.draft', purpose: row.id }),
    ],
  }
}
