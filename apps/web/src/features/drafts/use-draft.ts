import type { Draft } from '@tongban/contracts/drafts'
import { useEffect, useRef, useState } from 'react'

import { ApiError, call } from '../../platform/client.ts'
import { settled, underWay } from './on-the-way.ts'

/** What is being typed, as it is saved. */
export interface Typed {
  readonly form: Draft['form']
  readonly materials: Draft['materials']
  readonly page: number
}

/** How it stands with what is typed: saved, on its way, not saved, or overtaken by another device. */
export type Saving = 'nothing' | 'saving' | 'saved' | 'offline' | 'newer'

const restMs = 700

/**
 * Saves what is typed on the server a moment after each change, over the revision that was read; goes on by itself when the
 * line comes back.
 */
export function useDraft(
  subject: string,
  item: string,
  itemVersion: number,
  begun: Pick<Draft, 'revision'> | undefined,
): {
  save: (typed: Typed) => void
  saving: Saving
  /** The newer one of another device. */
  newer: Draft | undefined
  /** Goes on with what is typed here, over the newer one. */
  keepMine: () => void
  /** Goes on with the newer one; what is typed here is let go. */
  takeTheirs: () => void
  /** Saves nothing more: what is handed in is no draft any longer, and the server lets it go. */
  rest: () => Promise<void>
} {
  const revision = useRef(begun?.revision ?? 0)
  const waiting = useRef<Typed>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const busy = useRef(false)
  const left = useRef(false)
  const [saving, setSaving] = useState<Saving>('nothing')
  const [newer, setNewer] = useState<Draft>()

  const fetchNewer = async (): Promise<void> => {
    const { rows } = await call('GET /api/drafts/:subject', { params: { subject } })
    setNewer(rows.find((row) => row.item === item))
  }
  const send = async (typed: Typed, over: number): Promise<Draft> =>
    await underWay(
      call(
        'POST /api/drafts/:subject/:item',
        {
          params: { subject, item },
          body: { ...typed, materials: [...typed.materials], itemVersion, revision: over },
        },
        undefined,
        { outlivesPage: true },
      ),
    )
  const flush = async (): Promise<void> => {
    const typed = waiting.current
    if (typed === undefined || busy.current) return
    busy.current = true
    waiting.current = undefined
    setSaving('saving')
    try {
      const saved = await send(typed, revision.current)
      revision.current = saved.revision
      setSaving('saved')
    } catch (error) {
      waiting.current ??= typed
      const overtaken = error instanceof ApiError && error.code === 'drafts.newer'
      setSaving(overtaken ? 'newer' : 'offline')
      if (overtaken) await fetchNewer().catch(() => undefined)
      else if (!left.current) timer.current = setTimeout(() => void flush(), restMs * 10)
      busy.current = false
      return
    }
    busy.current = false
    if (waiting.current !== undefined) await flush()
  }
  /** The page is left: what is typed is sent at once, over what is on its way. */
  const leave = (): void => {
    clearTimeout(timer.current)
    const typed = waiting.current
    if (typed === undefined) return
    if (!busy.current) return void flush()
    waiting.current = undefined
    void send(typed, revision.current + 1).catch(() => undefined)
  }
  const leaving = useRef(leave)
  useEffect(() => {
    leaving.current = leave
  })
  useEffect(() => {
    const hide = (): void => leaving.current()
    left.current = false
    globalThis.addEventListener('pagehide', hide)
    return () => {
      globalThis.removeEventListener('pagehide', hide)
      left.current = true
      hide()
    }
  }, [])
  return {
    saving,
    newer,
    save: (typed) => {
      waiting.current = typed
      if (saving === 'newer') return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), restMs)
    },
    keepMine: () => {
      revision.current = newer?.revision ?? revision.current
      setNewer(undefined)
      setSaving('saving')
      void flush()
    },
    takeTheirs: () => {
      revision.current = newer?.revision ?? revision.current
      waiting.current = undefined
      setNewer(undefined)
      setSaving('saved')
    },
    rest: async () => {
      clearTimeout(timer.current)
      waiting.current = undefined
      await settled()
    },
  }
}
