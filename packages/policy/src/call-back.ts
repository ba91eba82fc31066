import type { Law } from './law.ts'
import { limitDue } from './limits.ts'
import { addDays, type Day, daysBetween, monthOf } from './months.ts'
import { type Source, valueIn } from './parameter.ts'
import { callBackTerm } from './parameters/ratings.ts'

/** 差评回访: by when somebody is called back who has rated badly, and where the term is written. */
export interface CallBack {
  readonly due: Day
  /** From this day on it is warned of: a third of the days is left. */
  readonly warn: Day
  /** In working days. */
  readonly length: number
  readonly source: Source
  /** No figure of the law: the term is a proposal. */
  readonly certainty: 'to-confirm'
}

/** The last day for a call back to a rating that was given on a day. @throws RangeError before December 2019 */
export function callBackDue(law: Law, given: Day): CallBack {
  const { value: length, source } = valueIn(callBackTerm, monthOf(given))
  const { due } = limitDue(law, { start: given, length, unit: 'working-days', holds: [] })
  if (due === null) throw new RangeError('a term without holds has an end')
  const third = Math.floor(daysBetween(given, due) / 3)
  return { due, warn: addDays(due, -third), length, source, certainty: 'to-confirm' }
}
