/** Why somebody says no to what is asked to be recorded about him. */
export const objections = ['not-my-employer', 'wrong-day', 'other'] as const
export type Objection = (typeof objections)[number]
