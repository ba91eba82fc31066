import fc from 'fast-check'
import { expect, test } from 'vitest'

import { packRows, type PartRow, unpackRows } from './part-rows.ts'

const key = fc.constantFrom('name', 'number', 'from', 'telephone', 'document-kind')
const said = fc.dictionary(key, fc.string({ unit: 'binary' }), { noNullPrototype: true })
const row: fc.Arbitrary<PartRow> = fc.record({ no: fc.nat(), written: said, answers: said })

test('whatever rows a part has, with whatever of their cells left empty, they come back as they were', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(unpackRows(packRows(rows))).toEqual(rows)
    }),
  )
})

test('a part that an earlier version has left, row by row, is read as well', () => {
  const rows = [{ no: 2, written: { name: '王秀兰' }, answers: { name: '王秀兰' } }]

  expect(unpackRows(JSON.stringify(rows))).toEqual(rows)
})
