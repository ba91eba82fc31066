import { decimal, type Ratio } from '../exact/ratio.ts'
import { type Fen, fenOf } from '../money.ts'
import { type Day, dayOf, type Month, monthOf } from '../months.ts'
import { type FaultCode, PolicyFault } from './fault.ts'

/** A JSON schema (2020-12) of the few words that rules need. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What a field takes: the schema that describes it and the reading that enforces it are one value. */
export interface Type<Value> {
  readonly schema: JsonSchema
  readonly optional?: true
  /** @throws PolicyFault naming the field */
  read(value: unknown, field: string): Value
}

/** A field that may be left out. */
export interface Optional<Value> extends Type<Value> {
  readonly optional: true
}

export type Fields = Readonly<Record<string, Type<unknown>>>
/** What a type reads. */
export type ValueOf<T> = T extends Type<infer Value> ? Value : never
type OptionalKey<F extends Fields> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F]
/** The facts that an object of fields reads. */
export type Facts<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKey<F>>]: ValueOf<F[K]>
} & { readonly [K in OptionalKey<F>]?: ValueOf<F[K]> }

/** An object with exactly these fields: a further one, or a missing one, is refused. */
export function object<F extends Fields>(fields: F): Type<Facts<F>> & { readonly fields: F } {
  const names = Object.keys(fields)
  const required = names.filter((name) => fields[name]?.optional !== true)
  const properties = Object.fromEntries(names.map((name) => [name, fields[name]?.schema]))
  return {
    fields,
    schema: { type: 'object', properties, required, additionalProperties: false },
    read: (value, field) => {
      const given = recordOf(value, field)
      const stray = Object.keys(given).find((name) => !Object.hasOwn(fields, name))
      if (stray !== undefined)
        throw refusal('unknown-field', join(field, stray), 'is not a field of this rule')
      const read: Record<string, unknown> = {}
      for (const name of names) readField(fields, name, { given, read, field })
      return read as Facts<F>
    },
  }
}

function readField(
  fields: Fields,
  name: string,
  { given, read, field }: { given: Record<string, unknown>; read: Record<string, unknown>; field: string },
): void {
  const type = fields[name]
  if (type === undefined) return
  if (Object.hasOwn(given, name)) read[name] = type.read(given[name], join(field, name))
  else if (type.optional !== true) throw refusal('missing', join(field, name), 'is missing')
}

/** A field that may be left out. */
export function optional<Value>(type: Type<Value>): Optional<Value> {
  return { ...type, optional: true }
}

/** The same, with words for the help and the reference. */
export function described<Of extends Type<unknown>>(type: Of, description: string): Of {
  return { ...type, schema: { ...type.schema, description } }
}

/** A text of at most 200 characters, as it stands. */
export const text: Type<string> = {
  schema: { type: 'string', maxLength: 200 },
  read: (value, field) => {
    const given = textOf(value, field)
    if (given.length > 200) throw refusal('out-of-range', field, 'has more than 200 characters')
    return given
  },
}

/** A text of any length, for what a rule judges itself: what is too long is a judgement, not an error. */
export const anyText: Type<string> = { schema: { type: 'string' }, read: textOf }

/** One of some words. */
export function oneOf<const Words extends readonly string[]>(words: Words): Type<Words[number]> {
  return {
    schema: { type: 'string', enum: words },
    read: (value, field) => {
      const given = textOf(value, field)
      const known = words.find((word) => word === given)
      if (known === undefined) throw refusal('unknown-value', field, `is none of ${words.join(', ')}`)
      return known
    },
  }
}

/** A whole number within limits, as a number of JSON. */
export function whole(least: number, most: number): Type<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    read: (value, field) => wholeOf(value, field, { least, most }),
  }
}

/** Money in whole fen, from 0; up to a thousand billion yuan, so that sums and products stay exact. */
export const fenType: Type<Fen> = {
  schema: { type: 'integer', minimum: 0, maximum: 1e13, description: 'whole fen' },
  read: (value, field) => fenOf(wholeOf(value, field, { least: 0, most: 1e13 })),
}

