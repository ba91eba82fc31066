import type { Day } from '@tongban/policy'

import { query } from '../../../platform/database.ts'

/** A draft of an item as it rests. */
export interface DraftRow {
  readonly id: string
  readonly agency_id: string
  /** What `content` says of code and Chinese name, as far as it says anything: by these it is listed. */
  readonly code: string
  readonly name: string
  readonly content: Readonly<Record<string, unknown>>
  readonly revision: number
  /** `asked`: somebody is asked to publish it. */
  readonly state: 'open' | 'asked' | 'published' | 'withdrawn'
  /** Everybody who has written in it: none of them publishes it. */
  readonly written_by: readonly string[]
  readonly changed_at: string
  readonly asked_by: string | null
  /** By when it is to be decided on. */
  readonly due_on: Day | null
  readonly urged_at: string | null
  readonly returned_by: string | null
  readonly returned_for: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  /** As which version it was published. */
  readonly version: number | null
}
export type ListedRow = Omit<DraftRow, 'content'>

const listedColumns =
  'id, agency_id, code, name, revision, state, written_by, changed_at, asked_by, due_on, urged_at, returned_by, returned_for, decided_by, decided_at, version'
const columns = `${listedColumns}, content`

export const insertDraft = query(
  `insert into catalogue.draft (id, agency_id, code, name, content, revision, state, written_by, changed_at)
   values ($1, $2, $3, $4, $5, 0, 'open', $6, $7)`,
)
/** The draft, locked: two who change or publish it do so one after the other. */
export const lockDraft = query<DraftRow>(
  `select ${columns} from catalogue.draft where id = $1 and agency_id = any ($2) for update`,
)
export const findDraft = query<DraftRow>(
  `select ${columns} from catalogue.draft where id = $1 and agency_id = any ($2)`,
)
/** A page, the newest first. */
export const listDrafts = query<ListedRow>(
  `select ${listedColumns} from catalogue.draft
   where agency_id = any ($1) and (state in ('published', 'withdrawn')) = $2 and id < $3 order by id desc limit $4`,
)
/** What is saved anew is asked anew, and by which reason it was sent back stays until then. */
export const saveDraft = query(
  `update catalogue.draft set code = $2, name = $3, content = $4, revision = revision + 1, state = 'open', asked_by = null, due_on = null, urged_at = null, written_by = $5, changed_at = $6 where id = $1`,
)
export const askForDraft = query(
  `update catalogue.draft set state = 'asked', revision = revision + 1, asked_by = $2, due_on = $3, urged_at = null, returned_by = null, returned_for = null where id = $1`,
)
export const urgeDraft = query(
  'update catalogue.draft set revision = revision + 1, urged_at = $2 where id = $1',
)
export const sendDraftBack = query(
  `update catalogue.draft set state = 'open', revision = revision + 1, asked_by = null, due_on = null, urged_at = null, returned_by = $2, returned_for = $3 where id = $1`,
)
export const endDraft = query(
  `update catalogue.draft set state = $2, revision = revision + 1, decided_by = $3, decided_at = $4, version = $5 where id = $1`,
)
