import { type Because, type Origin, type Recorder, type Reference, step } from '../because.ts'
import type { Law } from '../law.ts'
import { NotInForce } from '../parameter.ts'
import { PolicyFault } from './fault.ts'
import type { JsonSchema, Type } from './schema.ts'

/** What a rule is made of. */
export interface RuleParts<Facts, Value> {
  /** The name on the command line and in reasons. */
  readonly id: string
  /** A changed formula is a new version. */
  readonly version: number
  readonly title: { readonly zh: string; readonly en: string }
  /** What it gives, in a sentence or two. */
  readonly about: string
  readonly sources: readonly [Reference, ...Reference[]]
  readonly input: Type<Facts>
  readonly output: JsonSchema
  /** The field whose month or day says of which time the law is asked: it is named where the law of that time is not known. */
  readonly dated?: Extract<keyof Facts, string>
  /** An input that succeeds, for help and reference. */
  readonly example: Readonly<Record<string, unknown>>
  /** Further inputs that succeed, where the example alone does not lead through every figure that the rule can read. */
  readonly others?: readonly Readonly<Record<string, unknown>>[]
  /** Pure: equal law and facts give an equal value; with a recorder, equal steps, too. @throws PolicyFault */
  readonly formula: (law: Law, facts: Facts, record?: Recorder) => Value
}

/** A rule of law that takes JSON and gives JSON. */
export interface Rule extends Omit<RuleParts<never, unknown>, 'input' | 'dated' | 'formula'> {
  readonly inputSchema: JsonSchema
  /**
   * The value for an input, with its reason.
   * @param origins where its fields come from, for the reason; what is not said of a field is not in it
   * @throws PolicyFault when the input is not what the rule takes
   */
  readonly explain: (
    law: Law,
    input: unknown,
    origins?: Readonly<Record<string, Origin>>,
  ) => { readonly value: unknown; readonly because: Because }
  /** The same value, without paying for the reason. @throws PolicyFault */
  readonly value: (law: Law, input: unknown) => unknown
}

/** Makes a rule of a formula and the type of its facts. */
export function rule<Facts, Value>(parts: RuleParts<Facts, Value>): Rule {
  const { id, version, title, about, sources, input, output, example, others = [], dated, formula } = parts
  const found = (law: Law, given: unknown, record: Recorder | undefined): Value => {
    try {
      return formula(law, input.read(given, ''), record)
    } catch (error) {
      throw error instanceof NotInForce ? notKnown(error, given, dated) : error
    }
  }
  return {
    id,
    version,
    title,
    about,
    sources,
    output,
    example,
    others,
    inputSchema: input.schema,
    value: (law, given) => found(law, given, undefined),
    explain: (law, given, origins) => {
      const steps: Because[] = []
      const value = found(law, given, steps)
      const [source] = sources
      const because = step(
        { rule: id, version, certainty: 'text-read', source, facts: plainFacts(given) },
        steps,
      )
      return { value, because: origins === undefined ? because : { ...because, origins } }
    },
  }
}

/**
 * What a figure that is not in force at a time says of an input. The field that dates the law is meant, if the time is its own or, of a day, its
 * month; of a time that was reckoned no field is accused.
 */
function notKnown({ on, message }: NotInForce, given: unknown, dated: string | undefined): PolicyFault {
  const time: unknown = dated === undefined ? undefined : Object(given)[dated]
  const isMeant = typeof time === 'string' && (time === on || time.startsWith(`${on}-`))
  return new PolicyFault('not-known', isMeant && dated !== undefined ? dated : '', message)
}

/** What the command line writes for a line of input. */
export type Answer =
  | { readonly value: unknown; readonly because?: Because }
  | { readonly error: { readonly code: string; readonly message: string; readonly field: string } }

/** The answer of a rule to a text of JSON; what is wrong with the text is an answer, too. */
export function answer(asked: Rule, law: Law, line: string, { because }: { because: boolean }): Answer {
  try {
    const input = parsed(line)
    return because ? asked.explain(law, input) : { value: asked.value(law, input) }
  } catch (error) {
    if (error instanceof PolicyFault)
      return { error: { code: error.code, message: error.message, field: error.field } }
    if (error instanceof RangeError)
      return { error: { code: 'out-of-range', message: error.message, field: '' } }
    throw error
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new PolicyFault('not-json', '', 'The line is no JSON.')
  }
}

/** The facts as they were given, those that are one value each; lists stand in the steps. */
function plainFacts(given: unknown): Because['facts'] {
  if (typeof given !== 'object' || given === null) return {}
  const facts: Record<string, string | number | boolean | null> = {}
  for (const [name, fact] of Object.entries(given)) {
    if (typeof fact === 'string' || typeof fact === 'number' || typeof fact === 'boolean') facts[name] = fact
  }
  return facts
}
