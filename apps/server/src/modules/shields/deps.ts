import type { documentKinds } from '@tongban/contracts/people'

import type { Audit } from '../../platform/audit.ts'
import type { Database, Statement } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import type { Hidden } from './hidden.ts'

/** What hiding people works with. */
export interface ShieldDeps {
  readonly database: Database
  readonly audit: Audit
  readonly events: Events
  readonly hidden: Hidden
  readonly staffName: (id: string) => string
  /** Who has a document; joined by the composition root, for people stand above. */
  readonly findPerson: (
    kind: (typeof documentKinds)[number],
    number: string,
  ) => Statement<{ readonly subject_id: string; readonly name: string }>
  /** How people are called; joined by the composition root. */
  readonly findCalled: (
    subjects: readonly string[],
  ) => Statement<{ readonly subject_id: string; readonly name: string }>
  /** Of which of these people somebody was taken on anew at a counter where they are hidden; joined by the composition root. */
  readonly findTakenOnAnew: (subjects: readonly string[]) => Statement<{ readonly subject_id: string }>
  readonly isSameName: (one: string, other: string) => boolean
}
