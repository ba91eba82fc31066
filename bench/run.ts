// `npm run bench`: measures, prints a table, ends with 1 when a limit is missed.
// `npm run bench -- --json FILE --rounds 7 --seconds 10 --people 1000000 --only case-4-acts`; `--size tiny` only shows that it runs.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { batch } from './batch.ts'
import { fourActs } from './case-4-acts.ts'
import { inboxGrowth } from './inbox-growth.ts'
import { memory } from './memory.ts'
import { pensionBulk } from './pension/bulk.ts'
import { pensionExplainedRules, pensionExplainedZen } from './pension/explained.ts'
import { ownRecord, staffLook } from './record.ts'
import type { Bench, BenchRow, BenchSize } from './row.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { closeWorlds } from './world/worlds.ts'

const peopleLeast = 20_000
const benches: readonly Bench[] = [
  fourActs,
  memory,
  start,
  staffLook,
  ownRecord,
  inboxGrowth,
  search,
  batch,
  pensionExplainedZen,
  pensionExplainedRules,
  pensionBulk,
]
const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true },
    people: { type: 'string', default: '1000000' },
    size: { type: 'string', default: 'full' },
  },
})
const size =
  values.size === 'tiny'
    ? { rounds: 1, seconds: 1, people: 20_000 }
    : { rounds: Number(values.rounds), seconds: Number(values.seconds), people: Number(values.people) }
const { only } = values
const unknown = (only ?? []).filter((id) => !benches.some((bench) => bench.id === id))
if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}.`)
if (!(size.rounds >= 1 && size.seconds >= 1)) throw new Error('--rounds and --seconds are 1 or more.')
if (!(size.people >= peopleLeast)) throw new Error(`--people is ${peopleLeast} or more.`)

const rows: BenchRow[] = []
for (const bench of benches.filter(({ id }) => only === undefined || only.includes(id))) {
  print(`${bench.id} …`)
  const begun = performance.now()
  rows.push(await measure(bench, size))
  print(`${bench.id} took ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}
await closeWorlds()
print('')
for (const row of rows) print(lineOf(row))
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify(rows.map(published), undefined, 2)}\n`)
// A tiny run measures nothing: it fails only where a bench could not run.
process.exitCode = rows.every(({ ok, ours }) => (values.size === 'tiny' ? ours !== null : ok)) ? 0 : 1

async function measure(bench: Bench, how: BenchSize): Promise<BenchRow> {
  try {
    return await bench.run(how, print)
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error)
    return { id: bench.id, ours: null, peer: null, limit: 0, ratio: null, unit: '', note, ok: false }
  }
}

function published({ id, ours, peer, limit, ratio, unit, note }: BenchRow) {
  return { id, ours, peer, limit, ratio, unit, note }
}

function figure(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits)
}

function lineOf({ id, ours, peer, limit, ratio, unit, note, ok }: BenchRow): string {
  return [
    ok ? 'ok  ' : 'FAIL',
    id.padEnd(14),
    `${figure(ours, 2)} ${unit}`.padEnd(18),
    `peer ${figure(peer, 1)}`.padEnd(14),
    `ratio ${figure(ratio, 3)}`.padEnd(12),
    `limit ${limit}`.padEnd(11),
    note,
  ].join(' ')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
