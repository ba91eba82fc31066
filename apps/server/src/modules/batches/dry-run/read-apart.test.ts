import { readdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { gb18030, workbook } from '../../../../test/sheets.ts'
import type { Column } from './columns.ts'
import { type Reading, readListApart } from './read-apart.ts'
import { type ListPiece, readList } from './read-list.ts'

const column = (key: string, heading: string, required = true): Column => ({
  key,
  heading,
  known: [heading],
  required,
  field: { key, label: { 'zh-CN': heading }, type: key === 'from' ? 'date' : 'text' },
})
const columns = [column('name', '姓名'), column('from', '用工之日'), column('note', '备注', false)]
const people = Array.from({ length: 9000 }, (_, at) => [
  `𠮷祥${at}`,
  at % 7 === 0 ? '昨天' : '2026-03-02',
  '新来的',
])
const textOf = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\n')

async function all(pieces: AsyncIterable<ListPiece>): Promise<ListPiece[]> {
  const found: ListPiece[] = []
  for await (const piece of pieces) found.push(piece)
  return found
}

const rowsIn = (pieces: readonly ListPiece[]) =>
  pieces.flatMap((piece) => ('rows' in piece ? piece.rows : []))

test.each([
  ['a csv in GB18030', gb18030(textOf([['姓名', '用工之日', '备注'], ...people]))],
  ['a workbook', workbook([['三月名单'], ['姓名', '用工之日', '备注'], ...people])],
])(
  '%s that is large gives in its own thread the rows and faults that it gives here',
  async (_kind, bytes) => {
    await using reading = readListApart(Buffer.concat([bytes]), columns)
    const apart = await all(reading.pieces)
    const here = await all(readList(bytes, columns))

    expect(rowsIn(apart)).toHaveLength(9000)
    expect(apart).toEqual(here)
  },
)

test.each([
  ['without the headings that must be', Buffer.from(textOf([['姓名', '备注'], ...people])), 'columns'],
  [
    'that is no workbook',
    Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(300_000, 7)]),
    'unreadable',
  ],
  ['of nothing but blanks', Buffer.from(' ,\n'.repeat(100_000)), 'empty'],
])('a large file %s is told by its fault, last', async (_kind, bytes, kind) => {
  await using reading = readListApart(bytes, columns)
  const pieces = await all(reading.pieces)

  expect(pieces.at(-1)).toMatchObject({ fault: { kind } })
})

test.each([0, 1])('whoever stops taking after %i pieces ends the thread', async (taken) => {
  const list = Buffer.from(textOf([['姓名', '用工之日'], ...people, ...people]))
  const before = threadCount()

  await stopAfter(taken, readListApart(list, columns))

  await expect.poll(threadCount).toBeLessThanOrEqual(before)
})

async function stopAfter(count: number, list: Reading): Promise<void> {
  await using reading = list
  const pieces = reading.pieces[Symbol.asyncIterator]()
  for (let taken = 0; taken < count; taken += 1) await pieces.next()
}

/** How many threads this process has. */
const threadCount = (): number => readdirSync('/proc/self/task').length
