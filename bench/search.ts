import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'

import { dayOf } from '@tongban/policy'

import { withClient } from '../apps/server/src/platform/client.ts'
import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'
import { citySeed } from './cases.ts'
import { signIn } from './client.ts'
import { type Bench, median, quantile } from './row.ts'
import { Wire } from './wire.ts'
import { type City, openWorlds, ownAgencies } from './world/worlds.ts'

const mostMs = 200
/** Askings of every kind, each round: enough that the slowest hundredth of all is more than a few. */
const timesEach = 40
const warmUps = 10

/** The slowest hundredth of searches of every kind, by a reviewer at one agency and a manager above all of them. */
export const search: Bench = {
  id: 'search',
  run: async ({ rounds, people }, tell) => {
    const { big } = await openWorlds(people, tell)
    const seconds = await enterAll(big)
    tell(`  the register of names was made in ${seconds.toFixed(0)} s`)
    const kinds = await kindsOf(big)
    const seekers = [
      await signIn(big.url, 'reviewer', ownAgencies[0]),
      await signIn(big.url, 'manager', '410200-01'),
    ].map(({ cookie }) => cookie)
    const wire = await Wire.open(big.url)
    try {
      await ask(wire, seekers, kinds, warmUps)
      const slowest: number[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const took = await ask(wire, seekers, kinds, timesEach)
        slowest.push(quantile(took.flat(), 0.99))
        const said = kinds.map(({ name }, at) => `${name} ${quantile(took[at] ?? [], 0.99).toFixed(1)}`)
        tell(`round ${round}: p99 in ms ${(slowest.at(-1) ?? 0).toFixed(1)}: ${said.join(', ')}`)
      }
      const ours = median(slowest)
      return {
        id: search.id,
        ours,
        peer: null,
        limit: mostMs,
        ratio: null,
        unit: 'ms',
        note: `p99 of ${kinds.length} kinds of terms among ${big.people} people with a case each, half of them asked above all agencies`,
        ok: ours <= mostMs,
      }
    } finally {
      wire.close()
    }
  },
}

const tokens = 'search.subject_tokens'

/**
 * Copied people were announced by nobody: the register is made by the word that makes it anew. The index of tokens is built at the end,
 * all at once: making a register is not what is measured here.
 * @returns seconds
 */
async function enterAll({ folder, connection }: City): Promise<number> {
  const begun = performance.now()
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ made: string }>(
      `select pg_get_indexdef('${tokens}'::regclass) as made`,
    )
    await client.query(`drop index ${tokens}`)
    await promisify(execFile)(process.execPath, ['apps/server/src/cli.ts', 'search', 'rebuild'], {
      env: { ...process.env, TONGBAN_MODE: 'demo', DATA_DIR: folder, DATABASE_URL: '' },
    })
    await client.query("set maintenance_work_mem = '512MB'")
    await client.query(rows[0]?.made ?? '')
    await client.query('vacuum analyze search.subject, search."case"')
  })
  return (performance.now() - begun) / 1000
}

/** One kind of term, with many of them. */
interface Terms {
  readonly name: string
  readonly terms: readonly string[]
}

interface Entered {
  readonly name: string
  readonly folded: string
  readonly spelled: string
}

function characters({ folded }: Entered): string[] {
  return Array.from(folded)
}

/** Terms of every kind: what people here are called, and numbers that they have. */
async function kindsOf({ connection, people }: City): Promise<Terms[]> {
  const called = async (kind: string): Promise<Entered[]> =>
    await withClient(connection, async (client) => {
      const { rows } = await client.query<Entered>(
        `select distinct on (folded) name, folded, spelled from search.subject where kind = $1 order by folded limit 20000`,
        [kind],
      )
      return rows.filter((_, at) => at % Math.max(1, Math.floor(rows.length / timesEach)) === 0)
    })
  const [persons, employers] = [await called('person'), await called('employer')]
  const today = dayOf(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const plan = kaifengCity({ seed: citySeed, people: 12_000, today, full: true })
  const some = plan.persons.filter((_, at) => at % Math.floor(plan.persons.length / timesEach) === 0)
  return [
    { name: 'name', terms: persons.map(({ name }) => name) },
    { name: 'surname', terms: persons.map((one) => characters(one)[0] ?? '王') },
    { name: 'given name', terms: persons.map((one) => characters(one).slice(1).join('')) },
    { name: 'mistyped', terms: persons.map((one) => `${characters(one).slice(0, -1).join('')}鑫`) },
    { name: 'pinyin', terms: persons.map(({ spelled }) => spelled) },
    { name: 'begun pinyin', terms: persons.map(({ spelled }) => spelled.slice(0, 3)) },
    { name: 'pinyin within', terms: persons.map(({ spelled }) => spelled.slice(-4)) },
    {
      name: 'initials',
      terms: plan.persons.slice(100, 100 + timesEach).map((_, at) => initials[at % initials.length] ?? ''),
    },
    { name: 'employer', terms: employers.map((one) => characters(one).slice(2, 6).join('')) },
    { name: 'mistyped employer', terms: employers.map((one) => characters(one).with(4, '鑫').join('')) },
    { name: 'common words', terms: ['有限公司', '商贸有限', '服务有限', '开封'] },
    { name: 'identity number', terms: some.map(({ documents: [document] }) => document?.number ?? '') },
    { name: 'telephone', terms: some.map(({ telephone }) => telephone ?? '') },
    {
      name: 'case number',
      terms: some.map(
        (_, at) => `99${String(1 + at * Math.floor(people / timesEach / 2)).padStart(13, '0')}`,
      ),
    },
    { name: 'nobody', terms: ['查无此人', 'qwxzqp', '410202190001010000'] },
  ].map(({ name, terms }) => ({
    name,
    terms: terms.filter((one) => one.length > 1 || /\p{Script=Han}/u.test(one)),
  }))
}

const initials = ['wxl', 'zw', 'lgy', 'ly', 'czq', 'wj', 'zxm', 'lx']

/** How long every kind took, in milliseconds, one after the other. */
async function ask(
  wire: Wire,
  seekers: readonly string[],
  kinds: readonly Terms[],
  times: number,
): Promise<number[][]> {
  const took: number[][] = kinds.map(() => [])
  const askOnce = async (terms: string, cookie: string): Promise<number> => {
    const begun = performance.now()
    const { status, body } = await wire.post('/api/search', { cookie, key: randomUUID(), body: { terms } })
    if (status !== 200) throw new Error(`a search answers ${status}: ${body}`)
    return performance.now() - begun
  }
  for (let time = 0; time < times; time += 1)
    for (const [at, { terms }] of kinds.entries())
      for (const cookie of seekers) took[at]?.push(await askOnce(terms[time % terms.length] ?? '', cookie))
  return took
}
