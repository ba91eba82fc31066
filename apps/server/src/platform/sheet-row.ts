/** A cell as it was written: a number of a workbook is told from a text, for it may have lost digits on the way. */
export interface Cell {
  readonly text: string
  readonly isNumber: boolean
}

/** A row as its reader would number it, from 1; what is empty stands as an empty text. */
export interface SheetRow {
  readonly no: number
  readonly cells: readonly Cell[]
}

/** What a file of rows is refused for. */
export type SheetFaultKind = 'old-workbook' | 'unreadable' | 'encoding' | 'too-large' | 'too-many'

/** A file that is no table, or more of one than is taken. */
export class SheetFault extends Error {
  readonly kind: SheetFaultKind

  constructor(kind: SheetFaultKind) {
    super(kind)
    this.name = 'SheetFault'
    this.kind = kind
  }
}

/** How much of a table is taken. */
export interface SheetLimits {
  readonly rows: number
  /** Of all that is unpacked of a workbook, in bytes: a small file can hold a large one. */
  readonly unpackedBytes: number
}

/** More columns than any form asks for, and more than a cell of one needs, in characters. */
export const columnsAtMost = 60
export const cellAtMost = 2000
