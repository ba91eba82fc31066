/** How cases are handed in: at a counter, online by oneself, or through another system (D-53). */
export const ways = ['counter', 'online', 'client'] as const

/** By what figures are grouped. */
export const figureBys = ['day', 'week', 'month', 'agency', 'item', 'outlet', 'came', 'hour'] as const
export type FigureBy = (typeof figureBys)[number]
/** Where a limit is written: in the law, in the agency's guide, in its promise (D-12). */
export const limitKinds = ['statutory', 'guide', 'promised'] as const
export type LimitKind = (typeof limitKinds)[number]
/** By what the tasks that were done and those that wait are grouped. */
export const workloadBys = ['agency', 'team', 'desk', 'post', 'item'] as const
export type WorkloadBy = (typeof workloadBys)[number]

/** Figures of what runs now, of what was done in a period, and of its lateness: each opens the cases that it is made of. */
export const caseFigures = [
  'running',
  'late',
  'warned',
  'handed-in',
  'online',
  'client',
  'accepted',
  'counter',
  'away',
  'ended',
  'completed',
  'limited-statutory',
  'limited-guide',
  'limited-promised',
  'late-statutory',
  'late-guide',
  'late-promised',
] as const
export type CaseFigure = (typeof caseFigures)[number]
