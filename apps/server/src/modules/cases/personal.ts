import type { Agent } from '@tongban/contracts/cases'
import { type Answers, type Field, type FieldType, personalTypes } from '@tongban/contracts/form'
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

/**
 * The form as it rests (D-28): telephones, addresses, identity and account numbers lie together in one sealed value, those in the rows of
 * groups too; a list of fifty people is sealed once.
 */
export function sealForm(secrets: Secrets, fields: readonly Field[], form: Answers): Answers {
  const { clear, personal } = parted(fields, form)
  return personal === undefined ? clear : { ...clear, ...sealed(secrets, JSON.stringify(personal)) }
}

/** The form as it was handed in; in older ones each value is sealed by itself. */
export function openForm(secrets: Secrets, fields: readonly Field[], form: Answers): Answers {
  if (!isSealed(form))
    return mapPersonal(fields, form, (value) => (isSealed(value) ? opened(secrets, value) : value))
  const { $sealed, ...clear } = form
  const personal: Answers = JSON.parse(opened(secrets, { $sealed }))
  return joined(clear, personal)
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

/** A form in two: what may be read, and what is sealed; undefined where there is nothing personal. */
interface Parted {
  readonly clear: Answers
  readonly personal: Answers | undefined
}

function parted(fields: readonly Field[], answers: Answers): Parted {
  const types = new Map(fields.map((field) => [field.key, field]))
  const clear: Record<string, unknown> = {}
  const personal: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(answers)) {
    const field = types.get(key)
    if (field?.type === 'group' && isRows(value)) {
      const rows = value.map((row) => parted(field.fields ?? [], row))
      clear[key] = rows.map((row) => row.clear)
      if (rows.some((row) => row.personal !== undefined))
        personal[key] = rows.map((row) => row.personal ?? {})
    } else (isToBeSealed(field, value) ? personal : clear)[key] = value
  }
  return { clear, personal: Object.keys(personal).length === 0 ? undefined : personal }
}

function joined(clear: Answers, personal: Answers): Answers {
  const entries = Object.entries(personal).map(([key, value]) => {
    const rows = clear[key]
    if (!isRows(value) || !isRows(rows)) return [key, value]
    return [key, rows.map((row, at) => joined(row, value[at] ?? {}))]
  })
  return { ...clear, ...Object.fromEntries(entries) }
}

function isToBeSealed(field: Field | undefined, value: unknown): boolean {
  return field !== undefined && personalTypes.has(field.type) && typeof value === 'string' && value !== ''
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

/** The answer of a group. */
export function isRows(value: unknown): value is readonly Answers[] {
  return Array.isArray(value)
}
