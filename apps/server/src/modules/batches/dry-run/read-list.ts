import { batchRowsAtMost } from '@tongban/contracts/batch-size'

import { SheetFault, type SheetFaultKind, type SheetRow } from '../../../platform/sheet-row.ts'
import { readSheet } from '../../../platform/sheet.ts'
import { type Column, placesOf } from './columns.ts'
import { type ListRow, readRow } from './rows.ts'

const limits = { rows: batchRowsAtMost, unpackedBytes: 200 * 1024 * 1024 }
const headingRowsAtMost = 10

/** Why a file cannot be read as a list: as a table, or because columns of the list are missing where its headings should stand. */
export type ListFault =
  | { readonly kind: SheetFaultKind | 'empty' }
  | { readonly kind: 'columns'; readonly row: number; readonly missing: readonly string[] }

/** What of a file comes next: some rows below its headings, or, last, why there are no more. */
export type ListPiece = { readonly rows: readonly ListRow[] } | { readonly fault: ListFault }

/**
 * The rows of a list, some at a time. A title may stand above; the headings are where all columns that must be are named.
 * Nothing is asked of a database here, and nothing is remembered: it may run in a thread of its own, whose start is as long as what it
 * imports takes; no schemas, and no law.
 */
export async function* readList(bytes: Buffer, columns: readonly Column[]): AsyncGenerator<ListPiece> {
  const reader = new RowsBelow(columns)
  try {
    for await (const rows of readSheet(bytes, limits)) {
      const below = rows.flatMap((row) => reader.take(row))
      if (reader.fault !== undefined) break
      yield { rows: below }
    }
    const fault = reader.end()
    if (fault !== undefined) yield { fault }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    yield { fault: { kind: error.kind } }
  }
}

/** Finds the headings, and reads by them what stands below. */
class RowsBelow {
  readonly #columns: readonly Column[]
  #places: ReadonlyMap<Column, number> | undefined
  #skipped = 0
  fault: ListFault | undefined

  constructor(columns: readonly Column[]) {
    this.#columns = columns
  }

  take(row: SheetRow): ListRow[] {
    if (this.#places !== undefined) return [readRow(this.#places, row)]
    const found = placesOf(this.#columns, row.cells)
    if (isHeading(this.#columns, found)) this.#places = found
    else if ((this.#skipped += 1) >= headingRowsAtMost || isLikeHeading(found))
      this.fault ??= missingOf(this.#columns, row.no, found)
    return []
  }

  /** What is wrong when nothing more comes. */
  end(): ListFault | undefined {
    if (this.fault !== undefined || this.#places !== undefined) return this.fault
    return this.#skipped === 0 ? { kind: 'empty' } : missingOf(this.#columns, 1, new Map())
  }
}

function isHeading(columns: readonly Column[], found: ReadonlyMap<Column, number>): boolean {
  return columns.every((column) => !column.required || found.has(column))
}

function isLikeHeading(found: ReadonlyMap<Column, number>): boolean {
  return found.size >= 2
}

function missingOf(columns: readonly Column[], row: number, found: ReadonlyMap<Column, number>): ListFault {
  const missing = columns.filter((column) => column.required && !found.has(column))
  return { kind: 'columns', row, missing: missing.map(({ heading }) => heading) }
}
