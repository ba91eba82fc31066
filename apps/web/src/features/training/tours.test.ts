import { allRoutes } from '@tongban/contracts/all'
import { expect, test } from 'vitest'

import { after, tours } from './tours.ts'

test('a step is done by its act alone, and only in its turn', () => {
  const [tour] = tours
  if (tour === undefined) throw new Error('there is no tour')

  const read = 'GET /api/catalogue/items/:code'
  expect(after(tour, 0, 'POST /api/cases', '/counter')).toBe(0)
  expect(after(tour, 0, 'POST /api/visits', '/counter')).toBe(1)
  expect(after(tour, 1, 'POST /api/visits', '/counter')).toBe(1)
  expect(after(tour, 1, read, '/counter')).toBe(1) // read beside something else
  expect(after(tour, 1, read, '/counter/items/person-change-key')).toBe(2)
  expect(after(tour, 4, 'printed', '/counter')).toBe(5)
  expect(after(tour, 5, 'printed', '/counter')).toBe(5)
})

test('every step waits for something that the product does, and every tour has steps of its own', () => {
  const routes = tours.flatMap(({ steps }) =>
    steps.flatMap(({ done }) => ('routes' in done ? done.routes : [])),
  )

  expect(routes.filter((route) => !(route in allRoutes))).toEqual([])
  for (const { steps } of tours) expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length)
})
