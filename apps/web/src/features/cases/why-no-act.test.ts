import type { CaseDetail } from '@tongban/contracts/cases'
import { expect, test } from 'vitest'

import { whyNoAct } from './why-no-act.ts'

const open = {
  outcome: null,
  hold: null,
  stage: 'review' as const,
  stepName: '复核决定',
  agencyName: '禹王台区社会保险中心',
  events: [],
  followUps: [],
}
const accepted: CaseDetail['events'][number] = {
  seq: 1,
  kind: 'accepted',
  at: '2026-03-02T01:00:00.000Z',
  day: '2026-03-02',
  actorName: '刘敏',
  agencyName: null,
  outletName: null,
  verdict: null,
  completes: false,
  note: null,
  files: [],
  toName: null,
  forName: null,
  about: null,
  law: null,
}

test('whoever has nothing to do on a case is told who has the next step', () => {
  expect(whyNoAct(open, '刘敏')).toContain('下一步是“复核决定”，由禹王台区社会保险中心')
  expect(whyNoAct({ ...open, stage: 'submitted', stepName: null }, '刘敏')).toContain('下一步是“受理”')
})

test('whoever handled it is told that somebody else must go on', () => {
  expect(whyNoAct({ ...open, events: [accepted] }, '刘敏')).toContain('换一个人')
  expect(whyNoAct({ ...open, events: [accepted] }, '孙伟')).not.toContain('换一个人')
})

test('a decision that was not delivered is anybody’s of the agency to deliver, who handled the case too', () => {
  const followUp: CaseDetail['followUps'][number] = {
    id: '0',
    kind: 'delivery',
    material: null,
    dueOn: '2026-03-10',
    state: 'due',
    outcome: null,
  }
  const refused = { ...open, outcome: 'refused' as const, events: [accepted] }

  expect(whyNoAct({ ...refused, followUps: [followUp] }, '刘敏')).toContain('登记送达')
  expect(whyNoAct({ ...refused, followUps: [followUp, { ...followUp, kind: 'remedy' }] }, '刘敏')).toContain(
    '换一个人',
  )
})

test('what is waited for, and that a case has ended, is said', () => {
  const hold: CaseDetail['hold'] = {
    reason: 'correction',
    party: 'applicant',
    since: '2026-03-02',
    until: '2026-03-17',
    missing: [],
  }

  expect(whyNoAct({ ...open, hold }, '刘敏')).toBe('在等办事人补材料，最迟 2026年3月17日。')
  expect(whyNoAct({ ...open, outcome: 'completed' }, '刘敏')).toBe('这件已经结束，没有要办的。')
})
