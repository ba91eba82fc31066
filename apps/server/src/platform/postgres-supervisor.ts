import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { withClient } from './client.ts'
import { type EmbeddedOptions, type SocketConnection, startPostgres } from './postgres.ts'

/** An embedded PostgreSQL that is started again when it dies under us. */
export interface SupervisedPostgres {
  readonly connection: SocketConnection
  readonly reused: boolean
  /** False from the moment its death is seen until it answers again. */
  ready(): boolean
  /** Stops it, unless another process works with it: the last one to leave stops it. */
  stop(): Promise<void>
}

/** How the supervisor looks after the server, and whom it tells. */
export interface Supervision extends EmbeddedOptions {
  readonly everyMilliseconds?: number
  readonly tell?: (message: string) => void
}

const ours = 'tongban '

/** Starts (or adopts) the embedded PostgreSQL and starts it again whenever it has died. */
export async function supervisePostgres(supervision: Supervision): Promise<SupervisedPostgres> {
  const { everyMilliseconds = 500, tell = () => undefined } = supervision
  const postgres = await startPostgres(supervision)
  const connection = { ...postgres.connection, application_name: ours + randomUUID() }
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
      if (!alive && !stopping.signal.aborted)
        ready = await restart({ ...supervision, signal: stopping.signal }, tell)
    }
  })()

  return {
    connection,
    reused: postgres.reused,
    ready: () => ready,
    stop: async () => {
      stopping.abort()
      await watching
      ready = false
      if (!(await postgres.answers())) return
      if (await othersWorkWith(connection)) tell('PostgreSQL is left running: another process works with it')
      else await postgres.stop()
    },
  }
}

/** Whether another process of ours, a second server or a backup, has a connection; each goes under a name of its own. */
async function othersWorkWith(connection: SocketConnection): Promise<boolean> {
  return await withClient({ ...connection, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query(
      'select from pg_stat_activity where starts_with(application_name, $1) and application_name <> $2 limit 1',
      [ours, connection.application_name],
    )
    return rowCount === 1
  })
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
