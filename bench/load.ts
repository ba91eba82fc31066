// A process of its own: reads a job as JSON from stdin, plays cases over HTTP, and writes what it did as JSON.
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'

import { quantile } from './row.ts'
import { type Reply, Wire } from './wire.ts'

/** What is to be played. */
export interface LoadJob {
  readonly url: string
  readonly seconds: number
  readonly item: string
  readonly itemVersion: number
  readonly form: object
  /** One list for each connection, played in turn. */
  readonly connections: readonly (readonly Applicant[])[]
}

/** Somebody with an open visit, and who handles the case. */
export interface Applicant {
  readonly subject: string
  readonly clerk: string
  readonly reviewer: string
  readonly approver: string
}

export interface LoadDone {
  readonly cases: number
  readonly seconds: number
  /** Of one act. */
  readonly p50Ms: number
  readonly p99Ms: number
}

const job: LoadJob = JSON.parse(await text(process.stdin))
const took: number[] = []
const wires = await Promise.all(job.connections.map(async () => await Wire.open(job.url)))
const started = performance.now()
const endAt = started + job.seconds * 1000
const counts = await Promise.all(job.connections.map((people, at) => playUntilEnd(wires[at], people)))
const seconds = (performance.now() - started) / 1000
for (const wire of wires) wire.close()
const done: LoadDone = {
  cases: counts.reduce((sum, count) => sum + count, 0),
  seconds,
  p50Ms: quantile(took, 0.5),
  p99Ms: quantile(took, 0.99),
}
process.stdout.write(JSON.stringify(done))

/** A case that has begun is played to its end, as pgbench does. */
async function playUntilEnd(wire: Wire | undefined, people: readonly Applicant[]): Promise<number> {
  if (wire === undefined) return 0
  let cases = 0
  while (performance.now() < endAt) {
    const person = people[cases % people.length]
    if (person !== undefined) await playCase(wire, person)
    cases += 1
  }
  return cases
}

async function playCase(wire: Wire, { subject, clerk, reviewer, approver }: Applicant): Promise<void> {
  const { item, itemVersion, form } = job
  const handedIn = await act(wire, '/api/cases', clerk, { subject, item, itemVersion, form, materials: [] })
  const { id }: { id: string } = JSON.parse(handedIn)
  const url = `/api/cases/${subject}/${id}`
  await act(wire, `${url}/acceptance`, clerk, { version: 0 })
  await act(wire, `${url}/opinion`, reviewer, { version: 1, favourable: true, note: '' })
  await act(wire, `${url}/decision`, approver, { version: 2, grant: true, note: '' })
}

async function act(wire: Wire, path: string, cookie: string, body: object): Promise<string> {
  const begun = performance.now()
  const reply: Reply = await wire.post(path, { cookie, key: randomUUID(), body })
  took.push(performance.now() - begun)
  if (reply.status !== 200) throw new Error(`${path} answers ${reply.status}: ${reply.body}`)
  return reply.body
}
