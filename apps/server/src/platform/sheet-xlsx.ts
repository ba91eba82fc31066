import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { SaxesParser } from 'saxes'

import {
  type Cell,
  cellAtMost,
  columnsAtMost,
  SheetFault,
  type SheetLimits,
  type SheetRow,
} from './sheet-row.ts'

/** So few packed bytes at a time that what comes out of them stays small, however well they were packed. */
const sliceBytes = 8 * 1024

type Limits = Pick<SheetLimits, 'unpackedBytes'>

/**
 * The rows of the first sheet of a workbook, some at a time, unpacked and read piece by piece: its shared texts lie in memory, its rows do not.
 * @throws SheetFault when it is no workbook or larger than what is taken
 */
export async function* readXlsx(bytes: Buffer, limits: Limits): AsyncGenerator<readonly SheetRow[]> {
  const budget = { left: limits.unpackedBytes }
  try {
    const sheet = firstSheetOf(bytes, budget)
    const texts = await sharedTexts(bytes, budget)
    const reader = new RowReader(texts)
    for (const text of unpacked(bytes, sheet, budget)) {
      reader.write(text)
      yield reader.take()
      await othersServed()
    }
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('unreadable')
  }
}

/** Lets who else waits for the server have his turn. */
async function othersServed(): Promise<void> {
  await new Promise(setImmediate)
}

/** One part of the package, unpacked piece by piece. */
function* unpacked(bytes: Buffer, name: string, budget: { left: number }): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const pieces: Uint8Array[] = []
  let found: UnzipFile | undefined
  const state = { ended: false }
  const unzip = new Unzip((file) => {
    if (file.name.toLowerCase() !== name.toLowerCase() || found !== undefined) return
    found = file
    file.ondata = (error, piece, final) => {
      if (error !== null) throw error
      pieces.push(piece)
      state.ended = final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length && !state.ended; at += sliceBytes) {
    unzip.push(bytes.subarray(at, at + sliceBytes), at + sliceBytes >= bytes.length)
    for (const piece of pieces.splice(0)) {
      budget.left -= piece.length
      if (budget.left < 0) throw new SheetFault('too-large')
      yield decoder.decode(piece, { stream: true })
    }
  }
}

/** Where the first sheet lies: as the workbook says, for it may bear any name. */
function firstSheetOf(bytes: Buffer, budget: { left: number }): string {
  let id: string | undefined
  parsed(unpacked(bytes, 'xl/workbook.xml', budget), ({ name, attributes }) => {
    if (localName(name) !== 'sheet') return
    id ??= Object.entries(attributes).find(([key]) => localName(key) === 'id' && key.includes(':'))?.[1]
  })
  let target: string | undefined
  parsed(unpacked(bytes, 'xl/_rels/workbook.xml.rels', budget), ({ attributes }) => {
    if (id !== undefined && attributes['Id'] === id) target = attributes['Target']
  })
  if (target === undefined) throw new SheetFault('unreadable')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** 共享字符串: texts that cells name by their place. */
async function sharedTexts(bytes: Buffer, budget: { left: number }): Promise<string[]> {
  const texts: string[] = []
  const inside = { text: false, phonetic: false }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    const tag = localName(name)
    if (tag === 'si') texts.push('')
    if (tag === 'rPh') inside.phonetic = true // how it is read aloud is no part of it
    if (tag === 't') inside.text = true
  })
  parser.on('closetag', ({ name }) => {
    const tag = localName(name)
    if (tag === 'rPh') inside.phonetic = false
    if (tag === 't') inside.text = false
  })
  parser.on('text', (text) => {
    if (inside.text && !inside.phonetic && texts.length > 0)
      texts[texts.length - 1] = ((texts.at(-1) ?? '') + text).slice(0, cellAtMost)
  })
  for (const text of unpacked(bytes, 'xl/sharedStrings.xml', budget)) {
    parser.write(text)
    await othersServed()
  }
  return texts
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function parsed(pieces: Iterable<string>, opened: (tag: Tag) => void): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => opened({ name, attributes: { ...attributes } }))
  for (const piece of pieces) parser.write(piece)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads the cells of a sheet into rows as its text comes in. */
class RowReader {
  readonly #parser = new SaxesParser()
  readonly #texts: readonly string[]
  readonly #rows: SheetRow[] = []
  #cells: Cell[] = []
  #no = 0
  #cell = { column: 0, type: '', text: '' }
  #isValue = false

  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), { ...attributes }))
    this.#parser.on('closetag', ({ name }) => this.#close(localName(name)))
    this.#parser.on('text', (text) => {
      if (this.#isValue && this.#cell.text.length < cellAtMost) this.#cell.text += text
    })
  }

  write(text: string): void {
    this.#parser.write(text)
  }

  /** The rows that are complete by now. */
  take(): SheetRow[] {
    return this.#rows.splice(0)
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'row') {
      const said = Number(attributes['r'])
      this.#no = Number.isSafeInteger(said) && said > this.#no ? said : this.#no + 1
      this.#cells = []
    }
    if (tag === 'c')
      this.#cell = {
        column: columnOf(attributes['r']) ?? this.#cells.length,
        type: attributes['t'] ?? 'n',
        text: '',
      }
    if (tag === 'v' || tag === 't') this.#isValue = true
  }

  #close(tag: string): void {
    if (tag === 'v' || tag === 't') this.#isValue = false
    if (tag === 'c') this.#keep()
    if (tag === 'row') this.#rows.push({ no: this.#no, cells: this.#cells })
  }

  #keep(): void {
    const { column, type, text } = this.#cell
    if (column >= columnsAtMost) return
    while (this.#cells.length < column) this.#cells.push({ text: '', isNumber: false })
    const isShared = type === 's'
    this.#cells[column] = {
      text: isShared ? (this.#texts[Number(text)] ?? '') : text.slice(0, cellAtMost),
      isNumber: type === 'n' && text !== '',
    }
  }
}

/** A, B … Z, AA: from 0; undefined where a cell does not say where it stands. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
