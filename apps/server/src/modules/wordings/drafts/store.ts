import type { Day } from '@tongban/policy'

import { query } from '../../../platform/database.ts'
import { type DraftLife, draftTable, lifeSaved } from '../../../platform/drafts-by-two.ts'
import type { Words } from '../words.ts'

/** A draft of words as it rests. */
export interface DraftRow extends DraftLife {
  readonly key: string
  readonly content: Words
  /** Null: the day after it is published. */
  readonly valid_from: Day | null
}

export const draftRows = draftTable<DraftRow>('wordings.draft', 'key, content, valid_from')
export const insertDraft = query(
  `insert into wordings.draft (id, agency_id, key, content, valid_from, revision, state, written_by, changed_at)
   values ($1, $2, $3, $4, $5, 0, 'open', $6, $7)`,
)
export const saveDraft = query(
  `update wordings.draft set content = $2, valid_from = $3, written_by = $4, changed_at = $5, ${lifeSaved} where id = $1`,
)
