import { expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { listenTo } from './listen.ts'

const connection = await createTestDatabase()

test('what is told is heard, and after a lost connection once more than told', async () => {
  const heard: string[] = []
  const listening = await listenTo(connection, 'news', (payload) => heard.push(payload))

  await tell('first')
  await expect.poll(() => heard).toEqual(['first'])
  await withClient(connection, (client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()",
    ),
  )
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['first', ''])
  await tell('second')
  await expect.poll(() => heard).toEqual(['first', '', 'second'])

  await listening.stop()
  await tell('third')
  expect(heard).toHaveLength(3)
})

async function tell(word: string): Promise<void> {
  await withClient(connection, (client) => client.query("select pg_notify('news', $1)", [word]))
}
