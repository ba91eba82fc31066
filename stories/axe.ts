import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type * as axeCore from 'axe-core'
import type { Page } from 'playwright-core'

export type RunOnly = axeCore.RunOnly

/** All that a page is judged by. */
export const allRules: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

declare global {
  /** What `axeSource` leaves in a page. */
  var axe: typeof axeCore
}
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with a page. It is brought in once a page: bringing it anew for each shape costs four times the judging. */
export async function violationsOf(page: Page, runOnly: RunOnly = allRules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return await page.evaluate(async (asked) => {
    const { violations } = await axe.run(document, { runOnly: asked, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ') ?? ''}`)
  }, runOnly)
}
