import type { Remedies } from '@tongban/contracts/agencies'
import type { PaperBlock } from '@tongban/contracts/papers'
import { type Day, type Law, remedyDays, remedyTerms } from '@tongban/policy'

import type { Say } from './say.ts'
import { longDay } from './words.ts'

/**
 * 救济期限: from which day the terms of a paper are counted, and their last days. They begin with the day on which it reached its reader; as long as it has
 * not, with the day on which it was made, the earliest there is. Paper and screen count by this.
 */
export function remediesOf(
  law: Law,
  { madeOn, received }: { readonly madeOn: Day; readonly received: Day | null },
) {
  const from = received ?? madeOn
  return { from, isServed: received !== null, days: remedyDays(law, from) }
}

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
  say: Say,
): PaperBlock[] {
  const { decisionReview, reconsideration, lawsuit } = remediesOf(law, { madeOn, received: null }).days
  const terms = remedyTerms(madeOn)
  const { remedies } = agency
  const body =
    remedies?.reconsideration ?? `管理本机构的人民政府（${terms.reconsideration.source.document}第二十四条）`
  const court =
    remedies?.court ?? `本机构所在地有管辖权的人民法院（${terms.lawsuit.source.document}第十八条）`
  const aid = remedies?.legalAid ?? undefined
  const dated = [reconsideration, lawsuit, ...(mayBeReviewed ? [decisionReview] : [])]
  const moves = dated.some(({ provisional }) => provisional)
  const counted = say('remedies', 'counted', { on: longDay(madeOn) })
  const promised = mayBeReviewed ? {} : { free: '申请复议不收钱。' }
  return [
    {
      kind: 'list',
      items: [
        ...(mayBeReviewed ? [reviewSaid(law, madeOn, agency, say)] : []),
        say('remedies', 'reconsideration', {
          days: terms.reconsideration.length,
          body,
          'reconsider-by': longDay(reconsideration.date),
        }),
        say('remedies', 'lawsuit', {
          months: terms.lawsuit.length,
          court,
          'sue-by': longDay(lawsuit.date),
        }),
      ],
    },
    { kind: 'paragraph', text: say('remedies', 'free', { hotline, aid, ...promised }) },
    { kind: 'paragraph', text: moves ? counted + say('remedies', 'provisional') : counted },
  ]
}

/** 复查: where, and until when, at a counter or at home. */
function reviewSaid(
  law: Law,
  madeOn: Day,
  { address, telephone, remedies }: Parameters<typeof remedyBlocks>[2],
  say: Say,
): string {
  return say('remedies', 'review', {
    'review-days': remedyTerms(madeOn).decisionReview.length,
    review: remedies?.recheck ?? `${address}，电话 ${telephone}`,
    'review-by': longDay(remediesOf(law, { madeOn, received: null }).days.decisionReview.date),
  })
}

/** 法律援助热线, the same all over the country. */
const hotline = '12348'
