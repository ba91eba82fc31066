import type { CaseDetail, FollowUpView } from '@tongban/contracts/cases'

import { call } from '../../platform/client.ts'
import type { CaseAction } from './case-action.ts'
import { verbActions } from './verb-actions.ts'

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
    refuses: true,
    send: async (of, { note, rule }, key) =>
      await call(
        'POST /api/cases/:subject/:id/non-acceptance',
        { params: paramsOf(of), body: { version: of.version, reason: note, ...ruleOf(rule) } },
        key,
      ),
  },
  opinion('同意', true),
  opinion('不同意', false),
  decision('批准', true),
  decision('不予批准', false),
  {
    name: '收回意见',
    can: 'recall',
    act: 'cases.review',
    key: 'u',
    kind: 'plain',
    title: '收回自己的审核意见，重新审核',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/recall',
        { params: paramsOf(of), body: { version: of.version, reason: note } },
        key,
      ),
  },
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
  ...verbActions,
  {
    name: '转给同事',
    can: 'handing-over',
    act: 'cases.hand-over',
    key: 'g',
    kind: 'plain',
    title: '转给本机构的一位同事办',
    asks: 'colleague',
    send: async (of, { note, to }, key) =>
      await call(
        'POST /api/cases/:subject/:id/handing-over',
        { params: paramsOf(of), body: { version: of.version, to, reason: note } },
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
  {
    name: '特别程序',
    can: 'procedure',
    act: 'cases.review',
    key: 'q',
    kind: 'plain',
    title: '开始特别程序',
    asks: 'procedure',
    send: async (of, { note, procedure }, key) =>
      await call(
        'POST /api/cases/:subject/:id/procedure',
        { params: paramsOf(of), body: { version: of.version, procedure, note } },
        key,
      ),
  },
  {
    name: '记下程序结果',
    can: 'procedure-end',
    when: ({ hold }) => hold?.finds === true,
    act: 'cases.review',
    key: 'q',
    kind: 'primary',
    title: '记下鉴定、核查、判决的结果，继续办理',
    asks: 'findings',
    send: async (of, { note, finds, files }, key) =>
      await call(
        'POST /api/cases/:subject/:id/procedure-end',
        {
          params: paramsOf(of),
          body: { version: of.version, note, favourable: finds === 'yes', files: files.map(({ id }) => id) },
        },
        key,
      ),
  },
  {
    name: '问过，继续等',
    can: 'procedure-asking',
    act: 'cases.review',
    key: 'k',
    kind: 'plain',
    title: '问过了，还没有结果，继续等',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/procedure-asking',
        { params: paramsOf(of), body: { version: of.version, note } },
        key,
      ),
  },
  {
    name: '没有结果，不再等',
    can: 'procedure-end',
    when: ({ hold }) => hold?.isOpenEnded === true,
    act: 'cases.review',
    key: 'z',
    kind: 'plain',
    title: '不会有结果了（撤诉、不受理），继续办理',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/procedure-end',
        { params: paramsOf(of), body: { version: of.version, note } },
        key,
      ),
  },
  {
    name: '结束特别程序',
    can: 'procedure-end',
    when: ({ hold }) => hold?.finds !== true && hold?.isOpenEnded !== true,
    act: 'cases.review',
    key: 'q',
    kind: 'primary',
    title: '特别程序提前结束，继续办理',
    asks: 'note',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/procedure-end',
        { params: paramsOf(of), body: { version: of.version, note } },
        key,
      ),
  },
  answered('答复同意', true),
  answered('答复不同意', false),
  checked('属实', true, ['recheck', 'after-check']),
  checked('不属实', false, ['recheck', 'after-check']),
  checked('不是同一人', true, ['lookalike']),
  checked('是同一人', false, ['lookalike']),
  checked('没有意见', true, ['other-record'], '看过要合并的登记：没有意见'),
  checked('有不同意见', false, ['other-record'], '看过要合并的登记：有不同意见'),
  checked('异议不成立', true, ['objection']),
  checked('异议成立', false, ['objection']),
  {
    name: '提请恢复信用',
    can: 'trust-request',
    act: 'cases.review',
    key: 'e',
    kind: 'plain',
    title: '承诺不实的已经改正：提请提前恢复信用，由另一位决定',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/trust-request',
        { params: paramsOf(of), body: { version: of.version, note } },
        key,
      ),
  },
  trusted('恢复信用', true),
  trusted('不恢复信用', false),
  remedied('已更正', false),
  remedied('撤销结果', true),
  judged('再发一次', true),
  judged('退回决定', false),
]

