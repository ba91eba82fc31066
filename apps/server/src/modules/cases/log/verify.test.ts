import type pg from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'

import { createWorld } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { query } from '../../../platform/database.ts'
import { entrySource, sealAudit } from '../../../platform/seal.ts'
import {
  entryLog,
  exactInstant,
  type Verdict,
  verifyAudit,
  writtenInstant,
} from '../../../platform/verify.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { eventLog, eventSource } from '../index.ts'
import { findCase, recordTransition } from '../store.ts'
import { eventHash, noEvents } from './chain.ts'

const world = await createWorld({ today: '2026-03-02' })
const { database, secrets } = world
const logs = [entryLog, eventLog]
const worker = { path: 'worker' } as const
const { persons } = kaifengCity({ seed: 7, people: 30, today: '2026-03-02' })
const [[here]] = await database.read(worker, query<{ name: string }>('select current_database() as name')())
const connection: pg.ClientConfig = { ...inject('postgres'), database: here?.name ?? '' }

/** The case that the tests change, and another one of somebody else. */
const cases: { subject_id: string; id: string }[] = []

beforeAll(async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  for (const person of persons.slice(0, 2)) {
    const visit = await clerk.post('/api/visits', {
      subjectKind: 'person',
      kind: person.documents[0]?.kind,
      number: person.documents[0]?.number,
      name: person.name,
      identifiedBy: 'document',
      purpose: '办理业务',
    })
    const { subject } = visit.json<{ subject: string }>()
    const handedIn = await clerk.post('/api/cases', {
      subject,
      item: 'person-change-other',
      itemVersion: 1,
      form: { telephone: '13900001111' },
      materials: [],
    })
    const { id } = handedIn.json<{ id: string }>()
    cases.push({ subject_id: subject, id })
    for (const note of ['第一次说明', '第二次说明', '第三次说明']) await addEvent(subject, id, note)
    for (const _ of [1, 2]) await clerk.get(`/api/people/${subject}`)
  }
  await seal()
})

async function addEvent(subject: string, id: string, note: string): Promise<void> {
  await database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(findCase(subject, id))
    if (found === undefined) throw new Error('no case')
    const event = { kind: 'routed', body: { to: found.agency_id }, note } as const
    tx.record(
      ...recordTransition(
        world.systemContext(),
        found,
        { next: found, event, task: null, effect: false },
        { warnOn: null, team: null },
      ),
    )
  })
}

async function seal() {
  return await sealAudit(database, secrets, {
    now: world.clock.now(),
    today: world.clock.today(),
    sources: [entrySource, eventSource],
    heads: world.heads,
  })
}

