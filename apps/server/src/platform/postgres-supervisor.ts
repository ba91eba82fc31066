import { setTimeout as sleep } from 'node:timers/promises'

import { type EmbeddedOptions, type EmbeddedPostgres, startPostgres } from './postgres.ts'

/** An embedded PostgreSQL that is started again when it dies under us. */
export interface SupervisedPostgres {
  readonly connection: EmbeddedPostgres['connection']
  readonly reused: boolean
  /** False from the moment its death is seen until it answers again. */
  ready(): boolean
  stop(): Promise<void>
}

/** How the supervisor looks after the server, and whom it tells. */
export interface Supervision extends EmbeddedOptions {
  readonly everyMilliseconds?: number
  readonly tell?: (message: string) => void
}

/** Starts (or adopts) the embedded PostgreSQL and starts it again whenever it has died. */
export async function supervisePostgres(supervision: Supervision): Promise<SupervisedPostgres> {
  const { everyMilliseconds = 500, tell = () => undefined } = supervision
  const postgres = await startPostgres(supervision)
  const stopping = new AbortController()
  let ready = true

  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      )
      if (stopping.signal.aborted) return
      const alive = await postgres.answers()
      if (!alive && ready) tell('PostgreSQL has gone away; starting it again')
      if (alive && !ready) tell('PostgreSQL answers again')
      ready = alive
      if (!alive && !stopping.signal.aborted) ready = await restart(supervision, tell)
    }
  })()

  return {
    connection: postgres.connection,
    reused: postgres.reused,
    ready: () => ready,
    stop: async () => {
      stopping.abort()
      await watching
      ready = false
      if (await postgres.answers()) await postgres.stop()
    },
  }
}

async function restart(options: EmbeddedOptions, tell: (message: string) => void): Promise<boolean> {
  try {
    await startPostgres(options)
    tell('PostgreSQL answers again')
    return true
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
    return false
  }
}
