/** Why what could not be handed on is handed on again. */
export const againReasons = ['cause-mended', 'other-side-back', 'try-once'] as const
export type AgainReason = (typeof againReasons)[number]

/** Why it is given up: nobody hands it on any more. */
export const giveUpReasons = ['done-by-hand', 'not-needed', 'cannot-be-done'] as const
export type GiveUpReason = (typeof giveUpReasons)[number]
