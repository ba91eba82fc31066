import { readCsv } from './sheet-csv.ts'
import { SheetFault, type SheetLimits, type SheetRow } from './sheet-row.ts'
import { readXlsx } from './sheet-xlsx.ts'

/**
 * The rows of an uploaded table, some at a time and read as they are asked for: the first sheet of an xlsx, or a csv in UTF-8 or GB18030.
 * Rows without anything are left out.
 * @throws SheetFault when it is neither, or more than the limits
 */
export async function* readSheet(bytes: Buffer, limits: SheetLimits): AsyncGenerator<readonly SheetRow[]> {
  if (bytes.length >= 8 && bytes.subarray(0, 4).equals(oldWorkbook)) throw new SheetFault('old-workbook')
  const isZip = bytes.subarray(0, 4).equals(zip)
  let count = 0
  for await (const rows of isZip ? readXlsx(bytes, limits) : readCsv(bytes)) {
    const filled = rows.filter(({ cells }) => cells.some(({ text }) => text.trim() !== ''))
    count += filled.length
    if (count > limits.rows + 1) throw new SheetFault('too-many') // the first one is the heading
    yield filled
  }
}

/** An xls, or an xlsx under a password: both are a compound file. */
const oldWorkbook = Buffer.from('d0cf11e0', 'hex')
const zip = Buffer.from('504b0304', 'hex')
