import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { type HandedIn, owedOf, Told } from './Receipt.tsx'

const book = { key: 'household-book', name: { 'zh-CN': '户口簿' }, debtDays: 10 }
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the sentences read
const declaration = { materials: [book] } as unknown as Declaration
const handed = (by: 'seen' | 'debt'): HandedIn => ({
  declaration,
  answers: {},
  materials: [{ material: 'household-book', by }],
  agentName: null,
})
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the sentences read
const view = {
  itemName: '变更',
  agencyName: '龙亭区社会保险中心',
  subjectName: '王秀兰',
  submittedOn: '2026-03-02',
  stage: 'accepted',
  outcome: null,
  hold: null,
  dueOn: '2026-03-16',
  dueSaid: null,
} as unknown as CaseView
const debt = {
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'debt',
  material: 'household-book',
  dueOn: '2026-03-17',
  state: 'waiting',
  outcome: null,
} as const
const told = (of: CaseView, what: HandedIn, followUps?: readonly (typeof debt)[]): string =>
  renderToStaticMarkup(<Told view={of} handed={what} owed={owedOf(what, followUps)} />)

test('who owes nothing is told that nothing is to be done', () => {
  expect(told(view, handed('seen'), [])).toContain('中间需要您做的：没有')
})

test('who owes a paper is told which and until when, and never that nothing is to be done', () => {
  const owing = told(view, handed('debt'), [debt])
  const before = told(view, handed('debt'))

  expect(owing).toContain('补上下面 1 样材料')
  expect(owing).toContain('户口簿：在 2026年3月17日 前补上')
  expect(before).toContain('户口簿：受理后 10 个工作日内补上') // the day is not read yet
  for (const said of [owing, before]) expect(said).not.toContain('没有，您不用再跑')
})

test('a case that is done names what is still owed, too, and one that waits for the person says so', () => {
  const done = { ...view, stage: 'closed', outcome: 'completed' } as const
  const hold: CaseView['hold'] = {
    reason: 'procedure',
    party: 'applicant',
    since: '2026-03-02',
    until: null,
    missing: [],
  }
  const waiting = { ...view, hold, reading: '正在进行“鉴定”。' }

  expect(told(done, handed('debt'), [debt])).toContain('还要您补上下面 1 样材料')
  expect(told(waiting, handed('seen'), [])).toBe('<p>正在进行“鉴定”。</p>')
})

test('papers that were not taken in are not counted as received', () => {
  const received = { ...view, stage: 'submitted' } as const

  expect(told(received, handed('debt'))).toContain('这次没有收材料')
  expect(told(received, handed('seen'))).toContain('一共 1 份，原件已当面还给您')
})
