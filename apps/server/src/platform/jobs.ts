import { setTimeout as sleep } from 'node:timers/promises'

import { addDays, type Day } from '@tongban/policy'
import type pg from 'pg'
import type { PgBoss } from 'pg-boss'

import { wallClock } from './clock.ts'
import { faultOf, kindOfFault } from './fault.ts'

/** Work that nobody asks for: once a minute over all processes, or again and again in this one. */
export type Job =
  | { readonly name: string; readonly cron: string; run(): Promise<unknown> }
  /** Answers whether there is more to do at once; otherwise it rests. */
  | { readonly name: string; readonly restMs: number; run(): Promise<boolean> }

/** How a job of this process has run so far. */
export interface JobState {
  readonly name: string
  /** A schedule as cron writes it, or how many milliseconds it rests. */
  readonly every: string
  startedAt: Date | null
  tookMs: number | null
  runs: number
  failures: number
  /** The code of the last failure: a class of errors, never its words. */
  fault: string | null
  failedAt: Date | null
}

/** A job that has not run yet. */
export function freshState(job: Job): JobState {
  const every = 'cron' in job ? job.cron : String(job.restMs)
  const never = { startedAt: null, tookMs: null, runs: 0, failures: 0, fault: null, failedAt: null }
  return { name: job.name, every, ...never }
}

/** Jobs that run. */
export interface Jobs {
  /** Waits for what is being done. */
  stop(): Promise<void>
  /** Ends the rest of a loop of this process: there is work for it, which need not wait for the next turn. */
  wake(name: string): void
  /** Whether every job has ended a run lately, well or badly. */
  alive(): boolean
  /** How often each job has failed since the start. */
  faults(): Readonly<Record<string, number>>
  /** How each job has run so far. */
  states(): readonly JobState[]
}

/** The same fault of the same job is told once in so long: a database that is away is one fault, not one each second. */
const toldAgainMs = 60_000
/** Cron runs to the minute; three of them without a run are a silence. */
const silenceMsMax = 180_000
const connectionsMax = 2
const restartMs = 5000

/**
 * Starts loops in this process at once, and schedules in pg-boss (a schema of its own, made here) as soon as the database
 * lets it. What is scheduled also runs once at the start, so that what was due while nothing ran is made up. No failure
 * is thrown: it is counted and told, and the job runs again when it is due.
 */
export function startJobs(
  connection: pg.ClientConfig,
  jobs: readonly Job[],
  tell: (name: string, error: unknown) => void = () => undefined,
  now: () => Date = () => wallClock.now(),
): Jobs {
  const watch = new Watch(jobs, tell, now)
  const rests = new Rests()
  const loops = jobs.flatMap((job) => ('restMs' in job ? [turnLoop(job, watch, rests)] : []))
  const schedules = jobs.flatMap((job) => ('cron' in job ? [job] : []))
  let boss: PgBoss | undefined
  const scheduling = (async () => {
    while (boss === undefined && schedules.length > 0 && !rests.stopped) {
      rests.begin('pg-boss')
      boss = await watch.run('pg-boss', async () => await startSchedules(connection, schedules, watch))
      if (boss === undefined) await rests.rest('pg-boss', restartMs)
    }
  })()
  return {
    stop: async () => {
      rests.stop()
      await Promise.all([...loops, scheduling])
      await boss?.stop({ graceful: true, timeout: 5000 })
    },
    wake: (name) => rests.end(name),
    alive: () => (boss !== undefined || schedules.length === 0) && watch.alive(),
    faults: () => watch.faults(),
    states: () => watch.states(),
  }
}

/**
 * 日终: hands each business day that has passed to `end` and the day after it to `begin`, in their order, also when the
 * business clock has jumped (D-22). What was not ended because of a crash is ended again: `end` must bear it. What goes
 * wrong in a beginning holds no day back: whatever it does is also done by a job of its own.
 * @returns for the day that today is: what went wrong in the beginnings
 * @throws what `end` throws; that day and those after it are ended the next time
 */
