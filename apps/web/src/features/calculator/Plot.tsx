import type { Because } from '@tongban/policy'
import { useState } from 'react'

import { Button, ColumnChart, EmptyState, Panel, SpanLine, Table, TextField } from '../../design/index.ts'
import { moneyText } from '../../platform/format.ts'
import { DoubtMark } from '../reasons/index.ts'
import type { Drawn, Given, Plotted, PlotRow } from './calculator.ts'
import { agesAtMost, agesFrom, untilOf } from './kinds/choices.ts'
import { words } from './words.ts'

/** An answer over time, with the age up to which is added up where it is asked for; the table says the same as the drawings. */
export function Plot({
  of: { title, charts, table, help, until, none },
  given,
  reasons,
  onChange,
}: {
  of: Plotted
  given: Given
  /** What the answer rests on: all that is drawn rests on the same. */
  reasons: readonly Because[]
  onChange: (key: string, value: string) => void
}) {
  if (none !== undefined)
    return (
      <EmptyState title={none.title}>
        <p>{none.help}</p>
      </EmptyState>
    )
  return (
    <Panel title={title}>
      <div className="stack">
        <div>
          <DoubtMark reasons={reasons} />
        </div>
        <Drawings of={charts.filter((chart) => !isOfAge(chart))} />
        {until === true && <Until given={given} onChange={onChange} />}
        <Drawings of={charts.filter(isOfAge)} />
        <Rows of={table} />
        <p className="soft small">{help}</p>
      </div>
    </Panel>
  )
}

/** Whether a drawing rests on the age that is asked for. */
function isOfAge(chart: Drawn): boolean {
  return chart.kind === 'columns' && chart.ofAge === true
}

function Until({ given, onChange }: { given: Given; onChange: (key: string, value: string) => void }) {
  const until = untilOf(given)
  return (
    <TextField
      label={words.until}
      hint={words.untilHint}
      error={until === undefined ? words.untilWrong(agesFrom, agesAtMost) : undefined}
      inputMode="numeric"
      longest={3}
      value={given['until'] ?? String(until ?? '')}
      onChange={(text) => onChange('until', text.trim())}
    />
  )
}

function Drawings({ of: charts }: { of: readonly Drawn[] }) {
  return charts.map((chart) => {
    if (chart.kind === 'span') return <SpanLine key={chart.name} {...chart} />
    const { title, name, mark, columns, marked } = chart
    return (
      <div key={name}>
        {title !== undefined && <h3>{title}</h3>}
        <ColumnChart
          series={[name]}
          mark={mark}
          say={moneyText}
          stretches={columns.map(({ key, name: called, fen }) => ({
            key,
            name: called,
            values: [fen],
            marked: key === marked,
          }))}
        />
      </div>
    )
  })
}

function Rows({ of: { title, heads, rows, numbersFrom } }: { of: Plotted['table'] }) {
  const [all, showAll] = useState(false)
  const short = rows.filter(({ isKey }) => isKey)
  return (
    <div>
      <Table
        title={title}
        rows={all ? rows : short}
        keyOf={({ key }) => key}
        empty={title}
        current={rows.find(({ isCurrent }) => isCurrent)?.key}
        columns={heads.map((head, at) => ({
          head,
          number: at >= numbersFrom,
          render: ({ cells }: PlotRow) => cells[at] ?? '',
        }))}
      />
      {short.length < rows.length && (
        <Button kind="quiet" onPress={() => showAll(!all)}>
          {all ? words.keyRows : words.everyRow(rows.length)}
        </Button>
      )}
    </div>
  )
}
