import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

import { type Client, withClient } from '../apps/server/src/platform/client.ts'
import { migrate } from '../apps/server/src/platform/migrate.ts'
import type { SocketConnection } from '../apps/server/src/platform/postgres.ts'

/** What a list has left, table by table, as COPY writes it. */
export interface Taken {
  readonly tables: readonly { readonly name: string; readonly columns: string; readonly lines: Buffer }[]
  readonly rows: number
  readonly bytes: number
}

const peerDatabase = 'bench_batch_peer'

/** The point after which a row is new. */
export async function newRowsSince(connection: SocketConnection): Promise<string> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ at: string }>('select pg_current_xact_id()::text as at')
    return rows[0]?.at ?? ''
  })
}

/** Every row, of every table of ours, that was written since, as it stands now. */
export async function takeRows(connection: SocketConnection, since: string): Promise<Taken> {
  return await withClient(connection, async (client) => {
    const tables: { name: string; columns: string; lines: Buffer }[] = []
    let count = 0
    for (const { name, columns } of await tablesOf(client)) {
      const isNew = `xmin::text::bigint >= ${since}` // a database of minutes has not come round
      const { rows } = await client.query<{ found: number }>(
        `select count(*)::int as found from ${name} where ${isNew}`,
      )
      const found = rows[0]?.found ?? 0
      if (found === 0) continue
      const out = client.query(copyTo(`copy (select ${columns} from ${name} where ${isNew}) to stdout`))
      tables.push({ name, columns, lines: await buffer(out) })
      count += found
    }
    return { tables, rows: count, bytes: tables.reduce((sum, { lines }) => sum + lines.length, 0) }
  })
}

/** Copies the rows into empty tables with our keys and indexes; what they refer to is not looked for. @returns the seconds */
export async function copyBack(ours: SocketConnection, { tables }: Taken): Promise<number> {
  const connection = { ...ours, database: peerDatabase }
  await withClient(ours, async (client) => {
    await client.query(`drop database if exists ${peerDatabase}`)
    await client.query(`create database ${peerDatabase}`)
  })
  await migrate(connection)
  return await withClient(connection, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query('checkpoint')
    const begun = performance.now()
    for (const { name, columns, lines } of tables)
      await pipeline(Readable.from([lines]), client.query(copyFrom(`copy ${name} (${columns}) from stdin`)))
    return (performance.now() - begun) / 1000
  })
}

async function tablesOf(client: Client): Promise<{ name: string; columns: string }[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|pgboss|public$)' group by 1 order by 1`,
  )
  return rows
}
