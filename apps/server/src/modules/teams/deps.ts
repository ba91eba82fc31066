import type { Database } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import type { Teams } from './teams.ts'

/** What this room works with; joined by the composition root. */
export interface TeamDeps {
  readonly database: Database
  readonly events: Events
  readonly teams: Teams
  /** Whether an item of this code is published. */
  readonly isItem: (code: string) => boolean
  readonly staffName: (id: string) => string
  readonly agencyName: (id: string) => string
}
