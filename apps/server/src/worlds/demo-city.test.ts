import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { createDatabase } from '../../test/database.ts'
import { temporaryFolder } from '../../test/folder.ts'
import type { Installation } from '../installation.ts'
import { withClient } from '../platform/client.ts'
import { readConfig } from '../platform/config.ts'
import { loadKeys } from '../platform/keys.ts'
import type { SocketConnection } from '../platform/postgres.ts'
import { clearDemo } from './clear.ts'
import { demoCity } from './demo-city.ts'

const patienceMs = 60_000

test('a database that no demo has made is not emptied', async () => {
  const connection = await migrated()

  await expect(clearDemo(connection)).rejects.toThrow('not made by a demo')
  await expect(demoCity.reset(installationOf(connection), () => undefined)).rejects.toThrow(
    'not made by a demo',
  )

  expect(await has(connection, 'staff.staff')).toBe(true)
})

test('what a training may begin in: nothing at all, nothing that anybody works with, and never a database of somebody else', async () => {
  const [worked, ours, others, empty] = [await migrated(), await migrated(), await created(), await created()]
  await withClient(worked, async (client) => {
    await client.query(
      `insert into agencies.agency (id, area, kind, name, telephone, address) values ('410202', '410202', 'county', '{"zh-CN": "中心"}', '0371', '路1号')`,
    )
  })
  await withClient(others, async (client) => await client.query('create table payroll ()'))

  expect(await throwAway(worked)).toBe(false)
  expect(await throwAway(others)).toBe(false)
  expect(await throwAway(ours)).toBe(true)
  expect(await throwAway(empty)).toBe(true)
})

test('files that no training has made outlive a reset, and so does the city', async () => {
  const connection = await migrated()
  const installation = installationOf(connection)
  await withClient(
    connection,
    async (client) =>
      await client.query(`insert into worlds.city (begun_at, size, seed) values (now(), 'small', 1)`),
  )
  rmSync(join(installation.config.dataFolder, 'throw-away.json'))
  const upload = join(installation.config.dataFolder, 'files', 'upload')
  mkdirSync(dirname(upload))
  writeFileSync(upload, 'of somebody')

  await expect(demoCity.reset(installation, () => undefined)).rejects.toThrow('nothing in it is thrown away')
  expect(existsSync(upload)).toBe(true)
  expect(await has(connection, 'staff.staff')).toBe(true)
})

test(
  'of two demo servers that start at once one loads the city and the other waits; the city can be reset, by whom outlives it, and thrown away',
  async () => {
    const connection = await migrated()
    const installation = installationOf(connection)
    const told: string[] = []
    const load = async (): Promise<void> => await demoCity.load(installation, (line) => told.push(line))

    await Promise.all([load(), load()])

    expect(told.filter((line) => line.endsWith(' staff'))).toHaveLength(1)
    expect(told.join()).not.toContain('cut off')
    expect(await demoCity.isLoaded(installation)).toBe(true)
    for (const by of ['韩冰', '吴刚'])
      await demoCity.reset(installation, () => undefined, { id: randomUUID(), at: new Date(), by })
    expect(await resetsIn(connection)).toEqual(['韩冰', '吴刚'])
    expect(await demoCity.isLoaded(installation)).toBe(true)
    await clearDemo(connection)
    expect(await has(connection, 'staff.staff')).toBe(false)
  },
  patienceMs,
)

function installationOf(connection: SocketConnection): Installation {
  const folder = temporaryFolder()
  const config = readConfig({ DATA_DIR: folder, TONGBAN_MODE: 'training' })
  const keys = loadKeys(config.keysFile, { mode: 'training', create: true })
  writeFileSync(join(config.dataFolder, 'throw-away.json'), '{"resets":[]}')
  return { config, connection, keys, databaseReady: () => true }
}

async function resetsIn(connection: SocketConnection): Promise<readonly string[]> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ by_name: string }>('select by_name from worlds.reset order by at')
    return rows.map((row) => row.by_name)
  })
}

async function migrated(): Promise<SocketConnection> {
  const { connection, drop } = await createDatabase('migrated')
  onTestFinished(drop)
  return connection
}

async function created(): Promise<SocketConnection> {
  const { connection, drop } = await createDatabase('empty')
  onTestFinished(drop)
  return connection
}

async function throwAway(connection: SocketConnection): Promise<boolean> {
  return await demoCity.isThrowAway(installationOf(connection))
}

async function has(connection: SocketConnection, table: string): Promise<boolean> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      table,
    ])
    return rows[0]?.there === true
  })
}
