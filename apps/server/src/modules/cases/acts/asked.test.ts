import type { Field } from '@tongban/contracts/form'
import { expect, test } from 'vitest'

import { shownAnswers } from './asked.ts'

const text = (zh: string) => ({ 'zh-CN': zh })
const fields: readonly Field[] = [
  { key: 'telephone', label: text('电话'), type: 'telephone' },
  { key: 'number', label: text('证件号码'), type: 'identity-number' },
  { key: 'from', label: text('从哪天起'), type: 'date' },
  { key: 'month', label: text('月份'), type: 'month' },
  { key: 'base', label: text('缴费基数'), type: 'amount' },
  { key: 'married', label: text('是否已婚'), type: 'yes-no' },
  { key: 'spouse', label: text('配偶'), type: 'text', when: { field: 'married', is: true } },
  {
    key: 'scheme',
    label: text('险种'),
    type: 'choice',
    choices: [{ value: 'pension', label: text('养老保险') }],
  },
  {
    key: 'staff',
    label: text('职工'),
    type: 'group',
    fields: [
      { key: 'name', label: text('姓名'), type: 'text' },
      { key: 'id', label: text('号码'), type: 'identity-number' },
    ],
  },
]

test('each answer stands in the words of its form, and of identity numbers only a part', () => {
  const shown = shownAnswers(fields, {
    telephone: '13900139000',
    number: '410202197805160020',
    from: '2026-03-02',
    month: '2026-04',
    base: '450050',
    married: false,
    scheme: 'pension',
    staff: [
      { name: '王秀兰', id: '410202197805160020' },
      { name: '李桂英', id: '' },
    ],
  })

  expect(Object.fromEntries(shown.map(({ name, value }) => [name, value]))).toEqual({
    电话: '13900139000',
    证件号码: expect.stringContaining('*'),
    从哪天起: '2026年3月2日',
    月份: '2026年4月',
    缴费基数: '4500.50 元',
    是否已婚: '否',
    险种: '养老保险',
    '职工 1': expect.stringMatching(/^王秀兰，\d+\*+/),
    '职工 2': '李桂英',
  })
  expect(JSON.stringify(shown)).not.toContain('410202197805160020')
})

test('what was left open and what was not asked is not listed', () => {
  expect(shownAnswers(fields, { telephone: '', married: false, spouse: '某某' })).toEqual([
    { name: '是否已婚', value: '否' },
  ])
})
