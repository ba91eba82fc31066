import type { Database } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Agencies } from '../agencies/index.ts'

/** What the mandates room is given by the composition root. */
export interface MandateDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly agencies: Pick<Agencies, 'nameOf'>
  readonly staffName: (id: string) => string
}
