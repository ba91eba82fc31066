import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'

import { isLineDown, useLineDown } from '../../platform/line.ts'
import { deliver, isRefused } from './delivery.ts'
import type { Entry } from './entry.ts'
import { onChange, readEntries, writeEntry } from './store.ts'

const askAgainMs = 15_000

/** What one has written on this device and what became of it, the oldest first. */
export function useEntries(owner: string): readonly Entry[] {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  useEffect(() => {
    const read = (): void => void readEntries(owner).then(setEntries, () => undefined)
    read()
    return onChange(read)
  }, [owner])
  return entries
}

/**
 * Sends what waits, one after the other, as soon as the line is there and nothing holds it back; one window of a device does
 * so at a time.
 * @param rest while somebody is being served: opening another record would take his place
 */
export function useSendingOutbox(owner: string, rest: boolean): void {
  const down = useLineDown()
  const client = useQueryClient()
  const send = useCallback(async () => {
    const arrived = await navigator.locks.request('tongban-outbox', { ifAvailable: true }, async (lock) =>
      lock === null ? 0 : await sendWaiting(owner),
    )
    if (arrived > 0) await client.invalidateQueries()
  }, [owner, client])
  useEffect(() => {
    if (down || rest) return undefined
    const attempt = (): void => void send().catch(() => undefined)
    attempt()
    const timer = setInterval(attempt, askAgainMs)
    const stop = onChange(attempt)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [down, rest, send])
}

async function sendWaiting(owner: string): Promise<number> {
  let arrived = 0
  for (;;) {
    const next = (await readEntries(owner)).find(({ state }) => state.is === 'waiting')
    if (next === undefined || isLineDown()) return arrived
    const state = await stateAfter(next)
    if (state === undefined) return arrived
    const now = (await readEntries(owner)).find(({ id }) => id === next.id)
    if (now !== undefined) await writeEntry({ ...now, state })
    if (state.is === 'arrived') arrived += 1
  }
}

/** What became of an entry that was sent; nothing where the server cannot take it at this moment. */
async function stateAfter(entry: Entry): Promise<Entry['state'] | undefined> {
  try {
    return { is: 'arrived', ...(await deliver(entry)) }
  } catch (error) {
    return isRefused(error) ? { is: 'stopped', code: error.code, message: error.message } : undefined
  }
}
