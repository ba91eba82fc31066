import { badJudgements, type Judgement, type RatingReason } from '@tongban/contracts/grade'
import { callBackDue } from '@tongban/policy'

import { dayOfInstant, hourOfInstant } from '../../platform/clock.ts'
import { type Context, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { openManagerTask } from '../cases/index.ts'
import { insertEvent, insertRating, type RatingRow } from './store.ts'

/** What is rated: whose it is, who answers for it, where and when somebody was served, and by whom. */
export interface Rated extends Pick<RatingRow, 'about' | 'about_id' | 'subject_id' | 'agency_id' | 'hands'> {
  readonly item: string | null
  readonly outlet_id: string | null
  readonly served_at: Date
}

/** What is said about it; without a judgement: rather nothing. */
export interface Said {
  readonly judgement: Judgement | null
  readonly reasons: readonly RatingReason[]
  readonly words: string
  readonly contact: Contact
}

/** How somebody is addressed and called, and what he wanted; where nothing is said, the registers may know. */
export interface Contact {
  readonly name: string | null
  readonly telephone: string | null
  readonly what: string | null
}

/** Whether somebody is called back about it. */
function isBad(judgement: Judgement | null): boolean {
  return badJudgements.some((known) => known === judgement)
}

/**
 * Everything that a rating writes: itself with its words sealed, what happened in codes, and of a bad one the task of whoever
 * leads the agency (D-8).
 */
export function recordRating(
  secrets: Pick<Secrets, 'seal'>,
  { now, today, law }: Pick<Context, 'now' | 'today' | 'law'>,
  rated: Rated,
  { judgement, reasons, words, contact }: Said,
): Statement[] {
  const { agency_id: agencyId, item, outlet_id: outlet, served_at: servedAt } = rated
  const id = newId()
  const callBack = isBad(judgement) ? callBackDue(law, today) : undefined
  const [servedOn, hour] = [dayOfInstant(servedAt), hourOfInstant(servedAt)]
  const codes = {
    about: rated.about,
    grade: judgement,
    item,
    outlet,
    on: servedOn,
    hour,
    due: callBack?.due ?? null,
  }
  return [
    insertRating(
      agencyId,
      id,
      rated.subject_id,
      rated.about,
      rated.about_id,
      item,
      outlet,
      servedOn,
      hour,
      judgement,
      reasons,
      words === '' ? null : secrets.seal(words),
      callBack === undefined ? null : secrets.seal(JSON.stringify(contact)),
      rated.hands,
      now,
      today,
      callBack?.due ?? null,
    ),
    insertEvent(
      agencyId,
      id,
      1,
      judgement === null ? 'declined' : 'given',
      now,
      today,
      JSON.stringify(codes),
    ),
    ...(callBack === undefined
      ? []
      : [
          openManagerTask(
            {
              agencyId,
              kind: judgement === 'not-done' ? 'not-done' : 'bad-rating',
              matter: id,
              subject: rated.subject_id,
              item,
              dueOn: callBack.due,
              warnOn: callBack.warn,
            },
            now,
          ),
        ]),
  ]
}
