import { expect, test } from 'vitest'

import { allRules, type RunOnly, violationsOf } from './axe.ts'
import { asked } from './calculator.ts'
import { type Shape, walkPages } from './pages.ts'
import { openHouse } from './staff.ts'

/** What can be wrong with the same elements once they are drawn larger. */
const rulesOfSize: RunOnly = {
  type: 'rule',
  values: ['target-size', 'link-in-text-block', 'scrollable-region-focusable'],
}
/** And once they are drawn in other colours. */
const rulesOfDrawing: RunOnly = { type: 'rule', values: ['color-contrast', ...rulesOfSize.values] }

/** Large type comes last: the next page is reached from it. */
const shapes = [
  'desktop',
  'phone',
  'phone-contrast',
  'phone-forced-colours',
  'phone-large-letters',
  'phone-elder',
] as const

/**
 * A page is judged whole on a phone and at a desk; in another dress it has the same elements. The colours of large type are those of the
 * usual one or darker: the main pages tell whether that holds, and on the others it is the longest of all rules to judge.
 */
function rulesFor(shape: Shape, isMain: boolean): RunOnly {
  if (shape === 'desktop' || shape === 'phone') return allRules
  return shape === 'phone-elder' && !isMain ? rulesOfSize : rulesOfDrawing
}

/** The calculators are judged in their own story, with their reasons open. */
const judgedElsewhere = new Set(Object.keys(asked).map((id) => `calculator-${id}`))

test('every page fits its width at a desk and on a phone, and is clean for axe on a phone and there in large type; the main ones in every mode', async () => {
  await using house = await openHouse()
  const faults: string[] = []

  await walkPages(house, shapes, async (page, name, shape, isMain) => {
    // What is wrong with a page at a desk is wrong with it on a phone: there each one is judged, at a desk the main ones.
    const isJudged = (shape !== 'desktop' || isMain) && !judgedElsewhere.has(name)
    const violations = isJudged ? await violationsOf(page, rulesFor(shape, isMain)) : []
    faults.push(...violations.map((violation) => `${name}-${shape}: ${violation}`))
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${name}-${shape}: ${wide} px too wide`)
  })

  expect(faults).toEqual([])
}, 600_000)
