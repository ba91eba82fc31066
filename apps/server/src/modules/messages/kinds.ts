import type { MessageKind } from '@tongban/contracts/sending'

/**
 * What somebody must know to keep a right: who cannot be reached by a machine is told by a human (a letter, a visit, the counter),
 * and the administrator of the agency has it among the dead letters until then (D-50).
 */
export const mustReach: ReadonlySet<MessageKind> = new Set([
  'handed-in-by-agent',
  'deficiencies',
  'extended',
  'procedure-begun',
  'merging-asked',
  'not-accepted',
  'refused',
  'lapsed',
  'debt-reminder',
  'reversed',
  'confirmation-asked',
  'confirmation-verified',
  'confirmation-at-counter',
  'registered-by-employer',
  'login-added',
  'telephone-changed',
  'enrolment-ended',
  'mandate-given',
  'clerk-appointed',
  'acting-begun',
  'account-changed',
  'login-renewed',
  'bundle-asked',
  'department-asks',
  'department-refused',
])

/** What is asked or told behind an employer's back: a telephone that he typed is none of the person's. */
export const toHimself: ReadonlySet<MessageKind> = new Set([
  'confirmation-asked',
  'confirmation-verified',
  'confirmation-at-counter',
])

/** What warns of somebody else's hand: by the morning it would be too late, so that it knows no quiet hours. */
export const atOnce: ReadonlySet<MessageKind> = new Set([
  'login-added',
  'telephone-changed',
  'mandate-given',
  'clerk-appointed',
  'acting-begun',
  'account-changed',
  'login-renewed',
])
