/** Why somebody's login is made anew. */
export const renewalReasons = ['lost', 'stolen', 'replaced', 'broken'] as const
export type RenewalReason = (typeof renewalReasons)[number]
