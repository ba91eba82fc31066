import type { Database, Statement } from '../../platform/database.ts'
import type { Mail } from '../../platform/mail.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Sms } from '../../platform/sms.ts'
import type { QuietHours } from './quiet.ts'
import type { MessageNames } from './texts.ts'

/** What sending and reading messages works with; a channel that is not set up is undefined. */
export interface MessageDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly names: MessageNames
  readonly sms: Sms | undefined
  /** The secret under which the gateway signs what became of a text message. */
  readonly reportSecret: string | undefined
  readonly mail: Mail | undefined
  readonly quiet: QuietHours | undefined
  /** 受保护人员: whether somebody is hidden. */
  readonly isHidden: (subject: string) => boolean
  /** Whether a telephone may be in other hands than somebody's; joined by the composition root, for accounts stand above. */
  readonly isInOtherHands: (subject: string, telephone: string) => Statement<{ readonly other: boolean }>
  /** Where the demo's sandbox lists what telephones got; undefined outside of a demo. */
  readonly phoneUrl: string | undefined
}
