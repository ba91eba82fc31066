// A process of its own: reads a job as JSON from stdin, asks over HTTP, and writes how long it took as JSON.
import { text } from 'node:stream/consumers'

import { quantile } from './row.ts'
import { Wire } from './wire.ts'

/** One thing to ask for, and by whose login. */
export interface Asking {
  readonly path: string
  readonly cookie: string
}

/** What is to be asked. */
export interface ReadJob {
  readonly url: string
  readonly seconds: number
  /** One list for each connection, asked in turn. */
  readonly connections: readonly (readonly Asking[])[]
}

export interface ReadDone {
  readonly answers: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const job: ReadJob = JSON.parse(await text(process.stdin))
const took: number[] = []
const wires = await Promise.all(job.connections.map(async () => await Wire.open(job.url)))
const started = performance.now()
const endAt = started + job.seconds * 1000
await Promise.all(job.connections.map(async (list, at) => await askUntilEnd(wires[at], list)))
const seconds = (performance.now() - started) / 1000
for (const wire of wires) wire.close()
const done: ReadDone = {
  answers: took.length,
  seconds,
  p50Ms: quantile(took, 0.5),
  p99Ms: quantile(took, 0.99),
}
process.stdout.write(JSON.stringify(done))

async function askUntilEnd(wire: Wire | undefined, list: readonly Asking[]): Promise<void> {
  if (wire === undefined) return
  for (let turn = 0; performance.now() < endAt; turn += 1) {
    const asking = list[turn % list.length]
    if (asking === undefined) return
    const begun = performance.now()
    const { status, body } = await wire.get(asking.path, asking.cookie)
    took.push(performance.now() - begun)
    if (status !== 200) throw new Error(`${asking.path} answers ${status}: ${body}`)
  }
}
