import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from 'playwright-core'

const folder = join(import.meta.dirname, '../docs/screens')
const bytesMax = 100_000

/**
 * Takes a picture for the documentation; the file is only written when it shows something else than before. A page full of
 * text would be too large a file: it is shown in a lower window. @throws Error when even that does not fit
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const picture = await smallPicture(page)
  if (picture === undefined) throw new Error(`${name} does not fit into ${bytesMax} bytes`)
  const path = join(folder, `${name}.png`)
  if (existsSync(path) && readFileSync(path).equals(picture)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, picture)
}

async function smallPicture(page: Page): Promise<Buffer | undefined> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  for (const share of [1, 0.85, 0.7, 0.55]) {
    await page.setViewportSize({ width, height: Math.round(height * share) })
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    if (picture.length <= bytesMax) return picture
  }
  return undefined
}
