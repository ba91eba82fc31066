import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { median } from './row.ts'

const writes = 200
const bytes = 8192

/** How long the disk takes to keep a page: the median of 200 appends with fdatasync, in milliseconds. */
export function fdatasyncMs(folder: string): number {
  const file = join(folder, 'fdatasync.tmp')
  const page = Buffer.alloc(bytes, 1)
  const handle = openSync(file, 'w')
  try {
    return median(
      Array.from({ length: writes }, () => {
        const started = performance.now()
        writeSync(handle, page)
        fdatasyncSync(handle)
        return performance.now() - started
      }),
    )
  } finally {
    closeSync(handle)
    rmSync(file)
  }
}
