import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

import { withClient } from '../src/platform/client.ts'
import { migrate, readMigrations } from '../src/platform/migrate.ts'
import { type SocketConnection, startPostgres } from '../src/platform/postgres.ts'
import { loadOrdinaryCity, type StandingCity } from './city.ts'
import { roomyFolder } from './folder.ts'

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/** Starts one real PostgreSQL for the whole run with two templates, one of them with a city, of which test files get copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shelf = roomyFolder()
  await removeAbandoned(shelf)
  const home = mkdtempSync(join(shelf, `tongban-test-${process.pid}-`))
  chmodSync(home, 0o755) // as root, PostgreSQL runs as a user of its own
  const postgres = await startPostgres({ home, settings: careless })
  const template = await migrateTemplate(postgres.connection)
  project.provide('postgres', { ...postgres.connection, template })
  project.provide('city', await standCity(postgres.connection, template, home))
  return async () => {
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** What a run left behind that was killed. */
async function removeAbandoned(shelf: string): Promise<void> {
  for (const name of readdirSync(shelf)) {
    const owner = /^tongban-test-(\d+)-/.exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    const home = join(shelf, name)
    if (existsSync(join(home, 'pg'))) await (await startPostgres({ home, settings: careless })).stop()
    rmSync(home, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // somebody else's process lives
  }
}

async function migrateTemplate(connection: SocketConnection): Promise<string> {
  const hashes = (await readMigrations()).map(({ sha256 }) => sha256)
  const template = `template_${createHash('sha256').update(hashes.join()).digest('hex').slice(0, 12)}`
  await withClient({ ...connection, database: 'postgres' }, (client) =>
    client.query(`create database ${template}`),
  )
  await migrate({ ...connection, database: template })
  return template
}

async function standCity(
  connection: SocketConnection,
  template: string,
  home: string,
): Promise<StandingCity> {
  const [database, folder] = [`${template}_city`, join(home, 'city')]
  mkdirSync(folder)
  await withClient({ ...connection, database: 'postgres' }, (client) =>
    client.query(`create database ${database} template ${template} strategy file_copy`),
  )
  return { database, folder, ticks: await loadOrdinaryCity({ ...connection, database }, folder) }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: SocketConnection & { readonly template: string }
    city: StandingCity
  }
}
