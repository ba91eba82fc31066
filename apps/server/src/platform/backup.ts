import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import type pg from 'pg'
import { z } from 'zod'

import { copyOut, listSequences, listTables, tableShape } from './backup-tables.ts'
import { withClient } from './client.ts'
import { appliedVersion } from './migrate.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const manifestShape = z.object({
  format: z.literal(1),
  takenAt: z.string(),
  server: z.string(),
  /** The name of the last migration that the database had had. */
  schemaVersion: z.string(),
  tables: z.array(
    tableShape.extend({
      rows: z.int(),
      /** A sum over the hashes of the rows, in whatever order they stand. */
      content: sha256,
      file: z.string(),
      /** Of the packed file. */
      sha256,
    }),
  ),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256 })),
})

/** What a backup holds and how to know that it is whole. */
export type Manifest = z.infer<typeof manifestShape>

/** Where a backup comes from. Keys are never part of it. */
export interface BackupSource {
  readonly connection: pg.ClientConfig
  /** The folder with uploaded files; it need not exist. */
  readonly files: string
}

/**
 * Writes one consistent picture of the database, and the files, into a new folder.
 * Until all of it is written the folder bears another name, so that half a backup is never taken for a whole one.
 */
export async function takeBackup({ connection, files }: BackupSource, target: string): Promise<Manifest> {
  if (existsSync(target)) throw new Error(`There is something at ${target} already.`)
  const partial = `${target}.partial-${process.pid}`
  await mkdir(join(partial, 'tables'), { recursive: true })
  const schemaVersion = await appliedVersion(connection)
  const database = await dumpDatabase(connection, partial)
  const manifest: Manifest = {
    format: 1,
    takenAt: new Date().toISOString(),
    schemaVersion,
    ...database,
    files: await copyFiles(files, join(partial, 'files')), // after the tables: what they name is there
  }
  await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  await rename(partial, target)
  return manifest
}

/** Reads a backup's manifest and checks each of its files. @throws Error naming the first file that is not as it was */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new Error(`${folder} is not a backup: it has no manifest.json.`, { cause })
  })
  const manifest = manifestShape.parse(JSON.parse(text))
  const parts = [
    ...manifest.tables.map(({ file, sha256: hash }) => ({ path: file, hash })),
    ...manifest.files.map(({ path, sha256: hash }) => ({ path: join('files', path), hash })),
  ]
  for (const { path, hash } of parts) {
    const found = await hashOfFile(join(folder, path)).catch(() => undefined)
    if (found !== hash)
      throw new Error(`The backup is damaged: ${path} is ${found === undefined ? 'missing' : 'changed'}.`)
  }
  return manifest
}

/** Copies files with their hashes, in the order of their names. */
export async function copyFiles(from: string, to: string): Promise<Manifest['files']> {
  if (!existsSync(from)) return []
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const copied: Manifest['files'] = []
  for (const path of paths.toSorted()) {
    const name = relative(from, path).split(sep).join('/')
    await mkdir(dirname(join(to, name)), { recursive: true })
    await copyFile(path, join(to, name))
    const content = await readFile(join(to, name))
    copied.push({
      path: name,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  }
  return copied
}

async function dumpDatabase(
  connection: pg.ClientConfig,
  folder: string,
): Promise<Pick<Manifest, 'server' | 'tables'>> {
  return await withClient(connection, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local row_security = off') // a policy that would hide rows is an error instead
    const sequences = await listSequences(client)
    if (sequences.length > 0)
      throw new Error(`A backup would not hold the sequences ${sequences.join(', ')}.`)
    const tables: Manifest['tables'] = []
    for (const table of await listTables(client)) {
      const file = `tables/${table.schema}.${table.name}.copy.gz`
      const content = await copyOut(client, table, createGzip(), createWriteStream(join(folder, file)))
      tables.push({ ...table, ...content, file, sha256: await hashOfFile(join(folder, file)) })
    }
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    await client.query('commit')
    return { server: rows[0]?.server_version ?? '', tables }
  })
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
