/** What an outlet may be granted for a leaf item: to hand in, to accept (and to say what is missing), to print. */
export const outletActs = ['hand-in', 'accept', 'print'] as const
export type OutletAct = (typeof outletActs)[number]

/** The kinds of places where people are served. */
export const outletKinds = [
  'hall',
  'community-centre',
  'bank-branch',
  'village-point',
  'kiosk',
  'partner',
] as const
export type OutletKind = (typeof outletKinds)[number]
