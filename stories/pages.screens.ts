import { expect, test } from 'vitest'

import { walkPages } from './pages.ts'
import { takePicture } from './picture.ts'
import { openHouse } from './staff.ts'

test('every staff page, at a desk and in large type on a phone', async () => {
  await using house = await openHouse()
  const taken: string[] = []

  await walkPages(house, ['desktop', 'phone-elder'], async (page, name, shape) => {
    await takePicture(page, `${name}-${shape}`)
    taken.push(name)
  })

  expect(taken.length).toBeGreaterThan(30)
}, 300_000)
