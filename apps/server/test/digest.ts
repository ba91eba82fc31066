import pg from 'pg'
import { afterAll } from 'vitest'

import type { SocketConnection } from '../src/platform/postgres.ts'

/** Which versions of which rows each table holds, as one number that any write to any row changes. */
export type Digest = Readonly<Record<string, string>>

/**
 * Reads the digest of all tables, as the owner whom no policy binds; call it outside of tests. Left out is `login`:
 * wrong passwords are counted there and a session notes when it was seen last, also by a request that is refused.
 */
export async function openDigest(connection: SocketConnection): Promise<() => Promise<Digest>> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('set max_parallel_workers_per_gather = 0') // a hundred small tables: starting helpers takes ten times the reading
  afterAll(async () => await client.end())
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'login') order by 1`,
  )
  const parts = rows.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(sum(${versionOf(name)}), 0)::text || '/' || count(*) as sum from ${name} t`,
  )
  const text = parts.join(' union all ')
  return async () => {
    const found = await client.query<{ name: string; sum: string }>({ name: 'digest', text })
    return Object.fromEntries(found.rows.map((row) => [row.name, row.sum]))
  }
}

/** Of a row its version; where a refused request may note something in it, all that stands in it but that. */
function versionOf(table: string): string {
  return table === 'clients.key'
    ? "hashtextextended((to_jsonb(t) - 'last_used_at')::text, 0)"
    : 'hashtextextended(xmin::text, hashtid(ctid))'
}
