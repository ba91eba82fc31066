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

const fieldsOf = (person: boolean, agency: boolean): string[] =>
  faultsOf(nothingEntered, { person, agency }).map(({ id }) => id)

test('everything that is missing is told at once, who one is and the agency only where the link does not know them', () => {
  expect(fieldsOf(false, false)).toEqual(['first-password', 'first-code'])
  expect(fieldsOf(true, false)).toEqual(['first-name', 'first-username', ...fieldsOf(false, false)])
  expect(fieldsOf(true, true)).toEqual(['first-agency', 'first-area', ...fieldsOf(true, false)])
  expect(faultsOf(whole, { person: true, agency: false })).toEqual([])
})

test('a password that was typed differently the second time is told', () => {
  expect(
    faultsOf({ ...whole, repeated: 'correct horse' }, { person: true, agency: false }).map(({ id }) => id),
  ).toEqual(['first-repeated'])
})
