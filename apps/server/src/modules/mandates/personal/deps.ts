import type { Database, OpensShielded } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Agencies } from '../../agencies/index.ts'
import type { Catalogue } from '../../catalogue/index.ts'

/** What the mandates between people are given by the composition root. */
export interface PersonalDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly agencies: Pick<Agencies, 'all'>
  readonly catalogue: Pick<Catalogue, 'current' | 'nameOf'>
  /** 受保护人员: whether somebody is hidden from who has the right to those: whoever else names her names nobody. */
  readonly isHidden: (subject: string, opens?: OpensShielded) => boolean
  readonly staffName: (id: string) => string
}
