import { type DBSchema, openDB } from 'idb'

import { type Entry, entryOf, type ToKeep } from './entry.ts'

interface Outbox extends DBSchema {
  entries: { key: string; value: Entry }
  files: { key: string; value: File }
}

const open = async () =>
  await openDB<Outbox>('tongban-outbox', 1, {
    upgrade: (database) => {
      database.createObjectStore('entries', { keyPath: 'id' })
      database.createObjectStore('files')
    },
  })

const changed = new EventTarget()
/** Other windows of the same device have the same outbox. */
const windows = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tongban-outbox')
windows?.addEventListener('message', () => changed.dispatchEvent(new Event('changed')))

/** Tells whenever something in the outbox has changed, in any window. @returns how to stop being told */
export function onChange(listener: () => void): () => void {
  changed.addEventListener('changed', listener)
  return () => changed.removeEventListener('changed', listener)
}

function tell(): void {
  changed.dispatchEvent(new Event('changed'))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of one origin has no target
  windows?.postMessage('changed')
}

/** What one has written on this device, the oldest first. */
export async function readEntries(owner: string): Promise<readonly Entry[]> {
  const all = await (await open()).getAll('entries')
  return all.filter((entry) => entry.owner === owner).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** Writes an entry, new or changed. @throws where the device keeps nothing */
export async function writeEntry(entry: Entry): Promise<void> {
  await (await open()).put('entries', entry)
  tell()
}

/** Keeps something to hand in on this device. @throws where the device keeps nothing */
export async function keepEntry(kept: ToKeep): Promise<void> {
  await writeEntry(entryOf(kept))
}

/** Takes an entry out, with the files that lie here for it. */
export async function removeEntry(entry: Entry): Promise<void> {
  await (await open()).delete('entries', entry.id)
  await removeFiles(entry)
  tell()
}

/** Takes out the files that lie here for an entry. */
export async function removeFiles(entry: Entry): Promise<void> {
  const database = await open()
  for (const id of localFilesOf(entry)) await database.delete('files', id)
}

const local = 'local-'

/** Keeps a file on this device. @returns its local id @throws where the device keeps nothing */
export async function writeFile(file: File): Promise<string> {
  const id = `${local}${crypto.randomUUID()}`
  await (await open()).put('files', file, id)
  return id
}

/** A file that is kept here, if it still is. */
export async function readFile(id: string): Promise<File | undefined> {
  return await (await open()).get('files', id)
}

/** Whether a file lies on this device only. */
export function isLocalFile(id: string): boolean {
  return id.startsWith(local)
}

/** The files of an entry that lie here. */
export function localFilesOf({ handIn }: Pick<Entry, 'handIn'>): readonly string[] {
  const { materials, agent, signature } = handIn
  return [
    ...materials.flatMap(({ files = [], signed }) =>
      signed === undefined ? files : [...files, signed.file],
    ),
    ...(agent?.mandate ?? []),
    ...(signature !== undefined && 'file' in signature ? [signature.file] : []),
  ].filter(isLocalFile)
}
