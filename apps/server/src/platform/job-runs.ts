import type { Clock } from './clock.ts'
import { newId } from './context.ts'
import { type Database, query } from './database.ts'
import type { Job, JobState } from './jobs.ts'

const putRuns = query(
  `insert into running.job (process, name, every, started_at, took_ms, runs, failures, fault, failed_at, told_at)
   select $1, r.name, r.every, r.started_at, r.took_ms, r.runs, r.failures, r.fault, r.failed_at, $2
   from jsonb_to_recordset($3::jsonb) as r (name text, every text, started_at timestamptz, took_ms int, runs bigint, failures bigint,
     fault text, failed_at timestamptz)
   on conflict (process, name) do update set started_at = excluded.started_at, took_ms = excluded.took_ms, runs = excluded.runs,
     failures = excluded.failures, fault = excluded.fault, failed_at = excluded.failed_at, told_at = excluded.told_at`,
)
const forgetProcesses = query('delete from running.job where told_at < $1')

const hoursKept = 24

const tellingRestMs = 10_000

/** The job that writes down how all jobs of this process stand, itself among them. */
export function tellingRuns(
  database: Database,
  clock: Clock,
  states: () => readonly JobState[],
): Extract<Job, { restMs: number }> {
  const process = newId()
  return {
    name: 'running.tell',
    restMs: tellingRestMs,
    run: async () => {
      await tellRuns(database, process, states(), clock.now())
      return false
    },
  }
}

/** Writes down how the jobs of this process stand, and forgets processes of which nothing was heard for a day. */
export async function tellRuns(
  database: Database,
  process: string,
  states: readonly JobState[],
  now: Date,
): Promise<void> {
  const rows = states.map(({ startedAt, tookMs, failedAt, ...state }) => ({
    ...state,
    started_at: startedAt,
    took_ms: tookMs,
    failed_at: failedAt,
  }))
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      putRuns(process, now, JSON.stringify(rows)),
      forgetProcesses(new Date(now.getTime() - hoursKept * 3_600_000)),
    ),
  )
}
