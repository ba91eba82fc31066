import type { Case } from '../case.ts'

/** 复查: whether it looks again at what another case was answered; nobody who had a hand in that takes it on, turns it away or decides it. */
export function isSecondLook({ counter }: Pick<Case, 'counter'>): boolean {
  return counter?.review !== undefined
}

/** 复查不予受理: whether taking it on, or not, is itself what is asked for. Any other review was opened in time, and is decided. */
export function mayBeTurnedAway({ counter }: Pick<Case, 'counter'>): boolean {
  return counter?.review === undefined || counter.review.of === 'not-accepted'
}

/** 复查: whether its decision may be looked at again: it said no, and was itself no second look. */
export function isReviewable({ outcome, counter }: Pick<Case, 'outcome' | 'counter'>): boolean {
  return (outcome === 'refused' || outcome === 'not-accepted') && counter === null
}

/** Whether somebody may still say that it is wrong: completed, and itself no correction; that one is handed in anew instead. */
export function isQuestionable({ outcome, counter }: Pick<Case, 'outcome' | 'counter'>): boolean {
  return outcome === 'completed' && counter === null
}
