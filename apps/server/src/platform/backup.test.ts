import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { readBackup, takeBackup } from './backup.ts'
import { withClient } from './client.ts'
import { migrate } from './migrate.ts'
import { restoreBackup, verifyBackup } from './restore.ts'

const source = await createTestDatabase('empty')
const target = await createTestDatabase('empty')
const plain = await createTestDatabase('empty')

const folder = mkdtempSync(join(tmpdir(), 'tongban-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const migrations = join(folder, 'migrations')
mkdirSync(migrations)
writeFileSync(
  join(migrations, '20260101-1-people.sql'),
  `create schema people;
   create table people.kind (name text primary key);
   insert into people.kind values ('resident'), ('passport');
   create table people.person (id uuid primary key, name text, kind text not null references people.kind,
     parent uuid references people.person, seal bytea, body jsonb, born date, at timestamptz,
     letters int generated always as (length(name)) stored);
   create schema aa; create table aa.child (id int primary key, person uuid not null references people.person)`,
)
await migrate(source, migrations)
await run(
  source,
  `insert into people.person (id, name, kind, seal, body, born, at)
   select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, case when n = 1 then e'𠮷\\t\\\\\\n野' when n > 2 then '张' || n end,
     'resident', '\\x00ff0a5c', '{"a": "\\n"}', '1964-02-29', '2026-01-01T00:00:00.123456Z' from generate_series(1, 500) n`,
)
await run(source, "insert into aa.child select 7, id from people.person where name = '张9'")
const files = join(folder, 'data/files')
mkdirSync(join(files, 'ab'), { recursive: true })
writeFileSync(join(files, 'ab/照片.jpg'), Buffer.from([0xff, 0xd8, 0, 10]))

test('what is restored is what was there, files too', async () => {
  const backup = backupFolder()
  const manifest = await takeBackup({ connection: source, files }, backup)
  const restored = join(folder, 'restored/files')

  await restoreBackup(backup, { connection: target, files: restored, migrations })

  expect(await rowsOf(target)).toEqual(await rowsOf(source))
  expect(readFileSync(join(restored, 'ab/照片.jpg'))).toEqual(readFileSync(join(files, 'ab/照片.jpg')))
  expect(manifest.tables.map(({ schema, name, rows }) => [schema, name, rows])).toEqual([
    ['aa', 'child', 1],
    ['people', 'kind', 2],
    ['people', 'person', 500],
  ])
  await expect(
    restoreBackup(backup, { connection: target, files: join(folder, 'x'), migrations }),
  ).rejects.toThrow('into an empty database')
})

test('an owner who is no superuser restores too, parents before children', async () => {
  const backup = backupFolder()
  await takeBackup({ connection: source, files }, backup)
  await run(
    plain,
    `do $$ begin create role restorer login; exception when duplicate_object then null; end $$`,
  )
  await run(
    plain,
    `grant all on database ${plain.database} to restorer; grant all on schema public to restorer`,
  )

  await restoreBackup(backup, {
    connection: { ...plain, user: 'restorer' },
    files: join(folder, 'plain'),
    migrations,
  })

  expect(await rowsOf(plain)).toEqual(await rowsOf(source))
})

test('verifying restores beside the database and leaves nothing', async () => {
  const backup = backupFolder()
  await takeBackup({ connection: source, files }, backup)

  const { tables } = await verifyBackup(backup, { connection: source, migrations })

  expect(tables).toHaveLength(3)
  expect(await run(source, "select datname from pg_database where datname like 'tongban_verify%'")).toEqual(
    [],
  )
})

test('a row that differs from the manifest is found, whatever the packed file says', async () => {
  const backup = backupFolder()
  await takeBackup({ connection: source, files }, backup)
  const path = join(backup, 'manifest.json')
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/"content": "\w+"/, `"content": "${'f'.repeat(64)}"`),
  )

  await expect(verifyBackup(backup, { connection: source, migrations })).rejects.toThrow('aa.child differs')
  expect(await run(source, "select datname from pg_database where datname like 'tongban_verify%'")).toEqual(
    [],
  )
})

test.each(['tables/people.person.copy.gz', 'files/ab/照片.jpg'])('a changed %s is found', async (file) => {
  const backup = backupFolder()
  await takeBackup({ connection: source, files }, backup)
  appendFileSync(join(backup, file), 'x')

  await expect(readBackup(backup)).rejects.toThrow(`${file} is changed`)
})

test('a backup is one picture: what is committed meanwhile is in none of its tables', async () => {
  const backup = backupFolder()
  const writing = new AbortController()
  const writer = (async () => {
    for (let n = 1000; !writing.signal.aborted; n += 1) {
      await run(
        source,
        `with p as (insert into people.person (id, name, kind) values (gen_random_uuid(), 'w', 'passport') returning id)
         insert into aa.child select ${n}, id from p`,
      )
    }
  })()

  const { tables } = await takeBackup({ connection: source, files }, backup)
  writing.abort()
  await writer

  const [children = 0, , people = 0] = tables.map(({ rows }) => rows)
  expect(people - children).toBe(499)
})

test('no key and no half-made folder is ever part of it', async () => {
  writeFileSync(join(folder, 'data/keys.json'), 'secret')
  const backup = backupFolder()
  await takeBackup({ connection: source, files }, backup)

  expect(readdirSync(backup, { recursive: true }).join()).not.toContain('keys')
  await expect(takeBackup({ connection: source, files }, backup)).rejects.toThrow('something at')
  const failing = backupFolder()
  await expect(
    takeBackup({ connection: { ...source, user: 'nobody-here' }, files }, failing),
  ).rejects.toThrow('nobody-here')
  expect(existsSync(failing)).toBe(false)
})

let backups = 0
function backupFolder(): string {
  const path = join(folder, `backup-${(backups += 1)}`)
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function rowsOf(connection: pg.ClientConfig): Promise<unknown[]> {
  return await run(
    connection,
    `select id::text, to_jsonb(p)::text as row from people.person p union all select id::text, person::text from aa.child order by 1, 2`,
  )
}

async function run(connection: pg.ClientConfig, statement: string): Promise<unknown[]> {
  return await withClient(connection, async (client) => (await client.query<{ id: string }>(statement)).rows)
}
