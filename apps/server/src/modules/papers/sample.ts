import type { PaperContent } from '@tongban/contracts/papers'
import { addDays, type Day } from '@tongban/policy'

import type { Words } from '../wordings/index.ts'
import type { PaperFacts } from './facts.ts'
import { type Making, paperOf } from './paper.ts'
import type { PaperWording } from './shipped.ts'

const common = {
  subjectId: '',
  caseId: '',
  caseNumber: '410202260000018',
  seq: 1,
  subjectName: '王示例',
  itemName: '个人信息变更',
  agencyId: '',
  outletName: '示例大厅',
} as const

/**
 * 试看: a paper with made-up facts in the words of a draft, by the same function that makes the real ones. What several papers share is shown in the
 * one that most people come to read it in.
 */
export function samplePaper(wording: PaperWording, words: Words, making: Making): PaperContent {
  const kind = wording === 'remedies' ? 'refusal' : wording
  const facts = factsFor(making.madeOn).find((one) => one.kind === kind)
  if (facts === undefined) throw new Error(`no example of ${wording}`)
  return paperOf(facts, {
    ...making,
    words: (asked) => (asked === wording ? words : making.words(asked)),
  })
}

function factsFor(today: Day): readonly PaperFacts[] {
  const owed = [{ name: '户口簿', until: addDays(today, 15) }]
  const no = { ...common, reason: '缴费记录不够', basis: ['示例规定 第一条'] }
  return [
    {
      ...common,
      kind: 'receipt',
      agentName: '李示例',
      materials: [
        { name: '身份证', by: 'seen' },
        { name: '照片', by: 'file' },
        { name: '户口簿', by: 'debt' },
      ],
      submittedOn: today,
      startsOn: addDays(today, 1),
      dueOn: addDays(today, 14),
    },
    {
      ...common,
      kind: 'acceptance',
      dueOn: addDays(today, 14),
      limitSaid: '10 个工作日',
      provisional: true,
      owed,
    },
    {
      ...common,
      kind: 'deficiencies',
      missing: [{ name: '户口簿', why: '要看户主页' }],
      until: addDays(today, 15),
    },
    { ...no, kind: 'non-acceptance', mayBeReviewed: true, online: false },
    { ...no, kind: 'refusal', mayBeReviewed: true },
    { ...no, kind: 'revocation', completedOn: addDays(today, -30) },
    {
      ...common,
      kind: 'extension',
      reason: '要到外地核实',
      basis: '示例规定 第二条',
      said: '5 个工作日',
      before: addDays(today, 7),
      dueOn: addDays(today, 14),
    },
    {
      ...common,
      kind: 'procedure',
      procedure: '实地核查',
      said: '10 个工作日',
      until: addDays(today, 14),
      basis: '示例规定 第三条',
      counts: false,
      isOpenEnded: false,
      byApplicant: false,
    },
    {
      ...common,
      kind: 'completion',
      results: ['个人信息已经变更'],
      states: [],
      asked: [{ name: '手机号', value: '138****0000' }],
      onTheSpot: false,
      owed,
    },
  ]
}
