import { t } from '@lingui/core/macro'
import { addMonths, inForce, type Law } from '@tongban/policy'

import { moneyText, monthText } from '../../../platform/format.ts'
import { monthsText } from '../../reasons/index.ts'
import {
  ask,
  type Answer,
  type At,
  type Calculator,
  type Given,
  isFinished,
  type Note,
  type Question,
} from '../calculator.ts'
import { choicePlot } from './choice-plot.ts'
import { factsAt, knownFen, minimumAt, monthsAhead } from './choices.ts'
import { limitsUnlessRefused } from './retirement.ts'
import { areaQuestion, birthQuestion, categoryQuestion, limitsOf, monthIn, withAge } from './shared.ts'

/** 职工养老金: what it is a month for a month of choice, and what it is made of. */
export const employeePension: Calculator = {
  id: 'employee-pension',
  name: t`职工养老金`,
  help: t`看每月大约能领多少，早退晚退差多少`,
  first: () => ({}),
  questions,
  plot: choicePlot,
  answer: (given, at) => {
    const month = chosenMonth(given, at.law)
    const facts = factsAt(given, at, month)
    const pension = ask(at.law, 'employee-pension', facts, keys, at.originOf)
    const { basicFen, accountPensionFen, transitionalFen, extraFen, totalFen } = pension.value
    const limits = limitsOf(given, at.law)
    const parts: readonly (readonly [string, number | null])[] = [
      [t`基础养老金`, basicFen],
      [t`个人账户养老金`, accountPensionFen],
      [t`过渡性养老金`, transitionalFen],
      [t`当地加发`, extraFen],
    ]
    const name = totalFen === null ? t`算得出的部分，每月` : t`每月养老金`
    return {
      figure: [name, moneyText(knownFen(pension.value))],
      rows: [
        ...parts.flatMap(([part, fen]): Answer['rows'] =>
          fen === 0 ? [] : [[part, fen === null ? t`还算不出` : moneyText(fen)]],
        ),
        [t`退休的月份`, withAge(monthIn(given['birth']), month)],
        [t`开始领的月份`, monthText(addMonths(month, 1))],
        [t`那时一共缴了`, monthsText(Number(facts.months))],
        [t`那时个人账户里有`, moneyText(Number(facts.accountFen))],
      ],
      notes: notesOf(at.law, given, { month, months: Number(facts.months), needs: pension.value.needs }),
      reasons: limits === undefined ? [pension.because] : [pension.because, limits.because],
    }
  },
}

/** Which question stands behind a field of the rule. */
const keys = {
  area: 'area',
  birth: 'birth',
  decided: 'chosen',
  months: 'paid',
  index: 'index',
  accountFen: 'account',
  baseFen: 'base',
  deemedYears: 'deemed',
  preAccountYears: 'before',
  age: 'birth',
}

function questions(given: Given, at: At): Question[] {
  const birth = given['birth']
  return [
    { ...areaQuestion, label: t`在哪里退休` },
    birthQuestion,
    categoryQuestion(given),
    {
      key: 'paid',
      label: t`到现在缴了多久`,
      as: 'months',
      hint: t`含视同缴费`,
    },
    {
      key: 'index',
      label: t`平均缴费指数`,
      as: 'number',
      hint: t`权益记录单上有；一直按平均工资缴的是 1，按下限缴的是 0.6`,
    },
    {
      key: 'account',
      label: t`现在个人账户里有多少钱`,
      as: 'money',
      hint: t`权益记录单上有`,
    },
    {
      key: 'base',
      label: t`以后每月按多少基数缴`,
      as: 'money',
      hint: t`不再缴了就空着`,
      may: true,
    },
    ...earlyQuestions(given, at),
    {
      key: 'chosen',
      label: t`在哪个月退休`,
      as: 'list',
      hint: t`不选就按法定退休月份`,
      options: monthsAhead(given, at).map((month) => ({
        value: month,
        label: isFinished('month', birth) ? withAge(monthIn(birth), month) : month,
      })),
      may: true,
    },
  ]
}

/** The years before the account, as the area counts them. */
function earlyQuestions({ area = '' }: Given, { law, today }: At): Question[] {
  if (area === '') return []
  const terms = inForce(law.figures.transitionalTerms, area, monthIn(today))?.value
  const deemed: Question = {
    key: 'deemed',
    label: t`视同缴费几年`,
    as: 'number',
    hint: t`建账户以前的连续工龄，没有就写 0`,
  }
  const before: Question = {
    key: 'before',
    label: t`建个人账户以前有几年`,
    as: 'number',
    hint: t`连视同缴费一起算，没有就写 0`,
  }
  if (terms?.kind === 'two-spans')
    return [deemed, { ...before, label: t`1992 年 10 月到 1998 年 6 月缴了几年`, hint: t`没有就写 0` }]
  return [terms?.kind === 'one-product' && terms.years === 'deemed' ? deemed : before]
}

/** The month that was chosen while it may be; else the statutory one. */
function chosenMonth(given: Given, law: Law) {
  const limits = limitsOf(given, law)?.value
  const { chosen = '' } = given
  const statutory = limits?.statutoryMonth ?? monthIn(given['birth'])
  return limits !== undefined && chosen >= limits.earliest && chosen <= limits.latest
    ? monthIn(chosen)
    : statutory
}

const needed: Readonly<Record<string, string>> = {
  localRule: t`当地另外加发的部分，算法没有公开，没有算进去。`,
  averageWageFen: t`当地过渡性养老金要用历年社会平均工资，这里没有，没有算进去。`,
  notionalAccountFen: t`当地过渡性养老金要用虚账实记的金额，这里没有，没有算进去。`,
}

function notesOf(
  law: Law,
  given: Given,
  { month, months, needs }: { month: string; months: number; needs: readonly string[] },
): Note[] {
  const statutory = limitsUnlessRefused(given, law)?.statutoryMonth ?? month
  const least = minimumAt(law, monthIn(month < statutory ? month : statutory))
  const short = least - months
  return [
    ...(short > 0 ? [{ tone: 'warn', text: tooShort(monthsText(least), monthsText(short)) } as const] : []),
    ...needs.map((need): Note => ({ tone: 'warn', text: needed[need] ?? need })),
    { tone: 'info', text: t`指数按现在的算；账户以后的利息、以后每年的调整都没有算进去。所以这是估算。` },
  ]
}

function tooShort(least: string, short: string): string {
  return t`那个月至少要缴 ${least}，还差 ${short}，缴够了才能领。`
}
