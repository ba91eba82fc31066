import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf, valueAt } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** Somebody who was insured as an employee and did not die from work. */
export interface SurvivorsFacts {
  readonly area: Area
  readonly died: Month
  readonly monthsPaid: number
  /** Last year's urban disposable income a month of the province; missing: that of the law. */
  readonly incomeFen?: Fen
  /** Months for which a pension was drawn; missing: no pensioner. */
  readonly monthsDrawn?: number
}

/** What survivors get once. */
export interface SurvivorsMoney {
  readonly funeralFen: Fen
  readonly survivorsMonths: number
  readonly survivorsFen: Fen
  readonly totalFen: Fen
}

const source = { document: '企业职工基本养老保险遗属待遇暂行办法', number: '人社部发〔2021〕18号' }

/**
 * 丧葬补助金和抚恤金: two months of the province's income, and months by the time paid: below 5 years 3, below 10 years 6, up to 15 years 9,
 * then one more for each full year, at most 24. For pensioners one less for each full year drawn, at least 9. How part years count is to
 * be confirmed. Law: 人社部发〔2021〕18号.
 * @throws PolicyFault when the income is neither given nor known, or the death lies before 2021-09
 */
export function survivorsMoney(law: Law, facts: SurvivorsFacts, record?: Recorder): SurvivorsMoney {
  const parts: Recorder | undefined = record && []
  if (facts.died < '2021-09')
    throw new PolicyFault('not-known', 'died', 'Before 2021-09 each area had rules of its own.')
  const terms = valueAt(
    'survivorsTerms',
    law.figures.survivorsTerms,
    { area: facts.area, on: facts.died },
    parts,
  )
  const incomeFen = facts.incomeFen ?? incomeOf(law, facts, parts)
  const survivorsMonths = monthsFor(terms, facts)
  const funeralFen = fenOf(terms.funeralMonths * incomeFen)
  const survivorsFen = fenOf(survivorsMonths * incomeFen)
  const found = { funeralFen, survivorsMonths, survivorsFen, totalFen: sum(funeralFen, survivorsFen) }
  const told = { monthsPaid: facts.monthsPaid, monthsDrawn: facts.monthsDrawn ?? null, incomeFen, ...found }
  record?.push(step({ rule: 'survivors.money', certainty: 'to-confirm', source, facts: told }, parts))
  return found
}

function incomeOf(law: Law, { area, died }: SurvivorsFacts, record?: Recorder): Fen {
  const found = figureOf('urbanIncome', law.figures.urbanIncome, { area, on: died }, record)
  if (found === undefined)
    throw new PolicyFault(
      'missing',
      'incomeFen',
      'The income of the province is not known here: incomeFen is needed.',
    )
  return found.value
}

type Terms = Law['figures']['survivorsTerms']['values'][number]['value']

function monthsFor(
  { steps, longMonths, mostMonths, leastForPensioners }: Terms,
  { monthsPaid, monthsDrawn }: SurvivorsFacts,
): number {
  const short = steps.find(({ belowMonths }) => monthsPaid < belowMonths)
  const grown = Math.min(mostMonths, longMonths + Math.max(0, Math.floor((monthsPaid - 180) / 12)))
  const months = short?.months ?? grown
  return monthsDrawn === undefined
    ? months
    : Math.max(leastForPensioners, months - Math.floor(monthsDrawn / 12))
}
