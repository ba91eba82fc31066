import type pg from 'pg'

import { withClient } from '../platform/client.ts'

/** Throws everything in a database away, whatever it is: only for what a demo has made. */
export async function clearDatabase(connection: pg.ClientConfig): Promise<void> {
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'",
    )
    const schemas = rows.map(({ name }) => client.escapeIdentifier(name))
    await client.query(
      `drop schema ${schemas.join(', ')} cascade; create schema public; grant usage on schema public to public`,
    )
  })
}
