import { type Recorder, step } from '../because.ts'
import { Exact } from '../exact/exact.ts'
import type { Law } from '../law.ts'
import type { Fen } from '../money.ts'
import { PolicyFault } from '../rules/fault.ts'

/** A year of contributions. */
export interface IndexYear {
  readonly year: number
  /** Months paid in it. */
  readonly months: number
  /** Own contribution wages of these months together. */
  readonly wagesFen: Fen
  /** Average wage a month that the area sets against them. */
  readonly averageFen: Fen
}

const source = {
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  article: '第六条',
}

/**
 * 平均缴费指数: the sum of own wages over average wages, by the months paid, or by the months due where the area counts gaps as zero; to
 * four decimals half up, as forms print it. Never clamped: bases below 60 % were lawful and decisions print 0.32. By area whether the
 * average is that of the year before: the caller gives the one that counts.
 * @throws PolicyFault when no month was paid, or fewer months are due than were paid
 */
export function averageIndex(
  _law: Law,
  { years, monthsDue }: { readonly years: readonly IndexYear[]; readonly monthsDue?: number },
  record?: Recorder,
): { index: string; months: number } {
  const paid = years.reduce((total, { months }) => total + months, 0)
  const months = monthsDue ?? paid
  if (months === 0) throw new PolicyFault('contradiction', 'years', 'No month was paid.')
  if (months < paid)
    throw new PolicyFault('contradiction', 'monthsDue', 'Fewer months are due than were paid.')
  const total = Exact.sum(years.map(({ wagesFen, averageFen }) => Exact.of(wagesFen).over(averageFen)))
  const units = total.over(months).times(10_000).halfUp()
  const index = `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`
  record?.push(
    step({
      rule: 'periods.average-index',
      certainty: 'decisions',
      source,
      facts: { years: years.length, paid, months, index },
    }),
  )
  return { index, months }
}
