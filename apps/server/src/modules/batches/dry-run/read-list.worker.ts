/* oxlint-disable unicorn/require-post-message-target-origin -- a thread is no window */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'

import type { Column } from './columns.ts'
import { packPiece } from './pieces.ts'
import { readList } from './read-list.ts'

/** What the thread is given: bytes lose on the way that they are a Buffer. */
const { bytes, columns }: { bytes: Uint8Array; columns: readonly Column[] } = workerData

/** One piece is read ahead while the one before is judged, and no more: a large list never lies in memory as a whole. */
let taken: Promise<unknown> = Promise.resolve()
for await (const piece of readList(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), columns)) {
  await taken
  taken = parentPort === null ? taken : once(parentPort, 'message')
  parentPort?.postMessage(packPiece(piece))
}
await taken
parentPort?.postMessage('end')
