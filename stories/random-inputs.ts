import fc from 'fast-check'

import { type JsonSchema, type Rule, rules } from '../packages/policy/src/rules/index.ts'

/** Places with figures of their own, with those of their province, and unknown ones. */
const areas = ['national', '110000', '310115', '370300', '410204', '420500', '440300', '999999']
const two = (number: number): string => String(number).padStart(2, '0')

/** Lines of JSON for a rule, made of its own schema: most are answered, some are refused, one in twenty is no JSON. */
export function randomLines(id: string, count: number, seed: number): string[] {
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const inputs = fc.sample(inputsOf(rule), { numRuns: count, seed })
  return inputs.map((input, at) =>
    at % 20 === 19 ? JSON.stringify(input).slice(0, -1) : JSON.stringify(input),
  )
}

/** What a rule takes: its example changed in some fields, so that what belongs together mostly fits, or anything that its schema lets in. */
function inputsOf({ inputSchema, example }: Rule): fc.Arbitrary<unknown> {
  const any = arbitraryOf(inputSchema)
  return fc.oneof(
    any,
    fc.tuple(any, fc.float()).map(([changed]) => ({ ...example, ...asFields(changed) })),
  )
}

function asFields(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema['anyOf']))
    return fc.oneof(...schema['anyOf'].map((one: JsonSchema) => arbitraryOf(one)))
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'])
  switch (schema['type']) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return fc.array(arbitraryOf(asSchema(schema['items'])), { maxLength: 6 })
    case 'integer':
      return wholeOf(Number(schema['minimum']), Number(schema['maximum']))
    case 'boolean':
      return fc.boolean()
    default:
      return textOf(String(schema['pattern']))
  }
}

function objectOf({ properties, required }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.entries(asSchema(properties)).map(
    ([name, schema]) => [name, name === 'floating' ? steps : arbitraryOf(asSchema(schema))] as const,
  )
  const asked = Array.isArray(required) ? required.map(String) : []
  return fc.record(Object.fromEntries(fields), { requiredKeys: asked })
}

/** Of a rate that floats: steps that most classes have, and one that none has. */
const steps = fc.constantFrom('0.5', '1', '1.2', '1.3')

/** Mostly sums as people have them; now and then the limits themselves. */
function wholeOf(least: number, most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: least, max: Math.max(least, Math.min(most, 600)) }) },
    { weight: 8, arbitrary: fc.integer({ min: least, max: Math.min(most, 5_000_000) }) },
    { weight: 1, arbitrary: fc.constantFrom(least, most) },
  )
}

function textOf(pattern: string): fc.Arbitrary<string> {
  const [year, month, day] = [
    fc.integer({ min: 1940, max: 2060 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  ]
  if (pattern.includes('national')) return fc.constantFrom(...areas)
  if (pattern.endsWith('-\\d{2}$'))
    return fc.tuple(year, month, day).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`)
  if (pattern.startsWith('^\\d{4}-')) return fc.tuple(year, month).map(([y, m]) => `${y}-${two(m)}`)
  if (pattern.includes('\\.'))
    return fc
      .tuple(fc.constantFrom(0, 0, 1, 27, 139), fc.integer({ min: 0, max: 9999 }))
      .map(([n, d]) => `${n}.${d}`)
  return fc.constantFrom('employer-arrears', 'introduced-talent', '无此政策')
}

function asSchema(value: unknown): JsonSchema {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- schemas are made of objects
  return (typeof value === 'object' && value !== null ? value : {}) as JsonSchema
}
