import type { Database } from '../../platform/database.ts'

/** What this room works with; joined by the composition root. */
export interface AbsenceDeps {
  readonly database: Database
  /** The name of a member of staff. */
  readonly staffName: (id: string) => string
  readonly agencyName: (id: string) => string
}
