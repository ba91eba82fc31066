/** The ways by which a message goes out; the inbox needs none. */
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** How somebody was told whom a message did not reach. */
export const otherWays = ['telephone', 'counter', 'letter', 'visit'] as const
export type OtherWay = (typeof otherWays)[number]

/** Why what could not be sent is sent again. */
export const retryReasons = ['gateway-mended', 'address-mended', 'provider-asked'] as const
export type RetryReason = (typeof retryReasons)[number]
