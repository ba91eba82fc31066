import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { ArchiveDetail } from '@tongban/contracts/archives'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { approved, letTermPass, packAll, packed } from '../../../test/archives.ts'
import { answer, type Body, caseOf, openScene, papers } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { openFileStore } from '../materials/index.ts'
import { checkOldest } from './check.ts'

const world = await createWorld()
const scene = await openScene(world)
const otherChecker = await world.signIn(world.username('internal-checker', '410205-01'))
const { clerk, reviewer, approver, checker, head, archivist, person, subject, stage } = scene
const folder = join(world.folder, 'files')

test('a file that two cases have used goes with the second of them', async () => {
  const materials = await papers(stage)
  const [first, second] = [await closedWith(materials), await closedWith(materials)]
  await packAll(world)

  await destroy(first)
  const between = await filesOf(second)
  await destroy(second)

  expect(between.length).toBeGreaterThan(0)
  expect([...(await filesOf(first)), ...(await filesOf(second))]).toEqual([])
  const stored = readdirSync(folder, { recursive: true }).map(String)
  expect(between.filter((file) => stored.some((path) => path.endsWith(file)))).toEqual([])
})

test('what was signed for after the packing makes a further version, although it is no event of the case', async () => {
  const { id, url } = await packed(world, scene)
  const { rows } = await answer<{ rows: { id: string; kind: string }[] }>(
    clerk.get(`/api/papers/${subject}?case=${id}`),
  )
  const paper = rows.find(({ kind }) => kind === 'completion')?.id ?? ''

  await answer(person.post(`/api/papers/${subject}/${paper}/receipt`, { consents: true }))
  await answer(archivist.post(`${url}/check`))
  await answer(archivist.post(`${url}/check`))

  const read = await answer<ArchiveDetail>(archivist.get(url))
  expect(read.version).toBe(2)
  expect(read.parts.map(({ kind }) => kind)).toContain('delivery')
})

test('the words to who was sent a copy, and the name of who acted by a mandate, go with the case', async () => {
  const { id } = await packed(world, scene)
  await withClient(world.connection, async (client) => {
    const acting = { mandate: id, kind: 'kin', name: '李记得' }
    await client.query('update cases."case" set acting = $2 where id = $1', [id, acting])
    await client.query(
      `insert into cases.copy (subject_id, case_id, id, staff_id, agency_id, number, item, by_id, note, sent_on)
       select subject_id, id, gen_random_uuid(), gen_random_uuid(), agency_id, number, item, gen_random_uuid(), '请看地址', $2 from cases."case" where id = $1`,
      [id, ordinaryDay],
    )
  })

  await destroy(id)

  const left = await ask(
    `select c.acting::text as said from cases."case" c where c.id = $1 and c.acting is not null
     union all select o.note from cases.copy o where o.case_id = $1`,
    [id],
  )
  expect(left).toEqual([])
})

test('a paper of ours is ours also after its case was destroyed', async () => {
  const { id } = await packed(world, scene)
  const [paper] = await ask<{ number: string; code: string }>(
    'select number, check_code as code from papers.paper where case_id = $1 order by seq limit 1',
    [id],
  )
  const check = async () => (await clerk.post('/api/papers/check', { ...paper })).json<object>()
  const before = await check()

  await destroy(id)

  expect(before).toMatchObject({ valid: true })
  expect(await check()).toEqual({ ...before, content: null })
})

test('who was looked into longest ago comes next, although more is packed each day than a run takes', async () => {
  const { id } = await packed(world, scene)
  await ask(`update archives.package set checked_on = '2020-01-01' where case_id = $1`, [id])
  await withClient(world.connection, async (client) => {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `insert into archives.package select p.subject_id, gen_random_uuid(), p.agency_id, p.number || '-' || g, p.case_number, p.item, p.class, p.term, p.closed_on, p.due_on,
         p.version, p.last_seq, p.list_hash, p.packed_on, null, '{}', null from archives.package p, generate_series(1, 60) g where p.case_id = $1`,
      [id],
    )
  })

  await checkOldest({ ...world.cases, files: openFileStore(folder) }, { today: ordinaryDay })

  expect(await ask('select checked_on from archives.package where case_id = $1', [id])).toEqual([
    { checked_on: ordinaryDay },
  ])
})

test('an export names what is missing and brings the rest', async () => {
  const { id, url } = await packed(world, scene)
  const [file = ''] = await filesOf(id)
  rmSync(join(folder, subject.slice(-2), subject, file))

  const reply = await archivist.get(`${url}/export`)

  const entries = unzipSync(new Uint8Array(reply.rawPayload))
  expect(Buffer.from(entries['校验不符.txt'] ?? []).toString()).toBe(`missing:file ${file}\n`)
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(['目录.json', '办件.json', 'sha256sum.txt']))
})

test('what was changed behind the back of the server is not sealed as new by an export', async () => {
  const { id, url } = await packed(world, scene)
  const caseUrl = `/api/cases/${subject}/${id}`
  const { version } = await answer<{ version: number }>(reviewer.get(caseUrl))
  await answer(reviewer.post(`${caseUrl}/questioning`, { version, note: '姓名可能录错了' }))
  await ask(`delete from papers.paper where case_id = $1 and kind = 'receipt'`, [id])

  await archivist.get(`${url}/export`)

  expect(await answer(archivist.post(`${url}/check`))).toEqual({ faults: 1 })
})

async function closedWith(materials: Body[]): Promise<string> {
  const { id } = await answer<{ id: string }>(clerk.post('/api/cases', caseOf(subject, materials)))
  const url = `/api/cases/${subject}/${id}`
  await answer(clerk.post(`${url}/acceptance`, { version: 0 }))
  await answer(reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' }))
  await answer(approver.post(`${url}/decision`, { version: 2, grant: true, note: '' }))
  return id
}

async function destroy(caseId: string): Promise<void> {
  await letTermPass(world, caseId, ordinaryDay)
  const body = { opinion: '保管期满，没有继续保存的价值' }
  const { id } = await answer<{ id: string }>(archivist.post('/api/destructions', body))
  await answer(head.post(`/api/destructions/${id}/decision`, approved))
  await answer(checker.post(`/api/destructions/${id}/execution`))
  const done = await answer(otherChecker.post(`/api/destructions/${id}/execution`))
  expect(done).toEqual({ carriedOut: true, destroyed: 1, kept: 0 })
}

async function filesOf(caseId: string): Promise<string[]> {
  const rows = await ask<{ id: string }>('select id from materials.file where case_id = $1 order by id', [
    caseId,
  ])
  return rows.map(({ id }) => id)
}

async function ask<Row extends object = object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
  return await withClient(
    world.connection,
    async (client) => (await client.query<Row>(sql, [...values])).rows,
  )
}
