import { t } from '@lingui/core/macro'
import { inForce, type Month, monthOf } from '@tongban/policy'

import { moneyText, monthText } from '../../../platform/format.ts'
import { yearsText } from '../../reasons/index.ts'
import {
  ask,
  type Answer,
  type At,
  type Calculator,
  type Given,
  type Note,
  type Question,
  valueOf,
  wholeIn,
} from '../calculator.ts'
import { drawnPlot } from './resident-plot.ts'
import { areaQuestion, birthQuestion } from './shared.ts'

/** 居民养老金: from what is paid a year, or from what the account holds. */
export const residentPension: Calculator = {
  id: 'resident-pension',
  name: t`居民养老金`,
  help: t`看 60 岁起每月能领多少`,
  first: () => ({ way: 'tier' }),
  questions: (given, at) => [
    areaQuestion,
    birthQuestion,
    yearsQuestion,
    {
      key: 'way',
      label: t`怎么算账户里的钱`,
      as: 'choice',
      options: [
        { value: 'tier', label: t`按每年缴多少算` },
        { value: 'account', label: t`我知道账户里有多少` },
      ],
    },
    ...(given['way'] === 'account'
      ? [accountQuestion]
      : [
          tierQuestion(given, at),
          {
            key: 'subsidy',
            label: t`政府每年补多少`,
            as: 'money',
            hint: t`空着就按国家最低的补贴算`,
            may: true,
          } as const,
        ]),
  ],
  plot: (given, { law, today }) => {
    const at = { law, today }
    const { pensionFrom, missingYears, amountFen } = completionOf(given, at).value
    const { totalFen } = valueOf(law, 'resident-pension', pensionFacts(given, pensionFrom, at))
    const own = Number(given['years']) * Number(given['tier'] ?? 0) + (missingYears > 0 ? amountFen : 0)
    const paidFen = given['way'] === 'account' ? undefined : own
    return drawnPlot(given, { pensionFrom, pensionFen: totalFen, paidFen })
  },
  answer: (given, at) => {
    const completion = completionOf(given, at)
    const { pensionFrom, missingYears, amountFen } = completion.value
    const pension = ask(at.law, 'resident-pension', pensionFacts(given, pensionFrom, at), keys, at.originOf)
    const { basicFen, accountPensionFen, longPaymentFen, totalFen } = pension.value
    return {
      figure: [t`每月养老金`, moneyText(totalFen)],
      rows: [
        [t`基础养老金`, moneyText(basicFen)],
        [t`个人账户养老金`, moneyText(accountPensionFen)],
        ...(longPaymentFen === 0 ? [] : [[t`长缴加发`, moneyText(longPaymentFen)] as const]),
        [t`最早开始领的月份`, monthText(pensionFrom)],
        ...completionRows(given, missingYears, amountFen),
      ],
      notes: notesOf(missingYears),
      reasons: missingYears > 0 ? [pension.because, completion.because] : [pension.because],
    }
  },
}

/** Which question stands behind a field of the rules. */
const keys = {
  area: 'area',
  birth: 'birth',
  yearsPaid: 'years',
  year: 'years',
  record: 'years',
  tierFen: 'tier',
  paidFen: 'tier',
  subsidyFen: 'subsidy',
  accountFen: 'account',
}

const yearsQuestion: Question = {
  key: 'years',
  label: t`到 60 岁一共缴几年`,
  as: 'number',
  hint: t`写整年数，例如 15`,
}

const accountQuestion: Question = {
  key: 'account',
  label: t`开始领时账户里有多少钱`,
  as: 'money',
}

/** 缴费档次: those of the nation; an area may have others. */
export function tierQuestion({ area = '' }: Given, { law, today }: At): Question {
  const tiers = inForce(law.figures.residentTiers, area === '' ? 'national' : area, today)?.value ?? []
  return {
    key: 'tier',
    label: t`每年缴多少`,
    as: 'list',
    hint: t`这些是全国的档次，各省可以另定`,
    options: tiers.map((fen) => ({ value: String(fen), label: moneyText(fen) })),
  }
}

/** What is missing up to fifteen years, and from when the pension is paid. */
export function completionOf(given: Given, { law, today, originOf }: At) {
  const { area, birth, tier = '' } = given
  const tierFen = tier === '' ? 300_00 : wholeIn(tier)
  return ask(
    law,
    'resident-completion',
    { area, on: monthOf(today), birth, yearsPaid: wholeIn(given['years']), tierFen },
    keys,
    originOf,
  )
}

function pensionFacts(given: Given, pensionFrom: Month, at: At) {
  const { area, way, account } = given
  const years = Number(given['years'])
  const tier = Number(given['tier'] ?? 0)
  const paid = way === 'account' ? { paidFen: 0 } : { paidFen: tier, subsidyFen: subsidyOf(given, at) }
  const last = Number(pensionFrom.slice(0, 4))
  const record = Array.from({ length: years }, (_, back) => ({ year: last - back, ...paid }))
  return { area, month: pensionFrom, record, ...(way === 'account' ? { accountFen: wholeIn(account) } : {}) }
}

/** What somebody says, or the least of the nation for his tier. */
function subsidyOf({ area = '', tier, subsidy = '' }: Given, { law, today }: At): number | string {
  if (subsidy !== '') return wholeIn(subsidy)
  const steps = inForce(law.figures.residentSubsidies, area, today)?.value ?? []
  return steps.findLast(({ tierFromFen }) => Number(tier) >= tierFromFen)?.leastFen ?? 0
}

function completionRows({ way }: Given, missingYears: number, amountFen: number): Answer['rows'] {
  if (missingYears === 0) return []
  const short = [t`还差`, yearsText(String(missingYears))] as const
  return way === 'account' ? [short] : [short, [t`一次补齐要交`, moneyText(amountFen)]]
}

function notesOf(missingYears: number): Note[] {
  const short: Note[] =
    missingYears > 0
      ? [
          {
            tone: 'warn',
            text: t`缴满 15 年才能领；差的可以继续缴，也可以一次补齐，补的年份没有补贴。新农保开始时已满 45 岁的，少缴也可以，请到窗口问。`,
          },
        ]
      : []
  return [
    ...short,
    { tone: 'info', text: t`账户的利息、当地高于全国的基础养老金没有算进去，以当地公布的为准。` },
  ]
}
