import { t } from '@lingui/core/macro'
import type { Channel, MessageGroup } from '@tongban/contracts/sending'

/** The words of choosing how one is told. */
export const preferenceWords = {
  title: t`消息设置`,
  always: t`关不掉的`,
  alwaysWhy: t`受理、补正、不予受理、没通过、延期、逾期、办结、结果撤销、请您确认、别人替您办事、登录和收款账户变动——这些关系到您的权利、期限和钱，法律要求送到，或者晚了就来不及，所以一定会告诉您。`,
  groups: {
    progress: t`办件进度（转交、撤回、有人不认可）`,
    acting: t`代办授权的往来（有人请您代办、接受、收回）`,
    ratings: t`评价回访的结果`,
  } satisfies Record<MessageGroup, string>,
  channels: { sms: t`发短信`, email: t`发邮件` } satisfies Record<Channel, string>,
  inbox: t`不发的，在“消息”里照样能看到。`,
  quiet: t`免打扰`,
  quietHelp: t`这段时间里不发，过后再发；登录、账户变动这些不能等的除外。一天最长12小时。`,
  quietOn: t`每天有一段时间不要打扰`,
  from: t`从`,
  to: t`到`,
  language: t`短信和邮件用什么文字`,
  languages: { 'zh-CN': '简体中文', 'zh-HK': '繁體中文', en: 'English' },
  save: t`保存`,
  saved: t`保存好了，从下一条消息起照这样发。`,
}
