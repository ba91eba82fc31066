import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

/** Hears what is told on one channel, for as long as it is open. */
export interface Listener {
  close(): Promise<void>
}

const restMs = 200

/**
 * Hears every NOTIFY on a channel, also after the database died and came back: the connection is made anew, and because
 * nobody knows what was told meanwhile, `heard` is called once with nothing.
 * @throws Error when the first connection cannot be made
 */
export async function openListener(
  connection: pg.ClientConfig,
  channel: string,
  heard: (payload: string) => void,
): Promise<Listener> {
  const closing = new AbortController()
  let client = await connect()
  return {
    close: async () => {
      closing.abort()
      await client.end()
    },
  }

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(connection)
    let listening = false
    fresh.on('error', () => undefined) // 'end' follows
    fresh.on('end', () => {
      if (listening) void comeBack()
    })
    fresh.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    listening = true
    return fresh
  }

  async function comeBack(): Promise<void> {
    while (!closing.signal.aborted) {
      await sleep(restMs, undefined, { signal: closing.signal }).catch(() => undefined)
      const fresh = await connect().catch(() => undefined)
      if (fresh === undefined) continue
      client = fresh
      if (closing.signal.aborted) await fresh.end()
      else heard('')
      return
    }
  }
}
