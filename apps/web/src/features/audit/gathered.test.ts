import { expect, test } from 'vitest'

import { gathered, type OwnLook } from './gathered.ts'

const look = (more: Partial<OwnLook>): OwnLook => ({
  at: '2026-03-02T01:00:00.000Z',
  act: 'cases.read',
  staffName: '刘敏',
  agencyName: '禹王台区社会保险中心',
  outletName: null,
  purpose: null,
  itemName: '个人基本信息变更（关键信息）',
  caseNumber: '4102052600000018',
  ...more,
})

test('one reader, one case, one day is one row, and a new day or another reader is another', () => {
  const rows = [
    look({ at: '2026-03-02T16:30:00.000Z' }),
    look({ at: '2026-03-02T03:00:00.000Z', act: 'materials.read' }),
    look({ at: '2026-03-02T02:00:00.000Z', staffName: '孙伟' }),
    look({ at: '2026-03-01T16:30:00.000Z' }),
  ]

  expect(gathered(rows).map(({ who, day, rows: opened }) => [who.slice(-2), day, opened.length])).toEqual([
    ['刘敏', '2026年3月3日', 1],
    ['刘敏', '2026年3月2日', 2],
    ['孙伟', '2026年3月2日', 1],
  ])
})

test('a look without a reason says what was done', () => {
  const [listed] = gathered([
    look({ act: 'search.find', itemName: null, caseNumber: null }),
    look({ act: 'search.find', itemName: null, caseNumber: null }),
  ])

  expect(listed?.why).toBe('查找时列出')
})

test('an id or a code is no reason', () => {
  const [first] = gathered([
    look({
      itemName: null,
      caseNumber: null,
      purpose: '办事 0190a7c2-0000-7000-8000-000000000001 cases.read',
    }),
  ])
  const [second] = gathered([
    look({ itemName: null, caseNumber: null, purpose: '0190a7c2-0000-7000-8000-000000000001' }),
  ])

  expect(first?.why).toBe('办事')
  expect(second?.why).toBe('看办件')
})
