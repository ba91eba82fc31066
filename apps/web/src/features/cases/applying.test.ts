import type { Declaration } from '@tongban/contracts/declaration'
import { expect, test } from 'vitest'

import { pagesOf } from './applying.ts'

const field = (key: string, when?: { field: string; is: string }) => ({
  key,
  label: { 'zh-CN': key },
  type: 'text',
  ...(when === undefined ? {} : { when }),
})
const ofFields = (...form: readonly object[]): Declaration =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the form is read
  ({ form }) as unknown as Declaration
const shape = (declaration: Declaration, answers: Record<string, string>): string[][] =>
  pagesOf(declaration, answers, false).flatMap((page) =>
    page.kind === 'questions' ? [page.fields.map(({ key }) => key)] : [],
  )

test('a question that an answer brings stands beside it and moves no other to another page', () => {
  const form = ofFields(
    field('one'),
    field('work'),
    field('other-work', { field: 'work', is: 'other' }),
    field('three'),
    field('four'),
    field('five'),
  )

  const asked = shape(form, { work: 'other' })

  expect(asked).toEqual([['one', 'work', 'other-work', 'three', 'four'], ['five']])
  expect(shape(form, {})).toEqual(asked)
})

test('a page whose questions an answer before has ruled out is left out', () => {
  const late = ['a', 'b', 'c', 'd'].map((key) => field(key, { field: 'one', is: 'yes' }))
  const form = ofFields(field('one'), field('two'), field('three'), field('four'), field('five'), ...late)

  expect(shape(form, { one: 'yes' })).toHaveLength(3)
  expect(shape(form, { one: 'no' })).toHaveLength(2)
})
