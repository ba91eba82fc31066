import type { Entry } from './entry.ts'

/** Whose visits are open at this desk, each until when; null, and not left out, as long as that is not known: then nothing goes. */
export type Serving = readonly { readonly subject: string; readonly endsAt: string }[] | null

/** Nobody is at a counter: nothing holds back what waits. */
export const nobody: Serving = []

/** Whether it is for somebody who is being served at this moment. */
export function isServed({ of: { subject } }: Pick<Entry, 'of'>, serving: Serving, now: Date): boolean {
  return serving?.some((visit) => visit.subject === subject && new Date(visit.endsAt) > now) ?? false
}

/** Whether it goes now: all of it, where nobody is being served; else what is for him, and nothing that would open another record. */
export function goesNow(entry: Pick<Entry, 'of' | 'state'>, serving: Serving, now: Date): boolean {
  if (entry.state.is !== 'waiting' || serving === null) return false
  return serving.length === 0 || isServed(entry, serving, now)
}

/** Whether it waits for the end of a visit, and not for the line. */
export function isHeld(entry: Pick<Entry, 'of' | 'state'>, serving: Serving, now: Date): boolean {
  return entry.state.is === 'waiting' && serving !== null && !goesNow(entry, serving, now)
}
