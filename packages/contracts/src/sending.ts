/**
 * What people are told: of a case, one a stage; afterwards of what they still owe, and of a result that is taken back; and, of no
 * case, who else may log in for them now, that their news goes to another telephone, and who
 * acts for whom: the holder of a mandate, and the employer or the person.
 */
export const messageKinds = [
  'handed-in-by-agent',
  'accepted',
  'deficiencies',
  'extended',
  'forwarded',
  'completed',
  'not-accepted',
  'refused',
  'lapsed',
  'withdrawn',
  'debt-reminder',
  'reversed',
  'confirmation-asked',
  'confirmation-objected',
  'confirmation-verified',
  'confirmation-at-counter',
  'registered-by-employer',
  'rating-answered',
  'login-added',
  'telephone-changed',
  'enrolment-ended',
  'mandate-given',
  'mandate-taken',
  'clerk-appointed',
  'clerk-dismissed',
  'account-changed',
  'acting-offered',
  'acting-begun',
  'acting-declined',
  'acting-ended',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** The ways by which a message goes out; the inbox needs none. */
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** How somebody was told whom a message did not reach. */
export const otherWays = ['telephone', 'counter', 'letter', 'visit'] as const
export type OtherWay = (typeof otherWays)[number]

/** Why what could not be sent is sent again. */
export const retryReasons = ['gateway-mended', 'address-mended', 'provider-asked'] as const
export type RetryReason = (typeof retryReasons)[number]

/** What a gateway reports afterwards of a text message that it has taken. */
export const deliveredStates = ['delivered', 'undeliverable', 'unknown-number'] as const
export type Delivered = (typeof deliveredStates)[number]
