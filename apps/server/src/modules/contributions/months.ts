import { addMonths, compare, type Month } from '@tongban/policy'

/** Months from one to another, both included. */
export interface Months {
  readonly from_month: Month
  readonly to_month: Month
}

/** How many months lie in these spans; one that lies in several counts once. */
export function monthsOf(spans: readonly Months[]): number {
  let [months, counted]: [number, Month | undefined] = [0, undefined]
  for (const { from_month, to_month } of spans.toSorted((one, other) =>
    compare(one.from_month, other.from_month),
  )) {
    const from: Month = counted === undefined || counted < from_month ? from_month : addMonths(counted, 1)
    if (from > to_month) continue
    months += numberOf(to_month) - numberOf(from) + 1
    counted = to_month
  }
  return months
}

/** The months of insurance of each scheme that has any, by {@link monthsOf}. */
export function monthsByScheme(
  spans: readonly (Months & { readonly scheme: string })[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(spans, ({ scheme }) => scheme)].map(([scheme, own]) => [scheme, monthsOf(own)]),
  )
}

/** Months since the year 0. */
function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
}
