import type pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { openListener } from './listener.ts'

const connection = await createTestDatabase('empty')

test('who listens hears again after the connection was lost, and is told that something may have been missed', async () => {
  const heard: string[] = []
  const listener = await openListener({ ...connection, application_name: 'ears' }, 'news', (payload) =>
    heard.push(payload),
  )
  onTestFinished(() => listener.close())

  await told('first')
  await expect.poll(() => heard).toEqual(['first'])
  await withClient(connection, (client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears'"),
  )
  await expect.poll(() => heard).toEqual(['first', ''])
  await told('second')

  await expect.poll(() => heard).toEqual(['first', '', 'second'])
})

test('what was closed does not come back', async () => {
  const heard: string[] = []
  const listener = await openListener(connection, 'later', (payload) => heard.push(payload))

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
