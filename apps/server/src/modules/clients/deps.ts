import type { StagedFile } from '@tongban/contracts/materials'

import type { Audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Webhook } from '../../platform/webhook.ts'
import type { Agencies } from '../agencies/index.ts'
import type { CaseDeps } from '../cases/index.ts'
import type { PaperDeps } from '../papers/index.ts'

/** What the room of other systems works with; the composition root makes one. */
export interface ClientDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly audit: Audit
  readonly agencies: Agencies
  readonly staffName: (id: string) => string
  readonly webhook: Webhook
  readonly cases: CaseDeps
  readonly papers: PaperDeps
  /** Stages a file as an upload does, for the subject of the context. */
  readonly stage: (context: Context, subject: string, content: Buffer) => Promise<StagedFile>
}
