/** The words of the audit. */
export const words = {
  looks: '谁看过谁的记录',
  none: '还没有查看记录',
  at: '时间',
  who: '谁',
  act: '做了什么',
  subject: '谁的记录',
  outlet: '网点',
  purpose: '事由',
}
