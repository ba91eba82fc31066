import { query } from '../../../platform/database.ts'
import { type DraftLife, draftTable, lifeSaved } from '../../../platform/drafts-by-two.ts'

/** How a draft of an item stands in a list. */
export interface ListedRow extends DraftLife {
  /** What its content says of code and Chinese name, as far as it says anything: by these it is listed. */
  readonly code: string
  readonly name: string
}

/** A draft of an item as it rests. */
export interface DraftRow extends ListedRow {
  readonly content: Readonly<Record<string, unknown>>
}

export const draftRows = draftTable<DraftRow, ListedRow>(
  'catalogue.draft',
  'code, name, content',
  'code, name',
)
export const insertDraft = query(
  `insert into catalogue.draft (id, agency_id, code, name, content, revision, state, written_by, changed_at)
   values ($1, $2, $3, $4, $5, 0, 'open', $6, $7)`,
)
export const saveDraft = query(
  `update catalogue.draft set code = $2, name = $3, content = $4, written_by = $5, changed_at = $6, ${lifeSaved} where id = $1`,
)
