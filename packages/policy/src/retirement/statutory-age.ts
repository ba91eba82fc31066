import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { addMonths, type Month } from '../months.ts'
import { valueAt } from '../parameter.ts'
import type { AgeSchedule } from '../parameters/retirement.ts'

/** 人员类别: a fact with evidence (post held, file), not derivable from sex alone. */
export type Category = 'male' | 'female-55' | 'female-50'
export const categories = ['male', 'female-55', 'female-50'] as const satisfies readonly Category[]

/** An age in whole years and months. */
export interface Age {
  readonly years: number
  readonly months: number
}

/** When somebody reaches the statutory age. */
export interface StatutoryAge {
  readonly age: Age
  /** The month in which the age is reached; the pension starts the month after. */
  readonly month: Month
  readonly delayMonths: number
  /** What must be paid, or deemed paid, by then. */
  readonly minimumContributionMonths: number
}

const reform: Month = '2025-01'
const decision = {
  document: '全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定',
  article: '第一条',
}

/**
 * 法定退休年龄: the original age is reached in month o; from 2025-01 on the delay is one month for each step begun, up to its most.
 * Law: 决定 第一、二条 and the tables annexed.
 */
export function statutoryAge(
  law: Law,
  { birth, category }: { readonly birth: Month; readonly category: Category },
  record?: Recorder,
): StatutoryAge {
  const parts: Recorder | undefined = record && []
  const schedule = scheduleOf(law, category, parts)
  const original = addMonths(birth, schedule.originalMonths)
  const delayMonths = delayOf(original, schedule)
  const month = addMonths(original, delayMonths)
  const minimum = minimumMonths(law, month, parts)
  record?.push(
    step(
      {
        rule: 'retirement.statutory-age',
        certainty: 'two-sources',
        source: decision,
        facts: { birth, category, original, delayMonths, month, minimumContributionMonths: minimum },
      },
      parts,
    ),
  )
  return {
    age: ageOf(schedule.originalMonths + delayMonths),
    month,
    delayMonths,
    minimumContributionMonths: minimum,
  }
}

/** The original age of a category, in months, from which the delay counts and below which nobody retires by choice. */
export function originalMonths(law: Law, category: Category): number {
  return scheduleOf(law, category).originalMonths
}

/** 最低缴费年限 of a year of retirement, in months. Law: 决定 第二条. */
export function minimumMonths(law: Law, month: Month, record?: Recorder): number {
  const { minimumContributionMonths: parameter } = law.figures
  return valueAt('minimumContributionMonths', parameter, { area: 'national', on: month }, record)
}

/** The months from a birth month to another month. */
export function monthsOfAge(birth: Month, month: Month): number {
  return numberOf(month) - numberOf(birth)
}

/** Months as years and months. */
export function ageOf(months: number): Age {
  return { years: Math.floor(months / 12), months: months % 12 }
}

function delayOf(original: Month, { stepMonths, mostMonths }: AgeSchedule): number {
  if (original < reform) return 0
  return Math.min(mostMonths, Math.floor((numberOf(original) - numberOf(reform)) / stepMonths) + 1)
}

const keys = {
  male: 'retirementMale',
  'female-55': 'retirementFemale55',
  'female-50': 'retirementFemale50',
} as const satisfies Record<Category, string>

function scheduleOf(law: Law, category: Category, record?: Recorder): AgeSchedule {
  const key = keys[category]
  return valueAt<AgeSchedule>(key, law.figures[key], { area: 'national', on: reform }, record)
}

function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
