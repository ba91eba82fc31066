import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

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
  const config = readConfig({ DATA_DIR: folder, TONGBAN_MODE: 'demo' })
  const keys = loadKeys(join(folder, 'keys.json'), { mode: 'demo', create: true })
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

async function has(connection: SocketConnection, table: string): Promise<boolean> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      table,
    ])
    return rows[0]?.there === true
  })
}
