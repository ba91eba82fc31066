import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

import { useLineDown } from '../../platform/line.ts'
import type { Entry } from './entry.ts'
import { sendWaiting } from './sending.ts'
import { onChange, readEntries } from './store.ts'

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
 * Sends what waits as soon as the line is there and nothing holds it back.
 * @param rest while somebody is being served: opening another record would take his place
 */
export function useSendingOutbox(owner: string, rest: boolean): void {
  const down = useLineDown()
  const client = useQueryClient()
  const resting = useRef(rest)
  useEffect(() => {
    resting.current = rest
  })
  const send = useCallback(async () => {
    if ((await sendWaiting(owner, () => !resting.current)) > 0) await client.invalidateQueries()
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
