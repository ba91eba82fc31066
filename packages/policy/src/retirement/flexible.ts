import { type Recorder, step } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import { addMonths, type Month } from '../months.ts'
import { valueAt } from '../parameter.ts'
import { type Category, minimumMonths, originalMonths, statutoryAge } from './statutory-age.ts'

/** What flexible retirement depends on. */
export interface FlexibleFacts {
  readonly birth: Month
  readonly category: Category
  /** The month that somebody chooses; missing: only the limits are asked for. */
  readonly chosen?: Month
  /** Paid and deemed months by the chosen month; missing: not known yet. */
  readonly contributionMonths?: number
  /** The month in which the written notice was given, or the agreement with the employer made. */
  readonly noticeGiven?: Month
  /** Civil servants, leaders and managers of state units do not retire later by choice. */
  readonly stateOffice?: boolean
}

/** The limits of choosing, and whether a choice is lawful. */
export interface FlexibleRetirement {
  readonly statutoryMonth: Month
  readonly earliest: Month
  readonly latest: Month
  readonly originalMonth: Month
  readonly minimumContributionMonths: number
  readonly kind?: 'early' | 'statutory' | 'late'
  readonly conclusion?: Conclusion
}

const source = { document: '实施弹性退休制度暂行办法', number: '人社部发〔2024〕94号' }

/**
 * 弹性退休: earlier by at most 36 months and not before the original age, later by at most 36 months. Earlier asks for the minimum months
 * of the chosen year and written notice three calendar months before; later for an agreement with the employer one month before the
 * statutory month, and for the minimum months of the statutory year. Law: 人社部发〔2024〕94号, 决定 第二、三条.
 */
export function flexibleRetirement(law: Law, facts: FlexibleFacts, record?: Recorder): FlexibleRetirement {
  const parts: Recorder | undefined = record && []
  const { month: statutoryMonth } = statutoryAge(law, facts, parts)
  const terms = valueAt(
    'flexibleTerms',
    law.figures.flexibleTerms,
    { area: 'national', on: '2025-01' },
    parts,
  )
  const originalMonth = addMonths(facts.birth, originalMonths(law, facts.category))
  const earliest = later(originalMonth, addMonths(statutoryMonth, -terms.earliestMonths))
  const latest = addMonths(statutoryMonth, terms.latestMonths)
  const { chosen = statutoryMonth } = facts
  const minimum = minimumMonths(law, chosen < statutoryMonth ? chosen : statutoryMonth, parts)
  const limits = { statutoryMonth, earliest, latest, originalMonth, minimumContributionMonths: minimum }
  record?.push(
    step(
      { rule: 'retirement.flexible', certainty: 'two-sources', source, facts: { ...limits, chosen } },
      parts,
    ),
  )
  if (facts.chosen === undefined) return limits
  const kind = chosen < statutoryMonth ? 'early' : chosen > statutoryMonth ? 'late' : 'statutory'
  const noticeMonth =
    kind === 'early'
      ? addMonths(chosen, -terms.earlyNoticeMonths)
      : addMonths(statutoryMonth, -terms.lateAgreementMonths)
  const conclusion = conclude(facts, { kind, chosen, earliest, latest, minimum, noticeMonth })
  const certainty = kind === 'late' && facts.stateOffice !== undefined ? 'one-source' : 'two-sources'
  recordConclusion(
    record,
    { rule: 'retirement.flexible-choice', certainty, source },
    { conclusion, facts: { kind, noticeMonth } },
  )
  return { ...limits, kind, conclusion }
}

interface Choice {
  readonly kind: 'early' | 'statutory' | 'late'
  readonly chosen: Month
  readonly earliest: Month
  readonly latest: Month
  readonly minimum: number
  /** The last month in which notice may be given, or the agreement be made. */
  readonly noticeMonth: Month
}

function conclude(facts: FlexibleFacts, choice: Choice): Conclusion {
  const { kind, chosen, earliest, latest, minimum, noticeMonth } = choice
  const paid = judged('minimum-months', facts.contributionMonths, (months) => months >= minimum)
  if (kind === 'statutory') return all([paid])
  const notice = judged('written-in-time', facts.noticeGiven, (given) => given <= noticeMonth)
  if (kind === 'early')
    return all([judged('not-before-earliest', chosen, (month) => month >= earliest), paid, notice])
  const office = judged('no-state-office', facts.stateOffice, (holds) => !holds)
  return all([judged('not-after-latest', chosen, (month) => month <= latest), office, notice])
}

function later(one: Month, other: Month): Month {
  return one > other ? one : other
}
