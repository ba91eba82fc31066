import { addDays, type Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { WordingDeps } from '../deps.ts'
import { hashOfWords } from '../words.ts'
import type { DraftRow } from './store.ts'

/** The day from which a draft would hold if it were published today. */
export function firstDayOf(
  { valid_from: from }: Pick<DraftRow, 'valid_from'>,
  { today }: Pick<Context, 'today'>,
): Day {
  return from ?? addDays(today, 1)
}

/**
 * What a draft is compared with, as one word: the newest version of the agency, and the words that would hold on the draft's first day without it, whoever's
 * they are. Where it is another one at the publication, somebody has published meanwhile, here or above.
 */
export function comparedWith(
  { wordings }: Pick<WordingDeps, 'wordings'>,
  row: DraftRow,
  context: Pick<Context, 'today'>,
  newest = wordings.versionsOf(row.key, row.agency_id).at(-1)?.version,
): string {
  const { words } = wordings.standing(row.key, row.agency_id, firstDayOf(row, context))
  return `${newest ?? 0}-${hashOfWords(words).slice(0, 16)}`
}
