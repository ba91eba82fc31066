import type { Database } from '../../../platform/database.ts'
import type { PublishingTasks } from '../../../platform/drafts-by-two.ts'
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
  /** Open cases of an item wherever they are, for it holds for all agencies; joined by the composition root. */
  readonly running: (code: string) => Promise<readonly RunningCount[]>
  /** Cities under the same province as an agency that these agencies do not reach: an item holds there, too. */
  readonly beyond: (agencyId: string, agencies: readonly string[]) => readonly string[]
  readonly tasks: PublishingTasks
}
