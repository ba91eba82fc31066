import { t } from '@lingui/core/macro'
import { addMonths, type Month } from '@tongban/policy'

import { moneyText } from '../../../platform/format.ts'
import { monthsText } from '../../reasons/index.ts'
import type { Drawn, Given, Plotted } from '../calculator.ts'
import { words } from '../words.ts'
import { untilOf } from './choices.ts'
import { monthIn, monthsFrom } from './shared.ts'

/** Five years: the ages that a short table shows. */
const step = 5

/** What is drawn of a resident pension, and what was paid for it. */
export interface Drawing {
  readonly pensionFrom: Month
  readonly pensionFen: number
  /** What the person pays himself, as far as it is known. */
  readonly paidFen: number | undefined
}

/** What is drawn in all by each age until one that is picked; the age at which it is more than was paid stands out. */
export function drawnPlot(given: Given, { pensionFrom, pensionFen, paidFen }: Drawing): Plotted {
  const birth = monthIn(given['birth'])
  const until = untilOf(given)
  const first = Math.floor(monthsFrom(birth, pensionFrom) / 12) + 1
  const ages = Array.from({ length: Math.max(0, (until ?? 0) - first + 1) }, (_, at) => first + at)
  const rows = ages.map((age) => {
    const months = monthsFrom(pensionFrom, addMonths(birth, 12 * age))
    return { age, months, fen: months * pensionFen }
  })
  const back = paidFen === undefined ? undefined : rows.find(({ fen }) => fen >= paidFen)
  const last = rows.at(-1)
  const name = t`一共领到`
  return {
    title: last === undefined ? name : words.drawnBy(String(last.age), moneyText(last.fen)),
    charts: rows.length === 0 ? [] : [chartOf(name, rows, back?.age)],
    until: true,
    table: {
      title: t`领到几岁，一共领多少`,
      heads: [words.age, t`领了多久`, name],
      numbersFrom: 2,
      rows: rows.map(({ age, months, fen }, place) => ({
        key: String(age),
        cells: [words.atAge(String(age)), monthsText(months), moneyText(fen)],
        isKey: age % step === 0 || place === 0 || age === back?.age || place === rows.length - 1,
        isCurrent: age === back?.age,
      })),
    },
    help: t`每月的钱乘以月数，没有算进以后的上调、利息和去世后退还的账户余额。`,
  }
}

function chartOf(
  name: string,
  rows: readonly { readonly age: number; readonly fen: number }[],
  back: number | undefined,
): Drawn {
  return {
    kind: 'columns',
    name,
    ...(back === undefined ? {} : { mark: words.paidBack(String(back)), marked: String(back) }),
    columns: rows.map(({ age, fen }) => ({ key: String(age), name: words.atAge(String(age)), fen })),
    ofAge: true,
  }
}
