import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

/** A channel that is being listened to. */
export interface Listening {
  stop(): Promise<void>
}

const restMs = 500

/**
 * Listens to a channel until it is stopped. A lost connection is made again, and `heard` is called once then: what was said in
 * between is not repeated by PostgreSQL, so whoever listens reads anew.
 */
export async function listenTo(
  connection: pg.ClientConfig,
  channel: string,
  heard: (payload: string) => void,
): Promise<Listening> {
  const stopping = new AbortController()
  let client = await connected(connection, channel, heard)
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await lost(client, stopping.signal)
      while (!stopping.signal.aborted) {
        const again = await connected(connection, channel, heard).catch(() => undefined)
        if (again !== undefined) {
          client = again
          heard('')
          break
        }
        await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await watching
      await client.end().catch(() => undefined)
    },
  }
}

async function connected(
  connection: pg.ClientConfig,
  channel: string,
  heard: (payload: string) => void,
): Promise<pg.Client> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined) // told by `end`
  client.on('notification', ({ payload }) => heard(payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

async function lost(client: pg.Client, signal: AbortSignal): Promise<void> {
  await new Promise<void>((done) => {
    client.once('end', () => done())
    signal.addEventListener('abort', () => done(), { once: true })
    if (signal.aborted) done()
  })
}
