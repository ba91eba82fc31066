import { t } from '@lingui/core/macro'
import { addMonths, type Law, type Month, monthOf } from '@tongban/policy'

import { monthText } from '../../../platform/format.ts'
import { ageText, valueWord } from '../../reasons/index.ts'
import { ask, type Given, isFinished, type Question } from '../calculator.ts'

/** 出生年月. */
export const birthQuestion: Question = {
  key: 'birth',
  label: t`出生年月`,
  as: 'month',
  hint: t`按身份证上的写`,
}

/** 地区, for rules with figures of areas. */
export const areaQuestion: Question = { key: 'area', label: t`在哪里领`, as: 'area' }

/** 人员类别: of a woman the post decides, which no number says. */
export function categoryQuestion({ sex = '' }: Given): Question {
  const all = ['male', 'female-55', 'female-50'].filter((one) => sex === '' || one.startsWith(sex))
  return {
    key: 'category',
    label: t`属于哪一类`,
    as: 'choice',
    hint: t`女职工在管理或技术岗位的原来 55 岁退休，在工人岗位的原来 50 岁退休，以单位报的岗位为准`,
    options: all.map((value) => ({ value, label: valueWord(value) ?? value })),
  }
}

/** The lawful months of retirement for somebody, with the reason; undefined until birth and category are there. */
export function limitsOf({ birth, category }: Given, law: Law) {
  if (!isFinished('month', birth) || !isFinished('choice', category)) return undefined
  return ask(law, 'flexible-retirement', { birth, category }, { birth: 'birth', category: 'category' })
}

/** All months from one to another, both included; none when they lie the other way round. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const count = monthsFrom(from, to) + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => addMonths(from, at))
}

/** How many months later a month is. */
export function monthsFrom(from: Month, to: Month): number {
  return numberOf(to) - numberOf(from)
}

function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}

/** A finished answer as a month. */
export function monthIn(text: string | undefined): Month {
  return monthOf(text ?? '')
}

/** A month with the age that somebody has in it. */
export function withAge(birth: Month, month: Month): string {
  return bracketed(monthText(month), ageText(monthsFrom(birth, month)))
}

function bracketed(text: string, more: string): string {
  return t`${text}（${more}）`
}

/** Half a year: the months that a short table shows. */
const step = 6

/** Whether a month of many stands in a short table, too: every half a year, and the last. */
export function isKey(place: number, count: number): boolean {
  return place % step === 0 || place === count - 1
}
