import type { Database } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Agencies } from '../../agencies/index.ts'
import type { Catalogue } from '../../catalogue/index.ts'

/** What the mandates between people are given by the composition root. */
export interface PersonalDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly agencies: Pick<Agencies, 'all'>
  readonly catalogue: Pick<Catalogue, 'current' | 'nameOf'>
  readonly staffName: (id: string) => string
}
