import { addMonths, inForce, type Law, type Month, monthOf } from '@tongban/policy'

import { type At, type ChoiceMonth, type Given, valueOf, wholeIn } from '../calculator.ts'
import { limitsUnlessRefused } from './retirement.ts'
import { monthIn, monthsBetween, monthsFrom } from './shared.ts'

/** The age up to which the sum is added up, where none is asked for; and the ages that one may ask for. */
const usualAge = 80
export const agesFrom = 61
export const agesAtMost = 120

/** The age up to which the sum is added up; undefined where what was typed is none. */
export function untilOf({ until = String(usualAge) }: Given): number | undefined {
  const age = /^\d{2,3}$/.test(until) ? Number(until) : 0
  return age >= agesFrom && age <= agesAtMost ? age : undefined
}

/** The months that lie ahead of somebody, from the earliest lawful one to the latest. */
export function monthsAhead(given: Given, { law, today }: At): Month[] {
  const limits = limitsUnlessRefused(given, law)
  if (limits === undefined) return []
  const now = monthOf(today)
  return monthsBetween(limits.earliest < now ? now : limits.earliest, limits.latest)
}

/** What the law asks for and gives in each month ahead in which enough is paid. */
export function choicesOf(given: Given, at: At): ChoiceMonth[] {
  const birth = monthIn(given['birth'])
  const until = addMonths(birth, 12 * (untilOf(given) ?? usualAge))
  const statutory = limitsUnlessRefused(given, at.law)?.statutoryMonth
  return monthsAhead(given, at).flatMap((month) => {
    const facts = factsAt(given, at, month)
    const pension = valueOf(at.law, 'employee-pension', facts)
    const minimumMonths = minimumAt(at.law, month < (statutory ?? month) ? month : (statutory ?? month))
    const paidMonths = Number(facts.months)
    if (!(paidMonths >= minimumMonths)) return []
    const pensionFen = knownFen(pension)
    const drawn = Math.max(0, monthsFrom(month, until))
    return [
      { month, ageMonths: monthsFrom(birth, month), paidMonths, pensionFen, drawnFen: pensionFen * drawn },
    ]
  })
}

/** 最低缴费年限 of a month of retirement. */
export function minimumAt(law: Law, month: Month): number {
  return inForce(law.figures.minimumContributionMonths, 'national', month)?.value ?? 0
}

/** The parts of a pension that are known, together. */
export function knownFen(pension: ReturnType<typeof valueOf<'employee-pension'>>): number {
  const { basicFen, accountPensionFen, transitionalFen, extraFen, totalFen } = pension
  return (
    totalFen ??
    [basicFen, accountPensionFen, transitionalFen, extraFen].reduce<number>(
      (sum, part) => sum + (part ?? 0),
      0,
    )
  )
}

/**
 * What the rule is given for a month of retirement: who goes on paying has so many months more and the account grows by what each month
 * credits it, without interest. A month that is past takes what was given.
 */
export function factsAt(given: Given, at: At, month: Month) {
  const { area, birth, index, base = '', deemed, before } = given
  const ahead = base === '' ? 0 : Math.max(0, monthsFrom(monthOf(at.today), month))
  const months = wholeIn(given['paid'])
  const account = wholeIn(given['account'])
  return {
    area,
    decided: month,
    months: typeof months === 'number' ? months + ahead : months,
    index,
    accountFen:
      typeof account === 'number' ? account + (ahead === 0 ? 0 : ahead * creditOf(given, at)) : account,
    age: ageAt(monthsFrom(monthIn(birth), month)),
    ...(deemed === undefined || deemed === '' ? {} : { deemedYears: deemed }),
    ...(before === undefined || before === '' ? {} : { preAccountYears: before }),
  }
}

function ageAt(months: number): { years: number; months: number } {
  return { years: Math.floor(months / 12), months: months % 12 }
}

/** What a month of paying on credits the account with. */
function creditOf({ area, base }: Given, { law, today }: At): number {
  const facts = { scheme: 'employee-pension', area, month: monthOf(today), baseFen: wholeIn(base) }
  return valueOf(law, 'contribution', facts).toAccountFen
}
