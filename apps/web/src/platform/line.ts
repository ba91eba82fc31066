import { useSyncExternalStore } from 'react'

/** How often the server is asked again while it cannot be reached. */
const askEveryMs = 5000

let down = false
let asking: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Whether the server could not be reached the last time that it was asked. */
export function isLineDown(): boolean {
  return down
}

/** The same for a page, which is drawn anew when it changes. */
export function useLineDown(): boolean {
  return useSyncExternalStore(subscribe, isLineDown)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** An answer came, whatever it said. */
export function noteReached(): void {
  turn(false)
}

/** Nothing came back; from now on the server is asked by itself until it answers. */
export function noteLost(): void {
  turn(true)
  asking ??= setTimeout(ask, askEveryMs)
}

/** The browser's own opinion is a hint to ask at once, and no more: a cable may be in and the server out of reach. */
globalThis.addEventListener?.('online', ask)

function ask(): void {
  void askLine()
}

/** Asks the server at once, where it could not be reached the last time. */
export async function askLine(): Promise<void> {
  clearTimeout(asking)
  asking = undefined
  if (down) await fetch('/healthz', { cache: 'no-store' }).then(noteReached, noteLost)
}

function turn(now: boolean): void {
  if (down === now) return
  down = now
  for (const listener of listeners) listener()
}
