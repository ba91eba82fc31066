import type { FigureGroup, ItemLoad, Workload } from '@tongban/contracts/analytics'
import type { Declaration } from '@tongban/contracts/declaration'
import { type FigureBy, figureBys } from '@tongban/contracts/figure'
import { addDays, type Day } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type LoggedEvent, replay, type ReplayedAct } from '../../../test/replay.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { newId } from '../../platform/context.ts'
import { instantOf, startOfDay } from '../../platform/instants.ts'
import { caseHandedIn } from '../cases/index.ts'
import { sumDays } from './sum.ts'

const world = await createWorld({ people: 300, cases: 160, seed: 7, today: ordinaryDay })
const today = addDays(ordinaryDay, 30)
await playOn()
const manager = await world.signIn(world.username('manager', '410200-01'))
const log = await fromTheLog()
const { acts, tasks, running } = log

/** What the city lacks: one decided long after its last day, one that lapsed while its clock stood still, one done online. */
async function playOn(): Promise<void> {
  const scene = await openScene(world)
  const slow = await scene.caseAt('accepted')
  await scene.caseAt('held')
  const proof = { subject: scene.subject, item: 'person-proof', itemVersion: 1, form: {}, materials: [] }
  await answer(scene.person.post('/api/cases', proof))
  world.setDay(today)
  await world.sweep()
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const approver = await world.signIn(world.username('approver', '410205-01'))
  await answer(reviewer.post(`${slow.url}/opinion`, { version: slow.version, favourable: true, note: '' }))
  await answer(approver.post(`${slow.url}/decision`, { version: slow.version + 1, grant: true, note: '' }))
}

/** The whole log, replayed case by case; and what the catalogue published, as it was written. */
async function fromTheLog() {
  await world.deliverEvents()
  await sumDays(world, { today })
  return await withClient(world.connection, async (owner) => {
    const versions = await owner.query<{
      code: string
      version: number
      declaration: Declaration
      at: string
    }>('select code, version, declaration, published_at as at from catalogue.version order by code, version')
    const events = await owner.query<LoggedEvent>(
      `select e.case_id, c.item_version, e.kind, e.at, e.day::text, e.path, e.agency_id, e.outlet_id, e.body
       from cases.event e join cases."case" c on c.subject_id = e.subject_id and c.id = e.case_id order by e.case_id, e.seq`,
    )
    const calls = await owner.query<{ agency: string; day: string; item: string }>(
      `select a.agency_id as agency, a.day::text, coalesce(g.body ->> 'item', '-') as item
       from ratings.event a join ratings.event g on g.rating_id = a.rating_id and g.kind = 'given' where a.kind = 'answered'`,
    )
    const declarationOf = (item: string, version: number): Declaration => {
      const known = versions.rows.find((row) => row.code === item && row.version === version)
      if (known === undefined) throw new Error(`no ${item} ${version}`)
      return known.declaration
    }
    const facts = { law: world.systemContext().law, declarationOf }
    const replayed = [...Map.groupBy(events.rows, (event) => event.case_id).values()].map((one) =>
      replay(one, facts),
    )
    return {
      acts: replayed.flatMap((one) => one.acts),
      tasks: replayed.flatMap((one) => one.tasks),
      running: replayed.flatMap((one) => one.running),
      calls: calls.rows,
      versions: versions.rows,
    }
  })
}

type Counts = Omit<FigureGroup, 'key' | 'name'>

function countsOf(found: readonly ReplayedAct[]): Counts {
  const count = (is: (act: ReplayedAct) => boolean): number => found.filter(is).length
  const limit = (kind: 'statutory' | 'guide' | 'promised') => ({
    of: count(({ late }) => late[kind] !== null),
    late: count(({ late }) => late[kind] === true),
  })
  return {
    handedIn: count(({ kind }) => kind === 'handed-in'),
    online: count(({ kind, came }) => kind === 'handed-in' && came === 'online'),
    client: count(({ kind, came }) => kind === 'handed-in' && came === 'client'),
    accepted: count(({ kind }) => kind === 'accepted'),
    counter: count(({ atCounter }) => atCounter),
    away: count(({ atCounter, away }) => atCounter && away),
    ended: count(({ kind }) => kind === 'ended'),
    completed: count(({ completed }) => completed),
    limits: { statutory: limit('statutory'), guide: limit('guide'), promised: limit('promised') },
  }
}

