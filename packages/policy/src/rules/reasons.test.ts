import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { rules } from './index.ts'

/** A reason as it was kept: the rule, what it was given, and all that it said. */
interface Kept {
  readonly rule: string
  readonly input: Readonly<Record<string, unknown>>
  readonly value: unknown
  readonly because: unknown
}

const kept = readFileSync(new URL('../../vectors/reasons.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Kept => JSON.parse(line))

// A reason is stored with a decision and derived again years later: whoever changes what a rule says makes a new version of it, or has
// published another figure. Then, and only then, this line of the file is another one.
test.each(kept)('$rule says of $input what it has said, to the byte', ({ rule, input, value, because }) => {
  const found = rules.find((one) => one.id === rule)?.explain(baseLaw, input)

  expect(JSON.stringify(found)).toBe(JSON.stringify({ value, because }))
})

test('every rule has a reason that is kept', () => {
  expect(rules.map(({ id }) => id).filter((id) => !kept.some(({ rule }) => rule === id))).toEqual([])
})
