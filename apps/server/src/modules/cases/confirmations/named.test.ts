import { expect, test } from 'vitest'

import { employeeOf } from '../../../../test/confirmations.ts'
import { identityNumberOf } from '../../../worlds/kaifeng/numbers.ts'
import { shippedDeclarations } from '../../catalogue/index.ts'
import { namedFaults } from './named.ts'

const declaration = shippedDeclarations().find(({ code }) => code === 'employee-registration')
const resident = identityNumberOf('resident', '410223', { birthDate: '1995-03-03', sex: 'female' }, 7)
const row = (kind: string, number: string): object => ({
  name: '赵新芳',
  'document-kind': kind,
  'document-number': number,
  from: '2026-03-01',
})

function faults(...employees: readonly object[]): object[] {
  if (declaration === undefined) throw new Error('no such item')
  return namedFaults(declaration, { employees })
}

test('somebody stands in a group once, however his number is written', () => {
  expect(faults(employeeOf(0), employeeOf(1), employeeOf(0))).toEqual([
    { field: 'form.employees.2.document-number', code: 'twice', message: expect.stringContaining('第1行') },
  ])
  expect(faults(row('passport', 'E1234567'), row('passport', ' e123 4567'))).toMatchObject([
    { code: 'twice' },
  ])
  expect(faults(employeeOf(0), employeeOf(1))).toEqual([])
})

test('a number of another kind than it says is refused at the field, by the name of its own kind', () => {
  const [fault] = faults(row('passport', resident))

  expect(fault).toMatchObject({
    field: 'form.employees.0.document-number',
    message: '这是“居民身份证”的号码，请把证件种类选对。',
  })
  expect(faults(row('taiwan-permit', resident))).toHaveLength(1)
})

test('what fits no rule stops nothing, and what fits its own kind is not asked about another', () => {
  expect(faults(row('resident', '41020519950303982'))).toEqual([])
  expect(faults(row('resident', 'E1234567'))).toEqual([])
  expect(faults(row('passport', 'H12345678'))).toEqual([])
  expect(faults(row('resident', resident))).toEqual([])
})