const keyOf: Readonly<Record<FigureBy, (act: ReplayedAct) => string>> = {
  day: ({ day }) => day,
  week: ({ day }) => mondayOf(day),
  month: ({ day }) => day.slice(0, 7),
  agency: ({ agency }) => agency,
  item: ({ item }) => item,
  outlet: ({ outlet }) => outlet ?? '-',
  came: ({ came }) => came,
  hour: ({ hour }) => String(hour).padStart(2, '0'),
}
const narrowing = ['item', 'outlet', 'agency', 'came', 'hour'] as const

function mondayOf(day: Day): Day {
  return instantOf(`${day}T00:00:00Z`).getUTCDay() === 1 ? day : mondayOf(addDays(day, -1))
}

interface Filters {
  readonly from: Day
  readonly to: Day
  readonly item?: string | undefined
  readonly outlet?: string | undefined
  readonly agency?: string | undefined
  readonly came?: string | undefined
  readonly hour?: string | undefined
}

function filtered({ from, to, ...filters }: Filters): ReplayedAct[] {
  return acts.filter(
    (act) =>
      act.day >= from &&
      act.day <= to &&
      narrowing.every((key) => filters[key] === undefined || keyOf[key](act) === filters[key]),
  )
}

const firstDay = acts.map(({ day }) => day).toSorted()[0] ?? today
const everything: Filters = { from: firstDay, to: today }
const maybe = (key: FigureBy) =>
  fc.option(fc.constantFrom(...new Set(acts.map((act) => keyOf[key](act)))), { nil: undefined, freq: 1 })
const filters: fc.Arbitrary<Filters> = fc
  .record({
    days: fc.tuple(fc.nat(250), fc.nat(250)),
    item: maybe('item'),
    outlet: maybe('outlet'),
    agency: maybe('agency'),
    came: maybe('came'),
    hour: maybe('hour'),
  })
  .chain(({ days: [start, length], ...rest }) =>
    fc.subarray([...narrowing], { maxLength: 2 }).map((kept) => ({
      from: addDays(firstDay, start),
      to: addDays(firstDay, start + length),
      ...Object.fromEntries(kept.map((key) => [key, rest[key]])),
    })),
  )

function asked(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `/api/analytics/${path}?${new URLSearchParams(set).toString()}`
}

async function figures(by: FigureBy, of: Filters) {
  return await answer<{ total: Counts; rows: FigureGroup[] }>(manager.get(asked('figures', { by, ...of })))
}

test('the log has what the figures are about: each kind of act, late ones and those in time, away and at home, online', () => {
  const { limits, ...all } = countsOf(acts)
  const { handedIn, online, accepted, counter, away, ended, completed } = all

  expect(handedIn).toBeGreaterThan(accepted)
  expect(counter).toBeGreaterThan(away)
  expect(ended).toBeGreaterThan(completed)
  for (const part of [online, away, limits.statutory.late]) expect(part).toBeGreaterThan(0)
  expect(limits.statutory.of).toBeGreaterThan(limits.statutory.late)
})

test.each(figureBys)('by %s every figure of the whole city is what the log says, to the unit', async (by) => {
  const found = await figures(by, everything)

  const expected = [...Map.groupBy(acts, keyOf[by])].map(([key, group]) => ({ key, ...countsOf(group) }))
  expect(found.total).toEqual(countsOf(acts))
  const nothing = countsOf([])
  for (const { name, key, ...counts } of found.rows) {
    expect(name).not.toBe('')
    const { key: _key, ...counted } = expected.find((one) => one.key === key) ?? { key, ...nothing }
    expect({ key, ...counts }).toEqual({ key, ...counted })
  }
  expect(found.rows.map(({ key }) => key)).toEqual(expect.arrayContaining(expected.map(({ key }) => key)))
})

test('under whatever filters and in whatever period the figures are what the log says', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(...figureBys), async (of, by) => {
      const found = await figures(by, of)
      const rest = filtered(of)
      expect(found.total).toEqual(countsOf(rest))
      const groups = Object.fromEntries(
        [...Map.groupBy(rest, keyOf[by])].map(([key, group]) => [key, countsOf(group)]),
      )
      const heard = found.rows.filter(({ handedIn, accepted, ended }) => handedIn + accepted + ended > 0)
      expect(Object.fromEntries(heard.map(({ key, name: _name, ...counts }) => [key, counts]))).toEqual(
        groups,
      )
    }),
    { numRuns: 80 },
  )
}, 120_000)

