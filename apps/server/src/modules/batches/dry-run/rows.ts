import type { Declaration } from '@tongban/contracts/declaration'

import type { Cell, SheetRow } from '../../../platform/sheet-row.ts'
import { answerOf, numberOf, type Read } from './cells.ts'
import { type Column, groupOf, memberKeys } from './columns.ts'

/** What is wrong with a row, and in which column: a sentence without anything personal in it. */
export interface RowFault {
  readonly column: string
  readonly message: string
}

/** A row of a list as it was read. */
export interface ListRow {
  readonly no: number
  /** As it was written, by the keys of the columns. */
  readonly written: Readonly<Record<string, string>>
  /** By the keys of the form's fields. */
  readonly answers: Readonly<Record<string, string>>
  /** What finds somebody of the roster. */
  readonly member: { readonly id: string; readonly name: string; readonly number: string }
  readonly faults: readonly RowFault[]
}

/** 要填 as the form says it. */
const required = '这里要填。'
const empty: Cell = { text: '', isNumber: false }

/** Reads a row by the places of its columns. */
export function readRow(places: ReadonlyMap<Column, number>, { no, cells }: SheetRow): ListRow {
  const read = [...places].map(([column, at]) => {
    const cell = cells[at] ?? empty
    return { column, cell, said: readCell(column, cell) }
  })
  const values = new Map(read.map(({ column, said }) => [column.key, 'value' in said ? said.value : '']))
  return {
    no,
    written: Object.fromEntries(read.map(({ column, cell }) => [column.key, cell.text.trim()])),
    answers: Object.fromEntries(
      read.flatMap(({ column, said }) =>
        column.field !== undefined && 'value' in said && said.value !== '' ? [[column.key, said.value]] : [],
      ),
    ),
    member: {
      id: values.get(memberKeys.id) ?? '',
      name: values.get(memberKeys.name) ?? '',
      number: values.get(memberKeys.number) ?? '',
    },
    faults: read.flatMap(({ column, said }) => faultOf(column, said)),
  }
}

function readCell({ key, field }: Column, cell: Cell): Read {
  if (field !== undefined) return answerOf(field, cell)
  return key === memberKeys.number ? numberOf(cell) : { value: cell.text.trim() }
}

function faultOf({ heading, required: must }: Column, said: Read): RowFault[] {
  if ('fault' in said) return [{ column: heading, message: said.fault }]
  return must && said.value === '' ? [{ column: heading, message: required }] : []
}

/** The heading under which a field of the group stands in the list; of somebody on the roster the name is. */
export function headingOf(declaration: Declaration, columns: readonly Column[], key: string): string {
  const field = groupOf(declaration).fields?.find((known) => known.key === key)
  const found = field?.type === 'roster-member' ? memberKeys.name : key
  return columns.find((column) => column.key === found)?.heading ?? ''
}
