import { t } from '@lingui/core/macro'

/** The words of business windows. */
export const words = {
  kinds: { 'staff-changes': t`人员增减`, 'pension-payment': t`养老金发放` } as Readonly<
    Record<string, string>
  >,
  other: t`这项业务`,
  open: (agency: string, kind: string, closes: string, effect: string) =>
    t`${agency}这一期的${kind} ${closes} 截止。现在交的，从 ${effect} 起生效。`,
  missed: (kind: string, closes: string) => t`这个月的${kind} ${closes} 已经截止。`,
  next: (effect: string, month: string) =>
    t`您现在交的，从 ${effect} 起生效；${month}的保险照旧由单位缴。要改成别的月份，请先联系经办机构再交。`,
  nextPaid: (effect: string, month: string) =>
    t`现在交的，从 ${effect} 起发到新账户；${month}的还发到原来的账户，原来的账户先别注销。`,
  dayOff: (counted: string) => t`今天不上班，从 ${counted} 开始算。`,
  unknown: (agency: string, kind: string) => t`${agency}还没有公布下一期${kind}的时间，交了以后按公布的算。`,
}
