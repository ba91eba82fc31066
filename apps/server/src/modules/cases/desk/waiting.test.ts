import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import type { Query } from '../../../platform/database.ts'
import { running } from './oversee.ts'
import { counts, inbox } from './tasks.ts'

const today = '2026-03-02'
const agency = '410202-01'
const world = await createWorld({ today })
const first = ['{410202-01,410203-01}', '-infinity', '00000000-0000-0000-0000-000000000000']
const later = [first[0], '2026-12-01', first[2]]
const readAtMost = 500 // a page of each agency with what lies around it, of 200,000
const waiting = { late: 130, warned: 230 }

beforeAll(async () => {
  const clerk = await world.signIn(world.username('counter-clerk', agency))
  const { id } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  await withClient(world.connection, async (owner) => {
    // what is late and warned comes last, where a count that stops early does not see it
    await owner.query(
      `insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
       select $1, uuidv7(), subject_id, uuidv7(), item, 'accept', case when n % 10 > 0 then date '2026-06-01' + n % 300 end,
         case when n % 10 > 0 then date '2026-05-01' + n % 300 end, false, opened_at
       from cases."case", generate_series(1, 200000 - $3 - $4) n where id = $2`,
      [agency, id, waiting.late, waiting.warned],
    )
    await owner.query(
      `with more as (
         insert into cases."case" select made.* from cases."case" c, generate_series(1, $2::int + $3::int) n,
           jsonb_populate_record(c, jsonb_build_object('id', uuidv7(), 'number', 'n' || n, 'agency_id', $4::text,
             'due_on', date '2026-03-02' + case when n <= $2 then -5 else 5 end)) made where c.id = $1 returning *)
       insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
       select agency_id, uuidv7(), subject_id, id, item, 'accept', due_on, due_on - 8, false, opened_at from more`,
      [id, waiting.late, waiting.warned, agency],
    )
    await owner.query('analyze cases.task')
    await owner.query('analyze cases."case"')
  })
}, 60_000)

test('the badge of each tab is the length of its list, also in an agency with more tasks than are counted', async () => {
  const reviewer = await world.signIn(world.username('reviewer', agency))

  const badges = (await reviewer.get('/api/tasks/counts')).json<Record<string, number>>()

  expect(badges).toMatchObject({ ...waiting, agency: 10_000, mine: 0 })
  expect(await lengthOf(reviewer, '/api/tasks?view=late')).toBe(waiting.late)
  expect(await lengthOf(reviewer, '/api/tasks?view=warned')).toBe(waiting.warned)
})

test('a page of the inbox reads as many tasks as it shows, whatever waits', async () => {
  await withClient(world.connection, async (client) => {
    await enter(client, 'office')
    const actor = '00000000-0000-0000-0000-000000000000'
    expect(await tasksRead(client, inbox.agency, [...first, null])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, inbox.agency, [...later, null])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, inbox.late, [...first, null, today])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, inbox.warned, [...first, null, today])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, inbox.mine, [...first, null, actor])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, counts, [first[0], actor, today])).toBeLessThan(10_000 + readAtMost)
  })
})

test('a page behind a running figure reads as many tasks as it shows', async () => {
  await withClient(world.connection, async (client) => {
    await enter(client, 'oversight')
    expect(await tasksRead(client, running.running, [...first, null, null])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, running.running, [...later, null, null])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, running.late, [...first, null, null, today])).toBeLessThan(readAtMost)
    expect(await tasksRead(client, running.warned, [...first, null, null, today])).toBeLessThan(readAtMost)
  })
})

async function lengthOf(reader: Signed, url: string): Promise<number> {
  const { rows, next } = (await reader.get(url)).json<{ rows: unknown[]; next: string | null }>()
  if (next === null) return rows.length
  return rows.length + (await lengthOf(reader, `${url.replace(/&after=.*/, '')}&after=${next}`))
}

async function enter(client: pg.Client, path: 'office' | 'oversight'): Promise<void> {
  await client.query(`set role tongban_${path}`)
  await client.query(`select set_config('app.agencies', $1, false)`, [first[0]])
  await client.query('set plan_cache_mode = force_generic_plan') // as after a while on a connection of the pool
}

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** How many rows of the table of tasks a query touched. */
async function tasksRead(
  client: pg.Client,
  asked: Query<unknown>,
  values: readonly unknown[],
): Promise<number> {
  await client.query(`prepare asked as ${asked.text}`)
  const given = values.map((value) => (typeof value === 'string' ? `'${value}'` : 'null')).join(', ')
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (analyze, format json) execute asked (${given})`,
  )
  await client.query('deallocate asked')
  return rows.reduce((sum, row) => sum + touched(row['QUERY PLAN'][0].Plan), 0)
}

function touched(node: PlanNode): number {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
  const below = (node.Plans ?? []).reduce((sum, child) => sum + touched(child), 0)
  return below + (node['Relation Name'] === 'task' ? rows : 0)
}
