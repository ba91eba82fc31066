import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays, identityKinds, identityNumber, maskIdentityNumber, to18, uscc } from './index.ts'

const day = fc.integer({ min: 0, max: 36_523 }).map((days) => addDays('1900-01-01', days))
const sequence = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'))
const former = fc
  .tuple(fc.constantFrom('410202', '110101', '650102'), day, sequence)
  .map(([area, birth, order]) => `${area}${birth.slice(2).replaceAll('-', '')}${order}`)

test('a former number and its 18 digits name the same person', () => {
  fc.assert(
    fc.property(former, (fifteen) => {
      const eighteen = to18(fifteen)

      expect(identityNumber({ kind: 'resident', number: eighteen }).valid).toBe(true)
      expect(eighteen.slice(0, 6) + eighteen.slice(8, 17)).toBe(fifteen)
    }),
  )
})

test('every change of one character of a resident number is found', () => {
  fc.assert(
    fc.property(former, fc.nat(17), fc.constantFrom(...Array.from('0123456789X')), (fifteen, at, other) => {
      const right = to18(fifteen)
      fc.pre(right[at] !== other)

      const wrong = right.slice(0, at) + other + right.slice(at + 1)

      expect(identityNumber({ kind: 'resident', number: wrong }).valid).toBe(false)
    }),
  )
})

test('every change of one character of a USCC is found', () => {
  const code = '91350100M000100Y43'
  fc.assert(
    fc.property(
      fc.nat(17),
      fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')),
      (at, other) => {
        fc.pre(code[at] !== other)
        expect(uscc({ code: code.slice(0, at) + other + code.slice(at + 1) }).valid).toBe(false)
      },
    ),
  )
})

test.each([
  ['', 'empty'],
  ['370305650114017', 'former-15-digit'],
  ['31011519760930024', 'length'],
  ['X20502195504010087', 'characters'],
  ['３７０３０５１９６５０１１４０１７５', 'characters'],
  ['370305 19650114017', 'characters'],
  ['170101198506120080', 'province'],
  ['370305198702300170', 'birth-date'],
  ['370305196501140179', 'check-digit'],
])('a resident number says why it is not valid: %s', (number, reason) => {
  expect(identityNumber({ kind: 'resident', number })).toEqual({ valid: false, reason })
})

test.each([
  ['hmt-residence-permit', '360102200109095127', 'prefix'],
  ['foreign-permanent', '811840197903150359', 'prefix'],
  ['foreign-permanent', '999840197903150359', 'province'],
  ['foreign-permanent', '91184019790315035', 'length'],
  ['foreign-permanent', 'US1101790315035', 'characters'],
  ['foreign-permanent', 'USA110179133153', 'birth-date'],
  ['foreign-permanent', 'USA1101793313535', 'length'],
  ['taiwan-permit', '123456789', 'nine-digits'],
  ['taiwan-permit', '1234567', 'length'],
  ['taiwan-permit', 'T1234567', 'characters'],
  ['hk-macau-permit', 'K12345678', 'prefix'],
  ['hk-macau-permit', 'H1234567', 'length'],
  ['hk-macau-permit', 'HX1234567', 'characters'],
  ['passport', 'E123', 'length'],
  ['passport', '护照12345', 'characters'],
])('a %s %s says why it is not valid', (kind, number, reason) => {
  expect(identityNumber({ kind, number })).toEqual({ valid: false, reason })
})

test('white space around is dropped, letters become capital, and the booklet count is not the person', () => {
  const judged = [
    identityNumber({ kind: 'resident', number: ' 34052419800101001x\n' }),
    identityNumber({ kind: 'hk-macau-permit', number: 'h1234567800' }),
    identityNumber({ kind: 'passport', number: 'ı123456' }),
  ]

  expect(judged).toMatchObject([
    { canonical: '34052419800101001X' },
    { canonical: 'H12345678' },
    { valid: false, reason: 'characters' },
  ])
})

test('an unknown kind or a number that is not text is a mistake of the caller', () => {
  // @ts-expect-error a number is text: leading zeros would be lost
  expect(() => identityNumber({ kind: 'resident', number: 41_020_219_840_101 })).toThrow(TypeError)
  // @ts-expect-error a kind is text
  expect(() => identityNumber({ kind: 7, number: '' })).toThrow(TypeError)
  expect(() => identityNumber({ kind: 'toString', number: '' })).toThrow(RangeError)
  // @ts-expect-error a code is text
  expect(() => uscc({ code: 9 })).toThrow(TypeError)
})

test('no text at all makes a kind fail otherwise than by its judgement', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...identityKinds),
      fc.string({ unit: 'binary', maxLength: 20 }),
      (kind, number) => {
        const judged = identityNumber({ kind, number })
        expect(judged.valid || judged.reason.length > 0).toBe(true)
      },
    ),
  )
})

test('a conversion is refused for what is no former number', () => {
  expect(() => to18('37030565011401')).toThrow(RangeError)
  expect(() => to18('370305651314017')).toThrow(RangeError)
  expect(() => to18('170305650114017')).toThrow(RangeError)
})

test('a shown number hides its middle', () => {
  const shown = ['410203198411053012', '370305650114017', 'H12345678', 'A1'].map(maskIdentityNumber)

  expect(shown).toEqual(['4102**********3012', '3703*******4017', 'H******78', '**'])
})

test('an odd organisation code only warns', () => {
  expect(uscc({ code: '91350100m000100y43' })).toEqual({
    valid: true,
    canonical: '91350100M000100Y43',
    warnings: [],
  })
  expect(uscc({ code: ' ' })).toEqual({ valid: false, reason: 'empty', warnings: [] })
  expect(uscc({ code: 'B1350100M000100Y43' }).reason).toBe('department')
  expect(uscc({ code: '9135A100M000100Y43' }).reason).toBe('area')
})
