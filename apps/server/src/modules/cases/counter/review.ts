import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import { longDay } from '@tongban/contracts/long-day'
import type { Day, Law } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { findServed, remediesOf, type ServedPaper } from '../../papers/index.ts'
import { actOnCase } from '../acts/act.ts'
import type { Acted } from '../acts/commands.ts'
import { requireMandated } from '../acts/hand-in.ts'
import { requireStage, type Situation } from '../acts/situation.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { isReviewable } from './questionable.ts'

/**
 * 申请复查: whom a case is about asks that what was refused to him is looked at again, within the term that begins with the day on which the paper
 * reached him. It becomes a case of its own that cites the decision and its paper, and is decided by somebody who had no hand in it.
 * Law: 社会保险行政争议处理办法 第9条 (to be confirmed).
 * @throws Refusal cases.review-late with the last day and what remains, cases.reviewed, cases.questioned and what every act may refuse
 */
export async function askReview(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { note, ...acted }: Acted & { readonly note: string },
): Promise<CaseView> {
  const act = context.path === 'counter' ? ({ ...acted, outletAct: 'hand-in' } as const) : acted
  const [, [served]] = await deps.database.read(
    scopeOf(context),
    opening(context, acted.subject, acted.id),
    findServed(acted.subject, acted.id),
  )
  return await actOnCase(deps, context, command, act, (situation) => {
    requireMandated(context, situation.found.item, situation.declaration)
    return decideReviewRequest(situation, served, note)
  })
}

/** Not served, no term has begun: then he asks before it. @throws Refusal cases.wrong-stage, cases.review-late */
function decideReviewRequest(
  situation: Situation,
  served: ServedPaper | undefined,
  note: string,
): Transition {
  const { found, today, law } = requireStage(situation, ['closed'])
  if (!isReviewable(found)) throw new Refusal('cases.wrong-stage')
  const term = termOf(law, served)
  if (term !== undefined && term.until < today) throw late(law, term)
  return {
    next: found,
    event: {
      kind: 'review-asked',
      body: { paper: served?.number ?? null, until: term?.until ?? null },
      note,
    },
    task: 'stays',
    effect: false,
    opensCounter: {
      form: found.form,
      note,
      review: { of: found.outcome === 'refused' ? 'refused' : 'not-accepted', paper: served?.id ?? null },
    },
  }
}

interface Term {
  readonly received: Day
  readonly until: Day
}

/** As its paper counts it; none runs before that has reached him. */
function termOf(law: Law, served: ServedPaper | undefined): Term | undefined {
  if (served === undefined) return undefined
  const { isServed, from, days } = remediesOf(law, { madeOn: served.made_on, received: served.received })
  return isServed ? { received: from, until: days.decisionReview.date } : undefined
}

/** Who comes too late is told since when, and what he still can do. */
function late(law: Law, { received, until }: Term): Refusal {
  const { reconsideration, lawsuit } = remediesOf(law, { madeOn: received, received }).days
  const message = `${longDay(received, 'zh-CN')}送达，申请复查最晚是${longDay(until, 'zh-CN')}，已经过了。行政复议最晚${longDay(reconsideration.date, 'zh-CN')}，起诉最晚${longDay(lawsuit.date, 'zh-CN')}，到期以前还可以。`
  return new Refusal('cases.review-late', [{ field: 'note', code: 'cases.review-late', message }])
}

/** 救济: until when whoever reads his case may ask for a review; null where there is nothing to review. */
export function reviewView(
  { law, today }: Pick<Context, 'law' | 'today'>,
  found: Case,
  [served]: readonly ServedPaper[],
): CaseDetail['review'] {
  if (!isReviewable(found)) return null
  const term = termOf(law, served)
  if (term === undefined) return { received: null, until: null, isOver: false }
  return { ...term, isOver: term.until < today }
}
