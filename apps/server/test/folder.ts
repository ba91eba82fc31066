import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

const memory = '/dev/shm'
const spaceBytesMin = 1 << 30

/** Memory where there is enough of it (containers often have 64 MB), else the disk. */
export function roomyFolder(): string {
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= spaceBytesMin ? memory : tmpdir()
}

/** A folder for one test, which a PostgreSQL that runs as another user may enter. Call it inside a test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(roomyFolder(), 'tongban-folder-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
