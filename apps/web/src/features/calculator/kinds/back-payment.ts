import { t } from '@lingui/core/macro'
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  inForce,
  type Law,
  type Month,
  monthOf,
  nextWorkingDay,
} from '@tongban/policy'

import { moneyText, monthText } from '../../../platform/format.ts'
import { factWords, monthsText, percentOf, shifted, valueWord } from '../../reasons/index.ts'
import {
  ask,
  type Answer,
  type Calculator,
  type Given,
  isFinished,
  type Note,
  type Question,
  Refused,
  valueOf,
  wholeIn,
} from '../calculator.ts'
import { areaQuestion, monthIn, monthsBetween, monthsFrom } from './shared.ts'

/** 补缴: what is to be paid for the past, and whether it may be. */
export const backPayment: Calculator = {
  id: 'back-payment',
  name: t`补缴`,
  help: t`过去没缴的能不能补，要交多少`,
  first: (today) => ({ paid: today, proved: 'unknown', ruling: 'unknown' }),
  questions: (given, { law }) => [
    { ...areaQuestion, label: t`在哪里补` },
    {
      key: 'policy',
      label: t`按哪种情况补`,
      as: 'choice',
      hint: t`没有单位的，除了专门政策，不能一次补过去的年份`,
      options: policiesOf(given, law).map(({ id }) => ({ value: id, label: valueWord(id) ?? id })),
    },
    { key: 'from', label: t`从哪个月补`, as: 'month' },
    { key: 'to', label: t`补到哪个月`, as: 'month' },
    { key: 'base', label: t`当时每月的缴费基数`, as: 'money' },
    {
      key: 'rate',
      label: t`费率`,
      as: 'rate',
      hint: t`空着就按当时的规定，单位和个人合起来`,
      may: true,
    },
    ...(bearsFee(given, law)
      ? [
          {
            key: 'dueDay',
            label: t`当时每月几号前要缴`,
            as: 'number',
            hint: t`写 1 到 31；用来算滞纳金`,
          } as const,
        ]
      : []),
    { key: 'paid', label: t`哪天缴`, as: 'day' },
    answerQuestion('proved', t`有没有证明材料`),
    ...(reachesFarBack(given, law) ? [answerQuestion('ruling', t`三年以前的，有没有法律文书`)] : []),
  ],
  answer: (given, { law, originOf }) => {
    const { area, policy, paid, proved, ruling } = given
    const input = {
      area,
      paid,
      policy,
      months: monthsOf(given, law),
      ...answered('proved', proved),
      ...answered('ruling', ruling),
    }
    const found = ask(law, 'back-payment', input, keys, originOf)
    const { principalFen, lateFeeFen, totalFen, monthsCounted, entersIndex, conclusion } = found.value
    return {
      figure: [t`一共要交`, moneyText(totalFen)],
      rows: [
        [t`本金`, moneyText(principalFen)],
        [t`滞纳金`, moneyText(lateFeeFen)],
        [t`补的月数`, monthsText(monthsCounted)],
        ...(entersIndex === null
          ? []
          : [[t`计入缴费指数`, valueWord(entersIndex ? 'yes' : 'no') ?? ''] as const]),
        ...conclusion.conditions.map(
          ({ condition, verdict }) =>
            [factWords[condition]?.name ?? condition, valueWord(verdict) ?? verdict] as const,
        ),
      ],
      notes: [noteOf(conclusion.verdict)],
      reasons: [found.because],
      table: tableOf(given, law),
    }
  },
}

/** Which question stands behind a field of the rule. */
const keys = {
  area: 'area',
  paid: 'paid',
  policy: 'policy',
  month: 'from',
  baseFen: 'base',
  rate: 'rate',
  due: 'dueDay',
  months: 'to',
  proved: 'proved',
  ruling: 'ruling',
}
/** As many months as are paid for at once. */
const monthsAtMost = 600

function answerQuestion(key: string, label: string): Question {
  const options = [
    { value: 'yes', label: t`有` },
    { value: 'no', label: t`没有` },
    { value: 'unknown', label: t`还不知道` },
  ]
  return { key, label, as: 'choice', options }
}

