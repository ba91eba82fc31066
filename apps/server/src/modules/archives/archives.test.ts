import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Archive, ArchiveDetail, DestructionEntry } from '@tongban/contracts/archives'
import { addDays, dayOf } from '@tongban/policy'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { approved, keeping, letTermPass, packAll, packed } from '../../../test/archives.ts'
import { auditFaults } from '../../../test/audit-faults.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { firstId, lastId } from '../../platform/cursor.ts'
import { mayBeDestroyed } from './destroy.ts'
import { dueOn, packMissed } from './pack.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver, checker, head, archivist } = scene
const reads = async (url: string, who: Signed = archivist): Promise<ArchiveDetail> =>
  await answer<ArchiveDetail>(who.get(url))
const second = await world.signIn(world.username('internal-checker', '410205-01'))
const opinion = { opinion: '保管期满，没有继续保存的价值' }

test('a closed case is packed once, on the day after: class, term, number without gaps, and every part by its hash', async () => {
  const one = await packed(world, scene)
  const other = await packed(world, scene)
  const tables = await rows('archives')
  await packAll(world)

  const read = await reads(one.url)
  expect(read).toMatchObject({ version: 1, closedOn: ordinaryDay, faults: 0, held: false, destroyedOn: null })
  expect(read.parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['log', 'form', 'paper', 'file']))
  expect(read.parts.every(({ hash }) => /^[\da-f]{64}$/.test(hash))).toBe(true)
  const running = [read.number, (await reads(other.url)).number].map((number) => Number(number.slice(-6)))
  expect(running[1]).toBe((running[0] ?? 0) + 1)
  expect(await rows('archives')).toEqual(tables)
})

test('what was passed by, as a case that was closed around midnight, is packed by night', async () => {
  await packed(world, scene)
  const { id } = await scene.caseAt('closed')
  await withClient(world.connection, async (client) => {
    await client.query('update archives.packed set case_id = $1', [lastId])
  })
  await packAll(world)
  const passedBy = await archivist.get(`/api/archives/${scene.subject}/${id}`)
  const late = await packMissed(keeping(world), { today: addDays(ordinaryDay, 1) })
  const again = await packMissed(keeping(world), { today: addDays(ordinaryDay, 1) })

  await withClient(world.connection, async (client) => {
    await client.query('update archives.packed set case_id = $1', [firstId])
  })

  expect(passedBy.statusCode).toBe(404)
  expect([late, again]).toEqual([1, 0])
  expect((await reads(`/api/archives/${scene.subject}/${id}`)).closedOn).toBe(ordinaryDay)
})

test('the term runs from the first of January after the year in which it was closed; what is permanent is never due', () => {
  expect(dueOn(dayOf('2026-03-02'), 10)).toBe('2037-01-01')
  expect(dueOn(dayOf('2025-12-31'), 100)).toBe('2126-01-01')
  expect(dueOn(dayOf('2026-03-02'), 'permanent')).toBeNull()
})

test('a check reads the bytes again: a file that was changed or is gone, and a paper that was changed, are named', async () => {
  const { id, url } = await packed(world, scene)
  const clean = await answer<{ faults: number }>(archivist.post(`${url}/check`))
  const [file] = await filesOf(id)
  const place = join(world.folder, 'files', scene.subject.slice(-2), scene.subject, file ?? '')
  const bytes = readFileSync(place)
  writeFileSync(place, Buffer.concat([bytes, Buffer.from('!')]))
  await withClient(world.connection, async (client) => {
    await client.query(`delete from papers.paper where case_id = $1 and kind = 'receipt'`, [id])
  })

  const faulty = await answer<{ faults: number }>(archivist.post(`${url}/check`))
  const read = await reads(url)
  const { rows: listed } = await answer<{ rows: Archive[] }>(archivist.get('/api/archives?view=faulty'))

  expect(clean).toEqual({ faults: 0 })
  expect(faulty).toEqual({ faults: 2 })
  expect(
    read.parts.filter(({ fault }) => fault !== null).map(({ kind, fault }) => `${kind} ${fault}`),
  ).toEqual(['paper missing', 'file changed'])
  expect(listed.map((row) => row.case)).toContain(id)
  writeFileSync(place, bytes)
})

