import { useState } from 'react'

import { Button, Facts, Notice, Panel } from '../../design/index.ts'
import { DoubtMark, SureOf, Why } from '../reasons/index.ts'
import { AnswerTable } from './AnswerTable.tsx'
import type { Answer } from './calculator.ts'
import { words } from './words.ts'

const noDoubts: readonly string[] = []
/** As many rows of a table as are read at once. */
const rowsAtOnce = 6

/** The answer: the figure large, how sure it is right beside it, what it is made of, why, and the way to paper. */
export function Answered({ answer }: { answer: Answer }) {
  const { figure, rows, notes, reasons, doubts = noDoubts, table } = answer
  const [name, value] = figure
  return (
    <Panel title={words.answer}>
      <div className="stack">
        <output>
          {name}
          <br />
          <strong className="figure-value">{value}</strong> <DoubtMark reasons={reasons} also={doubts} />
        </output>
        <SureOf reasons={reasons} also={doubts} />
        <Facts rows={rows} />
        {notes.map(({ tone, text }) => (
          <Notice key={text} tone={tone}>
            <p>{text}</p>
          </Notice>
        ))}
        <Why reasons={reasons} />
        {table !== undefined && table.rows.length > 0 && <Rows of={table} />}
        <p className="soft small">{words.noDecision}</p>
        <p>
          <Button onPress={() => globalThis.print()}>{words.print}</Button>
        </p>
      </div>
    </Panel>
  )
}

function Rows({ of }: { of: NonNullable<Answer['table']> }) {
  const { rows } = of
  const [all, showAll] = useState(false)
  const shown = all ? rows : rows.slice(0, rowsAtOnce)
  return (
    <AnswerTable of={of} rows={shown}>
      {shown.length < rows.length && (
        <Button kind="quiet" onPress={() => showAll(true)}>
          {words.moreRows(rows.length)}
        </Button>
      )}
    </AnswerTable>
  )
}
