import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { baseLaw, parametersOf } from '../index.ts'
import { readersOf, rules } from './index.ts'
import { watched } from './readers.ts'

/** Figures that no rule reads: they stand for people to look up. */
const forPeople = new Set(['accountInterestRate', 'residentSubsidies', 'eventNoticeDays'])

test('every figure has a rule that reads it, but those that are only looked up', () => {
  const unread = parametersOf(baseLaw.figures)
    .map(([key]) => key)
    .filter((key) => readersOf(key).length === 0)

  expect(unread.toSorted()).toEqual([...forPeople].toSorted())
})

test('a pension reads the base of its area, and a late fee does not', () => {
  expect(readersOf('pensionBase')).toContain('employee-pension')
  expect(readersOf('pensionBase')).not.toContain('late-fee')
  expect(readersOf('lateFeeRate')).toContain('late-fee')
  expect(readersOf('no-such-figure')).toEqual([])
})

test('no kept reason rests on a figure that its rule is not said to read', () => {
  const kept = readFileSync(new URL('../../vectors/reasons.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): { rule: string; input: object } => JSON.parse(line))
  const unsaid = new Set<string>()
  for (const { rule, input } of kept) {
    const law = watched(baseLaw, (key) => {
      if (!readersOf(key).includes(rule)) unsaid.add(`${rule} ${key}`)
    })
    rules.find(({ id }) => id === rule)?.value(law, input)
  }

  expect([...unsaid]).toEqual([])
  expect(kept.length).toBeGreaterThan(50)
})

test('to be watched changes no answer', () => {
  for (const { example, value } of rules)
    expect(
      value(
        watched(baseLaw, () => undefined),
        example,
      ),
    ).toEqual(value(baseLaw, example))
})
