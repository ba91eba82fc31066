import { randomBytes } from 'node:crypto'

import { afterAll, inject } from 'vitest'

import { withClient } from '../src/platform/client.ts'
import type { SocketConnection } from '../src/platform/postgres.ts'

/** What a test database is made of: the migrated schema, with or without the ordinary city in it, or nothing at all. */
type Content = 'migrated' | 'city' | 'empty'

/** A database of its own for a test file, dropped when the file has ended. Call it outside of tests. */
export async function createTestDatabase(content: Content = 'migrated'): Promise<SocketConnection> {
  const { connection, drop } = await createDatabase(content)
  afterAll(drop)
  return connection
}

/** A database that whoever asked for it drops. */
export async function createDatabase(
  content: Content,
): Promise<{ connection: SocketConnection; drop: () => Promise<void> }> {
  const { template, ...server } = inject('postgres')
  const database = `t_${randomBytes(8).toString('hex')}`
  const source = { migrated: template, city: inject('city').database, empty: 'template0' }[content]
  await asOwner(server, `create database ${database} template ${source} strategy file_copy`)
  return {
    connection: { ...server, database },
    drop: async () => await asOwner(server, `drop database ${database} with (force)`),
  }
}

async function asOwner(server: SocketConnection, statement: string): Promise<void> {
  await withClient({ ...server, database: 'postgres' }, (client) => client.query(statement))
}
