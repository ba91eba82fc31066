import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from 'playwright-core'

const folder = join(import.meta.dirname, '../docs/screens')
const bytesMax = 100_000

/** Takes a picture for the documentation; the file is only written when it shows something else than before. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  if (picture.length > bytesMax)
    throw new Error(`${name} has ${picture.length} bytes; ${bytesMax} is the most. Make it smaller.`)
  const path = join(folder, `${name}.png`)
  if (existsSync(path) && readFileSync(path).equals(picture)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, picture)
}
