import type { Me } from '@tongban/contracts/login'
import type { Day } from '@tongban/policy'

import type { Audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Openid } from '../../platform/openid.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/sessions.ts'
import type { KinDeps } from './kin.ts'
import type { StaffNames } from './profile.ts'

/** What the routes of staff and login are given by the composition root. */
export interface StaffDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly audit: Audit
  readonly sessions: Sessions
  readonly names: StaffNames
  /** Which agency stands in the place of one on a day (撤并); joined by the composition root. */
  readonly agencyOn: (id: string, on: Day) => string
  /** An agency and those above it, the nearest first; joined by the composition root. */
  readonly above: (id: string) => readonly string[]
  /** Whose an outlet is, if there is one; joined by the composition root. */
  readonly agencyOfOutlet: (id: string) => string | undefined
  readonly mode: Me['mode']
  /** The device bridge that browsers at counters find; undefined: there is none. */
  readonly bridge: string | undefined
  readonly openid: Openid | undefined
  /** What declaring one's family takes; joined by the composition root. */
  readonly kin: KinDeps
  readonly cookie: { readonly name: string; readonly secure: boolean }
}
