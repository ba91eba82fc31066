import { foundAtMost } from '@tongban/contracts/search'

import type { FoundRow } from './store.ts'

/** Somebody whom a search shows. */
export interface Shown {
  readonly subject: string
  readonly name: string
  /** Those of the reader's agencies that he has to do with. */
  readonly agencies: readonly string[]
}

/**
 * The one place that decides whom a search shows, and what it says of those whom it does not: each once, so many at most, and that
 * there are others, never how many. The rows lie within the reader's agencies already: the index asks for nothing else.
 */
export function shownOf(found: readonly FoundRow[]): {
  readonly rows: readonly Shown[]
  readonly more: boolean
} {
  const bySubject = Map.groupBy(found, (row) => row.subject_id)
  const all = [...bySubject].map(([subject, rows]) => ({
    subject,
    name: rows[0]?.name ?? '',
    agencies: [...new Set(rows.map((row) => row.agency_id))].toSorted(),
  }))
  return { rows: all.slice(0, foundAtMost), more: all.length > foundAtMost }
}
