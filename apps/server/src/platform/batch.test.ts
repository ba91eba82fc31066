import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { openDatabase, query } from './database.ts'

const connection = await createTestDatabase()
/** One connection, so that what it has learned of a statement is met again. */
const database = openDatabase(connection, 1)
const worker = { path: 'worker' } as const

const kinds = query<{ number: number; day: string; nothing: null; list: string[]; bytes: Buffer }>(
  `select $1::int8 as number, date '2026-02-28' as day, null::text as nothing, array['一', '二'] as list, '\\x00ff'::bytea as bytes
   from generate_series(1, $2::int)`,
)
const divide = query<{ result: number }>('select 1 / $1::int as result')
const after = query<{ said: string }>(`select 'after' as said`)
const count = query<{ answers: number }>('select count(*) as answers from commands.answer where key = $1')
const insert = query(
  `insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
   values (gen_random_uuid(), gen_random_uuid(), $1, '', '', '{}', $2)`,
)

test('a statement that was described once reads the same rows with and without its description', async () => {
  const row = {
    number: 7,
    day: '2026-02-28',
    nothing: null,
    list: ['一', '二'],
    bytes: Buffer.from([0, 255]),
  }

  const [first] = await database.read(worker, kinds(7, 1))
  const [none] = await database.read(worker, kinds(7, 0))
  const [again] = await database.read(worker, kinds(7, 2))

  expect(first).toEqual([row])
  expect(none).toEqual([])
  expect(again).toEqual([row, row])
})

test('a statement that first answers no row answers its rows later', async () => {
  const [none] = await database.read(worker, count('no such key'), kinds(1, 0))
  const [[counted], rows] = await database.read(worker, count('no such key'), kinds(1, 1))

  expect(none).toEqual([{ answers: 0 }])
  expect(counted).toEqual({ answers: 0 })
  expect(rows).toHaveLength(1)
})

test('an error in the middle takes back what came before it, and what came after it can be asked later', async () => {
  const failed = database.transaction(worker, async (tx) => {
    tx.record(insert('key of the middle', new Date()), divide(0), after())
    await Promise.resolve()
  })
  await expect(failed).rejects.toThrow('division by zero')

  const [[counted], [said], [result]] = await database.read(
    worker,
    count('key of the middle'),
    after(),
    divide(1),
  )

  expect([counted, said, result]).toEqual([{ answers: 0 }, { said: 'after' }, { result: 1 }])
})

test('many askings over one connection are answered each with its own rows', async () => {
  const numbers = Array.from({ length: 50 }, (_, at) => at)

  const answers = await Promise.all(
    numbers.map(async (number) => await database.read(worker, kinds(number, 1))),
  )

  expect(answers.map(([[row]]) => row?.number)).toEqual(numbers)
})
