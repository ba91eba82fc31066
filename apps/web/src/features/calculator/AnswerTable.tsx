import type { ReactNode } from 'react'

import { Table } from '../../design/index.ts'
import type { Answer } from './calculator.ts'

/** The table of an answer, so much of it as is shown. */
export function AnswerTable({
  of: { title, heads },
  rows,
  children,
}: {
  of: NonNullable<Answer['table']>
  rows: NonNullable<Answer['table']>['rows']
  children?: ReactNode
}) {
  return (
    <div>
      <h3>{title}</h3>
      <Table
        title={title}
        rows={rows}
        keyOf={([first = '']) => first}
        empty={title}
        columns={heads.map((head, at) => ({
          head,
          number: at > 0,
          render: (row: readonly string[]) => row[at] ?? '',
        }))}
      />
      {children}
    </div>
  )
}
