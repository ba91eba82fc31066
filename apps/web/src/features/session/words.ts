import type { Role } from '@tongban/contracts/access'

/** The words of signing in and of who works here. */
export const words = {
  username: '用户名',
  password: '密码',
  code: '动态码',
  codeHint: '手机验证器上的六位数字',
  enter: '登录',
  openId: '用统一身份登录',
  demo: '这是演示系统，里面的人和事都是编的。登录名、密码和动态码密钥在运行 npm start 的窗口里，也可以用 npx tongban demo logins 再看一次。',
  training: '这是练习系统，办的事不会生效。',
  leave: '退出',
  today: (day: string) => `今天 ${day}`,
  noHall: '您还没有任何岗位授权',
  noHallHelp: '请联系您单位的科长，在“管理”里替您申请授权。',
  modes: { demo: '演示', training: '练习', production: '' },
  sessionsTitle: '我的登录',
  device: '设备',
  started: '登录时间',
  seen: '最近使用',
  thisOne: '就是这里',
  endSession: '结束这个登录',
  noSessions: '没有别的登录',
}

/** The names of the roles, as on the door. */
export const roleNames: Readonly<Record<Role, string>> = {
  'counter-clerk': '综合柜员',
  'counter-supervisor': '窗口主管',
  reviewer: '审核人',
  approver: '复核人',
  manager: '科长',
  'internal-checker': '内控人员',
  'agency-head': '机构负责人',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
}
