import type { Act } from '@tongban/contracts/access'
import type { CaseDetail, CaseView } from '@tongban/contracts/cases'

import { call } from '../../platform/client.ts'

/** What the confirming person adds to an act. */
export interface Added {
  readonly note: string
  readonly until: string
  readonly agencyId: string
}

/** An act on a case as data: buttons, keys and the confirming dialog read the same value. */
export interface CaseAction {
  readonly name: string
  /** The word of `can` that opens it. */
  readonly can: string
  readonly act: Act
  readonly key: string
  readonly kind: 'primary' | 'plain' | 'danger'
  readonly title: string
  readonly asks: 'nothing' | 'note' | 'reason' | 'until' | 'agency'
  readonly send: (of: CaseDetail, added: Added, key: string) => Promise<CaseView>
}

const paramsOf = ({ subject, id }: CaseDetail): { subject: string; id: string } => ({ subject, id })

/** Every act on a case in an office, in the order of its buttons. */
export const officeActions: readonly CaseAction[] = [
  {
    name: '受理',
    can: 'acceptance',
    act: 'cases.accept',
    key: 'a',
    kind: 'primary',
    title: '受理这件事',
    asks: 'nothing',
    send: async (of, _, key) =>
      await call(
        'POST /api/cases/:subject/:id/acceptance',
        { params: paramsOf(of), body: { version: of.version } },
        key,
      ),
  },
  {
    name: '补正告知',
    can: 'deficiencies',
    act: 'cases.accept',
    key: 'b',
    kind: 'plain',
    title: '一次告知还差什么',
    asks: 'until',
    send: async (of, { until }, key) =>
      await call(
        'POST /api/cases/:subject/:id/deficiencies',
        { params: paramsOf(of), body: { version: of.version, until } },
        key,
      ),
  },
  {
    name: '不予受理',
    can: 'non-acceptance',
    act: 'cases.accept',
    key: 'x',
    kind: 'danger',
    title: '不予受理这件事',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/non-acceptance',
        { params: paramsOf(of), body: { version: of.version, reason: note } },
        key,
      ),
  },
  opinion('同意', true),
  opinion('不同意', false),
  decision('批准', true),
  decision('不予批准', false),
  {
    name: '退回上一步',
    can: 'sending-back',
    act: 'cases.decide',
    key: 'r',
    kind: 'plain',
    title: '退回上一步重新审核',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/sending-back',
        { params: paramsOf(of), body: { version: of.version, reason: note } },
        key,
      ),
  },
  {
    name: '转到别的机构',
    can: 'routing',
    act: 'cases.route',
    key: 't',
    kind: 'plain',
    title: '转到应当办理的机构',
    asks: 'agency',
    send: async (of, { note, agencyId }, key) =>
      await call(
        'POST /api/cases/:subject/:id/routing',
        { params: paramsOf(of), body: { version: of.version, agencyId, reason: note } },
        key,
      ),
  },
]

function opinion(name: string, favourable: boolean): CaseAction {
  return {
    name,
    can: 'opinion',
    act: 'cases.review',
    key: favourable ? 'y' : 'n',
    kind: favourable ? 'primary' : 'danger',
    title: favourable ? '审核意见：同意' : '审核意见：不同意',
    asks: favourable ? 'note' : 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/opinion',
        { params: paramsOf(of), body: { version: of.version, favourable, note } },
        key,
      ),
  }
}

function decision(name: string, grant: boolean): CaseAction {
  return {
    name,
    can: 'decision',
    act: 'cases.decide',
    key: grant ? 'p' : 'd',
    kind: grant ? 'primary' : 'danger',
    title: grant ? '批准这件事，马上登记' : '不予批准这件事',
    asks: grant ? 'note' : 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/decision',
        { params: paramsOf(of), body: { version: of.version, grant, note } },
        key,
      ),
  }
}
