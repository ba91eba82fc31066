import type { Database } from '../../platform/database.ts'
import type { Agencies } from '../agencies/index.ts'
import type { Outlets } from '../outlets/index.ts'
import type { Teams } from '../teams/index.ts'

/** What the acts of this room work with; the composition root makes one. */
export interface MergerDeps {
  readonly database: Database
  readonly agencies: Agencies
  readonly outlets: Outlets
  readonly teams: Teams
  readonly staffName: (id: string) => string
}