test('a figure opens exactly the cases that it is made of', async () => {
  const made: readonly (readonly [string, (act: ReplayedAct) => boolean])[] = [
    ['handed-in', ({ kind }) => kind === 'handed-in'],
    ['online', ({ kind, came }) => kind === 'handed-in' && came === 'online'],
    ['accepted', ({ kind }) => kind === 'accepted'],
    ['counter', ({ atCounter }) => atCounter],
    ['away', ({ atCounter, away }) => atCounter && away],
    ['ended', ({ kind }) => kind === 'ended'],
    ['completed', ({ completed }) => completed],
    ['limited-statutory', ({ late }) => late.statutory !== null],
    ['late-statutory', ({ late }) => late.statutory === true],
    ['late-guide', ({ late }) => late.guide === true],
    ['late-promised', ({ late }) => late.promised === true],
  ]
  for (const [figure, is] of made) {
    const of = { ...everything, agency: '410205-01' }
    const ids = await casesOf(figure, of)
    expect([figure, ...ids.toSorted()]).toEqual([
      figure,
      ...filtered(of)
        .filter(is)
        .map((act) => act.case)
        .toSorted(),
    ])
  }
})

async function casesOf(figure: string, of: Partial<Filters>): Promise<string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await answer<{ rows: { id: string }[]; next: string | null }>(
      manager.get(asked('cases', { figure, ...of, after })),
    )
    found.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

test('a case is late by its own limit: what is looked at again after its end makes none run and none late', async () => {
  const late = running.filter(({ due }) => due !== null && due < today)
  const open = await withClient(world.connection, async (owner) =>
    owner.query(`select from cases.task where done_at is null and kind = 'recheck' and due_on < $1`, [today]),
  )
  const overview = await answer<{
    running: number
    late: number
    byAgency: { agencyId: string; running: number; late: number }[]
  }>(manager.get('/api/analytics/overview'))

  expect(open.rows.length).toBeGreaterThan(0)
  expect([late.length, running.length - late.length].every((count) => count > 0)).toBe(true)
  expect([overview.running, overview.late]).toEqual([running.length, late.length])
  for (const { agencyId, ...row } of overview.byAgency) {
    const of = (cases: typeof running) => cases.filter(({ agency }) => agency === agencyId).length
    expect({ agencyId, running: row.running, late: row.late }).toEqual({
      agencyId,
      running: of(running),
      late: of(late),
    })
  }
  for (const [figure, cases] of [
    ['running', running],
    ['late', late],
  ] as const)
    expect((await casesOf(figure, {})).toSorted()).toEqual(cases.map((one) => one.case).toSorted())
})

test('the frequent items are the fewest that make 80 %, and of items and cases the share online is another', async () => {
  const found = await answer<{
    offered: number
    onlineOffered: number
    handedIn: number
    online: number
    rows: ItemLoad[]
  }>(manager.get(asked('items', { ...everything })))

  const handedIn = acts.filter(({ kind }) => kind === 'handed-in')
  const byItem = [...Map.groupBy(handedIn, ({ item }) => item)]
    .map(([item, all]) => ({ item, all: all.length }))
    .toSorted((one, other) => other.all - one.all || (one.item < other.item ? -1 : 1))
  const enough = (few: number): boolean =>
    byItem.slice(0, few).reduce((sum, { all }) => sum + all, 0) >= handedIn.length * 0.8
  const few = byItem.findIndex((_, at) => enough(at + 1)) + 1
  const newest = new Map(
    log.versions
      .filter(({ at }) => instantOf(at) < startOfDay(addDays(today, 1)))
      .map(({ code, declaration }) => [code, declaration]),
  )
  const atHome = [...newest.values()].filter(
    ({ halls }) => halls.includes('person') || halls.includes('employer'),
  )
  expect(found).toMatchObject({
    offered: newest.size,
    onlineOffered: atHome.length,
    handedIn: handedIn.length,
    online: handedIn.filter(({ came }) => came !== 'counter').length,
  })
  expect(found.rows.filter(({ frequent }) => frequent).map(({ item }) => item)).toEqual(
    byItem.slice(0, few).map(({ item }) => item),
  )
  for (const { item, onlineOffered } of found.rows)
    expect(onlineOffered).toBe(atHome.some(({ code }) => code === item))
})

