import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type * as axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { walkPages } from './pages.ts'
import { openHouse } from './staff.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

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

/** What axe finds wrong with a page. It is brought in once a page: bringing it anew for each shape costs four times the judging. */
async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return await page.evaluate(async (values) => {
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ') ?? ''}`)
  }, rules)
}

test('every page fits its width at a desk and on a phone, and is clean for axe on a phone and there in large type; the main ones in every mode', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  await walkPages(house, shapes, async (page, name, shape, isMain) => {
    // What is wrong with a page at a desk is wrong with it on a phone: there each one is judged, at a desk the main ones.
    const violations = shape === 'desktop' && !isMain ? [] : await violationsOf(page)
    faults.push(...violations.map((violation) => `${name}: ${violation}`))
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`)
  })

  expect(faults).toEqual([])
}, 600_000)
