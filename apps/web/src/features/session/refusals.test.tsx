import { loginErrors } from '@tongban/contracts/login'
import { expect, test } from 'vitest'

import { refusalOf } from './refusals.ts'
import { words } from './words.ts'

test('an address that brings a refusal of the OpenID login brings its sentence, and only then', () => {
  expect(refusalOf('?refused=login.openid-late')).toBe(loginErrors['login.openid-late'].text['zh-CN'])
  expect(refusalOf('?refused=%3Cb%3Ewhatever')).toBe(words.refusedUnknown)
  expect(refusalOf('?next=%2Foffice')).toBeUndefined()
})

test('every refusal of the OpenID login that the contract knows has the same sentence here', () => {
  const declared = Object.entries(loginErrors)
    .filter(([code]) => code.startsWith('login.openid-'))
    .map(([code, { text }]) => [code, text['zh-CN']])

  expect(words.refusals).toEqual(Object.fromEntries(declared))
})
