import type pg from 'pg'

import { withClient } from '../platform/client.ts'

/** Any number, the same for all who load or clear a demo in one database. */
const loadingLock = 20_261_124

/**
 * Lets one at a time load or clear the city of a database: who comes meanwhile waits. The lock is gone with the one who held it.
 */
export async function oneAtATime<Result>(
  connection: pg.ClientConfig,
  act: () => Promise<Result>,
): Promise<Result> {
  return await withClient(connection, async (client) => {
    await client.query('select pg_advisory_lock($1)', [loadingLock])
    return await act()
  })
}

/**
 * Throws a demo away, and nothing else: the database must have the mark that the loading of a city leaves.
 * @throws Error when it has none
 */
export async function clearDemo(connection: pg.ClientConfig): Promise<void> {
  await oneAtATime(connection, async () => {
    if (!(await isDemo(connection)))
      throw new Error(
        'This database was not made by a demo, so it is not emptied. Look at DATABASE_URL; a demo begins with demo load.',
      )
    await clearDatabase(connection)
  })
}

async function isDemo(connection: pg.ClientConfig): Promise<boolean> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ marked: boolean }>(
      "select to_regclass('worlds.city') is not null as marked",
    )
    if (rows[0]?.marked !== true) return false
    return (await client.query('select from worlds.city')).rowCount === 1
  })
}

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