test('what a case gains after it was closed makes a further version of its list, and the one before stays; what is open about it is counted', async () => {
  const { id, url } = await packed(world, scene)
  const caseUrl = `/api/cases/${scene.subject}/${id}`
  const { version } = await answer<{ version: number }>(reviewer.get(caseUrl))
  await answer(reviewer.post(`${caseUrl}/questioning`, { version, note: '姓名可能录错了' }))

  await answer(archivist.post(`${url}/check`))
  await answer(archivist.post(`${url}/check`))

  const read = await reads(url)
  expect(read.versions.map((one) => one.version)).toEqual([2, 1])
  expect(read).toMatchObject({ version: 2, faults: 0, openMatters: 1 })
  expect(read.versions[0]?.listHash).toBe(read.listHash)
  expect(read.versions[1]?.listHash).not.toBe(read.listHash)
})

test('an export stands by itself: list, answers, papers and files, each with its hash, and what was taken along is in the audit', async () => {
  const { url } = await packed(world, scene)
  const reply = await archivist.get(`${url}/export`)
  const entries = unzipSync(new Uint8Array(reply.rawPayload))
  const sums = Buffer.from(entries['sha256sum.txt'] ?? []).toString()

  expect(reply.statusCode).toBe(200)
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(['目录.csv', '目录.json', '办件.json']))
  expect(Object.keys(entries).some((name) => name.startsWith('文书/') && name.endsWith('.pdf'))).toBe(true)
  expect(Object.keys(entries).some((name) => name.startsWith('材料/'))).toBe(true)
  for (const line of sums.trim().split('\n')) {
    const [hash = '', name = ''] = line.split('  ')
    expect(
      createHash('sha256')
        .update(entries[name] ?? Buffer.alloc(0))
        .digest('hex'),
    ).toBe(hash)
  }
  expect(Buffer.from(entries['办件.json'] ?? []).toString()).toContain('handed-in')
})

test('what is lent is not lent twice and comes back; a day in the past, or far away, is refused', async () => {
  const { url } = await packed(world, scene)
  const body = { to: '区人民法院', reason: '行政诉讼调卷', until: addDays(ordinaryDay, 30) }
  const past = await archivist.post(`${url}/loans`, { ...body, until: ordinaryDay })
  const far = await archivist.post(`${url}/loans`, { ...body, until: addDays(ordinaryDay, 400) })
  await answer(archivist.post(`${url}/loans`, body))
  const twice = await archivist.post(`${url}/loans`, body)
  const lent = await reads(url)
  await answer(archivist.post(`${url}/loans/${lent.loans[0]?.id ?? ''}/return`))
  const again = await archivist.post(`${url}/loans/${lent.loans[0]?.id ?? ''}/return`)

  expect([past, far, twice, again].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'archives.until',
    'archives.until',
    'archives.lent',
    'archives.no-loan',
  ])
  expect(lent.lentUntil).toBe(body.until)
  expect((await reads(url)).lentUntil).toBeNull()
})

test('a term is lengthened with a reason and never shortened; what was due is due no more', async () => {
  const { id, url } = await packed(world, scene)
  await letTermPass(world, id, ordinaryDay)
  const shorter = await archivist.post(`${url}/lengthening`, { term: 10, reason: '没有必要' })
  await answer(archivist.post(`${url}/lengthening`, { term: 50, reason: '常有人来查' }))
  const read = await reads(url)

  expect(shorter.json()).toMatchObject({ code: 'archives.not-longer' })
  expect(read).toMatchObject({ term: 50, dueOn: '2077-01-01' })
  expect(read.lengthenings).toMatchObject([{ term: 50, reason: '常有人来查', on: ordinaryDay }])
})

test('of two terms at once none is shortened by the other', async () => {
  const { id, url } = await packed(world, scene)
  await letTermPass(world, id, ordinaryDay)
  await Promise.all([
    archivist.post(`${url}/lengthening`, { term: 'permanent', reason: '永久保存' }),
    archivist.post(`${url}/lengthening`, { term: 30, reason: '再留一阵' }),
  ])

  expect((await reads(url)).term).toBe('permanent')
})

