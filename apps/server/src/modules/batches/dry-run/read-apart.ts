/* oxlint-disable unicorn/require-post-message-target-origin -- a thread is no window */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { Column } from './columns.ts'
import { unpackPiece } from './pieces.ts'
import { type ListPiece, readList } from './read-list.ts'

/** A thread of its own is worth its start, a tenth of a second, from here on. */
const bytesHereAtMost = 256 * 1024
/** What a hostile workbook may make of the memory; the thread ends there, and the server does not. */
const heapMegabytesAtMost = 512

/** Reads a list as {@link readList} does; a large one in a thread of its own, so that the server goes on answering meanwhile. */
export function readListApart(bytes: Buffer, columns: readonly Column[]): AsyncGenerator<ListPiece> {
  return bytes.length > bytesHereAtMost ? piecesOfThread(bytes, columns) : readList(bytes, columns)
}

async function* piecesOfThread(bytes: Buffer, columns: readonly Column[]): AsyncGenerator<ListPiece> {
  const worker = new Worker(new URL('read-list.worker.ts', import.meta.url), {
    workerData: { bytes, columns },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesAtMost },
  })
  try {
    for await (const [piece] of on(worker, 'message', { close: ['exit'] })) {
      worker.postMessage('taken')
      if (piece === 'end') return
      yield unpackPiece(piece)
    }
    throw new Error('the thread that reads a list has ended before the list')
  } finally {
    await worker.terminate()
  }
}
