import { expect, test } from 'vitest'

import type { Facts } from './facts.ts'
import { shippedSentences, shippedTitle } from './shipped.ts'
import { type MessageNames, textOf } from './texts.ts'

const names: MessageNames = {
  item: () => '个人信息变更',
  department: () => undefined,
  agency: () => '龙亭区社保中心',
  outlet: () => '龙亭大厅',
  telephone: () => '0371-22000011',
  opened: () => '',
  words: (kind) => ({ text: shippedSentences[kind], title: shippedTitle(kind) }),
}
const facts: Facts = {
  item: 'person-change-key',
  itemVersion: 1,
  caseNumber: '410202260000018',
  on: '2026-03-14',
  completed: '2026-03-02',
  until: '2026-03-17',
  missing: 1,
}

test('a reminder says how much is owed, until when, where it is brought, and what happens otherwise', () => {
  const content = { kind: 'debt-reminder', agency_id: '410202-01', facts } as const

  expect(textOf(names, content, 'zh-CN')).toBe(
    '您的“个人信息变更”还有1样材料没补，请在3月17日前带到任一网点补上。到期没补，已经办的会撤回。电话0371-22000011。',
  )
  expect(textOf(names, content, 'zh-HK')).toContain('還有1樣材料沒補，請在3月17日前帶到任一網點補上')
  expect(textOf(names, content, 'en')).toContain('You still owe 1 paper for')
  expect(textOf(names, content, 'en')).toContain('by 17 March')
})

test('a result that is taken back is named with the day on which it was given and whom to ask', () => {
  const content = { kind: 'reversed', agency_id: '410202-01', facts } as const

  expect(textOf(names, content, 'zh-CN')).toBe(
    '您3月2日办的“个人信息变更”的结果已经撤销，原因和怎么办写在决定书里，可到龙亭区社保中心领取，电话0371-22000011。',
  )
  expect(textOf(names, content, 'zh-HK')).toContain('的結果已經撤銷')
  expect(textOf(names, content, 'en')).toContain('of 2 March was taken back')
})

test('who is asked about an employer’s case reads who names him, until when, and what silence means; no number of a case', () => {
  const told = { ...facts, item: 'employee-registration', employer: 'sealed' }
  const content = { kind: 'confirmation-asked', agency_id: '410202-01', facts: told } as const
  const opening = { ...names, item: () => '职工参保登记', opened: () => '汴绣有限公司' }

  expect(textOf(opening, content, 'zh-CN')).toBe(
    '汴绣有限公司为您办“职工参保登记”。是不是在那里上班，请您最迟3月17日在办事大厅首页答复一下，没答复也照常办。不知道这个单位，请打0371-22000011。',
  )
  expect(textOf(opening, content, 'zh-HK')).toContain('請您最遲3月17日在辦事大廳首頁答覆一下')
  expect(textOf(opening, content, 'en')).toContain('by 17 March whether this is right')
})
