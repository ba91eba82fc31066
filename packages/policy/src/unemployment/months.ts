import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import type { Day, Month } from '../months.ts'
import { type Area, valueAt } from '../parameter.ts'
import type { BenefitSteps } from '../parameters/unemployment.ts'

/** What the length of the benefit depends on. */
export interface Unemployment {
  /** Months paid since the last benefit. */
  readonly monthsPaid: number
  /** Months of the last benefit that were not drawn. */
  readonly undrawnMonths: number
  /** Where and when; missing: the law's maxima. */
  readonly area?: Area
  readonly on?: Month | Day
}

/** The longest time of the benefit; null where it is by area and not known here. */
export interface BenefitMonths {
  readonly maximumMonths: number | null
  readonly needs?: readonly string[]
}

const law46 = { document: '社会保险法（2018修正）', article: '第四十六条' }

/**
 * 领取失业保险金期限: by months paid 12, 18 or 24; again unemployed the months not drawn are added, together at most 24. The law
 * gives maxima, areas set steps below them. Law: 社会保险法 第45、46条. With less than a year paid, whether what was not drawn may
 * still be drawn is by area: to be confirmed.
 */
export function unemploymentMonths(law: Law, facts: Unemployment, record?: Recorder): BenefitMonths {
  const { monthsPaid, undrawnMonths, area = 'national', on = '2011-07' } = facts
  const parts: Recorder | undefined = record && []
  const terms = valueAt('unemploymentMonths', law.figures.unemploymentMonths, { area, on }, parts)
  const { mostMonths } = terms
  const fresh = freshMonths(terms, monthsPaid)
  const open = fresh === 0 && undrawnMonths > 0
  const maximumMonths = open ? null : Math.min(mostMonths, fresh + undrawnMonths)
  const stepFacts = { monthsPaid, freshMonths: fresh, undrawnMonths, mostMonths, maximumMonths }
  record?.push(
    step(
      {
        rule: 'unemployment.months',
        certainty: open ? 'to-confirm' : 'text-read',
        source: law46,
        facts: stepFacts,
      },
      parts,
    ),
  )
  return open ? { maximumMonths, needs: ['areaRule'] } : { maximumMonths }
}

/** The months that months paid since the last benefit give. */
function freshMonths({ steps, perFullYear, mostMonths }: BenefitSteps, monthsPaid: number): number {
  if (perFullYear !== null) return Math.min(mostMonths, Math.floor(monthsPaid / 12) * perFullYear)
  return steps.findLast(({ paidFrom }) => monthsPaid >= paidFrom)?.months ?? 0
}
