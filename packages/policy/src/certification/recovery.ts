import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { type Fen, fen, fenOf, sum } from '../money.ts'
import { type Month } from '../months.ts'

/** A month that was paid. */
export interface PaidMonth {
  readonly month: Month
  readonly fen: Fen
}

/** Payments after an event that ends a benefit, or payments that a pause held back. */
export interface RecoveryFacts {
  /** The month of death, prison, another pension or work: the benefit ends with it. */
  readonly event: Month
  readonly paid: readonly PaidMonth[]
  /** What may be set off: later benefits, or the balance of the account. */
  readonly setOffFen?: Fen
  /** Over how many months the rest is paid by agreement. */
  readonly instalments?: number
}

/** What was paid too much, what is set off, and the rest in instalments. */
export interface Recovery {
  readonly months: number
  readonly debtFen: Fen
  readonly setOffFen: Fen
  readonly restFen: Fen
  readonly instalmentsFen: readonly Fen[]
}

const source = { document: '社会保险经办条例', article: '第四十六条' }

/**
 * 多发待遇追回: what was paid for months after that of the event is owed, set off first, the rest at once or in equal instalments of which
 * the last takes the remainder. Law: 社会保险经办条例 第46条.
 */
export function recovery(
  _law: Law,
  { event, paid, setOffFen = fen(0), instalments = 1 }: RecoveryFacts,
  record?: Recorder,
): Recovery {
  const wrong = paid.filter(({ month }) => month > event)
  const debtFen = sum(wrong.map((one) => one.fen))
  const taken = fenOf(Math.min(setOffFen, debtFen))
  const restFen = fenOf(debtFen - taken)
  const each = Math.floor(restFen / instalments)
  const instalmentsFen =
    restFen === 0
      ? []
      : Array.from({ length: instalments }, (_, at) =>
          fenOf(at === instalments - 1 ? restFen - each * at : each),
        )
  const found = { months: wrong.length, debtFen, setOffFen: taken, restFen }
  record?.push(
    step({
      rule: 'certification.recovery',
      certainty: 'text-read',
      source,
      facts: { event, ...found, instalments },
    }),
  )
  return { ...found, instalmentsFen }
}

/** Arrears of a pause: all months held back, at once and in full, when life is proved. Law: 社会保险经办条例 第25条. */
export function resumption(
  _law: Law,
  { heldBack }: { readonly heldBack: readonly PaidMonth[] },
  record?: Recorder,
): { months: number; arrearsFen: Fen } {
  const found = { months: heldBack.length, arrearsFen: sum(heldBack.map((one) => one.fen)) }
  record?.push(
    step({
      rule: 'certification.resumption',
      certainty: 'text-read',
      source: { ...source, article: '第二十五条' },
      facts: found,
    }),
  )
  return found
}
