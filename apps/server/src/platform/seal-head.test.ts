import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { createDatabase } from '../../test/database.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { acceptAudit, examineAudit, restoredBehind } from '../audit-verify.ts'
import { withClient } from './client.ts'
import { openDatabase } from './database.ts'
import { loadKeys } from './keys.ts'
import { parseRoot, rootText, sealHeadsBeside } from './seal-head.ts'
import { entrySource, sealAudit } from './seal.ts'
import { createSecrets } from './secrets.ts'

/** A database with three seals, and what is known of them outside of it. */
async function sealedHouse() {
  const { connection, drop } = await createDatabase('migrated')
  const database = openDatabase(connection)
  onTestFinished(async () => {
    await database.close()
    await drop()
  })
  const keysFile = join(temporaryFolder(), 'keys.json')
  const keys = loadKeys(keysFile, { mode: 'demo', create: true })
  const heads = sealHeadsBeside(keysFile)
  const run = async (...texts: string[]): Promise<void> =>
    await withClient(connection, async (client) => {
      for (const text of texts) await client.query(text)
    })
  const seal = async (known = heads) =>
    await sealAudit(database, createSecrets(keys), {
      now: new Date('2026-03-02T01:00:00.000Z'),
      today: '2026-03-02',
      sources: [entrySource],
      heads: known,
      dayEnd: true,
    })
  for (const _ of [1, 2, 3]) await seal()
  const verify = async (roots: readonly string[] = [], known = heads) =>
    await examineAudit(connection, keys, { heads: known, roots: roots.map(parseRoot) })
  return { connection, keysFile, heads, run, seal, verify }
}

test.each([
  ['all seals', 'delete from audit.seal'],
  ['the newest seal', 'delete from audit.seal where id = 3'],
  ['the newest two', 'delete from audit.seal where id > 1'],
])('%s taken away are found, and nothing is signed in their place', async (_which, change) => {
  const { run, seal, verify } = await sealedHouse()

  await run(change, 'update audit.entry set sealed_by = null')

  expect((await verify()).lines).toContainEqual(expect.stringMatching(/audit.seal 3: .* known outside/))
  await expect(seal()).rejects.toThrow(/Nothing is sealed: seal 3 is known outside the database/)
  await expect(seal()).rejects.toThrow('Nothing is sealed')
})

test('a newest seal that we have not signed is not sealed upon', async () => {
  const { run, seal } = await sealedHouse()

  await run(
    `insert into audit.seal select 4, day, sealed_at, entries, by_agency, root, hash, '\\x01', key_id, signature from audit.seal where id = 3`,
  )

  await expect(seal()).rejects.toThrow('seal 4 in the database was not signed by us')
})

test('two servers with a file each seal in turns: one that is behind goes on from what the other has sealed', async () => {
  const { seal, verify, heads } = await sealedHouse()
  const other = sealHeadsBeside(join(temporaryFolder(), 'keys.json'))

  await seal(other)
  await seal(other)
  await seal(heads)

  expect([heads.known()?.id, other.known()?.id]).toEqual([6, 5])
  expect(await verify()).toMatchObject({ ok: true })
  expect(await verify([], other)).toMatchObject({ ok: true })
})

test('a root that somebody wrote down is compared, whatever stands beside the keys', async () => {
  const { run, seal, verify, heads, keysFile } = await sealedHouse()
  const written = rootText(heads.known() ?? { id: 0, hash: Buffer.alloc(0) })
  await seal()
  expect(await verify([written])).toMatchObject({ ok: true })

  await run('delete from audit.seal')
  rmSync(keysFile.replace('.json', '.seal-head.json'))
  await seal()

  expect(await verify()).toMatchObject({ ok: true }) // nobody knows better any more, but for who wrote it down
  const { ok, lines } = await verify([written])
  expect(ok).toBe(false)
  expect(lines).toContainEqual(
    `CHANGED audit.seal 3: ${written} is known outside the database, and is not there`,
  )
  expect(() => parseRoot('3:abc')).toThrow('<id>:<64 digits')
})

test('an older database that was restored says so, and is sealed again once somebody has accepted it', async () => {
  const { connection, run, seal, verify, heads } = await sealedHouse()
  expect(await restoredBehind(connection, heads)).toEqual([])

  await run('delete from audit.seal where id > 1')

  expect((await restoredBehind(connection, heads)).join('\n')).toMatch(
    /seal 3 is known.*end with 1[\s\S]*audit accept/,
  )
  expect(await acceptAudit(connection, heads)).toMatch(/^Known beside the keys: 1:[0-9a-f]{64}; it was: 3:/)
  expect(await seal()).toMatchObject({ id: 2 })
  expect(await verify()).toMatchObject({ ok: true })
})

test.each([
  ['update audit.seal set entries = 7'],
  [`update audit.entry set act = 'x'`],
  [`update cases.event set kind = 'x'`],
])('the role of the server may not: %s', async (change) => {
  const { run } = await sealedHouse()

  await expect(run('set role tongban_worker', change)).rejects.toThrow('permission denied')
  await run(
    'set role tongban_worker',
    'update audit.entry set sealed_by = 1',
    'update cases.event set sealed_by = 1',
  )
})
