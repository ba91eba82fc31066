import type { Audit } from '../../platform/audit.ts'
import type { Database } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Agencies } from '../agencies/index.ts'
import type { CaseDeps } from '../cases/index.ts'

/** What the search needs of the house. */
export interface SearchDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly audit: Audit
  readonly agencies: Agencies
  readonly cases: CaseDeps
}
