import { addMonths, type Day, type Month, monthOf } from '@tongban/policy'

import type { PlannedEnrolment, PlannedSpan } from './plan.ts'
import type { Dice } from './random.ts'

/** The first month of personal accounts in Henan: only work before it can be deemed to be paid for (视同缴费). */
const accountsSince: Month = '1995-01'
/** The city holds monthly bases from this year on; what is older came over without. */
const basesSince = 2024
/** A plausible monthly base of the demo, in whole yuan. */
const [baseLeast, baseMost] = [4100, 9800]

/**
 * What somebody has paid for: within his relations, at the same agency and employer, up to last month or the 60th
 * birthday. Who has no employer may have paused; who worked before accounts began may have had that recognised.
 */
export function careerOf(
  dice: Dice,
  { birthDate, today }: { readonly birthDate: Day; readonly today: Day },
  enrolments: readonly PlannedEnrolment[],
): PlannedSpan[] {
  const [first] = enrolments
  if (first === undefined) return []
  const last = earlier(addMonths(monthOf(today), -1), addMonths(monthOf(birthDate), 60 * 12 - 1))
  const stretches = stretchesOf(dice, first, last)
  const paid = enrolments.flatMap(({ scheme, agencyId, employer }) =>
    stretches.map((stretch) => ({ scheme, agencyId, employer, kind: 'paid' as const, ...stretch })),
  )
  return [...deemed(dice, birthDate, first), ...paid]
}

type Stretch = Pick<PlannedSpan, 'fromMonth' | 'toMonth' | 'baseFen'>

function stretchesOf(dice: Dice, { scheme, employer, validFrom }: PlannedEnrolment, last: Month): Stretch[] {
  const from = monthOf(validFrom)
  const pause = employer === null && dice.chance(40) ? dice.between(2, 30) : 0
  const halves: [Month, Month][] =
    pause === 0
      ? [[from, last]]
      : [
          [from, addMonths(last, -24 - pause)],
          [addMonths(last, -23), last],
        ]
  return halves
    .filter(([start, end]) => from <= start && start <= end)
    .flatMap(([start, end]) =>
      byBase(start, end).map(([fromMonth, toMonth]) => ({
        fromMonth,
        toMonth,
        baseFen: baseOf(dice, scheme, fromMonth),
      })),
    )
}

/** One stretch up to when bases are held, then one a calendar year. */
function byBase(from: Month, to: Month): [Month, Month][] {
  const years = [basesSince - 1]
  for (let year = basesSince; year <= Number(to.slice(0, 4)); year += 1) years.push(year)
  return years.flatMap((year): [Month, Month][] => {
    const start = year < basesSince ? from : later(from, monthOf(`${year}-01`))
    const end = earlier(to, monthOf(`${year}-12`))
    return start <= end ? [[start, end]] : []
  })
}

/** Residents choose a yearly amount and have no monthly base. */
function baseOf(dice: Dice, scheme: PlannedEnrolment['scheme'], from: Month): number | null {
  if (scheme === 'resident-pension' || from < `${basesSince}-01`) return null
  return Math.floor(dice.between(baseLeast, baseMost) / 100) * 100 * 100
}

function deemed(dice: Dice, birthDate: Day, { scheme, agencyId }: PlannedEnrolment): PlannedSpan[] {
  const grown = addMonths(monthOf(birthDate), 18 * 12)
  if (scheme !== 'employee-pension' || grown >= accountsSince || !dice.chance(50)) return []
  const toMonth = addMonths(accountsSince, -1)
  const fromMonth = later(grown, addMonths(toMonth, -dice.between(6, 180)))
  return [{ scheme, agencyId, employer: null, fromMonth, toMonth, baseFen: null, kind: 'deemed' }]
}

function earlier(one: Month, other: Month): Month {
  return one < other ? one : other
}

function later(one: Month, other: Month): Month {
  return one > other ? one : other
}
