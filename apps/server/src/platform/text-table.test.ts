import { expect, test } from 'vitest'

import { textTable } from './text-table.ts'

test('columns line up where Chinese is twice as wide', () => {
  const table = textTable(
    ['role', 'hall'],
    [
      ['受理员', 'counter'],
      ['𠮷', 'office'],
      ['head', ''],
    ],
  )

  expect(table.split('\n')).toEqual(['role    hall', '受理员  counter', '𠮷      office', 'head'])
})