/** What is found after a change by somebody who owns the database; the change is taken back afterwards. */
async function faultsAfter(change: (client: pg.Client) => Promise<unknown>): Promise<readonly string[]> {
  return await withClient(connection, async (client) => {
    const tables = ['audit.entry', 'audit.seal', 'cases.event', 'cases.note', 'cases."case"']
    await client.query('set session_replication_role = replica') // an owner can switch off what a table checks
    for (const [at, table] of tables.entries())
      await client.query(`create temp table kept_${at} as table ${table}`)
    await change(client)
    const { faults, ok }: Verdict = await verifyAudit(connection, secrets, logs)
    expect(ok).toBe(faults.length === 0)
    for (const [at, table] of tables.entries()) {
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} select * from kept_${at}`)
    }
    return faults.map(({ where, what }) => `${where}: ${what}`)
  })
}

/** A value that differs from the one that stands there, for each type that a column of a log has. */
const otherValues: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `coalesce(COLUMN, '') || 'x'`,
  integer: 'coalesce(COLUMN, 0) + 100',
  bigint: 'coalesce(COLUMN, 0) + 100',
  'timestamp with time zone': `COLUMN + interval '1 microsecond'`,
  date: 'COLUMN + 1',
  jsonb: `COLUMN || '{"x":1}'`,
  bytea: `COLUMN || '\\x00'`,
}

async function columnsOf(schema: string, table: string): Promise<{ name: string; type: string }[]> {
  return await withClient(connection, async (client: pg.Client) => {
    const { rows } = await client.query<{ name: string; type: string }>(
      'select column_name as name, data_type as type from information_schema.columns where table_schema = $1 and table_name = $2',
      [schema, table],
    )
    return rows
  })
}

function middleEvent(): string {
  const { subject_id, id } = cases[0] ?? { subject_id: '', id: '' }
  return `subject_id = '${subject_id}' and case_id = '${id}' and seq = 2`
}
const middleEntry =
  '(writer, seq) = (select writer, seq from audit.entry order by writer, seq offset 1 limit 1)'

test('an untouched database verifies, and says until when it is sealed', async () => {
  const verdict = await verifyAudit(connection, secrets, logs)
  expect(verdict).toMatchObject({
    ok: true,
    faults: [],
    sealedUntil: { id: 1, day: '2026-03-02' },
    unsealed: 0,
  })
  expect(verdict.rows).toBeGreaterThanOrEqual(10)
  expect(await faultsAfter(async () => undefined)).toEqual([])
})

const oneRowOf: Readonly<Record<string, () => string>> = {
  entry: () => middleEntry,
  seal: () => 'id = 1',
  event: middleEvent,
  note: middleEvent,
}

test.each([
  ['audit', 'entry'],
  ['audit', 'seal'],
  ['cases', 'event'],
  ['cases', 'note'],
])('every column of %s.%s is guarded', async (schema: string, table: string) => {
  const where = oneRowOf[table]?.() ?? ''
  const columns = await columnsOf(schema, table)
  expect(columns.length).toBeGreaterThan(4)
  for (const { name, type } of columns) {
    const value = otherValues[type]?.replaceAll('COLUMN', name)
    if (schema === 'cases' && table === 'note' && !['salt', 'text'].includes(name)) continue
    const faults = await faultsAfter(async (client) => {
      const { rowCount }: pg.QueryResult = await client.query(
        `update ${schema}.${table} set ${name} = ${value} where ${where}`,
      )
      expect(rowCount).toBe(1)
    })
    expect({ name, found: faults.length > 0 }).toEqual({ name, found: true })
  }
})

test('an empty text in the place of nothing is found', async () => {
  for (const column of ['outlet_id', 'purpose'])
    expect(
      await faultsAfter(async (client) =>
        client.query(
          `update audit.entry set ${column} = case when ${column} is null then '' end where ${middleEntry}`,
        ),
      ),
    ).not.toEqual([])
})

test.each([
  ['first', 'asc', 0],
  ['middle', 'asc', 1],
  ['last', 'desc', 0],
] as const)('the %s row of a log deleted is found', async (_which, direction, offset) => {
  expect(
    await faultsAfter(async (client) =>
      client.query(
        `delete from audit.entry where (writer, seq) = (select writer, seq from audit.entry order by writer, seq ${direction} offset ${offset} limit 1)`,
      ),
    ),
  ).not.toEqual([])
  expect(
    await faultsAfter(async (client) =>
      client.query(
        `delete from cases.event where case_id = '${cases[0]?.id}' and seq = (select seq from cases.event where case_id = '${cases[0]?.id}' order by seq ${direction} offset ${offset} limit 1)`,
      ),
    ),
  ).not.toEqual([])
})

test('a whole case removed, and a whole writer removed, are found', async () => {
  expect(
    await faultsAfter(async (client) => {
      for (const [table, column] of [
        ['event', 'case_id'],
        ['note', 'case_id'],
        ['"case"', 'id'],
      ])
        await client.query(`delete from cases.${table} where ${column} = '${cases[0]?.id}'`)
    }),
  ).toContainEqual(expect.stringMatching(/^audit.seal 1: covers \d+ rows, and \d+ are there$/))
  expect(await faultsAfter(async (client) => client.query('delete from audit.entry'))).not.toEqual([])
})

async function swap(client: pg.Client, table: string, where: string): Promise<void> {
  await client.query(`update ${table} set seq = 5 - seq + 1000 where ${where} and seq in (2, 3)`)
  await client.query(`update ${table} set seq = seq - 1000 where ${where} and seq > 1000`)
}

test('two events swapped are found', async () => {
  expect(
    await faultsAfter(async (client) => {
      await swap(client, 'cases.event', `case_id = '${cases[0]?.id}'`)
      await swap(client, 'cases.note', `case_id = '${cases[0]?.id}'`)
    }),
  ).not.toEqual([])
  expect(
    await faultsAfter(async (client) =>
      swap(
        client,
        'audit.entry',
        `writer = (select writer from audit.entry group by writer having count(*) > 2 limit 1)`,
      ),
    ),
  ).not.toEqual([])
})

test('a chain that was rewritten from end to end, head included, agrees with itself and not with its seal', async () => {
  const faults = await faultsAfter(rewriteChain)
  expect(faults.toSorted()).toEqual([
    'audit.seal 1: an agency’s root does not fit its rows',
    'audit.seal 1: its root does not fit the rows that it covers',
  ])
})

test('seals made anew over a rewritten chain are not signed by us', async () => {
  const faults = await faultsAfter(async (client) => {
    await rewriteChain(client)
    await client.query('update audit.seal set hash = root, signature = root')
  })
  expect(faults).toContain('audit.seal 1: its signature is not ours')
  expect(await faultsAfter(async (client) => client.query('delete from audit.seal'))).toEqual([
    expect.stringContaining('audit.seal 1: there is no such seal'),
  ])
})

test('words that were deleted are missed: no event says that somebody deleted them', async () => {
  expect(await faultsAfter(async (client) => client.query('delete from cases.note'))).toContainEqual(
    expect.stringMatching(/^cases.event .*: its note is not the one that was written$/),
  )
})

test.each([
  ['form', `form || '{"telephone": "1"}'`],
  ['materials', `'[{"key": "x"}]'`],
  ['agent', `'{"name": "别人"}'`],
  ['agency_id', `'410204-01'`],
  ['stage', `'review'`],
  ['step', `'x'`],
  ['handled_by', 'array[actor_id]'],
  ['hold', `'{"reason": "correction", "until": "2026-04-01"}'`],
  ['submitted_on', 'submitted_on - 1'],
  ['accepted_on', 'submitted_on'],
  ['closed_on', 'submitted_on'],
  ['due_on', `date '2030-01-01'`],
])('%s of a case changed behind its log is found', async (column, value) => {
  const { id = '' } = cases[0] ?? {}

  expect(
    await faultsAfter(async (client) =>
      client.query(`update cases."case" set ${column} = ${value} where id = $1`, [id]),
    ),
  ).toEqual([
    expect.stringMatching(
      ['form', 'materials', 'agent'].includes(column)
        ? /form, materials or agent are not what was handed in$/
        : new RegExp(`${column} is not what its log says$`),
    ),
  ])
})

test('a case that was closed another way than its log says is found', async () => {
  const { id = '' } = cases[0] ?? {}

  expect(
    await faultsAfter(async (client) =>
      client.query(`update cases."case" set stage = 'closed', outcome = 'completed' where id = $1`, [id]),
    ),
  ).toEqual([
    expect.stringContaining('stage is not what its log says'),
    expect.stringContaining('outcome is not what its log says'),
  ])
})

test('a tail that no seal covers yet is cut: the case row knows', async () => {
  const { subject_id = '', id = '' } = cases[1] ?? {}
  await addEvent(subject_id, id, '未封存')
  expect(await verifyAudit(connection, secrets, logs)).toMatchObject({ ok: true, unsealed: 1 })
  expect(
    await faultsAfter(async (client) => client.query('delete from cases.event where sealed_by is null')),
  ).toEqual([expect.stringMatching(/says that its log ends with \d, and it ends with \d/)])
})

async function rewriteChain(client: pg.Client): Promise<void> {
  const { subject_id = '', id = '' } = cases[0] ?? {}
  const { rows } = await client.query(
    `select *, day::text as day, ${exactInstant('at')} as at from cases.event where case_id = $1 order by seq`,
    [id],
  )
  let hash: Buffer = noEvents
  for (const row of rows) {
    const body = { ...row.body, rewritten: true }
    hash = eventHash(hash, {
      subjectId: subject_id,
      caseId: id,
      seq: row.seq,
      kind: row.kind,
      at: writtenInstant(row.at) ?? world.clock.now(),
      day: row.day,
      actorId: row.actor_id,
      authority: row.authority,
      path: row.path,
      agencyId: row.agency_id,
      outletId: row.outlet_id,
      request: row.request,
      body,
    })
    await client.query('update cases.event set body = $3, hash = $4 where case_id = $1 and seq = $2', [
      id,
      row.seq,
      body,
      hash,
    ])
  }
  await client.query('update cases."case" set last_hash = $2 where id = $1', [id, hash])
}
