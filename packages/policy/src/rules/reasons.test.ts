import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { earlierRules, ruleOf, rules } from './index.ts'

/** A reason as it was kept: the rule, what it was given, and all that it said. */
interface Kept {
  readonly rule: string
  readonly input: Readonly<Record<string, unknown>>
  readonly value: unknown
  readonly because: { readonly version: number }
}

const kept = readFileSync(new URL('../../vectors/reasons.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Kept => JSON.parse(line))

// A reason is stored with a decision and derived again years later: whoever changes what a rule says makes a new version of it, or has
// published another figure. Then, and only then, this line of the file is another one.
test.each(kept)('$rule says of $input what it has said, to the byte', ({ rule, input, value, because }) => {
  const found = ruleOf(rule, because.version)?.explain(baseLaw, input)

  expect(JSON.stringify(found)).toBe(JSON.stringify({ value, because }))
})

test('every rule has a reason that is kept', () => {
  const missing = [...rules, ...earlierRules].filter(
    ({ id, version }) => !kept.some(({ rule, because }) => rule === id && because.version === version),
  )
  expect(missing.map(({ id, version }) => `${id} ${version}`)).toEqual([])
})

test('an earlier version that only said less gives the same value as the one that followed it', () => {
  for (const earlier of earlierRules.filter(({ id }) => id !== 'employee-pension')) {
    const now = ruleOf(earlier.id)
    const inputs = kept.filter(({ rule }) => rule === earlier.id).map(({ input }) => input)

    expect(now?.version).toBeGreaterThan(earlier.version)
    expect(inputs.length).toBeGreaterThan(0)
    for (const input of inputs) expect(now?.value(baseLaw, input)).toEqual(earlier.value(baseLaw, input))
  }
  expect(ruleOf('late-fee', 3)).toBeUndefined()
  expect(ruleOf('no-such-rule')).toBeUndefined()
})
