import { afterAll, beforeEach, expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { eicar, startClamd } from '../../../test/clamd.ts'
import { meet } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { createScanner } from '../../platform/scanner.ts'
import { openFileStore } from './files.ts'
import { scanFiles } from './scan.ts'

const clamd = await startClamd()
afterAll(() => clamd.close())
const world = await createWorld({ clamd: clamd.place })
const agency = '410202-01'
const clerk = await world.signIn(world.username('counter-clerk', agency))
const auditor = await world.signIn(world.username('audit-administrator', '410200-01'))
const subject = await meet(clerk, '王秀兰')
const files = openFileStore(`${world.folder}/files`)
const scanning = { database: world.database, files, scanner: createScanner(clamd.place) }
const statesOf = query<{ scan: string }>('select scan from materials.file where id = any ($1) order by id')
const forget = query("update materials.file set scan = 'unscanned' where id = $1")
const upload = async (content: Buffer) => await clerk.upload(`/api/materials/${subject}/files`, content)
const read = async (id: string) => await clerk.get(`/api/materials/${subject}/files/${id}`)
const infected = Buffer.concat([photograph, eicar])

beforeEach(() => clamd.behave('scans'))

test('an infected photograph is refused, not kept, and stands in the audit', async () => {
  const refused = await upload(infected)

  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ code: 'materials.infected' })
  expect(await infections()).toMatchObject([{ staff: clerk.staffId, subject, purpose: 'Eicar-Signature' }])
  expect(await files.list(subject.slice(-2))).toEqual([])
})

test('a clean one is opened at once', async () => {
  const { id } = await answer<{ id: string }>(upload(photograph))

  expect((await read(id)).statusCode).toBe(200)
  expect(await states([id])).toEqual(['clean'])
})

test('while the scanner is away a photograph is taken and stays closed, and is scanned later', async () => {
  clamd.behave('hangs-up')
  const { id } = await answer<{ id: string }>(upload(photograph))

  expect((await read(id)).json()).toMatchObject({ code: 'materials.unscanned' })
  await expect(scanFiles(scanning, world.systemContext())).rejects.toThrow('the scanner does not answer')
  clamd.behave('scans')
  expect(await scanFiles(scanning, world.systemContext())).toBe(1)

  expect((await read(id)).statusCode).toBe(200)
  expect(await scanFiles(scanning, world.systemContext())).toBe(0)
})

test('what is found to be infected later stays closed to everybody, and stands in the audit of who took it in', async () => {
  clamd.behave('hangs-up')
  const { id } = await answer<{ id: string }>(upload(infected))
  const before = (await infections()).length
  clamd.behave('scans')

  await scanFiles(scanning, world.systemContext())

  expect((await read(id)).json()).toMatchObject({ code: 'materials.infected' })
  expect(await infections()).toHaveLength(before + 1)
  expect(await auditFaults(world)).toEqual([])
})

test('a file whose content is lost does not keep the others from being scanned', async () => {
  const lost = await answer<{ id: string }>(upload(photograph))
  const other = await answer<{ id: string }>(upload(photograph))
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(forget(lost.id), forget(other.id)),
  )
  await files.remove(subject, lost.id)

  await expect(scanFiles(scanning, world.systemContext())).rejects.toThrow(`${lost.id} cannot be scanned`)

  expect(await states([lost.id, other.id])).toEqual(['unscanned', 'clean'])
})

async function states(ids: readonly string[]): Promise<string[]> {
  const [rows] = await world.database.read({ path: 'worker' }, statesOf(ids))
  return rows.map(({ scan }) => scan)
}

async function infections() {
  const { rows } = await answer<{ rows: { act: string }[] }>(
    auditor.get('/api/audit/looks?act=materials.infected'),
  )
  return rows
}
