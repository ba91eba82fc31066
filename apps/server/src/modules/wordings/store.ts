import type { Language } from '@tongban/contracts/errors'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** What is said, part by part, each in the languages in which it is read. */
export type Words = Readonly<Record<string, Readonly<Partial<Record<Language, string | undefined>>>>>

/** A version as it was published. */
export interface VersionRow {
  readonly agency_id: string
  readonly key: string
  readonly version: number
  readonly valid_from: Day
  /** Null: the agency follows those above it, and the program, again. */
  readonly content: Words | null
  /** What the program shipped when it was written. */
  readonly shipped_hash: string
  readonly written_by: readonly string[]
  readonly published_by: string
  readonly published_at: string
}

/** Of each agency and wording its versions, the newest last. */
export const versionsInOrder =
  'select agency_id, key, version, valid_from, content, shipped_hash, written_by, published_by, published_at from wordings.version order by agency_id, key, version'
export const readVersions = query<VersionRow>(versionsInOrder)
export const newestVersion = query<{ version: number }>(
  'select version from wordings.version where agency_id = $1 and key = $2 order by version desc limit 1',
)
export const insertVersion = query(
  `insert into wordings.version (agency_id, key, version, valid_from, content, shipped_hash, written_by, published_by, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
/** Tells every process to read them again. */
export const tellWordings = query(`select pg_notify('wordings', '')`)
