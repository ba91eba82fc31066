import type { FieldFault } from '@tongban/contracts/errors'
import { canonicalNumber, identityNumber } from '@tongban/policy'

import type { Card } from '../../platform/bridge.ts'
import type { Sent } from '../../platform/client.ts'
import { words } from './words.ts'

/** Who came and how it was made sure, as it is sent. */
export type Identification = Sent<'POST /api/visits'>['body']
export type How = Identification['identifiedBy']
export type Kind = Extract<Identification, { subjectKind: 'person' }>['kind']

/** The documents that somebody may come with. */
export const kinds = Object.keys(words.kinds).filter((kind): kind is Kind => kind in words.kinds)

/** Who came, while it is being written down. */
export interface Draft {
  readonly subjectKind: 'person' | 'employer'
  readonly kind: Kind
  readonly number: string
  readonly name: string
  readonly issuer: string
  readonly how: How
  readonly purpose: string
}

/** A fresh sheet: most people come themselves, with their resident identity card. */
export const nobody: Draft = {
  subjectKind: 'person',
  kind: 'resident',
  number: '',
  name: '',
  issuer: '',
  how: 'document',
  purpose: words.purposeUsual,
}

/** Who came, as his card says it. */
export function ofCard(draft: Draft, { kind, number, name }: Card): Draft {
  const known = kinds.find((one) => one === kind)
  return { ...draft, subjectKind: 'person', kind: known ?? draft.kind, number, name, how: 'card' }
}

/** What is missing, and what the server found, each with the id of its field. */
export function faultsOf(draft: Draft, refused: readonly FieldFault[]): { id: string; text: string }[] {
  const must = draft.subjectKind === 'person' ? words.must : words.mustEmployer
  const missing = (['number', 'name'] as const)
    .filter((key) => draft[key].trim() === '')
    .map((key) => ({ id: `identify-${key}`, text: must[key] }))
  const found = refused.map(({ field, message }) => ({ id: `identify-${lastOf(field)}`, text: message }))
  return [...missing, ...found.filter(({ id }) => !missing.some((other) => other.id === id))]
}

function lastOf(field: string): string {
  const last = field.split('.').at(-1) ?? field
  return last === 'uscc' ? 'number' : last
}

/** What is sent. */
export function bodyOf(draft: Draft, register: boolean): Identification {
  const shared = {
    name: draft.name.trim(),
    identifiedBy: draft.how,
    purpose: draft.purpose.trim() || words.purposeUsual,
  }
  if (draft.subjectKind === 'employer')
    return { subjectKind: 'employer', uscc: draft.number.trim(), ...shared }
  return {
    subjectKind: 'person',
    kind: draft.kind,
    number: draft.number.trim(),
    ...shared,
    ...(draft.issuer.trim() === '' ? {} : { issuer: draft.issuer.trim() }),
    ...(register ? { register } : {}),
  }
}

/** Who was written down before, on a sheet again. */
export function draftOf(identification: Identification): Draft {
  const { name, identifiedBy: how, purpose } = identification
  const shared = { ...nobody, name, how, purpose }
  if (identification.subjectKind === 'employer')
    return { ...shared, subjectKind: 'employer', number: identification.uscc }
  const { kind, number, issuer = '' } = identification
  return { ...shared, kind, number, issuer }
}

/** What is odd about a number that nobody knows; it stops nothing, a human looks at it later. */
export function oddNumber({ subjectKind, kind, number }: Draft): string | undefined {
  if (subjectKind === 'employer') return undefined
  const judged = identityNumber({
    kind,
    number: canonicalNumber(number),
  })
  return judged.valid ? undefined : (words.odd[judged.reason] ?? words.odd.characters)
}
