import { identityKinds, type IdentityKind } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'

/** What a form about a guardian gives to its effect. */
export type Said = Readonly<Record<string, unknown>>

/** 成年: 民法典第17条, eighteen years. */
export const monthsToMajority = 18 * 12

/** A field of the form that does not hold. */
export function fault(field: string, message: string): Refusal {
  return new Refusal('cases.effect', [{ field: `form.${field}`, code: 'cases.effect', message }])
}

/** What was typed; nothing is ''. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The kind of a document; what is none is the most usual. */
export function kindOf(value: unknown): IdentityKind {
  return identityKinds.find((kind) => kind === value) ?? 'resident'
}
