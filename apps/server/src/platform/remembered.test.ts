import { expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { type Database, openDatabase } from './database.ts'
import { remember } from './remembered.ts'

const connection = await createTestDatabase()

test('a read that failed is tried again until one succeeds, and it counts as behind meanwhile', async () => {
  const database = opened()
  let source = { number: 1, away: false }
  const { value } = await remember(database, 'away', async () => {
    if (source.away) throw new Error('away')
    return source.number
  })

  source = { number: 2, away: true }
  await told('away')
  await expect.poll(() => [...database.behind]).toEqual([{ channel: 'away' }])
  expect(value()).toBe(1)
  source = { number: 2, away: false }

  await expect.poll(() => value()).toBe(2)
  expect([...database.behind]).toEqual([])
})

test('a slow read does not overwrite the one that was asked for after it', async () => {
  const database = opened()
  let source = 'first'
  let slow = Promise.resolve()
  const { value, refresh } = await remember(database, 'slow', async () => {
    const seen = source
    const waited = slow
    slow = Promise.resolve()
    await waited
    return seen
  })
  const gate = Promise.withResolvers<void>()
  slow = gate.promise

  const older = refresh()
  await expect.poll(() => slow === gate.promise).toBe(false)
  source = 'second'
  const newer = [refresh(), refresh()]
  setTimeout(() => gate.resolve(), 20)
  await Promise.all([older, ...newer])

  expect(value()).toBe('second')
})

test('who asks is told that it failed, and a database that closes ends the trying', async () => {
  const database = openDatabase(connection)
  let reads = 0
  const { refresh } = await remember(database, 'closed', async () => {
    reads += 1
    if (reads > 1) throw new Error('away')
    return await Promise.resolve(reads)
  })

  await expect(refresh()).rejects.toThrow('away')
  await database.close()
  const before = reads

  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(reads).toBe(before)
})

function opened(): Database {
  const database = openDatabase(connection)
  onTestFinished(() => database.close())
  return database
}

async function told(channel: string): Promise<void> {
  await withClient(connection, (client) => client.query('select pg_notify($1, $2)', [channel, '']))
}
