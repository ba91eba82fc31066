import type { documentKinds } from '@tongban/contracts/people'
import type { ShieldReach } from '@tongban/contracts/shields'
import type { Day } from '@tongban/policy'

import type { Audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import type { Database, Statement } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import type { Sessions } from '../../platform/sessions.ts'
import type { Hidden } from './hidden.ts'

/** What hiding people works with. */
export interface ShieldDeps {
  readonly database: Database
  readonly audit: Audit
  readonly events: Events
  readonly hidden: Hidden
  /** An agency and everything under it. */
  readonly subtree: (agencyId: string) => readonly string[]
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
  /** What waits for the officers of these agencies, dated; joined by the composition root, for tasks stand above. */
  readonly findTasks: (
    agencies: readonly string[],
  ) => Statement<{ readonly matter: string; readonly due_on: Day }>
  /** What an act settles is done with it. */
  readonly finishTask: (
    context: Pick<Context, 'actorId' | 'now'>,
    agencies: readonly string[],
    matter: string,
  ) => Statement
  /** Which employers' cases they are that name somebody, by employer and case. */
  readonly findNamingCases: (
    employers: readonly string[],
    ids: readonly string[],
  ) => Statement<{
    readonly id: string
    readonly number: string
    readonly subject_name: string
    readonly agency_id: string
  }>
  /** What logs in for her and for others, too, logs in for her no more; joined by the composition root, for accounts stand above. */
  readonly endSharedLogins: (context: Pick<Context, 'actorId' | 'now'>, subject: string) => Statement[]
  /** By how many ways somebody is reached. */
  readonly findReach: (subject: string) => Promise<ShieldReach>
  /** Whose logins are known of is read anew. */
  readonly sessions: Pick<Sessions, 'forget'>
  readonly agencyName: (id: string) => string
  readonly isSameName: (one: string, other: string) => boolean
}
