import { t } from '@lingui/core/macro'
import type { Role } from '@tongban/contracts/access'

/** The words of signing in and of who works here. */
export const words = {
  username: t`用户名`,
  password: t`密码`,
  code: t`动态码`,
  codeHint: t`手机验证器上的六位数字`,
  enter: t`登录`,
  openId: t`用统一身份登录`,
  demo: t`这是演示系统，里面的人和事都是编的。登录名、密码和动态码密钥在运行 npm start 的窗口里，也可以用 npx tongban demo logins 再看一次。`,
  training: t`这是练习系统，办的事不会生效。`,
  over: t`登录已经结束（时间到了，或在别处被结束）。请重新登录，会回到刚才的页面。`,
  leave: t`退出`,
  post: t`上岗网点`,
  today: (day: string) => t`今天 ${day}`,
  noHall: t`您还没有任何岗位授权`,
  noHallHelp: t`请联系您单位的科长，在“管理”里替您申请授权。`,
  askFor: (agency: string, names: string) =>
    t`请联系${agency}的科长${names}，在“管理”的“授权”里替您申请。批下来以后，重新打开这个页面就能办事。`,
  allOver: t`您的岗位授权都已经到期`,
  notYet: t`您的岗位授权还没有开始`,
  from: (day: string) => t`从${day}起就能办事，那天再打开这个页面就行。`,
  modes: { demo: t`演示`, training: t`练习`, production: '' },
  sessionsTitle: t`我的登录`,
  device: t`设备`,
  started: t`登录时间`,
  seen: t`最近使用`,
  thisOne: t`就是这里`,
  endSession: t`结束这个登录`,
  noSessions: t`没有别的登录`,
  openIdTitle: t`统一身份`,
  openIdHelp: t`绑定以后，可以用统一身份登录，不用再输入密码和动态码。换了统一身份，重新绑定一次就行，原来的随即失效。绑定前请再证明一次是您本人。`,
  openIdBind: t`绑定我的统一身份`,
  openIdBound: t`统一身份已经绑定好了。下次可以直接用它登录。`,
  openIdBoundAnew: t`统一身份已经换成新的，原来绑定的那个不能再登录了。如果不是您换的，请马上找安全管理员。`,
  refusals: {
    'login.openid-down': t`统一身份平台现在连不上，请稍后再试，或用密码登录。`,
    'login.openid-late': t`这次统一身份登录已经过期、用过，或不是在这个浏览器里开始的，请重新开始。`,
    'login.openid-refused': t`统一身份平台没有确认您的身份。`,
    'login.openid-taken': t`这个统一身份已经绑定给另一位工作人员。`,
    'login.openid-unknown': t`这个统一身份还没有绑定工作人员。请先用密码登录，在“管理”的“我的登录”里绑定。`,
  },
  refusedUnknown: t`没有登录成功，请再试一次。`,
}

/** The names of the roles, as on the door. */
export const roleNames: Readonly<Record<Role, string>> = {
  'counter-clerk': t`综合柜员`,
  'counter-supervisor': t`窗口主管`,
  reviewer: t`审核人`,
  approver: t`复核人`,
  manager: t`科长`,
  'internal-checker': t`内控人员`,
  'agency-head': t`机构负责人`,
  'system-administrator': t`系统管理员`,
  'security-administrator': t`安全管理员`,
  'audit-administrator': t`审计管理员`,
  'shield-officer': t`受保护人员专员`,
  archivist: t`档案管理员`,
}
