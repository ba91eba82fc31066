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

test('every page is clean for axe and fits its width, at a desk, on a phone, and there in large type; the main ones in every mode', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  await walkPages(house, shapes, async (page, name) => {
    const { violations } = await axeOf(page, name).analyze()
    for (const { id, nodes } of violations) faults.push(`${name}: ${id} at ${nodes[0]?.target.join(' ')}`)
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`)
  })

  expect(faults).toEqual([])
}, 300_000)

/** What another mode can change of a page that is clean already: its colours, or the size of what is pressed. */
function axeOf(page: Page, name: string): AxeBuilder {
  const axe = new AxeBuilder({ page })
  if (/contrast$|colours$/.test(name)) return axe.withRules(['color-contrast'])
  return name.endsWith('letters') ? axe.withRules(['target-size']) : axe.withTags(rules)
}
