import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'

import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { contentOf, listTables, nameOf, orderByReferences, quoted } from './backup-tables.ts'
import { copyFiles, type Manifest, readBackup } from './backup.ts'
import { withClient } from './client.ts'
import { migrate, readMigrations } from './migrate.ts'

/** Where a backup goes to: an empty database and a folder without files. */
export interface RestoreTarget {
  readonly connection: pg.ClientConfig
  readonly files: string
  /** Where the migrations lie, when they are not the program's own. */
  readonly migrations?: string
}

/**
 * Brings a backup back: migrates an empty database to the schema of then, copies all rows in, compares, migrates on.
 * @throws Error when the backup is damaged, the database is not empty, or anything differs afterwards
 */
export async function restoreBackup(folder: string, target: RestoreTarget): Promise<Manifest> {
  const manifest = await readBackup(folder)
  if (existsSync(target.files) && readdirSync(target.files).length > 0)
    throw new Error(`There are files in ${target.files} already.`)
  await restoreTables(folder, manifest, target)
  const files = await copyFiles(join(folder, 'files'), target.files)
  if (!isDeepStrictEqual(files, manifest.files))
    throw new Error('The backup holds other files than it lists.')
  await migrate(target.connection, target.migrations)
  return manifest
}

/** Restores a backup beside the real database, compares every table, and takes the copy away again. */
export async function verifyBackup(folder: string, target: Omit<RestoreTarget, 'files'>): Promise<Manifest> {
  const manifest = await readBackup(folder)
  const database = `tongban_verify_${randomBytes(6).toString('hex')}`
  await withClient(target.connection, (client) =>
    client.query(`create database ${database} template template0`),
  ).catch((cause: unknown) => {
    throw new Error(
      'A copy to compare with cannot be made: let the role of DATABASE_URL create databases (alter role … createdb).',
      { cause },
    )
  })
  try {
    const { connectionString, ...rest } = target.connection
    const scratch =
      connectionString === undefined
        ? { ...rest, database }
        : { ...rest, connectionString: at(connectionString, database) }
    await restoreTables(folder, manifest, { ...target, connection: scratch })
    return manifest
  } finally {
    await withClient(target.connection, (client) => client.query(`drop database ${database} with (force)`))
  }
}

async function restoreTables(
  folder: string,
  manifest: Manifest,
  { connection, migrations }: Omit<RestoreTarget, 'files'>,
): Promise<void> {
  await refuseFilled(connection)
  const known = (await readMigrations(migrations)).map(({ name }) => name)
  if (manifest.schemaVersion !== '' && !known.includes(manifest.schemaVersion))
    throw new Error(`The backup is newer than this program: it needs ${manifest.schemaVersion}.`)
  if (manifest.schemaVersion !== '') await migrate(connection, migrations, manifest.schemaVersion)
  await withClient(connection, async (client) => {
    await client.query('begin')
    await copyTables(client, folder, manifest)
    await compare(client, manifest)
    await client.query('commit')
  })
}

async function refuseFilled(connection: pg.ClientConfig): Promise<void> {
  const tables = await withClient(connection, listTables)
  if (tables.length > 0) throw new Error('A backup is restored into an empty database; this one has tables.')
}

async function copyTables(client: pg.Client, folder: string, { tables }: Manifest): Promise<void> {
  if (tables.length === 0) return
  await client.query(`truncate ${tables.map(nameOf).join(', ')}`) // rows that migrations brought are in the backup, too
  const free = await maySwitchConstraintsOff(client)
  if (free) await client.query('set local session_replication_role = replica')
  else await client.query('set constraints all deferred')
  for (const table of free ? tables : await orderByReferences(client, tables)) {
    const into = client.query(copyFrom(`copy ${quoted(table)} from stdin`))
    await pipeline(createReadStream(join(folder, table.file)), createGunzip(), into)
  }
}

async function maySwitchConstraintsOff(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "select has_parameter_privilege('session_replication_role', 'set') as may",
  )
  return rows[0]?.may === true
}

async function compare(client: pg.Client, { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const { rows, content } = await contentOf(client, table)
    if (rows !== table.rows || content !== table.content)
      throw new Error(
        `After the restore ${table.schema}.${table.name} differs: ${rows} rows of ${table.rows}.`,
      )
  }
}

function at(connectionString: string, database: string): string {
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return url.toString()
}
