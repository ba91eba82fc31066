/** The words of the audit. */
export const words = {
  looks: '谁看过谁的记录',
  none: '还没有查看记录',
  at: '时间',
  who: '谁',
  act: '做了什么',
  subject: '记录编号后八位',
  outlet: '网点',
  purpose: '事由',
  acts: {
    'visits.open': '开始接待',
    'visits.refused': '核对身份不符',
    'login.bind-openid': '绑定统一身份',
    'people.read': '看个人或单位的记录',
    'people.confirm-document': '核对证件',
    'cases.read': '看办件',
    'cases.list': '看办件清单',
    'materials.read': '看材料',
  } as Readonly<Record<string, string>>,
}
