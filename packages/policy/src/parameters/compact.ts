import type { Certainty, Reference } from '../because.ts'
import { type Fen, fenOf } from '../money.ts'
import { monthOf } from '../months.ts'
import type { Area, Dated, Parameter } from '../parameter.ts'

/** A document, or who says so where none was read. */
type Written = string | { readonly document?: string; readonly saidBy: string }
/** A base of a year: area, year, fen a month, how sure, document or who says so, and what a reader must know. */
export type BaseRow = readonly [Area, number, number, Certainty, Written, string?]

/** A parameter of a list that must not be empty. @throws RangeError when it is */
export function parameterOf<Value>(
  about: Pick<Parameter<Value>, 'name' | 'unit'>,
  values: readonly Dated<Value>[],
): Parameter<Value> {
  const [first, ...others] = values
  if (first === undefined) throw new RangeError(`${about.name} has no value`)
  return { ...about, values: [first, ...others] }
}

/** Yearly bases as a parameter: each is known for its own year and, provisionally, until the next. */
export function basesOf(name: string, rows: readonly BaseRow[]): Parameter<Fen> {
  const values = rows.map(([area, year, fen, certainty, written, note]) => ({
    area,
    from: monthOf(`${year}-01`),
    knownUntil: monthOf(`${year}-12`),
    value: fenOf(fen),
    source: typeof written === 'string' ? { document: written } : { document: '', ...written },
    certainty,
    ...(note === undefined ? {} : { note }),
  }))
  return parameterOf({ name, unit: 'fen a month' }, values)
}

/** A figure of the nation for one year, known for that year. */
export function yearly<Value>(
  year: number,
  value: Value,
  about: { readonly source: Reference; readonly certainty: Certainty; readonly note?: string },
): Dated<Value> {
  return { from: monthOf(`${year}-01`), knownUntil: monthOf(`${year}-12`), value, ...about }
}
