import { beforeAll, expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { enterPath, rowsRead } from '../../../../test/plan.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { running } from './oversee.ts'
import { counts, inbox, teamCount, teamInbox } from './tasks.ts'

const today = '2026-03-02'
const agency = '410202-01'
const world = await createWorld({ today })
const agencies = '{410202-01,410203-01}'
const first = [agencies, '-infinity', '00000000-0000-0000-0000-000000000000']
const later = [agencies, '2026-12-01', '00000000-0000-0000-0000-000000000000']
const readAtMost = 500 // a page of each agency with what lies around it, of 50,000
const waiting = { late: 130, warned: 230 }
const team = '0199f000-0000-7000-8000-00000000000a'
const rare = 60 // of the late ones: of another item and kind than all others

beforeAll(async () => {
  const clerk = await world.signIn(world.username('counter-clerk', agency))
  const { id } = await takeIn(clerk, await meet(clerk, '王秀兰'))
  await withClient(world.connection, async (owner) => {
    // what is late and warned comes last, where a count that stops early does not see it
    await owner.query(
      `insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
       select $1, uuidv7(), subject_id, uuidv7(), item, 'accept', case when n % 10 > 0 then date '2026-06-01' + n % 300 end,
         case when n % 10 > 0 then date '2026-05-01' + n % 300 end, false, opened_at
       from cases."case", generate_series(1, 50000 - $3 - $4) n where id = $2`,
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
    await owner.query(
      `update cases.task set item = 'person-change-key', kind = 'recheck' where id in (
         select id from cases.task where agency_id = $1 and due_on < $2 and done_at is null limit $3)`,
      [agency, today, rare],
    )
    await owner.query(
      `update cases.task set team_id = $2 where id in (
         select id from cases.task where agency_id = $1 and done_at is null order by id limit 20000)`,
      [agency, team],
    )
    await owner.query('analyze cases.task')
    await owner.query('analyze cases."case"')
  })
}, 60_000)

test('the badge of each tab is the length of its list, also in an agency with more tasks than are counted', async () => {
  const reviewer = await world.signIn(world.username('reviewer', agency))

  const badges = (await reviewer.get('/api/tasks/counts')).json<Record<string, number>>()

  expect(badges).toMatchObject({ ...waiting, agency: 1000, mine: 0 })
  expect(await lengthOf(reviewer, '/api/tasks?view=late')).toBe(waiting.late)
  expect(await lengthOf(reviewer, '/api/tasks?view=warned')).toBe(waiting.warned)
})

test('narrowed by item or kind, each badge is still the length of its list', async () => {
  const reviewer = await world.signIn(world.username('reviewer', agency))
  const narrowings = ['kind=recheck', 'item=person-change-key', 'item=person-change-key&kind=recheck']
  for (const narrowing of narrowings) {
    const badges = (await reviewer.get(`/api/tasks/counts?${narrowing}`)).json<Record<string, number>>()
    const lengths = await Promise.all(
      ['agency', 'late', 'warned'].map(async (view) => [
        view,
        await lengthOf(reviewer, `/api/tasks?view=${view}&${narrowing}`),
      ]),
    )
    expect(badges).toMatchObject(Object.fromEntries(lengths))
    expect(badges['agency']).toBe(rare)
  }
})

test('a page of the inbox reads as many tasks as it shows, whatever waits', async () => {
  await withClient(world.connection, async (client) => {
    await enterPath(client, 'office', agencies)
    const actor = '00000000-0000-0000-0000-000000000000'
    const { any, kind, item } = inbox
    expect(await rowsRead(client, 'task', any.agency, first)).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', any.agency, later)).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', any.late, [...first, today])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', any.warned, [...first, today])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', any.mine, [...first, actor])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', kind.agency, [...first, 'recheck'])).toBeLessThan(readAtMost)
    expect(
      await rowsRead(client, 'task', item.agency, [...first, 'person-change-key', 'recheck']),
    ).toBeLessThan(readAtMost)
    const whose = [agencies, actor, today]
    expect(await rowsRead(client, 'task', counts.any, whose)).toBeLessThan(1000 + readAtMost)
    expect(await rowsRead(client, 'task', counts.kind, [...whose, 'recheck'])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', counts.item, [...whose, 'person-change-key', null])).toBeLessThan(
      readAtMost,
    )
  })
})

test('a page of a team reads as many tasks as it shows, and its badge no more than are counted', async () => {
  await withClient(world.connection, async (client) => {
    await enterPath(client, 'office', agencies)
    const own = `{${team}}`
    const rest = ['00000000-0000-0000-0000-000000000000', null, null]
    expect(await rowsRead(client, 'task', teamInbox, [own, '-infinity', ...rest])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', teamInbox, [own, '2026-12-01', ...rest])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', teamCount, [own, null, null])).toBeLessThan(1000 + readAtMost)
  })
})

test('a page behind a running figure reads as many tasks as it shows', async () => {
  await withClient(world.connection, async (client) => {
    await enterPath(client, 'oversight', agencies)
    expect(await rowsRead(client, 'task', running.running, [...first, null, null])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', running.running, [...later, null, null])).toBeLessThan(readAtMost)
    expect(await rowsRead(client, 'task', running.late, [...first, null, null, today])).toBeLessThan(
      readAtMost,
    )
    expect(await rowsRead(client, 'task', running.warned, [...first, null, null, today])).toBeLessThan(
      readAtMost,
    )
  })
})

async function lengthOf(reader: Signed, url: string): Promise<number> {
  const { rows, next } = (await reader.get(url)).json<{ rows: unknown[]; next: string | null }>()
  if (next === null) return rows.length
  return rows.length + (await lengthOf(reader, `${url.replace(/&after=.*/, '')}&after=${next}`))
}
