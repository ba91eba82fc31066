import { t } from '@lingui/core/macro'
import type { Channel, MessageKind, OtherWay, RetryReason } from '@tongban/contracts/sending'

/** The words of messages. */
export const words = {
  broken: {
    sms: t`您的手机号收不到短信`,
    email: t`您的电子邮箱收不到邮件`,
  } satisfies Readonly<Record<Channel, string>>,
  brokenHelp: (day: string) =>
    t`${day}有消息被退了回来，以后先不往那里发。换一个能用的；还是原来的、现在又能用了，就点“又能用了”。消息都在下面，不会丢。`,
  changeAddress: t`换联系方式`,
  worksAgain: t`又能用了`,
  dead: t`未送达的消息`,
  deadHelp: t`这些短信或邮件没有送到本人，本人的“我的消息”里仍能看到。请查明原因，修好以后再发一次；必须让本人知道的，审核大厅的“没送达的通知”里由经办人告诉他。`,
  none: t`没有未送达的消息`,
  since: t`产生时间`,
  agency: t`机构`,
  kind: t`内容`,
  channel: t`渠道`,
  fault: t`原因`,
  attempts: t`试过`,
  times: (count: number) => t`${count}次`,
  acts: t`处理`,
  retry: t`再发一次`,
  retryOf: (kind: string, since: string) => t`再发一次：${kind} ${since}`,
  why: t`为什么现在能发到`,
  choose: t`请选一项。`,
  kinds: {
    'handed-in-by-agent': t`代办告知`,
    accepted: t`受理`,
    deficiencies: t`补正`,
    extended: t`延期`,
    'procedure-begun': t`特别程序开始`,
    'merging-asked': t`有人申请合并登记`,
    forwarded: t`转交`,
    completed: t`办结`,
    'not-accepted': t`不予受理`,
    refused: t`没通过`,
    lapsed: t`逾期未补`,
    withdrawn: t`撤回`,
    'debt-reminder': t`提醒补交容缺材料`,
    reversed: t`结果已撤销`,
    'confirmation-asked': t`请本人确认`,
    'confirmation-objected': t`职工有异议`,
    'confirmation-verified': t`异议已核实`,
    'confirmation-at-counter': t`答复已在窗口记下`,
    'registered-by-employer': t`已由单位登记参保`,
    'rating-answered': t`评价回访结果`,
    'login-added': t`新增登录方式`,
    'enrolment-ended': t`单位办了停保`,
    'mandate-given': t`可以替单位办事`,
    'mandate-taken': t`不能再替单位办事`,
    'clerk-appointed': t`设了单位经办人`,
    'clerk-dismissed': t`收回了单位经办人`,
    'account-changed': t`养老金账户已更改`,
    'acting-offered': t`请您替他办事`,
    'acting-given': t`在窗口请人替您办事`,
    'acting-begun': t`有人可以替您（或您可以替人）办事`,
    'acting-declined': t`没有接受代办`,
    'acting-ended': t`代办授权结束`,
    'telephone-changed': t`手机号已更改`,
    'login-renewed': t`工作登录已重设`,
    'bundle-asked': t`打包办的事要您定`,
    'bundle-ended': t`打包办的事办完了`,
    'department-asks': t`别的部门要补充`,
    'department-done': t`别的部门办好了`,
    'department-refused': t`别的部门没有办成`,
  } satisfies Readonly<Record<MessageKind, string>>,
  channels: { sms: t`短信`, email: t`邮件` } satisfies Readonly<Record<Channel, string>>,
  reasons: {
    'gateway-mended': t`网关或邮件服务器已恢复`,
    'address-mended': t`电话或邮箱已更正`,
    'provider-asked': t`已向服务商问明`,
  } satisfies Readonly<Record<RetryReason, string>>,
  ways: {
    telephone: t`打电话`,
    counter: t`在窗口当面`,
    letter: t`寄信`,
    visit: t`上门`,
  } satisfies Readonly<Record<OtherWay, string>>,
  faultOf: (code: string) =>
    code === 'timeout'
      ? t`对方没有回应`
      : code === 'unreachable'
        ? t`连不上对方`
        : code === 'no-address'
          ? t`没有电话或邮箱了`
          : code === 'undeliverable' || code === 'unknown-number'
            ? t`发出后被退回：号码收不到短信`
            : code === 'not-set'
              ? t`没有设置短信网关或邮件服务器`
              : code === 'smtp-login'
                ? t`邮件服务器不认我们的密码`
                : code === 'http-429'
                  ? t`对方说发得太频繁（${code}）`
                  : code.startsWith('http-5')
                    ? t`对方出了故障（${code}）`
                    : t`对方回绝（${code}）`,
  phoneHelp: t`只在演示环境里有：这里显示演示人员的手机收到的短信。`,
  telephone: t`哪部手机`,
  everyone: t`全部手机`,
  noMessages: t`还没有收到短信`,
  noOwnMessages: t`还没有消息`,
  unread: t`未读`,
  openCase: t`看这件事`,
  markRead: t`知道了`,
  messagesOf: t`收到的短信`,
}
