import { addDays, type Day } from '@tongban/policy'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Work that nobody asks for: once a minute over all processes, or again and again in this one. */
export type Job =
  | { readonly name: string; readonly cron: string; run(): Promise<unknown> }
  /** Answers whether there is more to do at once; otherwise it rests. */
  | { readonly name: string; readonly restMs: number; run(): Promise<boolean> }

/** Jobs that run. */
export interface Jobs {
  /** Waits for what is being done. */
  stop(): Promise<void>
  /** Whether every job has ended a run lately, well or badly. */
  alive(): boolean
  /** How often each job has failed since the start. */
  faults(): Readonly<Record<string, number>>
}

/** Cron runs to the minute; three of them without a run are a silence. */
const silenceMsMax = 180_000
const connectionsMax = 2

/**
 * Starts schedules in pg-boss (a schema of its own, made here) and loops in this process. What is scheduled also runs
 * once at the start, so that what was due while nothing ran is made up. No failure is thrown: it is counted and told,
 * and the job runs again when it is due.
 */
export async function startJobs(
  connection: pg.ClientConfig,
  jobs: readonly Job[],
  tell: (name: string, error: unknown) => void = () => undefined,
): Promise<Jobs> {
  const watch = new Watch(jobs, tell)
  const boss = new PgBoss({ ...bossConnection(connection), schema: 'pgboss', max: connectionsMax })
  boss.on('error', (error) => watch.failed('pg-boss', error))
  await boss.start()
  const stops: (() => Promise<void>)[] = []
  for (const job of jobs) {
    if ('restMs' in job) stops.push(startLoop(job, watch))
    else await startSchedule(boss, job, watch)
  }
  return {
    stop: async () => {
      await Promise.all([...stops.map((stop) => stop()), boss.stop({ graceful: true, timeout: 5000 })])
    },
    alive: () => watch.alive(),
    faults: () => watch.faults(),
  }
}

/**
 * 日终: hands each business day that has passed to `end` and the day after it to `begin`, in their order, also when the
 * business clock has jumped (D-22). What was begun and not ended by a crash is done again: both must bear it.
 */
export function passDays(days: {
  today(): Day
  /** The day up to which this was done, as the database knows it; undefined in a new one. */
  last(): Promise<Day | undefined>
  end(day: Day): Promise<unknown>
  begin(day: Day): Promise<unknown>
}): () => Promise<void> {
  let reached: Day | undefined
  return async () => {
    const today = days.today()
    const last = await days.last()
    reached ??= last ?? today
    if (last !== undefined && reached < last) reached = last // another process went ahead
    while (reached < today) {
      await days.end(reached)
      const next = addDays(reached, 1)
      await days.begin(next)
      reached = next
    }
  }
}

async function startSchedule(
  boss: PgBoss,
  { name, cron, run }: Extract<Job, { cron: string }>,
  watch: Watch,
): Promise<void> {
  // `short`: of one job only one waits, so that a pause does not end in a pile of runs.
  await boss.createQueue(name, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3600 })
  await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
  await boss.work(name, { pollingIntervalSeconds: 1 }, async () => {
    await watch.run(name, run)
  })
  await boss.send(name)
}

function startLoop(
  { name, restMs, run }: Extract<Job, { restMs: number }>,
  watch: Watch,
): () => Promise<void> {
  const stopped = new AbortController()
  const rest = async (): Promise<void> =>
    await new Promise((done) => {
      const timer = setTimeout(done, restMs)
      stopped.signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
    })
  const turn = async (): Promise<void> => {
    while (!stopped.signal.aborted) if ((await watch.run(name, run)) !== true) await rest()
  }
  const turning = turn()
  return async () => {
    stopped.abort()
    await turning
  }
}

/** When each job ran last, and how often it failed. */
class Watch {
  readonly #ran: Map<string, number>
  readonly #failures = new Map<string, number>()
  readonly #tell: (name: string, error: unknown) => void

  constructor(jobs: readonly Job[], tell: (name: string, error: unknown) => void) {
    this.#ran = new Map(jobs.map(({ name }) => [name, performance.now()]))
    this.#tell = tell
  }

  async run<Result>(name: string, act: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await act()
    } catch (error) {
      this.failed(name, error)
      return undefined
    } finally {
      this.#ran.set(name, performance.now())
    }
  }

  failed(name: string, error: unknown): void {
    this.#failures.set(name, (this.#failures.get(name) ?? 0) + 1)
    this.#tell(name, error)
  }

  alive(): boolean {
    return [...this.#ran.values()].every((at) => performance.now() - at < silenceMsMax)
  }

  faults(): Record<string, number> {
    return Object.fromEntries(this.#failures)
  }
}

/** pg-boss takes the same words as pg, but only some of them. */
function bossConnection({ host, port, user, password, database, ssl, connectionString }: pg.ClientConfig) {
  const given = { host, port, user, password, database, ssl, connectionString }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
