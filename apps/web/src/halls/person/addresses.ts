import type { MessageKind } from '@tongban/contracts/sending'

/** Where what somebody has stands in his hall. */
export const caseHref = (id: string): string => `/person/cases/${id}`
export const rateHref = (id: string): string => `/person/rate/${id}`
export const outboxHref = '/person/outbox'
export const ratingsHref = '/person/own/ratings'

/** Where what a message tells of stands. */
export function hrefOfMessage(id: string, kind: MessageKind): string {
  if (kind === 'rating-answered') return ratingsHref
  return kind === 'confirmation-asked' ? `/person/confirmations/${id}` : caseHref(id)
}
