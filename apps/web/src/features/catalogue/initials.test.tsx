import { expect, test } from 'vitest'

import { initialsMatch } from './initials.ts'

test('a name is found by the initials of characters that follow each other', () => {
  expect(initialsMatch('个人基本信息变更', 'grjb')).toBe(true)
  expect(initialsMatch('职工参保登记', 'zgcb')).toBe(true)
  expect(initialsMatch('灵活就业人员其他变更', 'lhjyryqtbg')).toBe(true)
  expect(initialsMatch('生日', 'sr')).toBe(true)
  expect(initialsMatch('职工参保登记', 'XYZ')).toBe(false)
})
