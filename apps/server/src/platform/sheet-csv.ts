import { Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

import { cellAtMost, columnsAtMost, SheetFault, type SheetRow } from './sheet-row.ts'

const sliceBytes = 64 * 1024

/** The rows of a csv in UTF-8 (with or without a mark), UTF-16 with one, or GB18030; commas, semicolons or tabs between the cells. @throws SheetFault */
export async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const encoding = encodingOf(bytes)
  const parser = Readable.from(textOf(bytes, encoding)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(bytes, encoding),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: columnsAtMost * cellAtMost,
    }),
  )
  let no = 0
  try {
    for await (const record of parser) {
      no += 1
      yield { no, cells: textsOf(record).map((text) => ({ text: bare(text), isNumber: false })) }
    }
  } catch (error) {
    throw error instanceof CsvError ? new SheetFault('unreadable') : error
  }
}

function textsOf(record: unknown): string[] {
  return Array.isArray(record) ? record.slice(0, columnsAtMost).map(String) : []
}

/** What people write so that a table program leaves digits alone: `="0123"`, an apostrophe, a tab before them. */
function bare(text: string): string {
  return /^="(?<inner>.*)"$/su.exec(text)?.groups?.['inner'] ?? text.replace(/^['\t]/u, '')
}

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** By its mark, else by what it can be: bytes of GB18030 are hardly ever UTF-8. @throws SheetFault */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const found = (['utf-8', 'gb18030'] as const).find((encoding) => isIn(bytes, encoding))
  if (found === undefined || bytes.includes(0)) throw new SheetFault('encoding')
  return found
}

function isIn(bytes: Buffer, encoding: Encoding): boolean {
  try {
    for (const text of textOf(bytes, encoding)) void text
    return true
  } catch {
    return false
  }
}

/** The text piece by piece. @throws TypeError where the bytes are none of this encoding */
function* textOf(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += sliceBytes)
    yield decoder.decode(bytes.subarray(at, at + sliceBytes), { stream: true })
  yield decoder.decode()
}

function delimiterOf(bytes: Buffer, encoding: Encoding): string {
  const [first = ''] = textOf(bytes, encoding)
  const [heading = ''] = first.split(/\r?\n/u)
  const count = (sign: string): number => heading.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
