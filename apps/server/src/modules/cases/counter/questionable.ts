import type { Case } from '../case.ts'

/** Whether somebody may still say that it is wrong: completed, and itself no correction; that one is handed in anew instead. */
export function isQuestionable({ outcome, counter }: Pick<Case, 'outcome' | 'counter'>): boolean {
  return outcome === 'completed' && counter === null
}
