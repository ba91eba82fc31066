import { describe, expect, test } from 'vitest'

import { monthsText, percentOf, shifted } from './value-said.ts'

test.each([
  ['0.0385', '3.85%'],
  ['0.16', '16%'],
  ['0.0005', '0.05%'],
  ['1.1', '110%'],
  ['3', '300%'],
  ['0', '0%'],
])('the rate %s is read as %s', (rate, text) => {
  expect(percentOf(rate)).toBe(text)
})

describe('a decimal is shifted exactly', () => {
  test.each([
    ['3.85', -2, '0.0385'],
    ['16', -2, '0.16'],
    ['100', -2, '1'],
    ['0.5', -2, '0.005'],
    ['240000', -6, '0.24'],
    ['3.', -2, '3.'],
    ['', -2, ''],
  ])('%s by %i is %s', (decimal, places, shown) => {
    expect(shifted(decimal, places)).toBe(shown)
  })
})

test.each([
  [0, '0 个月'],
  [11, '11 个月'],
  [12, '1 年'],
  [183, '15 年 3 个月'],
])('%i months are read as %s', (months, text) => {
  expect(monthsText(months)).toBe(text)
})
