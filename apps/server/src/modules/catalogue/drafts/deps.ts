import type { Context } from '../../../platform/context.ts'
import type { Database } from '../../../platform/database.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Registry } from '../registry.ts'

/** How many open cases of an item keep one of its versions at an agency. */
export interface RunningCount {
  readonly version: number
  readonly agencyId: string
  readonly count: number
}

/** What drafting and publishing items work with. */
export interface ItemDraftDeps {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly registry: Registry
  /** Whether an agency is of a city or a province: items hold for all agencies, so that no county drafts or publishes them. */
  readonly leads: (agencyId: string) => boolean
  readonly staffName: (id: string) => string
  readonly agencyName: (id: string) => string
  /** Open cases of an item within the reader's scope; joined by the composition root. */
  readonly running: (context: Context, code: string) => Promise<readonly RunningCount[]>
}
