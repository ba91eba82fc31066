import { finished } from 'node:stream/promises'

import { CsvError, parse, type Parser } from 'csv-parse'

import { type Cell, cellAtMost, columnsAtMost, SheetFault, type SheetRow } from './sheet-row.ts'

const sliceBytes = 64 * 1024

/**
 * The rows of a csv, some at a time, in UTF-8 (with or without a mark), UTF-16 with one, or GB18030; commas, semicolons or tabs between the cells.
 * @throws SheetFault
 */
export async function* readCsv(bytes: Buffer): AsyncGenerator<readonly SheetRow[]> {
  const encoding = encodingOf(bytes)
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(bytes, encoding),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: columnsAtMost * cellAtMost,
  })
  let no = 0
  try {
    for await (const records of recordsOf(parser, textOf(bytes, encoding)))
      yield records.map((record) => ({ no: (no += 1), cells: cellsOf(record) }))
  } catch (error) {
    throw error instanceof CsvError ? new SheetFault('unreadable') : error
  }
}

/** What each piece of the text completes, all at once: a wait for every single record costs more than to read it. */
async function* recordsOf(parser: Parser, pieces: Iterable<string>): AsyncGenerator<readonly unknown[]> {
  const records: unknown[] = []
  parser.on('data', (record) => void records.push(record))
  const over = finished(parser)
  over.catch(() => undefined) // said where it is waited for
  for (const piece of pieces) {
    await new Promise<void>((taken) => parser.write(piece, () => taken()))
    if (parser.errored !== null) break
    yield records.splice(0)
  }
  parser.end()
  await over
  yield records.splice(0)
}

function cellsOf(record: unknown): Cell[] {
  if (!Array.isArray(record)) return []
  return record.slice(0, columnsAtMost).map((text) => ({ text: bare(String(text)), isNumber: false }))
}

/** What people write so that a table program leaves digits alone: `="0123"`, an apostrophe, a tab before them. */
function bare(text: string): string {
  if (!/^[='\t]/u.test(text)) return text
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
