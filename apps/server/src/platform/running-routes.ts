import type { DeadDelivery, JobRun } from '@tongban/contracts/running'
import { runningRoutes } from '@tongban/contracts/running'

import { lookWithin } from './audit.ts'
import { type Context, scopeOf } from './context.ts'
import { firstId, pageFrom } from './cursor.ts'
import { type Database, query, type Statement } from './database.ts'
import type { Events } from './events.ts'
import { bind, type Http } from './http.ts'
import { isoOf } from './instants.ts'
import { type Command, once } from './once.ts'
import { Refusal } from './refusal.ts'

interface RunRow {
  readonly process: string
  readonly name: string
  readonly every: string
  readonly started_at: string | null
  readonly took_ms: number | null
  readonly runs: number
  readonly failures: number
  readonly fault: string | null
  readonly failed_at: string | null
  readonly told_at: string
}
interface DeadRow {
  readonly stream_id: string
  readonly id: string
  readonly listener: string
  readonly kind: string
  readonly at: string
  readonly attempts: number
  readonly fault: string | null
}

const listRuns = query<RunRow>(
  `select process, name, every, started_at, took_ms, runs, failures, fault, failed_at, told_at from running.job order by name, process`,
)
const deadColumns = 'stream_id, id, listener, kind, at, attempts, fault'
const listDead = query<DeadRow>(
  `select ${deadColumns} from events.delivery where dead and id > $1 order by id limit $2`,
)
const lockDead = query<DeadRow>(
  `select ${deadColumns} from events.delivery where stream_id = $1 and id = $2 and listener = $3 and dead for update`,
)
const reviveDelivery = query(
  'update events.delivery set dead = false, attempts = 0, due_at = $4 where stream_id = $1 and id = $2 and listener = $3',
)
const keepTrace = query(
  `insert into events.given_up (stream_id, id, listener, kind, at, fault, attempts, reason, given_up_by, given_up_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
const dropDelivery = query('delete from events.delivery where stream_id = $1 and id = $2 and listener = $3')

const pageSize = 50

/** Which delivery. */
interface Which {
  readonly stream: string
  readonly id: string
  readonly listener: string
}

export interface RunningDeps {
  readonly database: Database
  readonly events: Pick<Events, 'counts'>
}

/** 运行情况: the jobs of every process, and what could not be handed on. They belong to the whole house, and show no personal values. */
export function bindRunning(http: Http, { database, events }: RunningDeps): void {
  bind(http, runningRoutes, {
    'GET /api/running/jobs': async ({ context }) => {
      const [[rows], counts] = await Promise.all([
        database.read(scopeOf(context), listRuns()),
        events.counts(),
      ])
      return { rows: rows.map(runView), ...counts }
    },
    'GET /api/running/deliveries': async ({ context, query: { after = firstId } }) => {
      const [found] = await database.read(scopeOf(context), listDead(after, pageSize + 1))
      const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
      return { rows: page.map(deadView), next }
    },
    'POST /api/running/deliveries/:stream/:id/:listener/retry': async ({ context, command, params, body }) =>
      await mend(database, context, command, {
        ...params,
        why: `retry: ${body.reason}`,
        changes: () => [reviveDelivery(params.stream, params.id, params.listener, context.now)],
      }),
    'POST /api/running/deliveries/:stream/:id/:listener/giving-up': async ({
      context,
      command,
      params: { stream, id, listener },
      body: { reason },
    }) =>
      await mend(database, context, command, {
        stream,
        id,
        listener,
        why: `give up: ${reason}`,
        changes: ({ kind, at, fault, attempts }) => [
          keepTrace(stream, id, listener, kind, at, fault, attempts, reason, context.actorId, context.now),
          dropDelivery(stream, id, listener),
        ],
      }),
  })
}

/** Who sees to a dead delivery, and why, stands in the audit with the act. @throws Refusal running.no-delivery */
async function mend(
  database: Database,
  context: Context,
  command: Command,
  {
    stream,
    id,
    listener,
    why,
    changes,
  }: Which & { readonly why: string; readonly changes: (found: DeadRow) => readonly Statement[] },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockDead(stream, id, listener)],
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('running.no-delivery')
      const purpose = `${why} ${found.kind} ${listener} ${id}`
      tx.record(...changes(found), lookWithin(context, { act: 'running.mend', purpose }))
      return { done: true } as const
    },
  })
}

function runView(row: RunRow): JobRun {
  return {
    process: row.process,
    name: row.name,
    every: row.every,
    startedAt: row.started_at === null ? null : isoOf(row.started_at),
    tookMs: row.took_ms,
    runs: row.runs,
    failures: row.failures,
    fault: row.fault,
    failedAt: row.failed_at === null ? null : isoOf(row.failed_at),
    toldAt: isoOf(row.told_at),
  }
}

function deadView({ stream_id, id, listener, kind, at, attempts, fault }: DeadRow): DeadDelivery {
  return { stream: stream_id, id, listener, kind, at: isoOf(at), attempts, fault: fault ?? '' }
}
