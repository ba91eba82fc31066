import { randomUUID } from 'node:crypto'

import { withClient } from '../apps/server/src/platform/client.ts'
import { type Signed, signIn } from './client.ts'
import { type Bench, median, quantile } from './row.ts'
import { Wire } from './wire.ts'
import { type City, openWorlds, ownAgencies } from './world/worlds.ts'

const most = 1.5
const alternationsLeast = 5
const warmUps = 200
/** Askings of every kind in each city, each alternation: enough that the slowest hundredth is more than a few. */
const timesEach = 100

/** The slowest hundredth of an inbox with a tenth of a million open cases, against one with a tenth of ten thousand. */
export const inboxGrowth: Bench = {
  id: 'inbox-growth',
  run: async ({ rounds, people }, tell) => {
    const { big, small, unlike } = await openWorlds(people, tell)
    const sides = { big: await openInbox(big), small: await openInbox(small) }
    try {
      for (const inbox of [sides.big, sides.small]) await ask(inbox, warmUps)
      const rates: { big: number; small: number }[] = []
      for (let turn = 1; turn <= Math.max(rounds, alternationsLeast); turn += 1) {
        const times = { small: await ask(sides.small, timesEach), big: await ask(sides.big, timesEach) }
        rates.push({ big: slowest(times.big.flat()), small: slowest(times.small.flat()) })
        const kinds = sides.big.pages.map(
          ({ name }, at) =>
            `${name} ${slowest(times.small[at] ?? []).toFixed(1)} → ${slowest(times.big[at] ?? []).toFixed(1)}`,
        )
        tell(`alternation ${turn}: p99 in ms, small → big: ${kinds.join(', ')}`)
      }
      const ratio = median(rates.map((rate) => rate.big / rate.small))
      const faults = [
        ...unlike.map((table) => `copies of ${table} are unlike`),
        ...(ratio > most ? ['over the limit'] : []),
      ]
      return {
        id: inboxGrowth.id,
        ours: median(rates.map((rate) => rate.big)),
        peer: median(rates.map((rate) => rate.small)),
        limit: most,
        ratio,
        unit: 'ms',
        note: [
          `p99 with ${big.people} open cases, peer: ours with ${small.people}; three agencies with a tenth of them`,
          ...faults,
        ].join('; '),
        ok: faults.length === 0,
      }
    } finally {
      sides.big.wire.close()
      sides.small.wire.close()
    }
  },
}

/** The inbox of one city as its reviewer asks for it. */
interface Inbox {
  readonly wire: Wire
  readonly cookie: string
  readonly pages: readonly { readonly name: string; readonly path: string }[]
}

const lastPage = 50

async function openInbox({ url, connection }: City): Promise<Inbox> {
  const [agency, ...others] = ownAgencies
  const known = await signIn(url, 'reviewer', agency)
  await withClient(connection, async (client) => {
    for (const other of others)
      await client.query(
        `insert into staff.grant (id, staff_id, role, post, agency_id, valid_from, valid_to)
         select $1, staff_id, role, post, $3, valid_from, valid_to from staff.grant where staff_id = $2 and agency_id = $4`,
        [randomUUID(), known.staffId, other, agency],
      )
    await client.query(`select pg_notify('login', '')`) // a grant is remembered with the login
  })
  const { item, kind } = await commonest(known)
  const [second, last] = [await cursorOf(known, 2), await cursorOf(known, lastPage)]
  const pages = [
    { name: 'page 1', path: '/api/tasks' },
    { name: 'page 2', path: `/api/tasks?after=${second}` },
    { name: `page ${lastPage}`, path: `/api/tasks?after=${last}` },
    { name: 'item', path: `/api/tasks?item=${item}` },
    { name: 'kind', path: `/api/tasks?kind=${kind}` },
    { name: 'late', path: '/api/tasks?view=late' },
    { name: 'warned', path: '/api/tasks?view=warned' },
    { name: 'mine', path: '/api/tasks?view=mine' },
    { name: 'badge', path: '/api/tasks/counts' },
    { name: 'badge of item', path: `/api/tasks/counts?item=${item}` },
  ]
  return { wire: await Wire.open(url), cookie: known.cookie, pages }
}

interface Page {
  readonly rows: readonly { readonly item: string; readonly kind: string }[]
  readonly next: string | null
}

/** What most of the first page is about: the filters of a reviewer at his daily work. */
async function commonest(reviewer: Signed): Promise<{ item: string; kind: string }> {
  const { rows } = await reviewer.get<Page>('/api/tasks')
  return { item: commonestOf(rows.map(({ item }) => item)), kind: commonestOf(rows.map(({ kind }) => kind)) }
}

function commonestOf(values: readonly string[]): string {
  const groups = [...Map.groupBy(values, (value) => value)]
  return groups.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

/** Where the n-th page begins, or the last one where there are fewer. */
async function cursorOf(reviewer: Signed, n: number): Promise<string> {
  let cursor = ''
  for (let page = 2; page <= n; page += 1) {
    const { next } = await reviewer.get<Page>(`/api/tasks${cursor === '' ? '' : `?after=${cursor}`}`)
    if (next === null) break
    cursor = encodeURIComponent(next)
  }
  return cursor
}

/** How long every kind of asking took, in milliseconds, one after the other. */
async function ask({ wire, cookie, pages }: Inbox, times: number): Promise<number[][]> {
  const took: number[][] = pages.map(() => [])
  for (let time = 0; time < times; time += 1)
    for (const [at, { path }] of pages.entries()) {
      const begun = performance.now()
      const { status, body } = await wire.get(path, cookie)
      took[at]?.push(performance.now() - begun)
      if (status !== 200) throw new Error(`${path} answers ${status}: ${body}`)
    }
  return took
}

function slowest(times: readonly number[]): number {
  return quantile(times, 0.99)
}
