import { expect, test } from 'vitest'

import { type Parameter, type Source, valueIn } from './index.ts'

const source: Source = { document: '示例', article: '第一条', published: '2010-10-28' }
const months: Parameter<number, Source> = {
  name: '示例',
  unit: 'months',
  values: [
    { from: '2011-07', value: 180, source, certainty: 'text-read' },
    { from: '2030-01', value: 186, source, certainty: 'text-read' },
  ],
}

test('a value holds from its month until the next one, and before the first nothing is guessed', () => {
  expect(valueIn(months, '2029-12').value).toBe(180)
  expect(valueIn(months, '2030-01').value).toBe(186)
  expect(() => valueIn(months, '2011-06')).toThrow(RangeError)
})
