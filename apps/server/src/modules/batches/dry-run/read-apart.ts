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

/** A list that is being read; whoever stops using it ends the reading. */
export interface Reading extends AsyncDisposable {
  readonly pieces: AsyncIterable<ListPiece>
}

/**
 * Reads a list as {@link readList} does; a large one in a thread of its own, so that the server goes on answering meanwhile. It starts at
 * once, while whoever reads has other things to ask.
 */
export function readListApart(bytes: Buffer, columns: readonly Column[]): Reading {
  return bytes.length > bytesHereAtMost
    ? readInThread(bytes, columns)
    : { pieces: readList(bytes, columns), [Symbol.asyncDispose]: async () => await Promise.resolve() }
}

function readInThread(bytes: Buffer, columns: readonly Column[]): Reading {
  const worker = new Worker(new URL('read-list.worker.ts', import.meta.url), {
    workerData: { bytes, columns },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytesAtMost },
  })
  return {
    pieces: piecesOf(worker, on(worker, 'message', { close: ['exit'] })),
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  }
}

async function* piecesOf(worker: Worker, messages: ReturnType<typeof on>): AsyncGenerator<ListPiece> {
  for await (const [piece] of messages) {
    worker.postMessage('taken')
    if (piece === 'end') return
    yield unpackPiece(piece)
  }
  throw new Error('the thread that reads a list has ended before the list')
}
