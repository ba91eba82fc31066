import { expect, test } from 'vitest'

import { createWorld, type World } from '../../test/world.ts'
import { eventLog } from '../modules/cases/index.ts'
import { deliverMessages } from '../modules/messages/index.ts'
import { withClient } from '../platform/client.ts'
import { entryLog, verifyAudit } from '../platform/verify.ts'

const sizes = { people: 1200, cases: 500, today: '2026-03-02' } as const
const world = await createWorld({ ...sizes, seed: 3 })
const smaller = { people: 300, cases: 120, today: '2026-03-02' } as const
const once = await createWorld({ ...smaller, seed: 3 })
const again = await createWorld({ ...smaller, seed: 3 })
const other = await createWorld({ ...smaller, seed: 4 })

/** All that the city is about, without ids, numbers of cases and instants. */
const content = [
  `select name, sex, birth_date, household_area, superseded_by is null as holds, valid_from from people.particulars order by 1, 2, 3, 4, 5, 6`,
  `select p.name, s.scheme, s.agency_id, s.from_month, s.to_month, s.base_fen::text, s.kind from contributions.span s
   join people.particulars p on p.subject_id = s.subject_id and p.superseded_by is null order by 1, 2, 3, 4, 5, 6, 7`,
  `select c.subject_name, c.item, c.agency_id, c.outlet_id, c.stage, c.step, c.hold, c.outcome, c.submitted_on, c.accepted_on, c.closed_on, c.due_on,
     (select array_agg(e.kind || ' ' || e.day || ' ' || e.path order by e.seq) from cases.event e where (e.subject_id, e.case_id) = (c.subject_id, c.id)) as events
   from cases."case" c order by c.subject_name, c.item, c.submitted_on, c.agency_id, events`,
  `select kind, day, item, agency_id, outlet_id, channel, outcome, away, count(*)::int as acts from analytics.act group by 1, 2, 3, 4, 5, 6, 7, 8
   order by 1, 2, 3, 4, 5, 6, 7, 8`,
  `select kind, agency_id, facts ->> 'on' as day, facts ->> 'item' as item, count(*)::int as told from messages.message group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  `select given_on, grade, reasons, item, agency_id, outlet_id, served_on, served_hour, due_on, answered_on, outcome, corrected from ratings.rating
   order by 1, 2, 3, 4, 5, 6, 7, 8`,
] as const

async function contentOf({ connection }: World): Promise<unknown[][]> {
  return await withClient(connection, async (client) => {
    const all: unknown[][] = []
    for (const text of content) all.push((await client.query<Record<string, unknown>>(text)).rows)
    return all
  })
}

async function rowsOf<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
  return await withClient(world.connection, async (client) => (await client.query<Row>(text)).rows)
}

test('the same seed and day give the same business content, another seed another', async () => {
  const [one, same, another] = [await contentOf(once), await contentOf(again), await contentOf(other)]

  expect(one.map((rows) => rows.length)).toEqual(same.map((rows) => rows.length))
  expect(same).toEqual(one)
  expect(another[2]).not.toEqual(one[2])
  expect(another[0]).not.toEqual(one[0])
  expect(one[2]).toHaveLength(smaller.cases)
})

test('people have rated in every grade, and of the bad ones most were called back about, not all', async () => {
  const rated = await rowsOf<{ grade: string; bad: boolean; answered: boolean; open: boolean }>(
    `select r.grade, r.due_on is not null as bad, r.outcome is not null as answered,
       exists (select from cases.task t where t.agency_id = r.agency_id and t.matter = r.id and t.done_at is null) as open from ratings.rating r`,
  )
  const bad = rated.filter((one) => one.bad)

  expect(new Set(rated.map(({ grade }) => grade)).size).toBe(5)
  expect(rated.length).toBeGreaterThan(sizes.cases / 4)
  expect(bad.filter(({ answered }) => answered).length).toBeGreaterThan(bad.length / 2)
  expect(bad.every(({ answered, open }) => answered !== open)).toBe(true)
})

test('some pensioners have said at a counter where their pension goes, to an account of their own name', async () => {
  const accounts = await rowsOf<{ own: boolean }>(
    `select a.holder_name = p.name as own from payees.account a
     join people.particulars p on p.subject_id = a.subject_id and p.superseded_by is null where a.superseded_by is null`,
  )

  expect(accounts.length).toBeGreaterThan(3)
  expect(accounts.every(({ own }) => own)).toBe(true)
})

test('cases stand in every state, from home and away, handed in at counters and online', async () => {
  const states = await rowsOf<{ state: string; away: boolean; online: boolean }>(
    `select distinct stage || coalesce(' ' || outcome, '') || coalesce(' ' || (hold ->> 'reason'), '') as state,
       outlet_agency_id is distinct from agency_id and outlet_id is not null as away, outlet_id is null as online from cases."case"`,
  )

  expect(new Set(states.map(({ state }) => state))).toEqual(
    new Set([
      'submitted',
      'submitted correction',
      'accepted',
      'accepted core',
      'review',
      'closed completed',
      'closed refused',
      'closed not-accepted',
      'closed lapsed',
      'closed withdrawn',
    ]),
  )
  expect(new Set(states.map(({ away, online }) => `${away} ${online}`))).toEqual(
    new Set(['true false', 'false false', 'false true']),
  )
})

test('every act lies on a working day before today, and all of it is sealed and verified', async () => {
  const [days] = await rowsOf<{ first: string; last: string }>(
    'select min(day)::text as first, max(day)::text as last from cases.event',
  )
  const verdict = await verifyAudit(world.connection, world.secrets, [entryLog, eventLog])

  expect(days?.first.slice(0, 7)).toBe('2025-09')
  expect(days?.last).toMatch(/^2026-0(?:2-2\d|3-0[12])$/)
  expect(verdict).toMatchObject({ ok: true, unsealed: 0, faults: [] })
  expect(verdict.rows).toBeGreaterThan(2 * sizes.cases)
})

test('what was told in the half year stands in the inbox, and only that of the last days may still go out', async () => {
  while ((await deliverMessages(world.messages, () => world.clock.now())) > 0);

  const told = await rowsOf<{ planned: string; oldest: string; newest: string }>(
    `select planned, min(facts ->> 'on') as oldest, max(facts ->> 'on') as newest from messages.message group by 1`,
  )
  const expired = told.find(({ planned }) => planned === 'expired')
  expect(told.map(({ planned }) => planned).toSorted()).toEqual(['expired', 'no-address'])
  expect(expired?.newest).toBe('2026-02-26')
  expect(told.find(({ planned }) => planned === 'no-address')?.oldest).toBe('2026-02-27')
  expect(await rowsOf(`select from messages.sending where state <> 'dead' or attempts > 0`)).toEqual([])
})
