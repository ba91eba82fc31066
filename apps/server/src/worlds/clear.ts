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
    await requireDemo(connection)
    await clearDatabase(connection)
  })
}

/** @throws Error when a database has no mark of a city */
export async function requireDemo(connection: pg.ClientConfig): Promise<void> {
  if (await isDemo(connection)) return
  throw new Error(
    'This database was not made by a demo, so it is not emptied. Look at DATABASE_URL; a demo begins with demo load.',
  )
}

/** Whether nothing real can be lost: it holds no tables at all, those of a program that nobody has begun to work with, or a city that was made up. */
export async function isThrowAway(connection: pg.ClientConfig): Promise<boolean> {
  if (await isDemo(connection)) return true
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ tables: number; ours: boolean }>(
      `select count(*)::int as tables, to_regclass('staff.staff') is not null and to_regclass('agencies.agency') is not null as ours
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'v', 'm') and nspname !~ '^pg_' and nspname <> 'information_schema'`,
    )
    if (rows[0]?.tables === 0) return true
    if (rows[0]?.ours !== true) return false
    const worked = await client.query('select from staff.staff union all select from agencies.agency limit 1')
    return worked.rowCount === 0
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
