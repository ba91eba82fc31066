import type { LoginRenewal } from '@tongban/contracts/login-renewals'
import type { RenewalReason } from '@tongban/contracts/renewal-reasons'

/** The words of giving somebody who lost his authenticator another one. */
export const renewalWords = {
  ask: '丢了验证器',
  askFor: (name: string) => `${name}丢了验证器`,
  askTitle: (name: string) => `申请重设登录：${name}`,
  askHelp:
    '请当面核对他本人的证件，再提交。另一位管理员确认以后，他的旧验证器和全部登录马上作废；在那以前什么都不变。',
  reason: '为什么',
  reasons: {
    lost: '手机丢了',
    stolen: '手机被偷',
    replaced: '换了手机，验证器没带过来',
    broken: '手机坏了',
  } satisfies Record<RenewalReason, string>,
  document: '核对了他的哪种证件',
  documentEnd: '证件号码最后四位',
  documentEndWrong: '请填证件号码最后四位（数字或字母）。',
  choose: '请选一项。',
  send: '提交，等另一位管理员确认',
  asked: '已申请重设，等另一位管理员确认。',
  help: '同事丢了验证器，一位管理员在“工作人员”里核对证件后申请，另一位在这里确认。申请的人和他本人都不能确认。',
  title: '重设登录',
  none: '没有重设登录的申请。',
  whom: '给谁',
  identified: '核对的证件',
  endsWith: (end: string) => `尾号 ${end}`,
  askedBy: '谁申请的',
  standing: '到哪一步',
  states: { asked: '等确认', renewed: '已重设', refused: '没有同意' } satisfies Record<
    LoginRenewal['state'],
    string
  >,
  decidedBy: (who: string, at: string) => `${who} ${at}`,
  acts: '办理',
  ownAsk: '要由另一位管理员确认',
  copy: '复制链接',
  copied: '复制好了',
  notCopied: '这个浏览器不让复制，请选中上面的链接自己复制。',
  agree: '确认重设',
  agreeTo: (name: string) => `确认重设${name}的登录`,
  refuseTo: (name: string) => `不同意重设${name}的登录`,
  agreeHelp: '请先用您本来就有的电话或当面问他本人一次，确实是他丢了。确认后他的旧验证器和全部登录马上作废。',
  refuseHelp: '不同意的话，他的登录保持原样。',
  linkTitle: (name: string) => `${name}的登录已经重设`,
  linkHelp: (ends: string) =>
    `这个链接只显示这一次，只能用一次，${ends}前有效。请当面交给他本人；过期或丢了，系统管理员可以在“工作人员”里再给一个。`,
}
