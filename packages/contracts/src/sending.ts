/**
 * What people are told: of a case, one a stage; afterwards of what they still owe, and of a result that is taken back; and, of no
 * case, who else may log in for them now, that their news goes to another telephone, and who
 * acts for whom: the holder of a mandate, and the employer or the person; and, who works here, that his login there was made anew.
 */
export const messageKinds = [
  'handed-in-by-agent',
  'accepted',
  'deficiencies',
  'extended',
  'procedure-begun',
  'merging-asked',
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
  'acting-given',
  'acting-begun',
  'acting-declined',
  'acting-ended',
  'login-renewed',
  'bundle-asked',
  'bundle-ended',
  'department-asks',
  'department-done',
  'department-refused',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** The ways by which a message goes out; the inbox needs none. */
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** How somebody was told whom a message did not reach. */
export const otherWays = ['telephone', 'counter', 'letter', 'visit'] as const
export type OtherWay = (typeof otherWays)[number]

/** How the clerk of an outlet who was asked to tell somebody fared. */
export const relayOutcomes = ['told-himself', 'told-family', 'not-met'] as const
export type RelayOutcome = (typeof relayOutcomes)[number]

/** How somebody came to know what he was told: he opened it himself, a gateway took it, or a human told him. */
export const toldWays = ['inbox', ...channels, ...otherWays, 'told-himself'] as const
export type ToldWay = (typeof toldWays)[number]

/** Why he told nobody. */
export const notMetReasons = ['away', 'moved', 'unknown', 'died'] as const
export type NotMetReason = (typeof notMetReasons)[number]

/** Why the office takes back what it asked an outlet to tell. */
export const withdrawReasons = ['other-way', 'other-outlet', 'not-needed'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

/** Why an outlet need not tell any more: the office told him itself, it went out after all, or the office took it back. */
export const relayEndings = ['told', 'sent', ...withdrawReasons] as const
export type RelayEnding = (typeof relayEndings)[number]

/** Why what could not be sent is sent again. */
export const retryReasons = ['gateway-mended', 'address-mended', 'provider-asked'] as const
export type RetryReason = (typeof retryReasons)[number]

/** What a gateway reports afterwards of a text message that it has taken. */
export const deliveredStates = ['delivered', 'undeliverable', 'unknown-number'] as const
export type Delivered = (typeof deliveredStates)[number]

/** What somebody may ask not to be told on a telephone or by e-mail; it stands in his inbox all the same. */
export const messageGroups = ['progress', 'acting', 'ratings'] as const
export type MessageGroup = (typeof messageGroups)[number]

/** To which of them a message belongs; null: it is never switched off, for a right, a term, a paper to be signed for or an account hangs on it. */
export const groupOf: Readonly<Record<MessageKind, MessageGroup | null>> = {
  'handed-in-by-agent': null,
  accepted: null,
  deficiencies: null,
  extended: null,
  'procedure-begun': null,
  'merging-asked': null,
  forwarded: 'progress',
  completed: null,
  'not-accepted': null,
  refused: null,
  lapsed: null,
  withdrawn: 'progress',
  'debt-reminder': null,
  reversed: null,
  'confirmation-asked': null,
  'confirmation-objected': 'progress',
  'confirmation-verified': null,
  'confirmation-at-counter': null,
  'registered-by-employer': null,
  'rating-answered': 'ratings',
  'login-added': null,
  'telephone-changed': null,
  'enrolment-ended': null,
  'mandate-given': null,
  'mandate-taken': 'acting',
  'clerk-appointed': null,
  'clerk-dismissed': 'acting',
  'account-changed': null,
  'acting-offered': 'acting',
  'acting-given': null,
  'acting-begun': null,
  'acting-declined': 'acting',
  'acting-ended': null,
  'login-renewed': null,
  'bundle-asked': null,
  'bundle-ended': null,
  'department-asks': null,
  'department-done': null,
  'department-refused': null,
}

/** The longest time in a day, in minutes, that somebody is not disturbed: in the rest of it what he must know still comes. */
export const quietMinutesAtMost = 12 * 60
