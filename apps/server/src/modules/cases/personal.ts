import type { Agent } from '@tongban/contracts/cases'
import type { Answers, Field, FieldType } from '@tongban/contracts/form'
import { maskIdentityNumber } from '@tongban/policy'

import type { Secrets } from '../../platform/secrets.ts'

/** A value that rests sealed. No answer of a form can look like it: the keys of declared fields begin with a letter. */
interface Sealed {
  readonly $sealed: string
}

/** 代办人 as he rests: his number and telephone sealed. */
export type SealedAgent = Omit<Agent, 'number' | 'telephone'> & {
  readonly number: Sealed
  readonly telephone: Sealed
}

const personalTypes: ReadonlySet<FieldType> = new Set([
  'telephone',
  'address',
  'identity-number',
  'bank-account',
])

/** The form as it rests: telephones, addresses, identity and account numbers sealed, in the rows of groups too (D-28). */
export function sealForm(secrets: Secrets, fields: readonly Field[], form: Answers): Answers {
  return mapPersonal(fields, form, (value) => (typeof value === 'string' ? sealed(secrets, value) : value))
}

/** The form as it was handed in. */
export function openForm(secrets: Secrets, fields: readonly Field[], form: Answers): Answers {
  return mapPersonal(fields, form, (value) => (isSealed(value) ? opened(secrets, value) : value))
}

/** The form for whoever only oversees: numbers, telephones and addresses are not his to read (D-1). */
export function maskForm(fields: readonly Field[], form: Answers): Answers {
  return mapPersonal(fields, form, (value, type) =>
    typeof value === 'string' ? maskPersonal(type, value) : value,
  )
}

/** A personal value with only as much left as tells two apart. */
export function maskPersonal(type: FieldType, text: string): string {
  if (type === 'identity-number') return maskIdentityNumber(text)
  if (type === 'bank-account') return `****${text.slice(-4)}`
  return type === 'telephone' ? `${text.slice(0, 3)}****${text.slice(-2)}` : '****'
}

export function sealAgent(secrets: Secrets, agent: Agent): SealedAgent {
  const { number, telephone } = agent
  return { ...agent, number: sealed(secrets, number), telephone: sealed(secrets, telephone) }
}

export function openAgent(secrets: Secrets, agent: SealedAgent): Agent {
  const { number, telephone } = agent
  return { ...agent, number: opened(secrets, number), telephone: opened(secrets, telephone) }
}

function mapPersonal(
  fields: readonly Field[],
  answers: Answers,
  change: (value: unknown, type: FieldType) => unknown,
): Answers {
  const types = new Map(fields.map((field) => [field.key, field]))
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      const field = types.get(key)
      if (field?.type === 'group' && isRows(value))
        return [key, value.map((row) => mapPersonal(field.fields ?? [], row, change))]
      const isPersonal = field !== undefined && personalTypes.has(field.type) && value !== ''
      return [key, isPersonal ? change(value, field.type) : value]
    }),
  )
}

function sealed(secrets: Secrets, text: string): Sealed {
  return { $sealed: secrets.seal(text).toString('base64') }
}

function opened(secrets: Secrets, { $sealed }: Sealed): string {
  return secrets.open(Buffer.from($sealed, 'base64'))
}

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && '$sealed' in value
}

function isRows(value: unknown): value is readonly Answers[] {
  return Array.isArray(value)
}
