import type { DeliveryWay } from '@tongban/contracts/papers'

import { dayText } from '../../platform/format.ts'

/** The words around papers; what stands in them is frozen and comes from the server. */
export const words = {
  papers: '文书',
  none: '还没有文书',
  open: '打开',
  close: '收起',
  openOf: (title: string) => `打开${title}`,
  closeOf: (title: string) => `收起${title}`,
  download: '下载 PDF',
  downloadOf: (title: string) => `下载 PDF：${title}`,
  print: '打印这份文书',
  number: '编号',
  checkCode: '校验码',
  clerk: '经办人',
  outlet: (name: string) => `由${name}送交`,
  seal: '（盖章处）',
  unprintable: (characters: readonly string[]) =>
    `打印字库里没有这些字：${characters.join('、')}。PDF 里写的是字码，请打印后手写补上，并盖校对章。`,

  // delivery
  notDelivered: '还没有送达',
  deliveredBy: (how: DeliveryWay, day: string, proof: string) =>
    how === 'screen' ? `${dayText(day)} 本人在网上打开` : `${dayText(day)} ${ways[how]}（${proof}）`,
  lastDays: (reconsideration: string, lawsuit: string) =>
    `行政复议最晚 ${dayText(reconsideration)}，起诉最晚 ${dayText(lawsuit)}`,
  provisional: '有的年份放假安排还没公布，最晚日期以后可能往后推。',
  deliver: '登记送达',
  deliverOf: (title: string) => `登记送达：${title}`,
  how: '怎样送到的',
  day: '哪一天送到的',
  dayMust: '请写清楚哪一天',
  proof: '凭据',
  proofMust: '请写明凭据（至少两个字）',
  proofHint: '谁签收的、邮件号码，或者留在哪里、谁见证',

  // check
  check: '核验文书',
  checkHelp: '输入文书上的编号和校验码，看它是不是我们出的。这里不显示任何个人信息。',
  checkVerb: '核验',
  numberMust: '编号像这样：410202260000017-J4',
  codeMust: '请填写校验码',
  valid: (title: string, agency: string, day: string) =>
    `这份文书是真的：${agency} ${dayText(day)}出的${title}。请再对一对纸上的日期和机构。`,
  invalid: '编号和校验码对不上。请检查有没有抄错；确认没抄错的，请拿着文书到窗口问。',
}

const ways: Readonly<Record<Exclude<DeliveryWay, 'screen'>, string>> = {
  counter: '窗口当面交付',
  post: '邮寄',
  'left-with': '留置送达',
}

/** How a clerk may say that a paper was handed over. */
export const wayOptions = Object.entries(ways).map(([value, label]) => ({ value, label }))