test('who holds what is being destroyed waits, and is told that it is no more', async () => {
  const { id, url } = await packed(world, scene)
  const held = await withClient(world.connection, async (client) => {
    await client.query('begin')
    await client.query('update archives.package set destroyed_on = $2 where case_id = $1', [id, ordinaryDay])
    const asked = archivist.post(`${url}/holds`, { reason: '当事人起诉' })
    await setTimeout(200) // it stands at the lock by now
    await client.query('commit')
    return await asked
  })

  expect(held.json()).toMatchObject({ code: 'archives.destroyed' })
})

test('what was changed since its last check is not destroyed, and nobody approves what is his own', async () => {
  const { id, url } = await packed(world, scene)
  await letTermPass(world, id, ordinaryDay)
  const own = await world.signIn(
    await world.employ({
      ownSubjectId: scene.subject,
      grants: [
        {
          agencyId: '410200-01',
          role: 'agency-head',
          post: 'business',
          outletId: null,
          from: ordinaryDay,
          to: null,
        },
      ],
    }),
  )
  const list = (await answer<{ id: string }>(archivist.post('/api/destructions', opinion))).id
  const ofOwn = await own.post(`/api/destructions/${list}/decision`, approved)
  await answer(head.post(`/api/destructions/${list}/decision`, approved))
  await withClient(world.connection, async (client) => {
    await client.query(`delete from papers.paper where case_id = $1 and kind = 'receipt'`, [id])
  })
  await answer(checker.post(`/api/destructions/${list}/execution`))
  const done = await answer(second.post(`/api/destructions/${list}/execution`))

  expect(ofOwn.json()).toMatchObject({ code: 'general.kin' })
  expect(done).toMatchObject({ destroyed: 0, kept: 1 })
  expect(await reads(url)).toMatchObject({ destroyedOn: null, faults: 1 })
})

test('nothing is destroyed that is not due, held, lent, changed, has something open, or is gone already', () => {
  const day = fc.constantFrom('2025-12-31', '2026-03-02', '2026-03-03', null)
  const standing = fc.record({
    due: day,
    held: fc.boolean(),
    lent: day,
    destroyed: day,
    faulty: fc.boolean(),
  })
  fc.assert(
    fc.property(standing, fc.nat(2), ({ due, held, lent, destroyed, faulty }, open) => {
      const row = {
        due_on: dayOr(due),
        held,
        lent_until: dayOr(lent),
        destroyed_on: dayOr(destroyed),
        faults: faulty ? ['changed:file'] : [],
      }
      const isIdle = !faulty && !held && lent === null && destroyed === null && open === 0
      expect(mayBeDestroyed(row, open, dayOf('2026-03-02'))).toBe(
        isIdle && due !== null && due <= '2026-03-02',
      )
    }),
  )
})

