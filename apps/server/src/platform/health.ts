import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'

import type { Database } from './database.ts'
import type { Events } from './events.ts'
import { appliedVersion, schemaVersion } from './migrate.ts'

/** What the state of the server is read from. */
export interface Vitals {
  readonly connection: pg.ClientConfig
  readonly database: Pick<Database, 'pools' | 'behind'>
  readonly events: Pick<Events, 'counts'>
  readonly messages: () => Promise<{ waiting: number; dead: number }>
  /** What other systems are told. */
  readonly notices: () => Promise<{ waiting: number; dead: number }>
  /** Whether schedules and deliveries run. */
  readonly jobsAlive: () => boolean
  readonly jobFaults: () => Readonly<Record<string, number>>
  /** What deserves a look, and keeps nobody from being served. */
  readonly warnings: () => readonly string[]
}

/** The version of the product, as its package says. */
export const productVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8'))).version

/** However many ask, the database is asked once a second. */
const readyMsMax = 1000
const answerMsMax = 2000

/**
 * `/healthz`: the process lives. `/readyz`: it can serve, or the reasons why not; and what deserves a look. `/metrics`: figures for Prometheus,
 * by declared route and status only, never by anything that names a person (D-19).
 */
export function serveHealth(fastify: FastifyInstance, vitals: Vitals): void {
  const metrics = createMetrics(vitals)
  const readiness = onceInAWhile(async () => await reasonsAgainst(vitals))
  fastify.addHook('onResponse', (request, reply, next) => {
    metrics.answered(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime)
    next()
  })
  fastify.get('/healthz', async () => ({ status: 'ok' }))
  fastify.get('/readyz', async (_request, reply) => {
    const { reasons, schema } = await readiness()
    const status = reasons.length === 0 ? 'ready' : 'not-ready'
    return reply
      .status(reasons.length === 0 ? 200 : 503)
      .send({ status, version: productVersion, schema, reasons, warnings: vitals.warnings() })
  })
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}

interface Readiness {
  readonly reasons: readonly string[]
  readonly schema: string
}

/** The reasons are ours; what the database says stays in the log. */
async function reasonsAgainst({ connection, database, jobsAlive }: Vitals): Promise<Readiness> {
  const inside = [
    ...[...database.behind].map(({ channel }) => `what is kept of ${channel} is behind the database`),
    ...(jobsAlive() ? [] : ['jobs are not running']),
  ]
  try {
    const [schema, wanted] = await Promise.all([
      appliedVersion({ ...connection, connectionTimeoutMillis: answerMsMax, query_timeout: answerMsMax }),
      schemaVersion(),
    ])
    const older =
      schema === wanted ? [] : [`the schema is at ${schema || 'nothing'}, this program needs ${wanted}`]
    return { reasons: [...older, ...inside], schema }
  } catch {
    return { reasons: ['the database does not answer', ...inside], schema: '' }
  }
}

function onceInAWhile<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | undefined
  let askedAt = 0
  return async () => {
    const now = performance.now()
    if (answer === undefined || now - askedAt > readyMsMax) [answer, askedAt] = [ask(), now]
    return await answer
  }
}

interface Metrics {
  readonly registry: Registry
  answered(method: string, url: string | undefined, status: number, ms: number): void
}

function createMetrics({ database, events, messages, notices, jobsAlive, jobFaults }: Vitals): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'tongban_request_seconds',
    help: 'how long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  gauge('tongban_pool_connections', 'database connections by path and state', ['path', 'state'], (set) => {
    for (const { path, total, idle, waiting } of database.pools()) {
      set(total - idle, { path, state: 'busy' })
      set(idle, { path, state: 'idle' })
      set(waiting, { path, state: 'waited-for' })
    }
  })
  gauge(
    'tongban_deliveries',
    'announced events that wait, and those that gave up',
    ['state'],
    async (set) => {
      const { waiting, dead } = await events.counts().catch(() => ({ waiting: Number.NaN, dead: Number.NaN }))
      set(waiting, { state: 'waiting' })
      set(dead, { state: 'dead' })
    },
  )
  gauge('tongban_messages', 'messages that wait, and sendings that gave up', ['state'], async (set) => {
    const { waiting, dead } = await messages().catch(() => ({ waiting: Number.NaN, dead: Number.NaN }))
    set(waiting, { state: 'waiting' })
    set(dead, { state: 'dead' })
  })
  gauge(
    'tongban_client_notices',
    'notices to other systems that wait, and that gave up',
    ['state'],
    async (set) => {
      const { waiting, dead } = await notices().catch(() => ({ waiting: Number.NaN, dead: Number.NaN }))
      set(waiting, { state: 'waiting' })
      set(dead, { state: 'dead' })
    },
  )
  gauge('tongban_job_failures', 'failed runs of jobs since the start', ['job'], (set) => {
    for (const [job, count] of Object.entries(jobFaults())) set(count, { job })
  })
  gauge('tongban_jobs_alive', 'whether all jobs have run lately', [], (set) => set(jobsAlive() ? 1 : 0, {}))
  return {
    registry,
    answered: (method, url, status, ms) => {
      // an address that no route serves is not a label: anyone could write into it
      const route = url === undefined || url.includes('*') ? 'none' : url
      requests.observe({ method: url === undefined ? 'none' : method, route, status }, ms / 1000)
    },
  }

  function gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (value: number, labels: Record<string, string>) => void) => void | Promise<void>,
  ): void {
    const figure: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect: async () => {
        figure.reset()
        await read((value, labels) => figure.set(labels, value))
      },
    })
  }
}
