import { t } from '@lingui/core/macro'
import { addMonths, type Day, type Law, type Month, monthOf } from '@tongban/policy'

import { monthText } from '../../../platform/format.ts'
import { ageText, factWords, monthsText, valueWord } from '../../reasons/index.ts'
import {
  ask,
  type Answer,
  type Calculator,
  type Given,
  type Note,
  Refused,
  valueOf,
  wholeIn,
} from '../calculator.ts'
import {
  birthQuestion,
  categoryQuestion,
  limitsOf,
  monthIn,
  monthsBetween,
  monthsFrom,
  withAge,
} from './shared.ts'
import { spanPlot } from './span-plot.ts'

/** 法定退休时间: when somebody may retire at the earliest, by the law, and at the latest. */
export const retirement: Calculator = {
  id: 'retirement',
  name: t`法定退休时间`,
  help: t`看哪个月到法定退休年龄，最早、最晚哪个月可以退`,
  first: () => ({}),
  questions: (given, { law }) => [
    birthQuestion,
    categoryQuestion(given),
    {
      key: 'paid',
      label: t`到现在缴了多久`,
      as: 'months',
      hint: t`含视同缴费；不知道就空着`,
      may: true,
    },
    {
      key: 'chosen',
      label: t`想在哪个月退休`,
      as: 'list',
      hint: t`不选就只看最早和最晚`,
      options: monthOptions(given, law),
      may: true,
    },
  ],
  plot: (given, { law }) => {
    const limits = limitsUnlessRefused(given, law)
    if (limits === undefined) throw new Refused([])
    return spanPlot(given, limits)
  },
  answer: (given, { law, today, originOf }) => {
    const { birth, category, chosen = '', paid = '' } = given
    const input = {
      birth,
      category,
      ...(chosen === '' ? {} : { chosen }),
      ...(paid === '' || isAhead(chosen, today) ? {} : { contributionMonths: wholeIn(paid) }),
    }
    const keys = { birth: 'birth', category: 'category', contributionMonths: 'paid', chosen: 'chosen' }
    const limits = ask(law, 'flexible-retirement', input, keys, originOf)
    const { delayMonths } = valueOf(law, 'retirement-age', { birth, category })
    const { statutoryMonth, earliest, latest, minimumContributionMonths: least } = limits.value
    const ages = (month: Month): string => withAge(monthIn(birth), month)
    return {
      figure: [t`法定退休月份`, monthText(statutoryMonth)],
      rows: [
        [t`那时的年龄`, ageText(monthsFrom(monthIn(birth), statutoryMonth))],
        [t`比原来晚`, monthsText(delayMonths)],
        [t`最早可以`, ages(earliest)],
        [t`最晚可以`, ages(latest)],
        [t`至少要缴`, monthsText(least)],
        ...stillMissing(paid, least),
        [t`缴够了，养老金从`, monthText(addMonths(chosen === '' ? statutoryMonth : monthIn(chosen), 1))],
        ...judgedRows(limits.value),
      ],
      notes: notesOf(limits.value, today),
      reasons: [limits.because],
    }
  },
}

/** Whether a month is still to come: what is paid by then nobody knows today. */
function isAhead(chosen: string, today: Day): boolean {
  return chosen > monthOf(today)
}

/** The months that may be chosen, each with the age. */
function monthOptions(given: Given, law: Law): { value: string; label: string }[] {
  const limits = limitsUnlessRefused(given, law)
  if (limits === undefined) return []
  const birth = monthIn(given['birth'])
  return monthsBetween(limits.earliest, limits.latest).map((month) => ({
    value: month,
    label: withAge(birth, month),
  }))
}

/** The limits, for what is offered; what the rule refuses is said where it is answered. */
export function limitsUnlessRefused(given: Given, law: Law) {
  try {
    return limitsOf(given, law)?.value
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

function stillMissing(paid: string, least: number): Answer['rows'] {
  if (!/^\d+$/.test(paid)) return []
  const missing = least - Number(paid)
  return [[t`到现在还差`, missing > 0 ? monthsText(missing) : t`不差，已经够了`]]
}

type Limits = ReturnType<typeof ask<'flexible-retirement'>>['value']

function judgedRows({ conclusion }: Limits): Answer['rows'] {
  if (conclusion === undefined) return []
  return conclusion.conditions.map(({ condition, verdict }) => [
    factWords[condition]?.name ?? condition,
    valueWord(verdict) ?? verdict,
  ])
}

function notesOf({ statutoryMonth, earliest, latest, kind }: Limits, today: string): Note[] {
  const notes: Note[] = []
  if (latest < today.slice(0, 7)) return [{ tone: 'info', text: t`这些月份已经过去了。` }]
  if (kind !== 'late' && earliest < statutoryMonth)
    notes.push({ tone: 'info', text: t`想提前退休，至少提前 3 个月书面告知单位，而且到那个月已经缴够。` })
  if (kind !== 'early')
    notes.push({
      tone: 'info',
      text: t`想推迟退休，至少在法定月的前一个月和单位书面约定。公务员和国有单位的领导、管理人员不能推迟。`,
    })
  return notes
}