function ruleOf(rule: string): { rule?: string } {
  return rule.trim() === '' ? {} : { rule: rule.trim() }
}

function answered(name: string, favourable: boolean): CaseAction {
  return {
    name,
    can: 'answer',
    act: 'cases.review',
    key: favourable ? 'y' : 'n',
    kind: favourable ? 'primary' : 'danger',
    title: '记下决定机关的答复',
    asks: 'files',
    send: async (of, { note, files }, key) => {
      const said = { version: of.version, favourable, note, files: files.map(({ id }) => id) }
      return await call('POST /api/cases/:subject/:id/answer', { params: paramsOf(of), body: said }, key)
    },
  }
}

/** The first follow-up of these kinds whose day has come: one is done at a time. */
function dueOf({ followUps }: CaseDetail, kinds: readonly FollowUpView['kind'][]): string {
  return followUps.find(({ kind, state }) => state === 'due' && kinds.includes(kind))?.id ?? ''
}

function checked(
  name: string,
  inOrder: boolean,
  kinds: readonly FollowUpView['kind'][],
  title = `复核：${name}`,
): CaseAction {
  return {
    name,
    can: 'check',
    when: (of) => dueOf(of, kinds) !== '',
    act: 'cases.review',
    key: inOrder ? 's' : 'f',
    kind: inOrder ? 'primary' : 'danger',
    title,
    asks: 'reason',
    send: async (of, { note }, key) => {
      const followUp = dueOf(of, kinds)
      const said = { version: of.version, followUp, inOrder, note }
      return await call('POST /api/cases/:subject/:id/check', { params: paramsOf(of), body: said }, key)
    },
  }
}

function trusted(name: string, grant: boolean): CaseAction {
  return {
    name,
    can: 'trust-decision',
    act: 'cases.decide',
    key: grant ? 'v' : 'f',
    kind: grant ? 'primary' : 'danger',
    title: grant ? '提前恢复信用：马上可以再用承诺代替材料' : '不提前恢复信用',
    asks: 'reason',
    send: async (of, { note }, key) => {
      const said = { version: of.version, followUp: dueOf(of, ['trust']), grant, note }
      return await call(
        'POST /api/cases/:subject/:id/trust-decision',
        { params: paramsOf(of), body: said },
        key,
      )
    },
  }
}

function remedied(name: string, reverse: boolean): CaseAction {
  return {
    name,
    can: 'remedy',
    act: 'cases.decide',
    key: reverse ? 'v' : 'c',
    kind: reverse ? 'danger' : 'primary',
    title: reverse ? '另立一件更正并当场决定：撤销办理结果，记录恢复原样' : '已经用别的办法更正，结果不撤销',
    asks: 'reason',
    send: async (of, { note }, key) => {
      const said = { version: of.version, followUp: dueOf(of, ['remedy', 'debt']), reverse, note }
      return await call('POST /api/cases/:subject/:id/remedy', { params: paramsOf(of), body: said }, key)
    },
  }
}

function judged(name: string, again: boolean): CaseAction {
  return {
    name,
    can: 'core-outcome',
    act: 'cases.decide',
    key: again ? 'e' : 'r',
    kind: again ? 'primary' : 'danger',
    title: again ? '再发给登记系统' : '登记系统不收，退回决定',
    asks: 'reason',
    send: async (of, { note }, key) =>
      await call(
        'POST /api/cases/:subject/:id/core-outcome',
        { params: paramsOf(of), body: { version: of.version, again, note } },
        key,
      ),
  }
}

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
    ...(grant ? {} : { refuses: true }),
    send: async (of, { note, rule }, key) =>
      await call(
        'POST /api/cases/:subject/:id/decision',
        {
          params: paramsOf(of),
          body: { version: of.version, grant, note, ...(grant ? {} : ruleOf(rule)) },
        },
        key,
      ),
  }
}