/** The policies of an area on the day of payment, for choice. */
function policiesOf({ area = '', paid }: Given, law: Law) {
  const day = isFinished('day', paid) ? paid : undefined
  if (area === '' || day === undefined) return []
  return inForce(law.figures.backPaymentPolicies, area, monthOf(day))?.value ?? []
}

/** Whether an employer's arrears lie so long ago that the rule asks for a ruling. */
function reachesFarBack({ area = '', policy, from, paid }: Given, law: Law): boolean {
  if (policy !== 'employer-arrears' || !isFinished('month', from) || !isFinished('day', paid)) return false
  const proof = inForce(law.figures.backPaymentProofMonths, area, monthIn(paid.slice(0, 7)))?.value ?? 0
  return monthsFrom(monthIn(from), monthIn(paid.slice(0, 7))) > proof
}

function bearsFee(given: Given, law: Law): boolean {
  return policiesOf(given, law).find(({ id }) => id === given['policy'])?.bearsLateFee !== false
}

function answered(name: string, given = 'unknown'): Record<string, boolean> {
  return given === 'unknown' ? {} : { [name]: given === 'yes' }
}

interface AskedMonth {
  readonly month: Month
  readonly baseFen: number | string
  readonly rate: string
  readonly due?: Day
}

function monthsOf(given: Given, law: Law): AskedMonth[] {
  const [from, to] = [monthIn(given['from']), monthIn(given['to'])]
  const months = monthsBetween(from, to)
  if (months.length === 0) throw new Refused([{ key: 'to', text: t`比开始的月份还早，请核对` }])
  if (months.length > monthsAtMost) throw new Refused([{ key: 'to', text: t`月份太多，请分几次算` }])
  return months.map((month) => ({
    month,
    baseFen: wholeIn(given['base']),
    rate: rateOf(given, law, month),
    ...dueOf(given, law, month),
  }))
}

/** 费率 of a month: as typed, else that of employer and person together as the law has it. */
function rateOf({ rate = '', area }: Given, law: Law, month: Month): string {
  if (rate !== '') return rate
  const million = 1_000_000
  try {
    const { employerFen, personFen } = valueOf(law, 'contribution', {
      scheme: 'employee-pension',
      area,
      month,
      baseFen: million,
    })
    if (employerFen !== null && personFen !== null) return shifted(String(employerFen + personFen), -6)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
  throw new Refused([{ key: 'rate', text: t`那时那里的费率这里没有，请填上` }])
}

/** When a month was due: on the day of the month, the last one where it has none, moved to a working day. */
function dueOf(given: Given, law: Law, month: Month): { due?: Day } {
  if (!bearsFee(given, law)) return {}
  const day = Number(given['dueDay'])
  if (!Number.isInteger(day) || day < 1 || day > 31)
    throw new Refused([{ key: 'dueDay', text: t`请写 1 到 31` }])
  const first = dayOf(`${month}-01`)
  const wanted = `${month}-${String(day).padStart(2, '0')}`
  const last = addDays(addMonths(first, 1), -1)
  const nominal = wanted > last ? last : dayOf(wanted)
  return { due: nominal < law.calendar.from ? nominal : nextWorkingDay(law, nominal).date }
}

function noteOf(verdict: string): Note {
  if (verdict === 'yes') return { tone: 'info', text: t`按您填的，可以补。最后以经办机构核定为准。` }
  if (verdict === 'no') return { tone: 'warn', text: t`按您填的，现在不能补。看上面哪一条不符合。` }
  return { tone: 'warn', text: t`能不能补还要看凭据，带上材料到窗口问。` }
}

function tableOf(given: Given, law: Law): NonNullable<Answer['table']> {
  return {
    title: t`逐月的费率`,
    heads: [t`月份`, t`费率`],
    rows: monthsOf(given, law).map(({ month, rate }) => [monthText(month), percentOf(rate)]),
  }
}
