import type { ReactNode } from 'react'

import { Button } from './Button.tsx'
import { EmptyState } from './Panel.tsx'
import { words } from './words.ts'

/** A column: its head and what stands in a row. The first column names the row. */
export interface Column<Row> {
  readonly head: string
  readonly render: (row: Row) => ReactNode
  readonly number?: boolean
  readonly wrap?: boolean
  /** What tells it apart where two columns have the same head. */
  readonly key?: string
  /** What stands in the head instead of the plain word, which is still read where a row is a card. */
  readonly headed?: ReactNode
  /** Stays at the edge while the others scroll by, and names the row. */
  readonly pinned?: boolean
}

/**
 * A list of rows under a head that stays; scrolls inside its own frame, by keyboard too. On a phone each row is a card
 * whose lines carry their own heads, so that nothing lies beyond the edge.
 */
export function Table<Row>({
  title,
  columns,
  rows,
  keyOf,
  empty,
  current,
}: {
  title: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  empty: string
  current?: string | undefined
}) {
  if (rows.length === 0) return <EmptyState title={empty} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.table(title)}>
      <table className="table">
        <caption className="hidden-words">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key ?? column.head} scope="col" className={classOf(column)}>
                {column.headed ?? column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} aria-current={current === keyOf(row) ? true : undefined}>
              {columns.map((column) => (
                <td key={column.key ?? column.head} className={classOf(column)} data-head={column.head}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function classOf<Row>({ number, wrap, pinned }: Column<Row>): string | undefined {
  if (pinned === true) return 'pinned'
  if (number === true) return 'number'
  return wrap === true ? 'wrap' : undefined
}

/** The way through a long list: onwards by the key of the server, and back to the start. */
export function Paging({
  next,
  after,
  go,
}: {
  next: string | null
  after: string | undefined
  go: (after: string | undefined) => void
}) {
  if (next === null && after === undefined) return null
  /** The next page is read from its beginning. */
  const turn = (to: string | undefined): void => {
    go(to)
    scrollTo({ top: 0 })
    document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
  }
  return (
    <p className="row">
      {after !== undefined && <Button onPress={() => turn(undefined)}>{words.firstPage}</Button>}
      {next !== null && <Button onPress={() => turn(next)}>{words.nextPage}</Button>}
    </p>
  )
}
