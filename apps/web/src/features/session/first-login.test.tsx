import { expect, test } from 'vitest'

import { faultsOf, nothingEntered } from './first-login.ts'

const whole = {
  ...nothingEntered,
  name: '吴刚',
  username: 'wu.gang',
  password: 'correct horse battery',
  repeated: 'correct horse battery',
  code: '123 456',
}

const fieldsOf = (named: boolean): string[] => faultsOf(nothingEntered, named).map(({ id }) => id)

test('everything that is missing is told at once, the agency only where it is still to be named', () => {
  expect(fieldsOf(true)).toEqual(['first-name', 'first-username', 'first-password', 'first-code'])
  expect(fieldsOf(false)).toEqual(['first-agency', 'first-area', ...fieldsOf(true)])
  expect(faultsOf(whole, true)).toEqual([])
})

test('a password that was typed differently the second time is told', () => {
  expect(faultsOf({ ...whole, repeated: 'correct horse' }, true).map(({ id }) => id)).toEqual([
    'first-repeated',
  ])
})