test('the tasks that were done are those that the log says, by agency, post and item', async () => {
  const [from, to] = [addDays(firstDay, 20), addDays(today, -10)]
  const ofCalls = log.calls.map((call) => ({ ...call, kind: 'call' }))
  const done = [...tasks, ...ofCalls].filter(({ day }) => day >= from && day <= to)

  for (const [by, key] of [
    ['agency', ({ agency }) => agency],
    ['post', ({ kind }) => kind],
    ['item', ({ item }) => item],
  ] as const satisfies readonly (readonly [string, (task: (typeof done)[number]) => string])[]) {
    const found = await answer<{ done: number; rows: Workload[] }>(
      manager.get(asked('workload', { by, from, to })),
    )
    expect(found.done).toBe(done.length)
    const expected = new Map([...Map.groupBy(done, key)].map(([group, all]) => [group, all.length]))
    for (const row of found.rows.filter(({ key: group }) => group !== 'bad-rating' && group !== 'not-done'))
      expect(`${row.key} ${row.done}`).toBe(`${row.key} ${expected.get(row.key) ?? 0}`)
  }
})

test('what each person did is read by the head of the very agency and by nobody else, in the order of names', async () => {
  const head = await world.signIn(world.username('agency-head', '410205-01'))
  const other = await world.signIn(world.username('agency-head', '410200-01'))
  const url = asked('workload/people', { from: firstDay, to: today })

  const own = await answer<{ agencyName: string; rows: Workload[] }>(head.get(url))
  const above = await answer<{ agencyName: string; rows: Workload[] }>(other.get(url))

  expect(own.agencyName).toBe('禹王台区社会保险中心')
  const done = own.rows.reduce((sum, row) => sum + row.done, 0)
  const called = log.calls.filter(({ agency }) => agency === '410205-01').length
  expect(done).toBe(tasks.filter(({ agency }) => agency === '410205-01').length + called)
  const names = own.rows.map(({ name }) => name)
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN').compare))
  expect(above.rows.some(({ key }) => own.rows.some((row) => row.key === key && row.done > 0))).toBe(false)
  expect((await manager.get(url)).statusCode).toBe(403)
})

test('what is counted late belongs to its day: its sum is made anew, and no figure is wrong meanwhile', async () => {
  const day = addDays(firstDay, 1)
  const of = { from: day, to: day }
  const before = (await figures('agency', of)).total.handedIn
  const act = {
    subjectId: newId(),
    caseId: newId(),
    seq: 1,
    day,
    item: 'person-proof',
    agencyId: '410205-01',
    outletId: null,
    outletAgencyId: null,
    channel: 'online',
    came: 'online',
    hour: 3,
    outcome: null,
    late: { statutory: null, guide: null, promised: null },
  } as const
  const { summed } = await stateOfSums()

  await world.database.transaction({ path: 'worker' }, async (tx) =>
    world.events.announce(tx, caseHandedIn, act.caseId, act, world.clock.now()),
  )
  await sumDays(world, { today })
  const waiting = await stateOfSums()
  await world.deliverEvents()
  const meanwhile = await figures('agency', of)
  await sumDays(world, { today })

  expect(summed > day).toBe(true)
  expect(waiting.summed).toBe(summed)
  expect(meanwhile.total.handedIn).toBe(before + 1)
  expect((await figures('agency', of)).total.handedIn).toBe(before + 1)
  expect((await figures('hour', of)).rows.find(({ key }) => key === '03')?.handedIn).toBe(1)
  expect((await stateOfSums()).summed).toBe(summed)
})

async function stateOfSums(): Promise<{ summed: string }> {
  return await withClient(world.connection, async (owner) => {
    const { rows } = await owner.query<{ summed: string }>(
      'select until::text as summed from analytics.summed',
    )
    return rows[0] ?? { summed: '' }
  })
}

test('what is closed to whoever reads figures counts in them as before, though its cases are not opened to him', async () => {
  const head = await world.signIn(world.username('agency-head', '410200-01'))
  const found = await withClient(world.connection, async (owner) =>
    owner.query<{ subject_id: string; outlet_id: string; hour: number }>(
      `select subject_id, outlet_id, hour from analytics.act where kind = 'handed-in' and outlet_id is not null and hour is not null limit 1`,
    ),
  )
  const [act] = found.rows
  const url = `/api/analytics/figures?by=item&from=${addDays(today, -365)}&to=${today}&outlet=${act?.outlet_id}&hour=${String(act?.hour).padStart(2, '0')}`
  const before = await answer<object>(head.get(url))
  await withClient(world.connection, async (owner) =>
    owner.query(
      `insert into staff.kin (staff_id, id, subject_id, relation, declared_at) values ($1, gen_random_uuid(), $2, 'parent', now())`,
      [head.staffId, act?.subject_id],
    ),
  )

  const again = await world.signIn(world.username('agency-head', '410200-01'))

  expect(JSON.stringify(before)).toContain('"handedIn":')
  expect(await answer<object>(again.get(url))).toEqual(before)
})
