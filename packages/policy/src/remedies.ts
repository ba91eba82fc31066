import type { Because, Certainty } from './because.ts'
import type { Law } from './law.ts'
import { type Day, monthOf } from './months.ts'
import { type Parameter, type Source, valueIn } from './parameter.ts'
import { decisionReviewTerm, lawsuitTerm, reconsiderationTerm } from './parameters/remedies.ts'
import { calendarTerm, type FoundDay } from './working-days.ts'

/** The last days of the ways against an unfavourable paper. */
export interface RemedyDays {
  /** 复查, by the agency itself. */
  readonly decisionReview: FoundDay
  /** 行政复议 */
  readonly reconsideration: FoundDay
  /** 行政诉讼 */
  readonly lawsuit: FoundDay
}

/** The length of a term with its source, as a paper names it. */
export interface RemedyTerm {
  readonly length: number
  readonly source: Source
}

/** The terms in force on a day: days for a review and a reconsideration, months for a lawsuit. @throws RangeError before 2024 */
export function remedyTerms(day: Day): {
  decisionReview: RemedyTerm
  reconsideration: RemedyTerm
  lawsuit: RemedyTerm
} {
  return {
    decisionReview: termOf(decisionReviewTerm, day),
    reconsideration: termOf(reconsiderationTerm, day),
    lawsuit: termOf(lawsuitTerm, day),
  }
}

/**
 * The last days on which a review or a reconsideration may be applied for and a lawsuit be brought against a paper that was
 * received on a day. Both are terms of the calendar, not of working days: the day of receipt is not counted, months end
 * on the corresponding day or the month's last, and a last day that is off moves to the next working day. In 行政复议法
 * only terms of 3, 5, 7 and 10 days are working days (第88条). Law: 社会保险行政争议处理办法 第9条 (to be confirmed), 行政复议法（2023修订） 第20条, 行政诉讼法（2017修正）
 * 第46条 (to be confirmed), counting by 民法典 第201条 to 第203条.
 * @throws RangeError before 2024, for which no term is known here
 */
export function remedyDays(law: Law, received: Day): RemedyDays {
  const { decisionReview, reconsideration, lawsuit } = remedyTerms(received)
  return {
    decisionReview: because(
      calendarTerm(law, { from: received, days: decisionReview.length }),
      step('remedies.decision-review', 'to-confirm', decisionReview),
    ),
    reconsideration: because(
      calendarTerm(law, { from: received, days: reconsideration.length }),
      step('remedies.reconsideration', 'text-read', reconsideration),
    ),
    lawsuit: because(
      calendarTerm(law, { from: received, months: lawsuit.length }),
      step('remedies.lawsuit', 'to-confirm', lawsuit),
    ),
  }
}

function termOf(parameter: Parameter<number, Source>, day: Day): RemedyTerm {
  const { value, source } = valueIn(parameter, monthOf(day))
  return { length: value, source }
}

function step(rule: string, certainty: Certainty, { length, source }: RemedyTerm): Because {
  const { document, article } = source
  return { rule, version: 1, certainty, source: { document, article }, facts: { length } }
}

function because(found: FoundDay, first: Because): FoundDay {
  return { ...found, because: [first, ...found.because] }
}
