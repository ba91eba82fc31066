import { strToU8, Zip, ZipDeflate } from 'fflate'

/** A column of a table that we make: its heading, and what may be chosen in it. */
export interface SheetColumn {
  readonly heading: string
  readonly choices?: readonly string[]
}

type Texts = AsyncIterable<readonly string[]>

/** The formats in which a table is given away. */
export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** The media type of each. */
export const sheetTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A table as a file, row by row as the rows come. */
export function writeSheet(
  format: SheetFormat,
  columns: readonly SheetColumn[],
  rows: Texts,
): AsyncGenerator<Buffer> {
  return format === 'xlsx' ? writeXlsx(columns, rows) : writeCsv(columns, rows)
}

/** UTF-8 with its mark, without which table programs take it for something else. */
async function* writeCsv(columns: readonly SheetColumn[], rows: Texts): AsyncGenerator<Buffer> {
  yield Buffer.from(`\u{FEFF}${lineOf(columns.map(({ heading }) => heading))}`)
  for await (const row of rows) yield Buffer.from(lineOf(row))
}

function lineOf(texts: readonly string[]): string {
  return `${texts.map((text) => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`
}

/** A workbook of one sheet in which every cell, typed in later or not, is a text: no digits are lost. */
async function* writeXlsx(columns: readonly SheetColumn[], rows: Texts): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(Buffer.from(piece))
  })
  for (const [name, text] of Object.entries(parts)) {
    const part = new ZipDeflate(name, { level: 6 })
    zip.add(part)
    part.push(strToU8(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  zip.add(sheet)
  sheet.push(strToU8(headOf(columns) + rowOf(columns.map(({ heading }) => heading))))
  for await (const row of rows) {
    sheet.push(strToU8(rowOf(row)))
    yield* pieces.splice(0)
  }
  sheet.push(strToU8(`</sheetData>${validationsOf(columns)}</worksheet>`), true)
  zip.end()
  yield* pieces.splice(0)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  // format 49 is text
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

function headOf(columns: readonly SheetColumn[]): string {
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="24" style="1" customWidth="1"/></cols><sheetData>`
}

function rowOf(texts: readonly string[]): string {
  const cells = texts.map((text) =>
    text === ''
      ? '<c s="1"/>'
      : `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  )
  return `<row>${cells.join('')}</row>`
}

const choicesAtMost = 255
const rowsAtMost = 60_000

/** What may be chosen is offered in the cell, where the program lets so much stand there. */
function validationsOf(columns: readonly SheetColumn[]): string {
  const offered = columns.flatMap(({ choices = [] }, at) => {
    const list = choices.join(',')
    const letter = String.fromCodePoint(65 + at)
    return list === '' || list.length > choicesAtMost || at > 25
      ? []
      : [
          `<dataValidation type="list" allowBlank="1" sqref="${letter}2:${letter}${rowsAtMost}"><formula1>"${escaped(list)}"</formula1></dataValidation>`,
        ]
  })
  return offered.length === 0
    ? ''
    : `<dataValidations count="${offered.length}">${offered.join('')}</dataValidations>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  // XML has no word for what controls a terminal
  return text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').replaceAll(/[&<>"]/gu, (sign) => signs[sign] ?? sign)
}
