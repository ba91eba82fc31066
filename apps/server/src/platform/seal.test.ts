import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { baseLaw } from '@tongban/policy'
import { afterAll, expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { type Audit, createAudit } from './audit.ts'
import { withClient } from './client.ts'
import type { Context } from './context.ts'
import { openDatabase } from './database.ts'
import { type Keys } from './keys.ts'
import { sealHeadsBeside } from './seal-head.ts'
import { entrySource, lastSealedDay, sealAudit } from './seal.ts'
import { createSecrets } from './secrets.ts'
import { entryLog, verifyAudit } from './verify.ts'

const connection = await createTestDatabase()
const database = openDatabase(connection)
const secrets = createSecrets(keysOfOurOwn())
const now = new Date('2026-03-02T01:00:00.000Z')
const folder = mkdtempSync(join(tmpdir(), 'tongban-seal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const heads = sealHeadsBeside(join(folder, 'keys.json'))
const sealing = { now, today: '2026-03-02', sources: [entrySource], heads } as const

function ring(key: string): Keys['audit'] {
  return { current: 'k', keys: { k: key } }
}

function keysOfOurOwn(): Keys {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return {
    madeFor: 'demo',
    sealing: ring(randomBytes(32).toString('base64')),
    index: ring(randomBytes(32).toString('base64')),
    audit: ring(pem),
  }
}

const context: Context = {
  now,
  actorId: randomUUID(),
  actorName: '王',
  ownSubjectId: null,
  session: randomUUID(),
  authority: 'office',
  path: 'office',
  agencies: [],
  subjects: [],
  held: [],
  agencyId: '410205-01',
  outletId: null,
  language: 'zh-CN',
  request: 'ab12',
  signedInAt: now,
  today: '2026-03-02',
  law: baseLaw,
}

async function lookTimes(audit: Audit, times: number): Promise<void> {
  await Promise.all(
    Array.from({ length: times }, async (_, at) =>
      audit.look(
        { ...context, agencyId: at % 2 === 0 ? '410205-01' : null },
        { act: 'person.read', subjectId: randomUUID() },
      ),
    ),
  )
}

test('a seal covers what was committed since the one before, is chained to it and counts by agency', async () => {
  const audit = createAudit(database)
  await lookTimes(audit, 5)
  const first = await sealAudit(database, secrets, sealing)
  expect(first).toMatchObject({
    id: 1,
    entries: 5,
    byAgency: { '410205-01': { count: 3 }, '-': { count: 2 } },
  })
  expect(await sealAudit(database, secrets, sealing)).toBeUndefined()
  await lookTimes(audit, 2)
  expect(await sealAudit(database, secrets, sealing)).toMatchObject({ id: 2, entries: 2 })
  expect(await sealAudit(database, secrets, { ...sealing, dayEnd: true })).toMatchObject({
    id: 3,
    entries: 0,
  })
  expect(await lastSealedDay(database)).toBe('2026-03-02')
  expect(await verifyAudit(connection, secrets, [entryLog])).toMatchObject({
    ok: true,
    sealedUntil: { id: 3, day: '2026-03-02' },
    rows: 7,
    unsealed: 0,
  })
})

test('what another transaction commits late falls into the next seal, and two sealers take turns', async () => {
  const { id: before = 0 } = (await sealAudit(database, secrets, { ...sealing, dayEnd: true })) ?? {}
  await withClient(connection, async (late) => {
    await late.query('begin')
    await late.query(
      `insert into audit.entry (writer, seq, at, actor_id, act, request, hash)
       select gen_random_uuid(), 1, '2020-01-01', gen_random_uuid(), 'late', 'x', '\\x00'`,
    )
    await lookTimes(createAudit(database), 40)
    const both = await Promise.all([
      sealAudit(database, secrets, sealing),
      sealAudit(database, secrets, sealing),
    ])
    expect(both.map((seal) => seal?.entries)).toEqual(expect.arrayContaining([40, undefined]))
    await late.query('commit')
  })
  expect(await sealAudit(database, secrets, sealing)).toMatchObject({ id: before + 2, entries: 1 })
  const { faults } = await verifyAudit(connection, secrets, [entryLog])
  expect(faults).toHaveLength(1) // the late one was not written by us, and the seal covers it all the same
  await withClient(connection, async (client) => {
    await client.query('truncate audit.entry, audit.seal')
    heads.accept(undefined)
  })
})

test('more rows than one seal takes are sealed in several', async () => {
  await lookTimes(createAudit(database), 25)
  expect(await sealAudit(database, secrets, { ...sealing, rowsAtMost: 10 })).toMatchObject({
    id: 3,
    entries: 5,
  })
  expect(await verifyAudit(connection, secrets, [entryLog])).toMatchObject({ ok: true, rows: 25 })
})

test('a log of many pages verifies in one pass', async () => {
  await lookTimes(createAudit(database), 10_000)
  await sealAudit(database, secrets, sealing)
  expect(await verifyAudit(connection, secrets, [entryLog])).toMatchObject({
    ok: true,
    rows: 10_025,
    unsealed: 0,
    sealedUntil: { id: 4 },
  })
})
