import { t } from '@lingui/core/macro'

/** The words of what is made public, and of objecting to it. */
export const publicityWords = {
  title: t`正在公示`,
  linkHelp: t`待遇和资格的公示，谁都可以提出异议。`,
  help: t`这里是各经办机构正在公示的内容。觉得哪里不对，公示期内可以提出异议，机构会核查。`,
  none: t`现在没有公示。`,
  titleOf: (item: string, about: string) => t`${about}：${item}`,
  agency: t`经办机构`,
  basis: t`依据`,
  period: t`公示时间`,
  periodSaid: (since: string, until: string) => t`${since} 到 ${until}`,
  object: t`提出异议`,
  text: t`哪里不对，您是怎么知道的`,
  textMust: t`请写哪里不对，至少 5 个字。`,
  contactHelp: t`可以不留姓名。留了电话，核查的人可以向您了解情况；只有经办机构看得到。`,
  name: t`您的姓名（可以不写）`,
  telephone: t`您的电话（可以不写）`,
  send: t`提交异议`,
  cancel: t`先不提`,
  sent: t`异议已经收到，经办机构核查以前不会批准。`,
}
