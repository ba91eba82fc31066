import { t } from '@lingui/core/macro'

import { moneyText, monthText } from '../../../platform/format.ts'
import { ageText, monthsText } from '../../reasons/index.ts'
import type { Answer, At, ChoiceMonth, Drawn, Given, Plotted } from '../calculator.ts'
import { words } from '../words.ts'
import { choicesOf, untilOf } from './choices.ts'
import { limitsUnlessRefused } from './retirement.ts'
import { isKey } from './shared.ts'

/** The month that stands out, and what it is called. */
interface Marked {
  readonly mark?: string
  readonly marked?: string
}

/** The pension of every month in which one may retire, and what is drawn in all until an age that one picks. */
export function choicePlot(given: Given, at: At, { figure: [name] }: Answer): Plotted {
  const choices = choicesOf(given, at)
  const [first, last] = [choices[0], choices.at(-1)]
  const statutory = limitsUnlessRefused(given, at.law)?.statutoryMonth
  const { chosen = '' } = given
  const current = chosen === '' ? statutory : chosen
  const age = String(untilOf(given) ?? '')
  const marked: Marked = current === undefined ? {} : { mark: monthText(current), marked: current }
  return {
    title:
      first === undefined || last === undefined
        ? name
        : words.plotTitle(name, moneyText(first.pensionFen), moneyText(last.pensionFen)),
    charts: [
      { kind: 'columns', name, ...marked, columns: choices.map((one) => column(one, one.pensionFen)) },
      ...(age === '' ? [] : [drawnChart(choices, age, marked)]),
    ],
    until: true,
    table: {
      title: words.choices,
      heads: [words.month, words.age, words.paid, name, ...(age === '' ? [] : [words.drawn(age)])],
      numbersFrom: 3,
      rows: choices.map((choice, place) => ({
        key: choice.month,
        cells: cellsOf(choice, { age, statutory }),
        isKey: isKey(place, choices.length) || choice.month === statutory || choice.month === current,
        isCurrent: choice.month === current,
      })),
    },
    help: words.plotHelp,
    ...(first === undefined ? { none: { title: words.noChoices, help: words.noChoicesHelp } } : {}),
  }
}

function drawnChart(choices: readonly ChoiceMonth[], age: string, marked: Marked): Drawn {
  const most = choices.reduce<ChoiceMonth | undefined>(
    (best, one) => (best !== undefined && best.drawnFen >= one.drawnFen ? best : one),
    undefined,
  )
  return {
    kind: 'columns',
    ...(most === undefined
      ? {}
      : { title: words.drawnTitle(age, monthText(most.month), moneyText(most.drawnFen)) }),
    name: words.drawn(age),
    ...marked,
    columns: choices.map((one) => column(one, one.drawnFen)),
    ofAge: true,
  }
}

function column({ month }: ChoiceMonth, fen: number) {
  return { key: month, name: monthText(month), fen }
}

function cellsOf(
  { month, ageMonths, paidMonths, pensionFen, drawnFen }: ChoiceMonth,
  { age, statutory }: { age: string; statutory: string | undefined },
): string[] {
  return [
    `${monthText(month)}${month === statutory ? ` · ${t`法定`}` : ''}`,
    ageText(ageMonths),
    monthsText(paidMonths),
    moneyText(pensionFen),
    ...(age === '' ? [] : [moneyText(drawnFen)]),
  ]
}
