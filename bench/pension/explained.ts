import { ZenEngine } from '@gorules/zen-engine'
import { baseLaw, type Because, employeePension, type PensionFacts } from '@tongban/policy'
import { Engine } from 'json-rules-engine'

import { retiringPeople } from '../../packages/policy/test/retiring-people.ts'
import { type Bench, type BenchRow, type BenchSize, median } from '../row.ts'

/** The facts of the national formula with one area's transitional rate, as an engine takes them: yuan and years as numbers. */
interface Plain {
  readonly base: number
  readonly index: number
  readonly years: number
  readonly before: number
  readonly balance: number
  readonly divisor: number
}

/** An area of which the formula has no variant, so that both reckon the same. */
const area = '370000'
const kept = 500

/** One pension with its whole explanation, against the same formula in `@gorules/zen-engine` with its trace. */
export const pensionExplainedZen: Bench = {
  id: 'pension-explained-zen',
  run: async (size) => {
    const decision = new ZenEngine().createDecision(graph)
    const peer = async (facts: Plain) => {
      const { result, trace } = await decision.evaluate(facts, { trace: true })
      if (trace === undefined) throw new Error('The engine has explained nothing.')
      return Number(result.total)
    }
    return await compare('pension-explained-zen', size, { peer, limit: 20 })
  },
}

/** One pension with its whole explanation, against the same formula in `json-rules-engine` with its results. */
export const pensionExplainedRules: Bench = {
  id: 'pension-explained-rules',
  run: async (size) => await compare('pension-explained-rules', size, { peer: jsonRules(), limit: 100 }),
}

async function compare(
  id: string,
  { rounds, seconds }: BenchSize,
  { peer, limit }: { peer: (facts: Plain) => Promise<number>; limit: number },
): Promise<BenchRow> {
  const people = retiringPeople(kept, 3).map((person): PensionFacts => ({ ...person, area }))
  const plain = people.map(plainOf)
  const apart = await mostApart(people, plain, peer)
  const each = Math.max(200, (seconds * 1000) / 10)
  const figures: { ours: number; peer: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const ours = await perSecond(each, people, (person) => explained(person).steps)
    figures.push({ ours, peer: await perSecond(each, plain, peer) })
  }
  const ratio = median(figures.map((one) => one.ours / one.peer))
  return {
    id,
    ours: median(figures.map((one) => one.ours)),
    peer: median(figures.map((one) => one.peer)),
    limit,
    ratio,
    unit: 'pensions/s',
    note: `each with its whole explanation; totals at most ${apart} fen apart`,
    ok: ratio >= limit && apart <= 2,
  }
}

function explained(person: PensionFacts): { totalFen: number; steps: number } {
  const steps: Because[] = []
  const { totalFen } = employeePension(baseLaw, person, steps)
  return { totalFen: totalFen ?? Number.NaN, steps: steps.length }
}

/** By how many fen the two totals differ at most: floating point numbers may round a half the other way, nothing more. */
async function mostApart(
  people: readonly PensionFacts[],
  plain: readonly Plain[],
  peer: (facts: Plain) => Promise<number>,
): Promise<number> {
  let most = 0
  for (const [at, person] of people.entries()) {
    const facts = plain[at]
    if (facts === undefined) continue
    const theirs = Math.round((await peer(facts)) * 100)
    most = Math.max(most, Math.abs(theirs - explained(person).totalFen))
  }
  return most
}

/** Pensions a second; what is not a promise is not waited for. */
async function perSecond<Facts>(
  milliseconds: number,
  all: readonly Facts[],
  run: (facts: Facts) => number | Promise<number>,
): Promise<number> {
  let [count, elapsed] = [0, 0]
  const begun = performance.now()
  for (; elapsed < milliseconds; elapsed = performance.now() - begun) {
    for (const facts of all) {
      const found = run(facts)
      if (typeof found !== 'number') await found
      count += 1
      if (count % 50 === 0 && performance.now() - begun > milliseconds) break
    }
  }
  return (count * 1000) / elapsed
}

function plainOf({
  baseFen,
  index,
  months,
  totalYears,
  preAccountYears,
  deemedYears,
  accountFen,
  divisor,
}: PensionFacts): Plain {
  const before = number(preAccountYears)
  return {
    base: (baseFen ?? 0) / 100,
    index: number(index),
    years: months === undefined ? number(totalYears) : months / 12,
    before: before === 0 ? number(deemedYears) : before,
    balance: (accountFen ?? 0) / 100,
    divisor: number(divisor),
  }
}

const number = (ratio: PensionFacts['index']) => (ratio === undefined ? 0 : ratio.n / ratio.d)

const expressions = [
  ['indexed', 'base * index'],
  ['basic', 'round((base + $.indexed) / 2 * years * 0.01, 2)'],
  ['account', 'round(balance / divisor, 2)'],
  ['transitional', 'round($.indexed * before * 0.013, 2)'],
  ['total', '$.basic + $.account + $.transitional'],
] as const

const graph = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    {
      id: 'formula',
      type: 'expressionNode',
      name: 'formula',
      position: { x: 1, y: 0 },
      content: { expressions: expressions.map(([key, value]) => ({ id: key, key, value })) },
    },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'one', type: 'edge', sourceId: 'in', targetId: 'formula' },
    { id: 'two', type: 'edge', sourceId: 'formula', targetId: 'out' },
  ],
}

const cent = (yuan: number) => Math.round(yuan * 100) / 100

/** What an engine has reckoned, by name. */
async function read(
  almanac: { factValue: <T>(name: string) => Promise<T> },
  ...names: readonly string[]
): Promise<number[]> {
  return await Promise.all(names.map(async (name) => await almanac.factValue<number>(name)))
}

/** The formula as facts that the engine reckons when a rule asks for them; its results say which rule held by which facts. */
function jsonRules(): (facts: Plain) => Promise<number> {
  const engine = new Engine()
  engine.addFact('indexed', async (_params, almanac) => {
    const [base = 0, index = 0] = await read(almanac, 'base', 'index')
    return base * index
  })
  engine.addFact('basic', async (_params, almanac) => {
    const [base = 0, indexed = 0, years = 0] = await read(almanac, 'base', 'indexed', 'years')
    return cent(((base + indexed) / 2) * years * 0.01)
  })
  engine.addFact('account', async (_params, almanac) => {
    const [balance = 0, divisor = 1] = await read(almanac, 'balance', 'divisor')
    return cent(balance / divisor)
  })
  engine.addFact('transitional', async (_params, almanac) => {
    const [indexed = 0, before = 0] = await read(almanac, 'indexed', 'before')
    return cent(indexed * before * 0.013)
  })
  for (const part of ['basic', 'account', 'transitional']) {
    const conditions = { all: [{ fact: part, operator: 'greaterThanInclusive', value: 0 }] }
    engine.addRule({ conditions, event: { type: part } })
  }
  return async (facts) => {
    const { almanac, results } = await engine.run({ ...facts })
    if (results.length !== 3) throw new Error('The engine has explained nothing.')
    const [basic = 0, account = 0, transitional = 0] = await read(almanac, 'basic', 'account', 'transitional')
    return basic + account + transitional
  }
}
