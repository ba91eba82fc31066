import { t } from '@lingui/core/macro'

import { dayText, moneyText } from '../../../platform/format.ts'
import { ask, type Calculator, type Note, wholeIn } from '../calculator.ts'

/** 滞纳金: what an employer owes on contributions that are paid late. */
export const lateFee: Calculator = {
  id: 'late-fee',
  name: t`滞纳金`,
  help: t`单位晚缴社会保险费，看滞纳金是多少`,
  first: (today) => ({ paid: today }),
  questions: () => [
    { key: 'amount', label: t`欠缴多少钱`, as: 'money' },
    { key: 'due', label: t`应缴的最后一天`, as: 'day', hint: t`遇放假的，写顺延后的那一天` },
    { key: 'paid', label: t`哪天缴`, as: 'day' },
  ],
  answer: ({ amount, due = '', paid = '' }, { law, originOf }) => {
    const amountFen = wholeIn(amount)
    const fee = ask(
      law,
      'late-fee',
      { amountFen, due, paid },
      { amountFen: 'amount', due: 'due', paid: 'paid' },
      originOf,
    )
    const { feeFen } = fee.value
    return {
      figure: [t`滞纳金`, moneyText(feeFen)],
      rows: [
        [t`欠缴`, moneyText(Number(amountFen))],
        [t`晚了`, lateDays(due, paid)],
        [t`应缴日`, dayText(due)],
        [t`缴的那一天`, dayText(paid)],
        [t`连本带滞纳金`, moneyText(Number(amountFen) + feeFen)],
      ],
      notes: [
        ...(feeFen > Number(amountFen) ? [aboveTheDebt] : []),
        { tone: 'info', text: t`滞纳金由单位承担，不能向职工收；自愿缴费的个人没有滞纳金。` },
      ],
      reasons: [fee.because],
    }
  },
}

const aboveTheDebt: Note = {
  tone: 'warn',
  text: t`滞纳金超过了本金：是否以本金为限，各地法院看法不一，这里没有封顶`,
}

function lateDays(due: string, paid: string): string {
  const days = Math.max(0, Math.round((Date.parse(paid) - Date.parse(due)) / 86_400_000))
  return t`${days} 天`
}