export function passDays(days: {
  /** The day up to which this was done, as the database knows it; undefined in a new one. */
  last(): Promise<Day | undefined>
  end(day: Day): Promise<unknown>
  begin(day: Day): Promise<unknown>
}): (today: Day) => Promise<readonly unknown[]> {
  let reached: Day | undefined
  return async (today) => {
    const faults: unknown[] = []
    const last = await days.last()
    reached ??= last ?? today
    if (last !== undefined && reached < last) reached = last // another process went ahead
    while (reached < today) {
      await days.end(reached)
      reached = addDays(reached, 1)
      await days.begin(reached).catch((fault: unknown) => faults.push(fault))
    }
    return faults
  }
}

async function startSchedules(
  connection: pg.ClientConfig,
  schedules: readonly Extract<Job, { cron: string }>[],
  watch: Watch,
): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss') // read when the server listens already
  const boss = new PgBoss({ ...bossConnection(connection), schema: 'pgboss', max: connectionsMax })
  boss.on('error', (error) => watch.failed('pg-boss', error))
  try {
    await boss.start()
    for (const job of schedules) await schedule(boss, job, watch)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
}

async function schedule(boss: PgBoss, job: Extract<Job, { cron: string }>, watch: Watch): Promise<void> {
  const { name, cron } = job
  // `short`: of one job only one waits, so that a pause does not end in a pile of runs.
  await boss.createQueue(name, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 3600 })
  await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
  await boss.work(name, { pollingIntervalSeconds: 1 }, async () => {
    await watch.run(name, async () => await job.run())
  })
  await boss.send(name)
}

async function turnLoop(job: Extract<Job, { restMs: number }>, watch: Watch, rests: Rests): Promise<void> {
  while (!rests.stopped) {
    rests.begin(job.name)
    const more = await watch.run(job.name, async () => await job.run())
    if (more !== true) await rests.rest(job.name, job.restMs)
  }
}

/** Between two turns of a loop; it ends by itself, when somebody knows that there is work, or with the stop, after which nobody rests. */
class Rests {
  readonly #ends = new Map<string, AbortController>()
  stopped = false

  /** From here on the next rest can be ended: what comes while a turn is under way may have come too late for it. */
  begin(name: string): void {
    this.#ends.set(name, new AbortController())
  }

  end(name: string): void {
    this.#ends.get(name)?.abort()
  }

  stop(): void {
    this.stopped = true
    for (const end of this.#ends.values()) end.abort()
  }

  async rest(name: string, ms: number): Promise<void> {
    const signal = this.#ends.get(name)?.signal
    await sleep(ms, undefined, signal && { signal }).catch(() => undefined) // woken
  }
}

/** When each job ran last, and how often it failed. */
class Watch {
  readonly #ran: Map<string, number>
  readonly #states: ReadonlyMap<string, JobState>
  readonly #failures = new Map<string, number>()
  readonly #told = new Map<string, number>()
  readonly #tell: (name: string, error: unknown) => void
  readonly #now: () => Date

  constructor(jobs: readonly Job[], tell: (name: string, error: unknown) => void, now: () => Date) {
    this.#ran = new Map(jobs.map(({ name }) => [name, performance.now()]))
    this.#states = new Map(jobs.map((job) => [job.name, freshState(job)]))
    this.#tell = tell
    this.#now = now
  }

  async run<Result>(name: string, act: () => Promise<Result>): Promise<Result | undefined> {
    const [startedAt, before] = [this.#now(), performance.now()]
    try {
      return await act()
    } catch (error) {
      this.failed(name, error)
      return undefined
    } finally {
      if (this.#ran.has(name)) this.#ran.set(name, performance.now())
      const state = this.#states.get(name)
      if (state !== undefined)
        Object.assign(state, {
          startedAt,
          tookMs: Math.round(performance.now() - before),
          runs: state.runs + 1,
        })
    }
  }

  failed(name: string, error: unknown): void {
    this.#failures.set(name, (this.#failures.get(name) ?? 0) + 1)
    const state = this.#states.get(name)
    if (state !== undefined)
      Object.assign(state, { failures: state.failures + 1, fault: kindOfFault(error), failedAt: this.#now() })
    const fault = `${name} ${faultOf(error)}`
    const told = this.#told.get(fault)
    if (told !== undefined && performance.now() - told < toldAgainMs) return
    this.#told.set(fault, performance.now())
    this.#tell(name, error)
  }

  alive(): boolean {
    return [...this.#ran.values()].every((at) => performance.now() - at < silenceMsMax)
  }

  states(): JobState[] {
    return [...this.#states.values()]
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
