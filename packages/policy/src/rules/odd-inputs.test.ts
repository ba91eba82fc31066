import { expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { answer, type Rule, rules } from './index.ts'

/** What people, forms and other programs send by mistake; some of it is right somewhere. */
const odd: readonly unknown[] = [
  [null, true, [], {}, [1], [{}], { a: 1 }],
  [-1, -0, 0, 0.5, 12, 1000, 1e13, 1e16, 1e300],
  [
    '',
    'x',
    '-5',
    '1e3',
    '０',
    '0',
    '0.01',
    '0.000000000000001',
    '999999999999999',
    '\u0000',
    'a'.repeat(300),
  ],
  ['2026-02-30', '2026-13', '1899-12', '1900-01', '1997-12', '2200-12', '2026-01', '9999-12-31'],
  ['1900-01-01', '2011-06-30', '2026-01-05', '2200-12-31', '000000', '999999', 'national'],
].flat()

type Path = readonly (string | number)[]

/** Every place of an input, and the fields that it leaves out. */
function placesOf({ inputSchema }: Rule, input: object): Path[] {
  const known = Object.keys(Object(inputSchema['properties']))
  return [...pathsIn(input), ...known.filter((name) => !Object.hasOwn(input, name)).map((name) => [name])]
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  const here = path.length === 0 ? [] : [path]
  if (typeof value !== 'object' || value === null) return here
  return [
    ...here,
    ...Object.entries(value).flatMap(([name, inner]) =>
      pathsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
    ),
  ]
}

/** The same input as text, with another value at a place, or without it. */
function textWith(input: object, path: Path, value: unknown): string {
  const at = path.join('.')
  const changed = (inner: unknown, place: string): unknown => {
    if (place === at) return value
    if (Array.isArray(inner)) return inner.map((one, index) => changed(one, join(place, index)))
    if (typeof inner !== 'object' || inner === null) return inner
    const entries = Object.entries(inner).map(([name, one]) => [name, changed(one, join(place, name))])
    const added = path.length === 1 && place === '' && !Object.hasOwn(inner, at) ? [[at, value]] : []
    return Object.fromEntries([...entries, ...added])
  }
  return JSON.stringify(changed(input, ''))
}

const join = (place: string, name: string | number) => (place === '' ? String(name) : `${place}.${name}`)

/** Whether a value holds an amount that is no whole number which a number holds exactly. */
function isInexact(value: unknown, name = ''): boolean {
  if (typeof value === 'number')
    return !Number.isFinite(value) || (name.endsWith('Fen') && !Number.isSafeInteger(value))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([inner, one]) => isInexact(one, Array.isArray(value) ? name : inner))
}

/** Every input of a rule with each odd value in each place, and with each place left out. */
function oddLines(rule: Rule): string[] {
  return [rule.example, ...(rule.others ?? [])].flatMap((input) =>
    placesOf(rule, input).flatMap((path) => [undefined, ...odd].map((value) => textWith(input, path, value))),
  )
}

test.each(rules)(
  '$id answers whatever stands in a field by whole fen, or by code, sentence and field',
  (rule) => {
    const answers = oddLines(rule).map((line) => ({
      line,
      ...answer(rule, baseLaw, line, { because: false }),
    }))

    const refused = answers.flatMap((given) => ('error' in given ? [given] : []))
    const unnamed = refused.filter(
      ({ error: { code, message, field } }) => code === '' || message === '' || field === '',
    )
    const inexact = answers.filter((given) => 'value' in given && isInexact(given.value))
    expect([...unnamed, ...inexact]).toEqual([])
    expect(refused.length).toBeGreaterThan(10)
  },
)
