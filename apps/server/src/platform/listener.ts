import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

/** Hears what is told on channels, for as long as it is open: one connection for all of them. */
export interface Listener {
  /** Calls `heard` at every NOTIFY on the channel from now on. @throws Error when the database cannot be told so now */
  hear(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

const restMs = 200

/**
 * Hears every NOTIFY on the channels that are asked for, also after the database died and came back: the connection is made anew, and
 * because nobody knows what was told meanwhile, each `heard` is called once with nothing.
 * @throws Error when the first connection cannot be made
 */
export async function openListener(connection: pg.ClientConfig): Promise<Listener> {
  const closing = new AbortController()
  const ears = new Map<string, readonly ((payload: string) => void)[]>()
  let client = await connect()
  let asked: Promise<unknown> = Promise.resolve() // one question at a time
  return {
    hear: async (channel, heard) => {
      const others = ears.get(channel)
      ears.set(channel, [...(others ?? []), heard])
      if (others !== undefined) return
      const listens = asked.then(async () => await client.query(`listen ${pg.escapeIdentifier(channel)}`))
      asked = listens.catch(() => undefined)
      await listens
    },
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
    fresh.on('notification', ({ channel, payload }) => {
      for (const heard of ears.get(channel) ?? []) heard(payload ?? '')
    })
    try {
      await fresh.connect()
      for (const channel of ears.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
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
      else for (const heard of [...ears.values()].flat()) heard('')
      return
    }
  }
}
