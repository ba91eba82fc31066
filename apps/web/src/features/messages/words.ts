import type { Channel, MessageKind, OtherWay, RetryReason } from '@tongban/contracts/messages'

/** The words of messages. */
export const words = {
  dead: '未送达的消息',
  deadHelp:
    '这些短信或邮件没有送到本人，本人的“我的消息”里仍能看到。请查明原因：修好以后再发一次，或者用别的办法告诉本人并在这里登记。',
  none: '没有未送达的消息',
  since: '产生时间',
  agency: '机构',
  kind: '内容',
  channel: '渠道',
  fault: '原因',
  attempts: '试过',
  times: (count: number) => `${count}次`,
  acts: '处理',
  retry: '再发一次',
  otherwise: '已另行告知',
  retryOf: (kind: string, since: string) => `再发一次：${kind} ${since}`,
  otherwiseOf: (kind: string, since: string) => `已另行告知：${kind} ${since}`,
  why: '为什么现在能发到',
  how: '怎样告知的',
  choose: '请选一项。',
  kinds: {
    'handed-in-by-agent': '代办告知',
    accepted: '受理',
    deficiencies: '补正',
    forwarded: '转交',
    completed: '办结',
    'not-accepted': '不予受理',
    refused: '没通过',
    lapsed: '逾期未补',
    withdrawn: '撤回',
  } satisfies Readonly<Record<MessageKind, string>>,
  channels: { sms: '短信', email: '邮件' } satisfies Readonly<Record<Channel, string>>,
  reasons: {
    'gateway-mended': '网关或邮件服务器已恢复',
    'address-mended': '电话或邮箱已更正',
    'provider-asked': '已向服务商问明',
  } satisfies Readonly<Record<RetryReason, string>>,
  ways: {
    telephone: '打电话',
    counter: '在窗口当面',
    letter: '寄信',
    visit: '上门',
  } satisfies Readonly<Record<OtherWay, string>>,
  faultOf: (code: string) =>
    code === 'timeout'
      ? '对方没有回应'
      : code === 'unreachable'
        ? '连不上对方'
        : code === 'no-address'
          ? '没有电话或邮箱了'
          : code === 'smtp-login'
            ? '邮件服务器不认我们的密码'
            : `对方回绝（${code}）`,
  phoneHelp: '只在演示环境里有：这里显示演示人员的手机收到的短信。',
  telephone: '哪部手机',
  everyone: '全部手机',
  noMessages: '还没有收到短信',
  noOwnMessages: '还没有消息',
  unread: '未读',
  openCase: '看这件事',
  markRead: '知道了',
  messagesOf: '收到的短信',
}
