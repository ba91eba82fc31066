import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type * as axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { type Shape, walkPages } from './pages.ts'
import { openHouse } from './staff.ts'

type RunOnly = axeCore.RunOnly

const allRules: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** What can be wrong with the same elements once they are drawn in another way. */
const rulesOfDrawing: RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'],
}

/** Large type comes last: the next page is reached from it. */
const shapes = [
  'desktop',
  'phone',
  'phone-contrast',
  'phone-forced-colours',
  'phone-large-letters',
  'phone-elder',
] as const

declare global {
  /** What `axeSource` leaves in a page. */
  var axe: typeof axeCore
}
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page is judged whole on a phone and at a desk; in another dress it has the same elements. */
function rulesFor(shape: Shape): RunOnly {
  return shape === 'desktop' || shape === 'phone' ? allRules : rulesOfDrawing
}

/** What axe finds wrong with a page. It is brought in once a page: bringing it anew for each shape costs four times the judging. */
async function violationsOf(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return await page.evaluate(async (asked) => {
    const { violations } = await axe.run(document, { runOnly: asked, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ') ?? ''}`)
  }, runOnly)
}

test('every page fits its width at a desk and on a phone, and is clean for axe on a phone and there in large type; the main ones in every mode', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  await walkPages(house, shapes, async (page, name, shape, isMain) => {
    // What is wrong with a page at a desk is wrong with it on a phone: there each one is judged, at a desk the main ones.
    const violations = shape === 'desktop' && !isMain ? [] : await violationsOf(page, rulesFor(shape))
    faults.push(...violations.map((violation) => `${name}: ${violation}`))
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`)
  })

  expect(faults).toEqual([])
}, 600_000)
