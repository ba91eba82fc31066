import { zipSync, strToU8 } from 'fflate'

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as a table program writes it: texts shared, numbers as numbers, the sheet under a name of its own. */
export function workbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))]
  const cellOf = (cell: string | number, at: number, no: number): string => {
    const place = `r="${String.fromCodePoint(65 + at)}${no}"`
    return typeof cell === 'number'
      ? `<c ${place}><v>${cell}</v></c>`
      : `<c ${place} t="s"><v>${texts.indexOf(cell)}</v></c>`
  }
  const lines = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((cell, column) => cellOf(cell, column, at + 1)).join('')}</row>`,
  )
  const parts = {
    'xl/worksheets/first.xml': `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="甲" sheetId="7" r:id="rId9"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${relations}/worksheet" Target="worksheets/first.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${texts.map((text) => `<si><r><t>${text}</t></r><rPh><t>拼音</t></rPh></si>`).join('')}</sst>`,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  )
}

/** A text in GB18030: Node reads it and does not write it, so each letter is looked for. */
export function gb18030(text: string): Buffer {
  return Buffer.concat(Array.from(text, bytesOf))
}

const known = new Map<string, Buffer>()

function bytesOf(letter: string): Buffer {
  const plain = Buffer.from(letter)
  if (plain.length === 1) return plain
  if (known.size === 0) learn()
  const found = known.get(letter)
  if (found === undefined) throw new Error(`GB18030 of this test has no ${letter}`)
  return found
}

function learn(): void {
  const decoder = new TextDecoder('gb18030')
  const keep = (bytes: number[]): void => {
    const letter = decoder.decode(Uint8Array.from(bytes))
    if (Array.from(letter).length === 1 && letter !== '\u{FFFD}') known.set(letter, Buffer.from(bytes))
  }
  for (const one of range(0x81, 0xfe)) for (const two of range(0x40, 0xfe)) if (two !== 0x7f) keep([one, two])
  // of four bytes: the rare letters of the first planes
  for (const one of [0x81, 0x82, 0x95]) for (const two of range(0x30, 0x39)) keepFour(keep, one, two)
}

function keepFour(keep: (bytes: number[]) => void, one: number, two: number): void {
  for (const three of range(0x81, 0xfe)) for (const four of range(0x30, 0x39)) keep([one, two, three, four])
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
