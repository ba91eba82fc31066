import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { openListener } from './listener.ts'

const connection = await createTestDatabase('empty')

test('who listens hears again after the connection was lost, and is told that something may have been missed', async () => {
  const heard: string[] = []
  const listener = await openListener({ ...connection, application_name: 'ears' })
  onTestFinished(() => listener.close())
  await listener.hear('news', (payload) => heard.push(payload))

  await told('first')
  await expect.poll(() => heard).toEqual(['first'])
  await withClient(connection, (client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears'"),
  )
  await expect.poll(() => heard).toEqual(['first', ''])
  await told('second')

  await expect.poll(() => heard).toEqual(['first', '', 'second'])
})

test('one connection hears several channels, each who asked hears his own, and all of them after a loss', async () => {
  const heard: string[] = []
  const listener = await openListener({ ...connection, application_name: 'ears-of-many' })
  onTestFinished(() => listener.close())
  await listener.hear('one', (payload) => heard.push(`one ${payload}`))
  await listener.hear('two', (payload) => heard.push(`two ${payload}`))
  await listener.hear('two', (payload) => heard.push(`also two ${payload}`))

  await told('a', 'one')
  await told('b', 'two')
  await expect.poll(() => heard).toEqual(['one a', 'two b', 'also two b'])
  const { rowCount } = await withClient(connection, (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears-of-many'",
    ),
  )
  await expect.poll(() => heard.slice(3)).toEqual(['one ', 'two ', 'also two '])
  await told('c', 'two')

  expect(rowCount).toBe(1)
  await expect.poll(() => heard.slice(6)).toEqual(['two c', 'also two c'])
})

test('what was closed does not come back', async () => {
  const heard: string[] = []
  const listener = await openListener(connection)
  await listener.hear('later', (payload) => heard.push(payload))

  await listener.close()
  await told('nothing', 'later')

  expect(heard).toEqual([])
  const { rowCount } = await withClient(connection, (client) =>
    client.query('select from pg_stat_activity where query like \'listen "later"%\''),
  )
  expect(rowCount).toBe(0)
})

async function told(payload: string, channel = 'news'): Promise<pg.QueryResult> {
  return await withClient(connection, (client) =>
    client.query('select pg_notify($1, $2)', [channel, payload]),
  )
}
