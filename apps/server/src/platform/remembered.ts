import { setTimeout as sleep } from 'node:timers/promises'

import type { Database } from './database.ts'

/** What is kept in memory of the database. */
export interface Remembered<Value> {
  /** What was read last. */
  readonly value: () => Value
  /** Reads again: what was committed before the call is in the value after it. @throws Error when it cannot be read now */
  readonly refresh: () => Promise<void>
}

const restMs = 200

/**
 * Keeps in memory what `read` reads, and reads it again at each NOTIFY on one of the channels, after the first of which it is named. Reads follow one another, so that an
 * older one never overwrites a newer; those asked for meanwhile are one. After a failed read it is tried again until one
 * succeeds, and it stands in {@link Database.behind} meanwhile, so that the server says it is not ready.
 * @throws Error when it cannot be read the first time
 */
export async function remember<Value>(
  database: Database,
  channels: string | readonly [string, ...string[]],
  read: () => Promise<Value>,
): Promise<Remembered<Value>> {
  const [channel, ...others] = typeof channels === 'string' ? [channels] : channels
  const memory = { channel }
  let kept: { readonly value: Value } | undefined
  let last: Promise<unknown> = Promise.resolve()
  let following: Promise<void> | undefined // asked for and not begun: it serves all who ask until it begins
  let trying = false

  const readNow = async (): Promise<void> => {
    following = undefined
    try {
      kept = { value: await read() }
      database.behind.delete(memory)
    } catch (error) {
      database.behind.add(memory)
      if (!trying) void tryAgain()
      throw error
    }
  }
  const refresh = async (): Promise<void> => {
    following ??= last.then(readNow)
    last = following.catch(() => undefined) // who asked is told
    await following
  }
  const tryAgain = async (): Promise<void> => {
    trying = true
    while (database.behind.has(memory) && !database.closing.aborted) {
      await sleep(restMs, undefined, { signal: database.closing }).catch(() => undefined)
      if (!database.closing.aborted) await refresh().catch(() => undefined)
    }
    trying = false
  }

  for (const told of [channel, ...others])
    await database.listen(told, () => void refresh().catch(() => undefined))
  await refresh()
  return {
    value: () => {
      if (kept === undefined) throw new Error(`${channel} was never read`)
      return kept.value
    },
    refresh,
  }
}
