import { beforeAll, expect, test } from 'vitest'

import { answer } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { type Ask, findByKeys, findNamed } from './find.ts'
import { findCaseByKey, findNewestCases, type FoundRow } from './store.ts'
import { readTerms } from './terms.ts'

const world = await createWorld()
const own = ['410202-01']
const foreigners = 8_000
const reviewer = await world.signIn(world.username('reviewer', '410202-01'))
/** Everything that a search reads, whatever it looks for. */
const asked = [
  '王秀兰',
  '秀兰',
  '王',
  '王秀蓝',
  'wangxiulan',
  'xiulan',
  'wxl',
  '李桂花',
  '鸿运商贸',
  '鸿运商冒',
  '410202197805160000',
]

let [before, after] = [new Map<string, number>(), new Map<string, number>()]
let [told, toldAfter] = [new Map<string, string>(), new Map<string, string>()]

beforeAll(async () => {
  await world.deliverEvents()
  before = await costs()
  told = await answers()
  await plantForeigners()
  after = await costs()
  toldAfter = await answers()
})

test.each(asked)(
  '%s: thousands of foreign people of the same names are not read, not even to be left out',
  (terms) => {
    expect(after.get(terms)).toBe(before.get(terms))
  },
)

test.each(asked)('%s is answered alike, however many of that name there are elsewhere', (terms) => {
  expect(toldAfter.get(terms)).toBe(told.get(terms))
})

test('the measure measures: where they are at home the same people are read', async () => {
  expect(await costOf('王秀兰', ['410299-01'])).toBeGreaterThanOrEqual(100)
})

/** How many rows the search reads of its tables, shown or thrown away: what it costs, whatever the machine. */
async function costOf(typed: string, agencies: readonly string[]): Promise<number> {
  const terms = readTerms(world.secrets, typed)
  if (terms === undefined) throw new Error('nothing to look for')
  return await withClient(world.connection, async (client) => {
    await client.query('begin')
    await client.query('set local role tongban_office')
    await client.query(`select set_config('app.agencies', $1, true)`, [`{${agencies.join(',')}}`])
    const ask: Ask = async (...statements) => {
      const found: FoundRow[] = []
      for (const { text, values } of statements)
        found.push(...(await client.query<FoundRow>(text, [...values])).rows)
      return found
    }
    for (const kind of ['person', 'employer'] as const)
      if (terms.by === 'name') await findNamed(ask, agencies, kind, terms)
      else await findByKeys(ask, kind, terms.keys)
    for (const { text, values } of [
      findNewestCases(agencies, [], 21, 21),
      findCaseByKey(agencies, Buffer.from('no such key')),
    ])
      await client.query(text, [...values])
    await client.query('reset role')
    const { rows } = await client.query<{ read: number }>(
      `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables where schemaname = 'search'`,
    )
    await client.query('rollback')
    return rows[0]?.read ?? Number.NaN
  })
}

async function costs(): Promise<Map<string, number>> {
  const all = new Map<string, number>()
  for (const terms of asked) all.set(terms, await costOf(terms, own))
  return all
}

async function answers(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const terms of asked)
    all.set(terms, JSON.stringify(await answer<object>(reviewer.post('/api/search', { terms }))))
  return all
}

/** People of another agency with the names and tokens that are looked for here. */
async function plantForeigners(): Promise<void> {
  await withClient(world.connection, async (client) => {
    await client.query(
      `insert into subjects.subject (subject_id, kind, status, created_at)
       select ('0199f000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'person', 'registered', now() from generate_series(1, $1::int) n`,
      [foreigners],
    )
    await client.query(
      `insert into search.subject (subject_id, agency_id, kind, name, folded, spelled, tokens)
       select ('0199f000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, '410299-01', 'person', p.name, p.folded, p.spelled,
         replace(p.tokens::text, p.agency_id, '410299-01')::tsvector
       from generate_series(1, $1::int) n
       cross join lateral (select * from search.subject where kind = 'person' order by folded <> '王秀兰', subject_id limit 1) p`,
      [foreigners],
    )
    await client.query('analyze search.subject')
  })
}
