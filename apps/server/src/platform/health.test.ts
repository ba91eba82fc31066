import { randomUUID } from 'node:crypto'

import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { createWorld } from '../../test/world.ts'
import { createAudit } from './audit.ts'
import { query } from './database.ts'
import { productVersion, serveHealth, type Vitals } from './health.ts'
import { schemaVersion } from './migrate.ts'
import { entrySource, sealAudit } from './seal.ts'

const world = await createWorld({ today: '2026-03-02' })
const connection = await createTestDatabase()
const vitals: Vitals = {
  connection,
  database: world.database,
  events: world.events,
  notices: async () => await Promise.resolve({ waiting: 1, dead: 2 }),
  messages: async () => await Promise.resolve({ waiting: 3, dead: 1 }),
  jobsAlive: () => true,
  jobFaults: () => ({ 'cases.sweep': 2 }),
  warnings: () => ['values that nobody reads'],
}

const opened: { close(): Promise<unknown> }[] = []
afterAll(async () => {
  for (const fastify of opened) await fastify.close()
})

function server(different: Partial<Vitals> = {}) {
  const fastify = Fastify()
  serveHealth(fastify, { ...vitals, ...different })
  fastify.get('/api/people/:subject', async () => ({}))
  opened.push(fastify)
  return fastify
}

test('a server that can serve is ready, and says its version, its schema and what deserves a look', async () => {
  const fastify = server()
  expect((await fastify.inject('/healthz')).json()).toEqual({ status: 'ok' })
  const ready = await fastify.inject('/readyz')
  expect(ready.statusCode).toBe(200)
  expect(ready.json()).toEqual({
    status: 'ready',
    version: productVersion,
    schema: await schemaVersion(),
    reasons: [],
    warnings: ['values that nobody reads'],
  })
})

test('what is not ready says why, and lives all the same', async () => {
  const away = server({ connection: { ...connection, database: 'gone' }, jobsAlive: () => false })
  const reply = await away.inject('/readyz')
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({
    reasons: ['the database does not answer', 'jobs are not running'],
  })
  expect((await away.inject('/healthz')).statusCode).toBe(200)
  const empty = server({ connection: { ...connection, database: 'template1' } })
  expect((await empty.inject('/readyz')).json()).toMatchObject({
    reasons: [expect.stringMatching(/^the schema is at nothing, this program needs \d{8}-/)],
  })
})

test('a server whose memory is behind the database is not ready', async () => {
  const behind = server({ database: { pools: () => [], behind: new Set([{ channel: 'calendar' }]) } })
  const reply = await behind.inject('/readyz')
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({ reasons: ['what is kept of calendar is behind the database'] })
})

test('figures name routes as they are declared, never what was asked for', async () => {
  const fastify = server()
  const subject = randomUUID()
  await fastify.inject(`/api/people/${subject}`)
  await fastify.inject(`/api/nobody/${subject}`)
  await world.deliverEvents()
  const { body, headers } = await fastify.inject('/metrics')
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain(
    'tongban_request_seconds_count{method="GET",route="/api/people/:subject",status="200"} 1',
  )
  expect(body).toContain('tongban_request_seconds_count{method="none",route="none",status="404"} 1')
  expect(body).not.toContain(subject)
  expect(body).toMatch(/tongban_pool_connections\{path="worker",state="idle"\} \d/)
  expect(body).toContain('tongban_deliveries{state="waiting"} 0')
  expect(body).toContain('tongban_deliveries{state="dead"} 0')
  expect(body).toContain('tongban_job_failures{job="cases.sweep"} 2')
  expect(body).toContain('tongban_jobs_alive 1')
  expect(body).toContain('process_resident_memory_bytes')
})

test('the wired server runs its jobs: it becomes ready, ends each day that passed and seals what was looked at', async () => {
  const sealing = {
    now: world.clock.now(),
    today: world.clock.today(),
    sources: [entrySource],
    heads: world.heads,
    dayEnd: true,
  }
  await sealAudit(world.database, world.secrets, sealing)
  world.setDay('2026-03-04')
  await createAudit(world.database).look(world.systemContext(), {
    act: 'person.read',
    subjectId: randomUUID(),
  })
  expect((await world.http.inject('/readyz')).statusCode).toBe(503)
  world.start()
  await expect
    .poll(async () => (await world.http.inject('/readyz')).json(), { timeout: 15_000, interval: 200 })
    .toMatchObject({ status: 'ready' })
  const seals = query<{ day: string; some: boolean }>(
    'select day, entries > 0 as some from audit.seal order by id',
  )
  await expect
    .poll(async () => (await world.database.read({ path: 'worker' }, seals()))[0], { timeout: 15_000 })
    .toEqual([
      { day: '2026-03-02', some: true }, // the items that were published with the city
      { day: '2026-03-02', some: true }, // the end of the day that was open takes what was not sealed
      { day: '2026-03-03', some: false },
    ])
  expect((await world.http.inject('/docs')).statusCode).toBe(200)
  expect((await world.http.inject('/openapi.json')).statusCode).toBe(200)
})
