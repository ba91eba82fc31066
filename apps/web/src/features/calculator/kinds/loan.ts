import { t } from '@lingui/core/macro'

import { moneyText, monthText } from '../../../platform/format.ts'
import { percentOf, yearsText } from '../../reasons/index.ts'
import { ask, type At, type Calculator, type Note, Refused, wholeIn } from '../calculator.ts'
import { completionOf, tierQuestion } from './resident-pension.ts'
import { areaQuestion, birthQuestion } from './shared.ts'

/** 助保贷款: what is lent to complete fifteen years, and how the pension pays it back. */
export const loan: Calculator = {
  id: 'loan',
  name: t`助保贷款`,
  help: t`贷款一次补齐居民养老的年份，看养老金几个月还清`,
  first: () => ({ years: '0', tier: '30000', rate: '0.0385' }),
  questions: (given, at) => [
    areaQuestion,
    birthQuestion,
    { key: 'years', label: t`已经缴了几年`, as: 'number', hint: t`一年没缴就写 0` },
    tierQuestion(given, at),
    { key: 'rate', label: t`贷款年利率`, as: 'rate', hint: t`以合同为准` },
    {
      key: 'account',
      label: t`现在个人账户里有多少钱`,
      as: 'money',
      hint: t`没有就空着`,
      may: true,
    },
    {
      key: 'payment',
      label: t`每月还多少`,
      as: 'money',
      hint: t`空着就用全部养老金还`,
      may: true,
    },
  ],
  answer: (given, at) => {
    const completion = completionOf(given, at)
    const { missingYears, amountFen, pensionFrom } = completion.value
    const account = given['account'] === undefined || given['account'] === '' ? 0 : wholeIn(given['account'])
    if (typeof account === 'string') throw new Refused([{ key: 'account', text: notMoney }])
    const { area, rate, payment = '' } = given
    const facts = { area, month: pensionFrom, accountFen: account + amountFen }
    const pension = ask(
      at.law,
      'resident-pension',
      facts,
      { area: 'area', accountFen: 'account' },
      at.originOf,
    )
    const { totalFen } = pension.value
    const paymentFen = payment === '' ? totalFen : wholeIn(payment)
    const asked = { principalFen: amountFen, annualRate: rate, paymentFen, first: pensionFrom }
    const schedule = scheduleOf(at, asked)
    const { instalments } = schedule.value
    const last = instalments.at(-1)
    const interest = instalments.reduce((sum, { interestFen }) => sum + interestFen, 0)
    return {
      figure: [t`还清要几期`, counted(instalments.length)],
      rows: [
        [t`补几年`, yearsText(String(missingYears))],
        [t`贷款`, moneyText(amountFen)],
        [t`年利率`, percentOf(rate ?? '')],
        [t`每月养老金`, moneyText(totalFen)],
        [t`第一期`, monthText(pensionFrom)],
        ...(last === undefined
          ? []
          : ([
              [t`最后一期`, monthText(last.month)],
              [t`最后一期还`, moneyText(last.paymentFen)],
              [t`利息一共`, moneyText(interest)],
            ] as const)),
      ],
      notes: notesOf(missingYears, Number(paymentFen) > totalFen),
      reasons: [schedule.because, pension.because, completion.because],
      table: {
        title: t`每期怎么还`,
        heads: [t`月份`, t`还款`, t`其中利息`, t`其中本金`, t`还欠`],
        rows: instalments.map(({ month, paymentFen: paid, interestFen, principalFen, balanceFen }) => [
          monthText(month),
          ...[paid, interestFen, principalFen, balanceFen].map(moneyText),
        ]),
      },
    }
  },
}

const notMoney = t`请写金额，例如 1200 或 1200.50`

function scheduleOf({ law, originOf }: At, asked: object) {
  try {
    const keys = { annualRate: 'rate', paymentFen: 'payment', principalFen: 'tier' }
    return ask(law, 'loan-schedule', asked, keys, originOf)
  } catch (error) {
    if (!(error instanceof Refused) || error.faults[0]?.key !== 'payment') throw error
    throw new Refused([{ key: 'payment', text: t`每月还的要多于第一个月的利息，而且是一个金额` }])
  }
}

function counted(count: number): string {
  return t`${count} 期`
}

function notesOf(missingYears: number, aboveThePension: boolean): Note[] {
  const notes: Note[] = []
  if (missingYears === 0) notes.push({ tone: 'info', text: t`已经缴满 15 年，不用贷款。` })
  if (aboveThePension) notes.push({ tone: 'warn', text: t`每月还的比养老金还多，差的要自己拿钱。` })
  return [
    ...notes,
    { tone: 'info', text: t`还清的下个月起，养老金全部归自己。能不能贷、利率多少，以银行合同为准。` },
  ]
}
