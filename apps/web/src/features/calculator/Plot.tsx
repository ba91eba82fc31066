import type { Law } from '@tongban/policy'
import { useState } from 'react'

import { Button, ColumnChart, EmptyState, Panel, Table, TextField } from '../../design/index.ts'
import { moneyText, monthText } from '../../platform/format.ts'
import { ageText, DoubtMark, monthsText } from '../reasons/index.ts'
import type { Answer, ChoiceMonth, Given } from './calculator.ts'
import { agesAtMost, agesFrom, untilOf } from './kinds/choices.ts'
import { limitsUnlessRefused } from './kinds/retirement.ts'
import { words } from './words.ts'

/** Half a year: the months that a short table shows. */
const step = 6

/** The pension of every month in which one may retire, and what is drawn in all until an age that one picks; the table says the same. */
export function Plot({
  choices,
  given,
  law,
  answer: { figure, reasons },
  onChange,
}: {
  choices: readonly ChoiceMonth[]
  given: Given
  law: Law
  /** What is shown of one month: the others are called the same and rest on the same. */
  answer: Answer
  onChange: (key: string, value: string) => void
}) {
  const [first, last] = [choices[0], choices.at(-1)]
  if (first === undefined || last === undefined)
    return (
      <EmptyState title={words.noChoices}>
        <p>{words.noChoicesHelp}</p>
      </EmptyState>
    )
  const [name] = figure
  const until = untilOf(given)
  const age = String(until ?? '')
  const current = currentOf(given, law)
  const most = choices.reduce((best, one) => (one.drawnFen > best.drawnFen ? one : best))
  const columns = { choices, current }
  return (
    <Panel title={words.plotTitle(name, moneyText(first.pensionFen), moneyText(last.pensionFen))}>
      <div className="stack">
        <div>
          <DoubtMark reasons={reasons} />
        </div>
        <Columns {...columns} name={name} of={({ pensionFen }) => pensionFen} />
        <TextField
          label={words.until}
          hint={words.untilHint}
          error={until === undefined ? words.untilWrong(agesFrom, agesAtMost) : undefined}
          inputMode="numeric"
          longest={3}
          value={given['until'] ?? age}
          onChange={(text) => onChange('until', text.trim())}
        />
        {until !== undefined && (
          <>
            <h3>{words.drawnTitle(age, monthText(most.month), moneyText(most.drawnFen))}</h3>
            <Columns {...columns} name={words.drawn(age)} of={({ drawnFen }) => drawnFen} />
          </>
        )}
        <Months {...columns} given={given} law={law} name={name} age={age} />
        <p className="soft small">{words.plotHelp}</p>
      </div>
    </Panel>
  )
}

/** The month that is shown: the chosen one, else the statutory one. */
function currentOf(given: Given, law: Law): string | undefined {
  const { chosen = '' } = given
  return chosen === '' ? limitsUnlessRefused(given, law)?.statutoryMonth : chosen
}

function Columns({
  choices,
  current,
  name,
  of,
}: {
  choices: readonly ChoiceMonth[]
  current: string | undefined
  name: string
  of: (choice: ChoiceMonth) => number
}) {
  return (
    <ColumnChart
      series={[name]}
      mark={current === undefined ? undefined : monthText(current)}
      say={moneyText}
      stretches={choices.map((choice) => ({
        key: choice.month,
        name: monthText(choice.month),
        values: [of(choice)],
        marked: choice.month === current,
      }))}
    />
  )
}

function Months({
  choices,
  current,
  given,
  law,
  name,
  age,
}: {
  choices: readonly ChoiceMonth[]
  current: string | undefined
  given: Given
  law: Law
  name: string
  age: string
}) {
  const [all, showAll] = useState(false)
  const statutory = limitsUnlessRefused(given, law)?.statutoryMonth
  const isKey = ({ month }: ChoiceMonth, at: number): boolean =>
    at % step === 0 || at === choices.length - 1 || month === statutory || month === current
  return (
    <div>
      <Table
        title={words.choices}
        rows={all ? choices : choices.filter(isKey)}
        keyOf={({ month }) => month}
        empty={words.noChoices}
        current={current}
        columns={[
          {
            head: words.month,
            render: ({ month }) => `${monthText(month)}${month === statutory ? ` · ${words.statutory}` : ''}`,
          },
          { head: words.age, render: ({ ageMonths }) => ageText(ageMonths) },
          { head: words.paid, render: ({ paidMonths }) => monthsText(paidMonths) },
          { head: name, number: true, render: ({ pensionFen }) => moneyText(pensionFen) },
          ...(age === ''
            ? []
            : [
                {
                  head: words.drawn(age),
                  number: true,
                  render: ({ drawnFen }: ChoiceMonth) => moneyText(drawnFen),
                },
              ]),
        ]}
      />
      <Button kind="quiet" onPress={() => showAll(!all)}>
        {all ? words.keyMonths : words.everyMonth}
      </Button>
    </div>
  )
}
