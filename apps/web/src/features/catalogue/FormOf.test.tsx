import type { Field } from '@tongban/contracts/form'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { answersAsked, faultsOf, FormOf, prefilled } from './index.ts'

const text = (chinese: string) => ({ 'zh-CN': chinese })
const fields: readonly Field[] = [
  { key: 'telephone', label: text('电话'), type: 'telephone', required: true, prefill: 'person.telephone' },
  { key: 'married', label: text('是否已婚'), type: 'yes-no' },
  {
    key: 'spouse',
    label: text('配偶姓名'),
    type: 'text',
    required: true,
    when: { field: 'married', is: true },
  },
  { key: 'born', label: text('出生日期'), type: 'date' },
  { key: 'pay', label: text('工资'), type: 'amount' },
  {
    key: 'children',
    label: text('子女'),
    type: 'group',
    rowsAtMost: 2,
    fields: [{ key: 'name', label: text('姓名'), type: 'text', required: true }],
  },
]
const draw = (answers: Record<string, unknown>, faults = faultsOf([], {})): string =>
  renderToStaticMarkup(
    <FormOf fields={fields} answers={answers} faults={faults} facts={facts} onChange={() => {}} />,
  )
const facts = { 'person.telephone': '13800001234' }

test('a field filled from the record says so, until it is changed', () => {
  expect(draw(prefilled(fields, facts))).toContain('来自参保记录')
  expect(draw({ telephone: '13900005678' })).not.toContain('来自参保记录')
})

test('a question is asked only when its condition holds, and its answer is sent only then', () => {
  expect(draw({ married: false })).not.toContain('配偶姓名')
  expect(draw({ married: true })).toContain('配偶姓名')
  expect(answersAsked(fields, { married: false, spouse: '李强', telephone: '' })).toEqual({ married: false })
})

test('every fault has a sentence and leads to its field, in repeated rows too', () => {
  const faults = faultsOf(fields, { telephone: '12', born: '2023-02-29', children: [{ name: '李小明' }, {}] })

  expect(faults.map(({ id }) => id)).toEqual(['form-telephone', 'form-born', 'form-children-1-name'])
  expect(faults[0]?.text).toContain('电话号码写法不对')
  const page = draw({ children: [{ name: '李小明' }, {}] }, faults)
  for (const { id, text: said } of faults) {
    expect(page).toContain(`id="${id}"`)
    expect(page).toContain(said)
  }
})

test('a group that must have a row begins with one, and a row that was added after a try has no faults before it is written in', () => {
  const people: Field = {
    key: 'people',
    label: text('职工'),
    type: 'group',
    required: true,
    fields: [
      { key: 'name', label: text('姓名'), type: 'text', required: true },
      { key: 'job', label: text('岗位'), type: 'text', required: true },
    ],
  }
  const page = renderToStaticMarkup(<FormOf fields={[people]} answers={{}} onChange={() => {}} />)
  const ids = (answers: Record<string, unknown>, tried?: Record<string, unknown>): string[] =>
    faultsOf([people], answers, tried).map(({ id }) => id)

  expect(page).toContain('form-people-0-name')
  expect(page).not.toContain('去掉第 1 项')
  expect(draw({})).not.toContain('form-children-0-name') // nobody must have children
  expect(ids({})).toEqual(['form-people-0-name', 'form-people-0-job'])
  const two = { people: [{ name: '李强', job: '车工' }, {}] }
  expect(ids(two, {})).toEqual([])
  expect(ids(two)).toEqual(['form-people-1-name', 'form-people-1-job'])
  expect(ids({ people: [two.people[0], { name: '王芳' }] }, {})).toEqual(['form-people-1-job'])
})

test('money is typed in yuan and carried in fen', () => {
  expect(draw({ pay: '123450' })).toContain('value="1234.50"')
})

test('a group takes no more rows than its declaration allows', () => {
  expect(draw({ children: [{}] })).toContain('再加一项')
  expect(draw({ children: [{}, {}] })).not.toContain('再加一项')
})
