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
  const written: Record<string, string> = {}
  const answers: Record<string, string> = {}
  const member = { id: '', name: '', number: '' }
  const faults: RowFault[] = []
  for (const [column, at] of places) {
    const cell = cells[at] ?? empty
    const said = readCell(column, cell)
    written[column.key] = cell.text.trim()
    if ('fault' in said) faults.push({ column: column.heading, message: said.fault })
    else {
      if (said.value === '' && column.required) faults.push({ column: column.heading, message: required })
      if (said.value !== '' && column.field !== undefined) answers[column.key] = said.value
      if (column.key === memberKeys.id) member.id = said.value
      if (column.key === memberKeys.name) member.name = said.value
      if (column.key === memberKeys.number) member.number = said.value
    }
  }
  return { no, written, answers, member, faults }
}

function readCell({ key, field }: Column, cell: Cell): Read {
  if (field !== undefined) return answerOf(field, cell)
  return key === memberKeys.number ? numberOf(cell) : { value: cell.text.trim() }
}

/** The heading under which a field of the group stands in the list; of somebody on the roster the name is. */
export function headingOf(declaration: Declaration, columns: readonly Column[], key: string): string {
  const field = groupOf(declaration).fields?.find((known) => known.key === key)
  const found = field?.type === 'roster-member' ? memberKeys.name : key
  return columns.find((column) => column.key === found)?.heading ?? ''
}
