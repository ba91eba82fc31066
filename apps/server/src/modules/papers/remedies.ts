import type { Remedies } from '@tongban/contracts/agencies'
import type { PaperBlock } from '@tongban/contracts/papers'
import { type Day, type Law, remedyDays, remedyTerms } from '@tongban/policy'

import { longDay } from './words.ts'

/**
 * 救济: what the reader can do against an unfavourable paper, with bodies by name and computed last days. They are counted
 * as if the paper was received on the day it was made, the earliest there is; received later, they count from then, and
 * the paper says so. Where the register does not name the bodies of an agency, the paper names the rule that does
 * (行政复议法 第24条, 行政诉讼法 第18条): it is never issued without remedies, and `doctor` tells the operator.
 */
export function remedyBlocks(
  law: Law,
  madeOn: Day,
  agency: { readonly telephone: string; readonly address: string; readonly remedies: Remedies | null },
  mayBeReviewed: boolean,
): PaperBlock[] {
  const { decisionReview, reconsideration, lawsuit } = remedyDays(law, madeOn)
  const terms = remedyTerms(madeOn)
  const { remedies } = agency
  const body =
    remedies?.reconsideration ?? `管理本机构的人民政府（${terms.reconsideration.source.document}第二十四条）`
  const court =
    remedies?.court ?? `本机构所在地有管辖权的人民法院（${terms.lawsuit.source.document}第十八条）`
  const aid = remedies?.legalAid ?? null
  const counted = [reconsideration, lawsuit, ...(mayBeReviewed ? [decisionReview] : [])]
  const moves = counted.some(({ provisional }) => provisional)
  return [
    {
      kind: 'list',
      items: [
        ...(mayBeReviewed ? [reviewLine(terms.decisionReview.length, decisionReview.date, agency)] : []),
        `收到本通知之日起 ${terms.reconsideration.length} 日内，向${body}申请行政复议，最晚 ${longDay(reconsideration.date)}；`,
        `${terms.lawsuit.length} 个月内向${court}起诉，最晚 ${longDay(lawsuit.date)}。`,
      ],
    },
    {
      kind: 'paragraph',
      text: `${mayBeReviewed ? '申请复议和复查都' : '申请复议'}不收钱。要人帮忙写，可以打 12348 法律援助热线${aid === null ? '' : `，或者到${aid}`}。`,
    },
    {
      kind: 'paragraph',
      text:
        `上面的日期按 ${longDay(madeOn)} 收到本通知计算；您晚些收到的，从收到那天起重新计算。` +
        (moves ? '放假安排还没公布的年份，最晚日期以后可能往后推。' : ''),
    },
  ]
}

/** 复查: where, and until when, at a counter or at home. */
function reviewLine(
  length: number,
  last: Day,
  {
    telephone,
    address,
    remedies,
  }: { readonly telephone: string; readonly address: string; readonly remedies: Remedies | null },
): string {
  const where = remedies?.recheck ?? `${address}，电话 ${telephone}`
  return `收到本通知之日起 ${length} 日内，请我们复查：${where}，也可以在网上申请，最晚 ${longDay(last)}；`
}
