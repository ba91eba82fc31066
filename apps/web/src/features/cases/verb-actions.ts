import { call } from '../../platform/client.ts'
import type { CaseAction } from './case-action.ts'

/** What colleagues ask of each other about a case, in the order of the buttons. */
export const verbActions: readonly CaseAction[] = [
  signing('签署：同意', true),
  signing('签署：不同意', false),
  {
    name: '加签',
    can: 'signers',
    act: 'cases.decide',
    key: 's',
    kind: 'plain',
    title: '决定以前请同事会签',
    asks: 'signers',
    send: async ({ subject, id, version }, { note, chosen, mode, until }, key) => {
      const signers = chosen.map((staff) => ({ staff, until }))
      const body = { version, mode, signers, note }
      return await call('POST /api/cases/:subject/:id/signers', { params: { subject, id }, body }, key)
    },
  },
  {
    name: '不再等会签',
    can: 'signing-end',
    act: 'cases.decide',
    key: 's',
    kind: 'plain',
    title: '不再等还没有签的人',
    asks: 'reason',
    send: async ({ subject, id, version }, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/signing-end',
        { params: { subject, id }, body: { version, reason: note } },
        key,
      ),
  },
  {
    name: '交回',
    can: 'delegation-return',
    act: 'cases.hand-over',
    key: 'w',
    kind: 'primary',
    title: '办完委派的，交回去',
    asks: 'reason',
    send: async ({ subject, id, version }, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/delegation-return',
        { params: { subject, id }, body: { version, note } },
        key,
      ),
  },
  {
    name: '委派',
    can: 'delegation',
    act: 'cases.hand-over',
    key: 'w',
    kind: 'plain',
    title: '请一位同事先办，办完交回来',
    asks: 'colleague',
    send: async ({ subject, id, version }, { note, to }, key) =>
      await call(
        'POST /api/cases/:subject/:id/delegation',
        { params: { subject, id }, body: { version, to, note } },
        key,
      ),
  },
  {
    name: '提请更正',
    can: 'questioning',
    act: 'cases.review',
    key: 'o',
    kind: 'plain',
    title: '办结以后发现不对：另立一件更正，由没有经手的另一位决定',
    asks: 'reason',
    send: async ({ subject, id, version }, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/questioning',
        { params: { subject, id }, body: { version, note } },
        key,
      ),
  },
  {
    name: '抄送',
    can: 'copies',
    act: 'cases.hand-over',
    key: 'c',
    kind: 'plain',
    title: '请同事看一看，不给待办',
    asks: 'readers',
    send: async ({ subject, id, version }, { note, chosen }, key) =>
      await call(
        'POST /api/cases/:subject/:id/copies',
        { params: { subject, id }, body: { version, to: [...chosen], note } },
        key,
      ),
  },
]

function signing(name: string, agrees: boolean): CaseAction {
  return {
    name,
    can: 'signing',
    act: 'cases.sign',
    key: agrees ? 'y' : 'n',
    kind: agrees ? 'primary' : 'danger',
    title: agrees ? '签署意见：同意' : '签署意见：不同意',
    asks: agrees ? 'note' : 'reason',
    send: async ({ subject, id }, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/signing',
        { params: { subject, id }, body: { agrees, note } },
        key,
      ),
  }
}
