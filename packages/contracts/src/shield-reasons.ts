/** Why somebody is hidden: a code, kept in the request and shown to nobody but who decides on it. */
export const shieldReasons = ['witness', 'adoption', 'violence', 'authority'] as const
export type ShieldReason = (typeof shieldReasons)[number]

/** The longest time, in months, after which it must be looked at again whether somebody is still to be hidden. Set by this product, by no law. */
export const shieldMonthsAtMost = 36
