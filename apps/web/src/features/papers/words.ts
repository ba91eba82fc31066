import { t } from '@lingui/core/macro'
import type { DeliveryWay, Paper, PaperKind } from '@tongban/contracts/papers'

import { dayText } from '../../platform/format.ts'
import { languageNow } from '../../platform/language.ts'

/** The words around papers; what stands in them is frozen and comes from the server. */
export const words = {
  papers: t`文书`,
  none: t`还没有文书`,
  open: t`打开`,
  close: t`收起`,
  openOf: (title: string) => t`打开${title}`,
  closeOf: (title: string) => t`收起${title}`,
  download: t`下载 PDF`,
  downloadOf: (title: string) => t`下载 PDF：${title}`,
  print: t`打印这份文书`,
  number: t`编号`,
  checkCode: t`校验码`,
  inChinese: (kind: PaperKind) =>
    t`文书用中文写，中文的才有效力。这一份的意思是：${meanings[kind]}看不懂可以打 12333。`,
  unprintable: (characters: readonly string[]) =>
    t`打印字库里没有这些字：${characters.join('、')}。PDF 里写的是字码，请打印后手写补上，并盖校对章。`,

  // delivery
  signFor: t`签收这份文书`,
  signForSaid: t`点“签收”表示：这份文书您收到了，同意用电子方式送达。不想这样签收也可以，我们当面交给您或寄给您。`,
  signForDays: t`申请复议和起诉的日期，从签收这天开始算。`,
  signed: t`已经签收。`,
  signForVerb: t`签收`,
  notDelivered: t`还没有送达`,
  deliveredBy: (how: DeliveryWay, day: string, proof: string) =>
    how === 'screen' ? t`${dayText(day)} 本人在网上签收` : t`${dayText(day)} ${ways[how]}（${proof}）`,
  lastDays: (reconsideration: string, lawsuit: string) =>
    t`行政复议最晚 ${dayText(reconsideration)}，起诉最晚 ${dayText(lawsuit)}`,
  provisional: t`有的年份放假安排还没公布，最晚日期以后可能往后推。`,
  deliver: t`登记送达`,
  deliverOf: (title: string) => t`登记送达：${title}`,
  how: t`怎样送到的`,
  day: t`哪一天送到的`,
  dayMust: t`请写清楚哪一天`,
  proof: t`凭据`,
  proofMust: t`请写明凭据（至少两个字）`,
  proofHint: t`谁签收的、邮件号码，或者留在哪里、谁见证`,

  // check
  check: t`核验文书`,
  checkHelp: t`输入文书上的编号和校验码，看它是不是我们出的。是证明的，还会显示它的内容，给您逐字核对。`,
  checkVerb: t`核验`,
  numberMust: t`编号像这样：410202260000017-J4`,
  codeMust: t`请填写校验码`,
  valid: (title: string, agency: string, day: string) =>
    t`有这份文书：${agency} ${dayText(day)}出的${title}。`,
  compareHead: t`请再对一对纸上的日期和机构。`,
  compareAll: t`它写的就是下面的内容，请和您手里的逐字对一对；有一处不一样，就不是我们出的。`,
  invalid: t`编号和校验码对不上。请检查有没有抄错；确认没抄错的，请拿着文书到窗口问。`,
}

const ways: Readonly<Record<Exclude<DeliveryWay, 'screen'>, string>> = {
  counter: t`窗口当面交付`,
  post: t`邮寄`,
  'left-with': t`留置送达`,
}

/** What each kind of paper is called and means, for whoever does not read the Chinese of its text. */
const names: Readonly<Record<PaperKind, string>> = {
  receipt: t`收件凭证`,
  acceptance: t`受理通知书`,
  deficiencies: t`补正告知书`,
  'non-acceptance': t`不予受理通知书`,
  refusal: t`不予批准决定书`,
  completion: t`办结通知书`,
  revocation: t`撤销决定书`,
  extension: t`延期告知书`,
  procedure: t`特别程序告知书`,
}
const meanings: Readonly<Record<PaperKind, string>> = {
  receipt: t`您的材料我们收到了。`,
  acceptance: t`您的事我们开始办了。`,
  deficiencies: t`材料还没齐，补齐就能办。`,
  'non-acceptance': t`这件事我们不能受理。`,
  refusal: t`您申请的事没有通过。`,
  completion: t`您的事办好了。`,
  revocation: t`您办过的一件事，结果撤销了。`,
  extension: t`您的事要晚一些办好。`,
  procedure: t`您的事要先做完一个程序。`,
}

/** The official name; for whoever reads no Chinese with what it is called in his language before it. */
export function paperName({ kind, title }: Pick<Paper, 'kind' | 'title'>): string {
  return languageNow() === 'en' ? `${names[kind]} · ${title}` : title
}

/** How a clerk may say that a paper was handed over. */
export const wayOptions = Object.entries(ways).map(([value, label]) => ({ value, label }))
