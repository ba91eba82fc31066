import { type Because, type Recorder, step } from '../because.ts'
import { Exact } from '../exact/exact.ts'
import { decimal } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import { addDays, type Day, daysBetween } from '../months.ts'
import { firstDay, valueAt } from '../parameter.ts'

/** An amount that was due on a day and is paid on another. */
export interface LatePayment {
  readonly amountFen: Fen
  /** Already moved to a working day where it was off. */
  readonly due: Day
  readonly paid: Day
}

const source = { document: '社会保险法（2018修正）', article: '第八十六条' }

/** In what a reason of the late fee differs: 1 did not say by which figure the fee ends at the debt, or does not. The sums are the same. */
export type LateFeeVersion = 1 | 2

/**
 * 滞纳金: for each day after the due day up to the day of payment a share of the debt, simple, half up to the fen once. It is the
 * employer's duty, never the employee's, and never on those who pay voluntarily. Law: 社会保险法 第86条 (0.5 ‰ from 2011-07-01),
 * 征缴暂行条例 第13条 (2 ‰ before). Whether it ends at the amount of the debt is to be confirmed; as shipped it does not.
 */
export function lateFee(
  law: Law,
  { amountFen, due, paid }: LatePayment,
  record?: Recorder,
  version: LateFeeVersion = 2,
): { feeFen: Fen } {
  const parts: Because[] = []
  let exact = Exact.of(0)
  for (const span of spansOf(law, { from: addDays(due, 1), to: paid }, record && parts)) {
    exact = exact.plus(Exact.of(decimal(span.rate)).times(span.days).times(amountFen))
  }
  const uncappedFen = fenOf(exact.halfUp())
  const limit: Because[] = []
  const capped = valueAt(
    'lateFeeCapped',
    law.figures.lateFeeCapped,
    { area: 'national', on: paid },
    record && limit,
  )
  const feeFen = capped ? fenOf(Math.min(uncappedFen, amountFen)) : uncappedFen
  if (record !== undefined) {
    const facts = { amountFen, due, paid, days: Math.max(0, daysBetween(due, paid)), capped, feeFen }
    const about = { rule: 'contributions.late-fee', version, certainty: 'text-read', source, facts } as const
    const found = step(about, parts)
    record.push(version === 1 ? found : limited(found, limit, uncappedFen > amountFen))
  }
  return { feeFen }
}

/** The step with the figure of its limit. A fee that does not come up to the debt is the same either way, and rests on no doubt of it. */
function limited(found: Because, limit: readonly Because[], isReached: boolean): Because {
  const parts = [...(found.parts ?? []), ...limit]
  return isReached ? step(found, parts) : { ...found, parts }
}

/** The days of a span by the rate that holds on them, the earliest first; none when it ends before it begins. */
function spansOf(
  law: Law,
  span: { readonly from: Day; readonly to: Day },
  record?: Recorder,
): { rate: string; days: number }[] {
  const parameter = law.figures.lateFeeRate
  const spans: { rate: string; days: number }[] = []
  for (let from = span.from; from <= span.to;) {
    const rate = valueAt('lateFeeRate', parameter, { area: 'national', on: from }, record)
    const next = parameter.values.find((dated) => firstDay(dated.from) > from)
    const last =
      next !== undefined && firstDay(next.from) <= span.to ? addDays(firstDay(next.from), -1) : span.to
    spans.push({ rate, days: daysBetween(from, last) + 1 })
    from = addDays(last, 1)
  }
  return spans
}
