import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { migrate, pendingMigrations, schemaVersion } from './migrate.ts'

const connection = await createTestDatabase('empty')

test('files run by date and number, each once', async () => {
  const folder = migrations('order', {
    '20260102-10-cases.sql': 'create table log_order.c ()',
    '20260102-9-cases.sql': 'create table log_order.b ()',
    '20260101-1-people.sql': 'create schema log_order; create table log_order.a ()',
  })

  const first = await migrate(connection, folder)
  const second = await migrate(connection, folder)

  expect(first.applied).toEqual(['20260101-1-people.sql', '20260102-9-cases.sql', '20260102-10-cases.sql'])
  expect(second.applied).toEqual([])
  expect(await schemaVersion(folder)).toBe('20260102-10-cases.sql')
})

test('a file that was edited after it was applied is refused by name', async () => {
  const folder = migrations('edited', { '20260101-1-edited.sql': 'create schema edited' })
  await migrate(connection, folder)

  writeFileSync(join(folder, '20260101-1-edited.sql'), 'create schema edited_differently')

  await expect(migrate(connection, folder)).rejects.toThrow('20260101-1-edited.sql was edited')
  await expect(pendingMigrations(connection, folder)).rejects.toThrow('20260101-1-edited.sql was edited')
})

test('a database that has had more than the program brings is refused', async () => {
  const folder = migrations('newer', { '20260101-1-newer.sql': 'create schema newer' })
  await migrate(connection, folder)

  rmSync(join(folder, '20260101-1-newer.sql'))

  await expect(migrate(connection, folder)).rejects.toThrow('newer than this program')
})

test('a file that fails leaves nothing of itself, and says where', async () => {
  const folder = migrations('broken', {
    '20260101-1-broken.sql': 'create schema broken;\ncreate table broken.a ();\nselect * from nowhere',
  })

  await expect(migrate(connection, folder)).rejects.toThrow(
    'The migration 20260101-1-broken.sql failed in line 3: relation "nowhere" does not exist',
  )

  expect(await rows("select from pg_namespace where nspname = 'broken'")).toBe(0)
  expect(await pendingMigrations(connection, folder)).toEqual(['20260101-1-broken.sql'])
})

test('two processes that migrate at the same moment apply each file once', async () => {
  const folder = migrations('race', {
    '20260101-1-race.sql': 'create schema race; select pg_sleep(0.1)',
    '20260101-2-race.sql': 'create table race.a ()',
  })

  const both = await Promise.all([migrate(connection, folder), migrate(connection, folder)])

  expect(both.flatMap(({ applied }) => applied)).toHaveLength(2)
})

test('a name of another form is refused before anything runs', async () => {
  const folder = migrations('odd', {
    '20260101-1-odd.sql': 'create schema odd',
    'fix.sql': 'create schema fix',
  })

  await expect(migrate(connection, folder)).rejects.toThrow('not fix.sql')
  expect(await rows("select from pg_namespace where nspname = 'odd'")).toBe(0)
})

/** A folder of migrations; what earlier tests applied is forgotten. */
function migrations(name: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), `tongban-migrations-${name}-`))
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true })
    await rows('drop table if exists public.migration')
  })
  for (const [file, sql] of Object.entries(files)) writeFileSync(join(folder, file), sql)
  return folder
}

async function rows(statement: string): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rowCount } = await client.query(statement)
  await client.end()
  return rowCount ?? 0
}
