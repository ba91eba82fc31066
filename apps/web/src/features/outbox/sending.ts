import { isLineDown } from '../../platform/line.ts'
import { deliver, isRefused } from './delivery.ts'
import { type Entry, isOpen } from './entry.ts'
import { goesNow, isServed, type Serving } from './serving.ts'
import { readEntries, removeEntry, removeFiles, writeEntry } from './store.ts'

/** One window of a device sends one entry at a time, and nothing is discarded while it is on its way. */
const turn = 'tongban-outbox'

/**
 * Sends what waits, one after the other.
 * @param serving asked before each: while somebody is being served nobody else's record is opened
 * @returns how many have arrived
 */
export async function sendWaiting(owner: string, serving: () => Serving): Promise<number> {
  let arrived = 0
  while (!isLineDown()) {
    const state = await navigator.locks.request(turn, { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : await sendNext(owner, serving()),
    )
    if (state === undefined) break
    if (state.is === 'arrived') arrived += 1
  }
  return arrived
}

/** Discards an entry; one that has arrived meanwhile stays, with its number. */
export async function discard({ id, owner }: Entry): Promise<void> {
  await navigator.locks.request(turn, async () => {
    const now = (await readEntries(owner)).find((entry) => entry.id === id)
    if (now !== undefined && isOpen(now)) await removeEntry(now)
  })
}

/** @returns what became of the next one; nothing where none waits, or the server cannot take it at this moment */
async function sendNext(owner: string, serving: Serving): Promise<Entry['state'] | undefined> {
  const now = new Date()
  const next = (await readEntries(owner)).find((entry) => goesNow(entry, serving, now))
  if (next === undefined) return undefined
  try {
    const { subject, ...delivered } = await deliver(next, isServed(next, serving, now))
    const state = { is: 'arrived', ...delivered } as const
    await removeFiles(next)
    await writeEntry({ ...emptied(next, subject), state })
    return state
  } catch (error) {
    if (!isRefused(error)) return undefined
    const state = { is: 'stopped', code: error.code, message: error.message } as const
    const stopped = (await readEntries(owner)).find(({ id }) => id === next.id) ?? next
    await writeEntry({ ...stopped, state })
    return state
  }
}

/** What the server has lies nowhere else: only who and what is remembered, until it was seen. */
function emptied(entry: Entry, subject: string): Entry {
  const { item, itemVersion } = entry.handIn
  return { ...entry, of: { subject }, handIn: { item, itemVersion, form: {}, materials: [] }, sentFiles: {} }
}
