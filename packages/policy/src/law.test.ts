import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { baseLaw, isWorkingDay, type LawParameters, lawOf, withExceptions, workingDays } from './index.ts'
import { sha256 } from './sha256.ts'

const notice2027 = [
  { date: '2027-01-01', kind: 'off', name: '元旦', source: '示例通知', publishedOn: '2026-11-20' },
  { date: '2027-01-02', kind: 'off', name: '元旦', source: '示例通知', publishedOn: '2026-11-20' },
  { date: '2027-01-04', kind: 'off', name: '元旦', source: '示例通知', publishedOn: '2026-11-20' },
  { date: '2027-01-09', kind: 'work', name: '元旦', source: '示例通知', publishedOn: '2026-11-20' },
] as const

test('a new notice moves what was provisional and makes it certain', () => {
  const law = withExceptions(baseLaw, notice2027, '2027-12-31')

  const [before, after] = [baseLaw, law].map((one) => workingDays(one, { from: '2026-12-31', days: 5 }))

  expect(before).toMatchObject({ date: '2027-01-08', provisional: true })
  expect(after).toMatchObject({ date: '2027-01-09', provisional: false })
  expect(isWorkingDay(law, '2027-02-08').working).toBe(true)
  expect(isWorkingDay(baseLaw, '2027-01-09').working).toBe(false)
})

test('of two notices on one day the later one holds', () => {
  const changed = { ...notice2027[3], kind: 'off', source: '更正通知' } as const

  const law = withExceptions(withExceptions(baseLaw, notice2027, '2027-12-31'), [changed], '2027-12-31')

  expect(isWorkingDay(law, '2027-01-09')).toMatchObject({ working: false, source: { document: '更正通知' } })
})

test('a calendar does not become unknown again, nor reach beyond what is known', () => {
  expect(() => withExceptions(baseLaw, [], '2025-12-31')).toThrow(RangeError)
  expect(() => withExceptions(baseLaw, notice2027, '2026-12-31')).toThrow(RangeError)
  expect(() => withExceptions(baseLaw, [{ ...notice2027[0], date: '2003-12-31' }], '2026-12-31')).toThrow(
    RangeError,
  )
})

test('the law is named by its content: JSON and back is the same, one day more is another', () => {
  const read: LawParameters = JSON.parse(JSON.stringify(baseLaw))

  expect(lawOf(read).hash).toBe(baseLaw.hash)
  expect(withExceptions(baseLaw, [], '2026-12-31').hash).toBe(baseLaw.hash)
  expect(withExceptions(baseLaw, notice2027.toReversed(), '2027-12-31').hash).toBe(
    withExceptions(baseLaw, notice2027, '2027-12-31').hash,
  )
  expect(withExceptions(baseLaw, [], '2027-12-31').hash).not.toBe(baseLaw.hash)
})

test('the law cannot be changed', () => {
  expect(Object.isFrozen(baseLaw) && Object.isFrozen(baseLaw.calendar)).toBe(true)
  expect(Object.values(baseLaw.calendar.exceptions).every((one) => Object.isFrozen(one))).toBe(true)
})

test('the hash is SHA-256 as others compute it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }),
  )
})
