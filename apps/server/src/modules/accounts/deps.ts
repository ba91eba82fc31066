import type { Day } from '@tongban/policy'

import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Mode } from '../../platform/mode.ts'
import type { Openid } from '../../platform/openid.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Sessions } from '../../platform/sessions.ts'
import type { Sms } from '../../platform/sms.ts'
import type { Agencies } from '../agencies/index.ts'

/** What the accounts room is given by the composition root. */
export interface AccountDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly sessions: Sessions
  readonly agencies: Agencies
  readonly mode: Mode
  readonly sms: Sms
  /** The national login of people, where one is configured. */
  readonly openid: Openid | undefined
  /** Whether somebody's matters are his guardian's; joined by the composition root, for mandates stand above. */
  readonly isWard: (asked: { readonly subject: string; readonly today: Day }) => Promise<boolean>
  /** 受保护人员: whether somebody is hidden: no telephone becomes hers by itself then. */
  readonly isHidden: (subject: string) => boolean
  readonly cookie: { readonly name: string; readonly secure: boolean }
}
