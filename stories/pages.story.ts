import { AxeBuilder } from '@axe-core/playwright'
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

/** Our pages have no frames of others: in its legacy mode axe opens no second page to gather from them, which costs as much as the judging. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(rules)
    .options({ resultTypes: ['violations'] })

test('every page fits its width at a desk and on a phone, and is clean for axe on a phone and there in large type; the main ones in every mode', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  await walkPages(house, shapes, async (page, name, shape, isMain) => {
    // What is wrong with a page at a desk is wrong with it on a phone: there each one is judged, at a desk the main ones.
    const { violations } = shape === 'desktop' && !isMain ? { violations: [] } : await axe(page).analyze()
    for (const { id, nodes } of violations) faults.push(`${name}: ${id} at ${nodes[0]?.target.join(' ')}`)
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`)
  })

  expect(faults).toEqual([])
}, 600_000)
