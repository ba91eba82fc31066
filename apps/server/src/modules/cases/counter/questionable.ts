import type { Case } from '../case.ts'
import type { CounterRow } from './store.ts'

/** 复查: whether it looks again at what another case was answered; nobody who had a hand in that takes it on, turns it away or decides it. */
export function isSecondLook({ counter }: Pick<Case, 'counter'>): boolean {
  return counter?.review !== undefined
}

/** 复查不予受理: whether taking it on, or not, is itself what is asked for. Any other review was opened in time, and is decided. */
export function mayBeTurnedAway({ counter }: Pick<Case, 'counter'>): boolean {
  return counter?.review === undefined || counter.review.of === 'not-accepted'
}

/** 复查: whether its decision may be looked at again: it said no, and for the first time. What a review has taken on is refused for the first time, too. */
export function isReviewable({
  outcome,
  counter,
  holds,
}: Pick<Case, 'outcome' | 'counter' | 'holds'>): boolean {
  if (wasElsewhere({ holds })) return false
  if (counter === null) return outcome === 'refused' || outcome === 'not-accepted'
  return outcome === 'refused' && counter.review?.of === 'not-accepted'
}

/** 复查过一次: a review is under way or was decided; what was withdrawn or lapsed has looked at nothing. */
export function isReviewedOnce(counters: readonly Pick<CounterRow, 'isReview' | 'outcome'>[]): boolean {
  return counters.some(({ isReview, outcome }) => isReview && outcome !== 'withdrawn' && outcome !== 'lapsed')
}

/** Whether somebody may still say that it is wrong: completed, and itself no correction; that one is handed in anew instead. */
export function isQuestionable({
  outcome,
  counter,
  holds,
}: Pick<Case, 'outcome' | 'counter' | 'holds'>): boolean {
  return outcome === 'completed' && counter === null && !wasElsewhere({ holds })
}

/** 外部门事项: what another department has decided is corrected and reviewed there. */
function wasElsewhere({ holds }: Pick<Case, 'holds'>): boolean {
  return holds.some(({ reason }) => reason === 'department')
}
