import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'

import { CopyDigest } from './copy-digest.ts'

/** A table with the columns that are copied; generated ones compute themselves. */
export const tableShape = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })

/** One of our tables. */
export type Table = z.infer<typeof tableShape>

/** What a table holds, whatever the order of its rows. */
export interface Content {
  readonly rows: number
  readonly content: string
}

/** Schemas that are not ours, and jobs, which their own program makes again. */
const foreignSchemas =
  "nspname !~ '^pg_' and nspname not in ('information_schema', 'pgboss', 'citus', 'columnar')"

/** All tables of ours but the list of migrations, which a restore writes itself; partitions stand for their parent. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select nspname as schema, relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_namespace n on n.oid = relnamespace join pg_attribute on attrelid = pg_class.oid
    where relkind = 'r' and ${foreignSchemas} and attnum > 0 and not attisdropped and attgenerated = ''
      and (nspname, relname) <> ('public', 'migration')
    group by nspname, relname order by nspname, relname`)
  return rows
}

/** Sequences would need their own care, and the schema is to have none. */
export async function listSequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select nspname || '.' || relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'S' and ${foreignSchemas} order by 1`)
  return rows.map(({ name }) => name)
}

/** Tables in an order in which no row points at one that is not there yet, as far as there is such an order. */
export async function orderByReferences<Some extends Table>(
  client: pg.Client,
  tables: readonly Some[],
): Promise<Some[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and conrelid <> confrelid`)
  const names = await regclassNames(client, tables)
  const parents = Map.groupBy(rows, ({ child }) => child)
  const ordered = new Set<Some>()
  const visit = (table: Some, above: readonly Some[]): void => {
    if (ordered.has(table) || above.includes(table)) return
    for (const { parent } of parents.get(names.get(table) ?? '') ?? []) {
      const found = tables.find((other) => names.get(other) === parent)
      if (found !== undefined) visit(found, [...above, table])
    }
    ordered.add(table)
  }
  for (const table of tables) visit(table, [])
  return [...ordered]
}

/** Writes a table's rows as COPY text into a stream and says what they amount to. */
export async function copyOut(
  client: pg.Client,
  table: Table,
  ...into: readonly Writable[]
): Promise<Content> {
  const digest = new CopyDigest()
  await pipeline([client.query(copyTo(`copy ${quoted(table)} to stdout`)), digest, ...into])
  return digest.result()
}

/** What a table holds now. */
export async function contentOf(client: pg.Client, table: Table): Promise<Content> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return await copyOut(client, table, nowhere)
}

/** A table and its columns as COPY wants them. */
export function quoted({ schema, name, columns }: Table): string {
  return `${nameOf({ schema, name })} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`
}

/** A table's full name, quoted. */
export function nameOf({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

async function regclassNames(client: pg.Client, tables: readonly Table[]): Promise<Map<Table, string>> {
  const { rows } = await client.query<{ name: string }>(
    'select wanted::regclass::text as name from unnest($1::text[]) with ordinality as t (wanted, at) order by at',
    [tables.map(nameOf)],
  )
  return new Map(tables.map((table, index) => [table, rows[index]?.name ?? '']))
}
