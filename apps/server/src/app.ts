import Fastify, { type FastifyInstance } from 'fastify'

import type { AuditReport, DemoCity, Installation } from './installation.ts'
import { withClient } from './platform/client.ts'

/** The wired server, not yet listening. */
export interface App {
  readonly http: FastifyInstance
  /** Whether requests can be served: database, jobs. */
  ready(): Promise<boolean>
  /** Ends jobs and connections; the listener is closed by whoever opened it. */
  close(): Promise<void>
}

/** Wires the rooms. */
export async function createApp({ connection, databaseReady }: Installation): Promise<App> {
  const http = Fastify()
  const ready = async () => databaseReady() && (await answers(connection))
  http.get('/healthz', () => ({ status: 'ok' }))
  http.get('/readyz', async (_request, reply) =>
    (await ready()) ? { status: 'ok' } : reply.status(503).send({ status: 'not ready' }),
  )
  return { http, ready, close: () => Promise.resolve() }
}

/** The city of the demo. */
export const demoCity: DemoCity = {
  isLoaded: () => Promise.resolve(true),
  load: () => Promise.reject(new Error('There is no demo city yet.')),
  logins: () => Promise.resolve([]),
}

/** Checks the chains and seals of the audit. */
export function verifyAudit(_installation: Installation): Promise<AuditReport> {
  return Promise.resolve({ intact: false, lines: ['There is no audit to verify yet.'] })
}

async function answers(connection: Installation['connection']): Promise<boolean> {
  try {
    await withClient(connection, (client) => client.query('select 1'))
    return true
  } catch {
    return false
  }
}
