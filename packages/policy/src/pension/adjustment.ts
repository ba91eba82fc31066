import { type Recorder, step } from '../because.ts'
import { Exact } from '../exact/exact.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import { addMonths, type Month } from '../months.ts'
import { figureOf } from '../parameter.ts'
import { monthsOfAge } from '../retirement/statutory-age.ts'

/** A province's rule of one year, as its notice writes it. */
export interface AdjustmentRule {
  readonly year: number
  readonly fixedFen: Fen
  /** For each year of contribution. */
  readonly perYearFen: Fen
  /** Whether begun years count as whole ones. */
  readonly begunYearsCount?: boolean
  /** A share of the own pension of 31 December. */
  readonly ownShare: Ratio
  /** More from an age on: the highest that is reached counts. */
  readonly ages?: readonly { readonly years: number; readonly fen: Fen }[]
  /** For a hardship place. */
  readonly hardshipFen?: Fen
  /** To how many fen the sum is rounded up; missing: to the fen, half up. */
  readonly upToFen?: number
}

/** A pensioner at the end of the year before. */
export interface AdjustmentFacts {
  readonly rule: AdjustmentRule
  readonly pensionFen: Fen
  readonly contributionMonths: number
  readonly birth: Month
  readonly retired: Month
  readonly hardshipPlace?: boolean
}

/** What is paid more from January on; nothing for whoever retired in the year itself. */
export interface Adjustment {
  readonly increaseFen: Fen
  readonly pensionFen: Fen
}

const source = { document: '社会保险法（2018修正）', article: '第十八条' }

/**
 * 养老金年度调整: fixed sum, sum per year, share of the own pension, and more from an age or for a hardship place; for those retired by
 * 31 December before, from 1 January. The rounding is the area's. Law: 社会保险法 第十八条 and the province's notice.
 */
export function yearlyAdjustment(law: Law, facts: AdjustmentFacts, record?: Recorder): Adjustment {
  const { rule, pensionFen, retired } = facts
  const parts: Recorder | undefined = record && []
  figureOf(
    'adjustmentLevel',
    law.figures.adjustmentLevel,
    { area: 'national', on: monthIn(rule.year, 1) },
    parts,
  )
  const due = retired < monthIn(rule.year, 1)
  const increaseFen = due ? increaseOf(facts) : fen(0)
  const found = { increaseFen, pensionFen: fenOf(pensionFen + increaseFen) }
  const told = { year: rule.year, due, before: pensionFen, ...found }
  record?.push(step({ rule: 'pension.adjustment', certainty: 'to-confirm', source, facts: told }, parts))
  return found
}

function increaseOf({ rule, pensionFen, contributionMonths, birth, hardshipPlace }: AdjustmentFacts): Fen {
  const years =
    rule.begunYearsCount === true ? Math.ceil(contributionMonths / 12) : Math.floor(contributionMonths / 12)
  const age = monthsOfAge(birth, monthIn(rule.year - 1, 12))
  const byAge = Math.max(0, ...(rule.ages ?? []).filter((one) => age >= one.years * 12).map((one) => one.fen))
  const exact = Exact.of(pensionFen)
    .times(rule.ownShare)
    .plus(rule.fixedFen + rule.perYearFen * years + byAge)
    .plus(hardshipPlace === true ? (rule.hardshipFen ?? 0) : 0)
  return fenOf(rule.upToFen === undefined ? exact.halfUp() : exact.up(rule.upToFen))
}

function monthIn(year: number, month: number): Month {
  return addMonths('0001-01', (year - 1) * 12 + month - 1)
}