test('four people destroy what is due: of it no answer, word, paper or byte is left, its entry is, and the log is whole; what was held meanwhile stays', async () => {
  const [gone, held] = [await packed(world, scene), await packed(world, scene)]
  for (const { id } of [gone, held]) await letTermPass(world, id, ordinaryDay)
  const files = await filesOf(gone.id)
  const before = await reads(gone.url)
  const { id, packages } = await answer<{ id: string; packages: number }>(
    archivist.post('/api/destructions', opinion),
  )
  const twice = await archivist.post('/api/destructions', opinion)
  const early = await checker.post(`/api/destructions/${id}/execution`)
  await answer(head.post(`/api/destructions/${id}/decision`, approved))
  await answer(archivist.post(`${held.url}/holds`, { reason: '当事人起诉' }))
  const first = await answer<{ carriedOut: boolean }>(checker.post(`/api/destructions/${id}/execution`))
  const alone = await checker.post(`/api/destructions/${id}/execution`)
  const still = await leftOf(gone.id)
  const done = await answer<{ destroyed: number; kept: number }>(
    second.post(`/api/destructions/${id}/execution`),
  )

  const after = await reads(gone.url)
  const list = await answer<{ rows: DestructionEntry[] }>(archivist.get(`/api/destructions/${id}`))
  expect(packages).toBe(2)
  expect(twice.json()).toMatchObject({ code: 'archives.asked' })
  expect(early.json()).toMatchObject({ code: 'archives.no-destruction' })
  expect(first.carriedOut).toBe(false)
  expect(alone.json()).toMatchObject({ code: 'archives.same-person' })
  expect(still.length).toBeGreaterThan(3)
  expect(done).toEqual({ carriedOut: true, destroyed: 1, kept: 1 })
  expect(after).toMatchObject({ destroyedOn: ordinaryDay, listHash: before.listHash, number: before.number })
  const outcomes = new Map(list.rows.map(({ case: one, outcome }) => [one, outcome]))
  expect([outcomes.get(gone.id), outcomes.get(held.id)]).toEqual(['destroyed', 'kept'])
  expect(await leftOf(gone.id)).toEqual([])
  const stored = readdirSync(join(world.folder, 'files'), { recursive: true }).map(String)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(stored.some((path) => path.endsWith(file))).toBe(false)
  expect((await archivist.get(`${gone.url}/export`)).json()).toMatchObject({ code: 'archives.destroyed' })
  expect(await auditFaults(world)).toEqual([])
  const { version } = await answer<{ version: number }>(
    reviewer.get(`/api/cases/${scene.subject}/${gone.id}`),
  )
  const doubted = await reviewer.post(`/api/cases/${scene.subject}/${gone.id}/questioning`, {
    version,
    note: '再看一看',
  })
  expect(doubted.json()).toMatchObject({ code: 'cases.wrong-stage' })
})

test('who empties a case behind the back of the server, and only says that it was destroyed, is found out', async () => {
  const { id } = await scene.caseAt('closed')
  await withClient(world.connection, async (client) => {
    await client.query(`update cases."case" set form = '{}', destroyed_on = $2 where id = $1`, [
      id,
      ordinaryDay,
    ])
  })

  const faults = await auditFaults(world)

  expect(faults.map(({ what }) => what)).toContain('destroyed is not what its log says')
})

test('an archivist of one agency finds nothing of another, and who is no archivist keeps nothing', async () => {
  const { url } = await packed(world, scene)
  const elsewhere = await world.signIn(await world.hire('archivist', '410223-01'))

  expect((await elsewhere.get(url)).json()).toMatchObject({ code: 'archives.none' })
  expect((await approver.get(url)).statusCode).toBe(403)
  expect((await head.post(`${url}/holds`, { reason: '想留着' })).statusCode).toBe(403)
  expect((await head.get(url)).statusCode).toBe(200)
})

function dayOr(text: string | null) {
  return text === null ? null : dayOf(text)
}

async function rows(schema: string): Promise<string[]> {
  return await withClient(world.connection, async (client) => {
    const { rows: found } = await client.query<{ row: string }>(
      `select p::text as row from ${schema}.package p union all select v::text from ${schema}.version v order by 1`,
    )
    return found.map(({ row }) => row)
  })
}

async function filesOf(caseId: string): Promise<string[]> {
  return await withClient(world.connection, async (client) => {
    const { rows: found } = await client.query<{ id: string }>(
      'select id from materials.file where case_id = $1 order by id',
      [caseId],
    )
    return found.map(({ id }) => id)
  })
}

/** In which tables something of a case is left that only it had: its row, events and entry are not looked for. */
async function leftOf(caseId: string): Promise<string[]> {
  const tables = [
    'cases.copy',
    'cases.note',
    'cases.signature',
    'cases.confirmation',
    'cases.core_command',
    'papers.paper',
    'messages.message',
    'messages.sending',
    'materials.file',
    'materials.use',
  ]
  return await withClient(world.connection, async (client) => {
    const left: string[] = []
    for (const table of tables) {
      const said = table === 'papers.paper' ? 'and content is not null' : '' // its number, hash and code stay
      const { rowCount } = await client.query(`select from ${table} where case_id = $1 ${said}`, [caseId])
      if (rowCount !== 0) left.push(table)
    }
    const { rows: found } = await client.query<{ form: object; materials: object }>(
      'select form, materials from cases."case" where id = $1',
      [caseId],
    )
    if (JSON.stringify(found[0]) !== JSON.stringify({ form: {}, materials: [] })) left.push('cases.case')
    return left
  })
}
