import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { openDatabase, query, type Statement } from './database.ts'
import { byKind, mergeInserts } from './merged.ts'

const connection = await createTestDatabase()
const database = openDatabase(connection, 1)
const worker = { path: 'worker' } as const

const insertAnswer = query(
  `insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
   values ($1, $1, $2, '', '', $3, $4)`,
)
const insertNumber = query('insert into some.number (number, case_id) values ($1, $2)')
const touch = query('update some.number set number = $1')
const onlyOnce = query('insert into some.number (number) values ($1) on conflict (number) do nothing')
const renewed = query(
  'insert into some.number (number) values ($1) on conflict (number) do update set number = excluded.number',
)
const answersOf = query<{ key: string; answer: { no: number }; at: string }>(
  'select key, answer, at::text from commands.answer where subject_id = $1 order by key',
)

const namesOf = (statements: readonly Statement[]): string[] =>
  statements.map(({ text, values }) => `${text.slice(0, 6)} ${values.join(' ')}`)

test('neighbours of one kind become one statement for each power of two, and everything keeps its order', () => {
  const merged = mergeInserts([
    ...Array.from({ length: 6 }, (_, at) => insertNumber(at, `c${at}`)),
    touch(7),
    insertNumber(8, 'c8'),
    onlyOnce(9),
    onlyOnce(10),
    renewed(11),
    renewed(12),
  ])

  expect(namesOf(merged)).toEqual([
    'insert 0 c0 1 c1 2 c2 3 c3',
    'insert 4 c4 5 c5',
    'update 7',
    'insert 8 c8',
    'insert 9 10',
    'insert 11',
    'insert 12',
  ])
  expect(merged[1]?.text).toBe('insert into some.number (number, case_id) values ($1, $2), ($3, $4)')
  expect(merged[4]?.text).toBe(
    'insert into some.number (number) values ($1), ($2) on conflict (number) do nothing',
  )
})

test('no statement takes more than sixteen rows, so that a connection prepares few of them', () => {
  const merged = mergeInserts(Array.from({ length: 40 }, (_, at) => insertNumber(at, 'c')))

  expect(merged.map(({ values }) => values.length / 2)).toEqual([16, 16, 8])
})

test('what several acts write goes kind by kind, and what refers to something stays behind it', () => {
  const [first, second] = [1, 2].map((no) => [insertNumber(no, 'c'), touch(no), onlyOnce(no)])

  expect(namesOf(byKind([first ?? [], second ?? []]))).toEqual([
    'insert 1 c',
    'insert 2 c',
    'update 1',
    'update 2',
    'insert 1',
    'insert 2',
  ])
})

test('rows that go together are each as they would be alone: a place used twice, JSON, an instant', async () => {
  const subject = '00000000-0000-0000-0000-00000000a001'
  const at = '2026-03-02T01:00:00.000Z'

  await database.transaction(worker, async (tx) => {
    tx.record(...[1, 2, 3].map((no) => insertAnswer(subject, `k${no}`, JSON.stringify({ no }), at)))
  })

  const [rows] = await database.read(worker, answersOf(subject))
  expect(rows).toEqual(
    [1, 2, 3].map((no) => ({ key: `k${no}`, answer: { no }, at: '2026-03-02 01:00:00+00' })),
  )
})
