import type { Database } from '../../platform/database.ts'
import type { OpenLaw } from './law.ts'

/** What drafting and publishing work with. */
export interface ParameterDeps extends OpenLaw {
  readonly database: Database
  /** Whether an agency is of a city or a province: figures hold for all agencies, so that no county drafts or publishes them. */
  readonly leads: (agencyId: string) => boolean
  readonly staffName: (id: string) => string
}
