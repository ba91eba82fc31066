import { expect, test } from 'vitest'

import { gb18030, workbook } from '../../test/sheets.ts'
import { SheetFault, type SheetRow } from './sheet-row.ts'
import { type SheetFormat, writeSheet } from './sheet-write.ts'
import { readSheet } from './sheet.ts'

const limits = { rows: 100, unpackedBytes: 1_000_000 }

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

async function read(bytes: Buffer, most = limits): Promise<SheetRow[]> {
  return (await all(readSheet(bytes, most))).flat()
}

const textsOf = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map(({ text }) => text))

async function written(format: SheetFormat, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const lines = (async function* () {
    yield* rows
    await Promise.resolve()
  })()
  const columns = [{ heading: '姓名', choices: ['甲', '乙'] }, { heading: '证件号码' }]
  return Buffer.concat(await all(writeSheet(format, columns, lines)))
}

test.each(['xlsx', 'csv'] as const)(
  'what is written as %s is read again letter for letter',
  async (format) => {
    const rows = [
      ['郑𠮷', '003"4,<&>'],
      ['', '  空格 '],
      ['两\n行', '410202198001010017'],
    ]

    const again = await read(await written(format, rows))

    expect(textsOf(again)).toEqual([['姓名', '证件号码'], ...rows])
    expect(again.map(({ no }) => no)).toEqual([1, 2, 3, 4])
    expect(again.flatMap(({ cells }) => cells).some(({ isNumber }) => isNumber)).toBe(false)
  },
)

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with its mark', (text: string) => Buffer.from(`\u{FEFF}${text}`)],
  ['GB18030', gb18030],
  ['UTF-16 with its mark', (text: string) => Buffer.from(`\u{FEFF}${text}`, 'utf16le')],
])('a csv in %s is read', async (_name, encode) => {
  const rows = await read(encode('姓名,证件号码\r\n㐀𠮷,="0012"\r\n,\r\n王秀兰,\'0034\r\n'))

  expect(textsOf(rows)).toEqual([
    ['姓名', '证件号码'],
    ['㐀𠮷', '0012'],
    ['王秀兰', '0034'],
  ])
  expect(rows.map(({ no }) => no)).toEqual([1, 2, 4])
})

test('a cell of a workbook that is a number is told from a text of the same digits, and shared texts are found', async () => {
  const rows = await read(
    workbook([
      ['姓名', '号码'],
      ['甲', 41020219800101],
      ['乙', '41020219800101'],
    ]),
  )

  expect(rows[1]?.cells).toEqual([
    { text: '甲', isNumber: false },
    { text: '41020219800101', isNumber: true },
  ])
  expect(rows[2]?.cells[1]).toEqual({ text: '41020219800101', isNumber: false })
})

test('a workbook that unpacks to more than is taken is refused before all of it was unpacked', async () => {
  const bomb = workbook([['甲'.repeat(2_000_000)]])

  expect(bomb.length).toBeLessThan(20_000)
  await expect(read(bomb)).rejects.toThrow(new SheetFault('too-large'))
})

test('more rows than are taken, an old workbook and bytes that are no table are refused by their kind', async () => {
  const lines = Array.from({ length: 102 }, (_, at) => `${at}`).join('\n')

  await expect(read(Buffer.from(lines))).rejects.toThrow(new SheetFault('too-many'))
  await expect(read(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).rejects.toThrow(new SheetFault('old-workbook'))
  await expect(read(Buffer.from('504b030400ff', 'hex'))).rejects.toThrow(new SheetFault('unreadable'))
  await expect(read(Buffer.from([0xff, 0x00, 0x80, 0x01]))).rejects.toThrow(new SheetFault('encoding'))
})
