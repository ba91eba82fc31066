import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'

import { askLine, useLineDown } from '../../platform/line.ts'
import type { Entry } from './entry.ts'
import { sendWaiting } from './sending.ts'
import type { Serving } from './serving.ts'
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

/** 现在送: asks for the line where it is away, and sends what may go. */
export function useSendNow(owner: string, serving: Serving): () => Promise<void> {
  const client = useQueryClient()
  const served = useRef(serving)
  useEffect(() => {
    served.current = serving
  })
  return useCallback(async () => {
    await askLine()
    if ((await sendWaiting(owner, () => served.current)) > 0) await client.invalidateQueries()
  }, [owner, client])
}

/** Sends what waits as soon as the line is there and nothing holds it back. */
export function useSendingOutbox(owner: string, serving: Serving): void {
  const down = useLineDown()
  const send = useSendNow(owner, serving)
  const whose = serving === null ? null : serving.map(({ subject }) => subject).join(' ')
  useEffect(() => {
    if (down || whose === null) return undefined
    const attempt = (): void => void send().catch(() => undefined)
    attempt()
    const timer = setInterval(attempt, askAgainMs)
    const stop = onChange(attempt)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [down, whose, send])
}
