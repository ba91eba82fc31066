import { expect, test } from 'vitest'

import { mayBeAsked } from './may-be-asked.ts'

test('whoever has applied for something because somebody died is asked nothing at all', () => {
  expect(mayBeAsked({ items: ['person-record'], purpose: '' })).toBe(true)
  expect(mayBeAsked({ items: ['person-record', 'survivor-benefit'], purpose: '' })).toBe(false)
})

test('nor whoever came to a counter about a death', () => {
  expect(mayBeAsked({ items: [], purpose: '打证明' })).toBe(true)
  expect(mayBeAsked({ items: [], purpose: '父亲去世，领丧葬费' })).toBe(false)
})