/** A day that exists, `YYYY-MM-DD`, of 1900 to 2200. */
export const day: Type<Day> = {
  schema: { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  read: (value, field) => dated(value, field, { length: 10, read: dayOf }),
}

/** A month, `YYYY-MM`, of 1900 to 2200. */
export const month: Type<Month> = {
  schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  read: (value, field) => dated(value, field, { length: 7, read: monthOf }),
}

/** An exact decimal as text, as `"0.0385"`: from 0 and below a limit. */
export function decimalText(below: number): Type<Ratio> {
  return {
    schema: { type: 'string', pattern: '^\\d+(\\.\\d+)?$', description: `decimal text below ${below}` },
    read: (value, field) => {
      const given = textOf(value, field)
      if (!/^\d+(?:\.\d+)?$/.test(given))
        throw refusal('not-decimal', field, 'is no decimal text such as "1.4038"')
      if (given.replace('.', '').length > 15) throw refusal('out-of-range', field, 'has more than 15 digits')
      const read = decimal(given)
      if (read.n >= below * read.d) throw refusal('out-of-range', field, `is not below ${below}`)
      return read
    },
  }
}

/** An exact decimal as text, above 0 and below a limit. */
export function positiveDecimal(below: number): Type<Ratio> {
  const type = decimalText(below)
  return {
    schema: type.schema,
    read: (value, field) => {
      const read = type.read(value, field)
      if (read.n === 0) throw refusal('out-of-range', field, 'is not above 0')
      return read
    },
  }
}

/** A base a month, in whole fen: above 0, at most a million yuan. */
export const baseType: Type<Fen> = {
  schema: { type: 'integer', minimum: 1, maximum: 1e8, description: 'whole fen a month' },
  read: (value, field) => fenOf(wholeOf(value, field, { least: 1, most: 1e8 })),
}

/** A pooling area: `national` or six digits. */
export const area: Type<string> = {
  schema: { type: 'string', pattern: '^(national|\\d{6})$' },
  read: (value, field) => {
    const given = textOf(value, field)
    if (!/^(?:national|\d{6})$/.test(given))
      throw refusal('unknown-value', field, 'is neither national nor six digits')
    return given
  },
}

/** Yes or no. */
export const yesNo: Type<boolean> = {
  schema: { type: 'boolean' },
  read: (value, field) => {
    if (typeof value !== 'boolean') throw refusal('wrong-type', field, 'is neither true nor false')
    return value
  },
}

/** A list of at most so many. */
export function list<Value>(item: Type<Value>, most = 2000): Type<readonly Value[]> {
  return {
    schema: { type: 'array', items: item.schema, maxItems: most },
    read: (value, field) => {
      if (!Array.isArray(value)) throw refusal('wrong-type', field, 'is no list')
      if (value.length > most) throw refusal('out-of-range', field, `has more than ${most} entries`)
      return value.map((one: unknown, at) => item.read(one, `${field}[${at}]`))
    },
  }
}

/** Values by a name that the caller chooses. */
export function byName<Value>(item: Type<Value>): Type<ReadonlyMap<string, Value>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    read: (value, field) =>
      new Map(
        Object.entries(recordOf(value, field)).map(([name, one]) => [
          name,
          item.read(one, join(field, name)),
        ]),
      ),
  }
}

function dated<Time>(
  value: unknown,
  field: string,
  { length, read }: { length: number; read: (text: string) => Time },
): Time {
  const given = textOf(value, field)
  const year = Number(given.slice(0, 4))
  if (given.length !== length || !(year >= 1900 && year <= 2200)) throw noDate(field)
  try {
    return read(given)
  } catch {
    throw noDate(field)
  }
}

function noDate(field: string): PolicyFault {
  return refusal('impossible-date', field, 'is no such day or month of 1900 to 2200')
}

function wholeOf(value: unknown, field: string, { least, most }: { least: number; most: number }): number {
  if (typeof value !== 'number') throw refusal('wrong-type', field, 'is no number')
  if (!Number.isInteger(value)) throw refusal('not-whole', field, 'is not a whole number')
  if (value < least || value > most) throw refusal('out-of-range', field, `is not from ${least} to ${most}`)
  return value + 0 // never -0
}

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string') throw refusal('wrong-type', field, 'is no text')
  return value
}

function recordOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw refusal(field === '' ? 'not-an-object' : 'wrong-type', field, 'is no object')
}

function refusal(code: FaultCode, field: string, what: string): PolicyFault {
  return new PolicyFault(code, field, `${field === '' ? 'The input' : field} ${what}.`)
}

function join(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`
}

/** The words of output schemas. */
export const gives = {
  whole: { type: 'integer' },
  wholeOrNull: { type: ['integer', 'null'] },
  text: { type: 'string' },
  textOrNull: { type: ['string', 'null'] },
  yesNo: { type: 'boolean' },
  yesNoOrNull: { type: ['boolean', 'null'] },
  list: { type: 'array' },
  amounts: { type: 'object', additionalProperties: { type: 'integer' } },
} as const satisfies Record<string, JsonSchema>

/** The schema of a value that always has these fields, and sometimes those. */
export function outputOf(always: JsonSchema, sometimes: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties: { ...always, ...sometimes }, required: Object.keys(always) }
}
