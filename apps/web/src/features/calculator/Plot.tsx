import type { Because } from '@tongban/policy'
import { useState } from 'react'

import { Button, ColumnChart, EmptyState, Panel, Table, TextField } from '../../design/index.ts'
import { moneyText, monthText } from '../../platform/format.ts'
import { ageText, DoubtMark, monthsText } from '../reasons/index.ts'
import type { ChoiceMonth, Given } from './calculator.ts'
import { usualAge } from './kinds/choices.ts'
import { limitsUnlessRefused } from './kinds/retirement.ts'
import { words } from './words.ts'

/** Half a year: the months that a short table shows. */
const step = 6

/** The pension of every month in which one may retire, and what is drawn in all until an age that one picks; the table says the same. */
export function Plot({
  choices,
  given,
  reasons,
  onChange,
}: {
  choices: readonly ChoiceMonth[]
  given: Given
  /** Why the answer is what it is: every month rests on the same. */
  reasons: readonly Because[]
  onChange: (key: string, value: string) => void
}) {
  const [first, last] = [choices[0], choices.at(-1)]
  const age = given['until'] ?? String(usualAge)
  const years = /^\d{2,3}$/.test(age) ? age : String(usualAge)
  if (first === undefined || last === undefined)
    return (
      <EmptyState title={words.noChoices}>
        <p>{words.noChoicesHelp}</p>
      </EmptyState>
    )
  const most = choices.reduce((best, one) => (one.drawnFen > best.drawnFen ? one : best))
  const title =
    choices.length === 1
      ? words.plotOne(moneyText(first.pensionFen))
      : words.plotTitle(moneyText(first.pensionFen), moneyText(last.pensionFen))
  return (
    <Panel title={title}>
      <div className="stack">
        <DoubtMark reasons={reasons} />
        <Columns choices={choices} name={words.pension} of={({ pensionFen }) => pensionFen} />
        <TextField
          label={words.until}
          hint={words.untilHint}
          inputMode="numeric"
          longest={3}
          value={age}
          onChange={(text) => onChange('until', text)}
        />
        <h3>{words.drawnTitle(years, monthText(most.month), moneyText(most.drawnFen))}</h3>
        <Columns choices={choices} name={words.drawn(years)} of={({ drawnFen }) => drawnFen} />
        <Months choices={choices} given={given} years={years} />
        <p className="soft small">{words.plotHelp}</p>
      </div>
    </Panel>
  )
}

function Columns({
  choices,
  name,
  of,
}: {
  choices: readonly ChoiceMonth[]
  name: string
  of: (choice: ChoiceMonth) => number
}) {
  return (
    <ColumnChart
      series={[name]}
      say={moneyText}
      stretches={choices.map((choice) => ({
        key: choice.month,
        name: monthText(choice.month),
        values: [of(choice)],
      }))}
    />
  )
}

function Months({ choices, given, years }: { choices: readonly ChoiceMonth[]; given: Given; years: string }) {
  const [all, showAll] = useState(false)
  const statutory = limitsUnlessRefused(given)?.statutoryMonth
  const isKey = ({ month }: ChoiceMonth, at: number): boolean =>
    at % step === 0 || at === choices.length - 1 || month === statutory || month === given['chosen']
  return (
    <div>
      <Table
        title={words.choices}
        rows={all ? choices : choices.filter(isKey)}
        keyOf={({ month }) => month}
        empty={words.noChoices}
        current={given['chosen'] === '' ? statutory : (given['chosen'] ?? statutory)}
        columns={[
          {
            head: words.month,
            render: ({ month }) => `${monthText(month)}${month === statutory ? ` · ${words.statutory}` : ''}`,
          },
          { head: words.age, render: ({ ageMonths }) => ageText(ageMonths) },
          { head: words.paid, render: ({ paidMonths }) => monthsText(paidMonths) },
          { head: words.pension, number: true, render: ({ pensionFen }) => moneyText(pensionFen) },
          { head: words.drawn(years), number: true, render: ({ drawnFen }) => moneyText(drawnFen) },
        ]}
      />
      <Button kind="quiet" onPress={() => showAll(!all)}>
        {all ? words.keyMonths : words.everyMonth}
      </Button>
    </div>
  )
}
