import { randomBytes } from 'node:crypto'

import pg from 'pg'
import { afterAll, inject } from 'vitest'

import type { SocketConnection } from '../src/platform/postgres.ts'

/** What a test database is made of: the migrated schema, or nothing at all. */
type Content = 'migrated' | 'empty'

/** A database of its own for a test file, dropped when the file has ended. Call it outside of tests. */
export async function createTestDatabase(content: Content = 'migrated'): Promise<SocketConnection> {
  const { template, ...server } = inject('postgres')
  const database = `t_${randomBytes(8).toString('hex')}`
  const source = content === 'migrated' ? template : 'template0'
  await asOwner(server, `create database ${database} template ${source} strategy file_copy`)
  afterAll(() => asOwner(server, `drop database ${database} with (force)`))
  return { ...server, database }
}

async function asOwner(server: SocketConnection, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
