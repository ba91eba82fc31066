import { baseLaw } from '@tongban/policy'
import { expect, test } from 'vitest'

import type { PaperFacts } from './facts.ts'
import { type Making, paperOf } from './paper.ts'
import { shippedPaperWords } from './say.ts'

const making: Making = {
  agency: {
    name: '龙亭区社会保险中心',
    telephone: '0371-22000011',
    address: '开封市龙亭区宋城示例路12号',
    remedies: null,
  },
  clerkName: '韩冰',
  madeOn: '2026-03-02',
  law: baseLaw,
  words: shippedPaperWords,
}
const common = {
  subjectId: 's',
  caseId: 'c',
  caseNumber: '410202260000017',
  seq: 1,
  subjectName: '王秀兰',
  itemName: '个人信息变更',
  agencyId: '410202-01',
  outletName: '龙亭大厅',
}
const receipt = {
  kind: 'receipt',
  ...common,
  agentName: null,
  submittedOn: '2026-03-02',
  startsOn: '2026-03-02',
  dueOn: null,
} as const
const acceptance = {
  kind: 'acceptance',
  ...common,
  dueOn: null,
  limitSaid: null,
  provisional: false,
} as const
const notAccepted = {
  kind: 'non-acceptance',
  ...common,
  reason: '不归我们办',
  mayBeReviewed: true,
  basis: [],
} as const

test('a receipt counts and lists what was handed in; the rest stands apart, with how it is settled', () => {
  const words = wordsOf({
    ...receipt,
    materials: [
      { name: '身份证', by: 'seen' },
      { name: '照片', by: 'file' },
      { name: '参保记录', by: 'record' },
      { name: '收入证明', by: 'commitment' },
      { name: '职工身份证件', by: 'commitment', kept: true },
      { name: '户口簿', by: 'debt' },
    ],
  })

  expect(words[0]).toContain('材料我们收到了，一共 2 份，原件已当面还给您。')
  expect(words[0]).toContain('办件号 410202 26 000001 7。') // as it stands on every screen
  expect(words.slice(1)).toEqual([
    '收到的材料',
    '身份证（看过原件，已退还）\n照片',
    '这次没有交的材料',
    '参保记录（用记录，不用交）\n收入证明（用承诺代替，不用交）\n职工身份证件（自行留存备查，不用交）\n户口簿（以后补）',
  ])
})

test('where nothing was handed in, the receipt counts nothing', () => {
  const [owing = ''] = wordsOf({ ...receipt, materials: [{ name: '户口簿', by: 'debt' }] })
  const [none = ''] = wordsOf({ ...receipt, materials: [] })

  expect(owing).toContain('我们收到了，这次没有收材料。')
  expect(none).toContain('我们收到了，这次不用交材料。')
})

test('an acceptance names each debt with its last day, and asks for nothing where nothing is owed', () => {
  const debts = [
    { name: '户口簿', until: '2026-03-17' },
    { name: '收入证明', until: '2026-03-20' },
  ] as const

  const owing = wordsOf({ ...acceptance, owed: debts }).join('\n')
  const none = wordsOf({ ...acceptance, owed: [] }).join('\n')

  expect(owing).toContain('补上下面 2 样材料，其他都齐了，我们先办')
  expect(owing).toContain('户口簿：在 2026年3月17日 前补上\n收入证明：在 2026年3月20日 前补上')
  expect(owing).toContain('到期没补上，已经办的会撤回，到期以前我们会提醒您。')
  expect(owing).not.toContain('不用再跑')
  expect(none).toContain('中间需要您做的：没有，您不用再跑。')
})

test('what is completed at once names what is owed too', () => {
  const completion = {
    kind: 'completion',
    ...common,
    results: ['已登记'],
    states: [],
    asked: [],
    onTheSpot: true,
  } as const
  const owed = [{ name: '户口簿', until: '2026-03-17' }] as const

  expect(wordsOf({ ...completion, owed }).slice(-3)).toEqual([
    '还要您补的材料',
    '户口簿：在 2026年3月17日 前补上',
    '到期没补上，已经办的会撤回，到期以前我们会提醒您。',
  ])
  expect(wordsOf({ ...completion, owed: null })).toHaveLength(3)
})

test('a completion lists what was asked for, to be compared; a statement bears its own name and states instead', () => {
  const done = {
    kind: 'completion',
    ...common,
    results: ['个人参保证明'],
    onTheSpot: false,
    owed: null,
  } as const
  const asked = [{ name: '新的联系电话', value: '13900139000' }]

  const changed = paperOf({ ...done, states: [], asked }, making)
  const stated = paperOf(
    { ...done, states: [{ kind: 'paragraph', text: '没有参保关系的记录。' }], asked: [] },
    making,
  )

  expect(changed.title).toBe('办结通知书')
  expect(changed.blocks).toContainEqual({ kind: 'facts', rows: asked })
  expect(stated.title).toBe('个人参保证明')
  expect(JSON.stringify(stated.blocks)).toContain('没有参保关系的记录。')
  expect(JSON.stringify(stated.blocks)).not.toContain('办理结果')
  expect(stated.plain).toBe(`${common.subjectName}的社会保险记录`)
  expect(JSON.stringify(stated)).not.toContain('您的') // whoever is shown it is not the one who asked
})

test('who handed in online is not told to take papers with him that never lay here', () => {
  expect(wordsOf({ ...notAccepted, online: false }).join('\n')).toContain('请带走')
  expect(wordsOf({ ...notAccepted, online: true }).join('\n')).not.toContain('请带走')
})

/** The blocks as plain text, one each. */
function wordsOf(facts: PaperFacts): string[] {
  return paperOf(facts, making).blocks.map((block) => {
    if (block.kind === 'list') return block.items.join('\n')
    return block.kind === 'facts' ? '' : block.text
  })
}
