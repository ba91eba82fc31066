import type { OutletGrants } from '@tongban/contracts/outlets'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { cellsOf, shownOf } from './shown.ts'

const categories = ['registration', 'information', 'pension', 'card']
const kinds = ['hall', 'community-centre', 'bank-branch', 'village-point'] as const

/** 163 leaf items and 90 outlets; outlet o may accept every item whose number its own divides. */
const large: OutletGrants = {
  on: dayOf('2026-03-02'),
  items: Array.from({ length: 163 }, (_, at) => ({
    code: `item-${at}`,
    name: `第${at}项业务`,
    category: categories[at % categories.length] ?? '',
    state: 'published',
  })),
  outlets: Array.from({ length: 90 }, (_, at) => ({
    id: `outlet-${at}`,
    agencyId: `41020${at % 9}-01`,
    agencyName: '机构',
    kind: kinds[at % kinds.length] ?? 'hall',
    name: `网点${at}号`,
    closedFrom: null,
    grants: [
      {
        acts: ['hand-in', 'accept'],
        to: null,
        items: Array.from({ length: 163 }, (_item, item) => item).filter((item) => item % (at + 1) === 0),
      },
    ],
  })),
}

test('of 163 items and 90 outlets a page of each is shown, and turning the pages shows every one once', () => {
  const pages = Array.from({ length: 9 }, (_, column) => shownOf(large, { column: String(column) }))
  const first = shownOf(large, {})

  expect(first.items.rows.length * first.outlets.rows.length).toBeLessThanOrEqual(300)
  expect(pages.flatMap(({ outlets }) => outlets.rows.map(({ id }) => id))).toEqual(
    large.outlets.map(({ id }) => id),
  )
  expect(shownOf(large, { row: '5' }).items).toMatchObject({ first: 150, of: 163 })
  expect(shownOf(large, { row: '99', column: 'x' })).toMatchObject({
    items: { first: 150 },
    outlets: { first: 0 },
  })
})

test('filters narrow items and outlets; a word narrows whichever it names', () => {
  const bank = shownOf(large, { kind: 'bank-branch', category: 'card' })
  const outlet = shownOf(large, { find: '网点7号' })
  const item = shownOf(large, { find: '第162项' })

  expect(bank.outlets.rows.every(({ kind }) => kind === 'bank-branch')).toBe(true)
  expect(bank.items.rows.every(({ category }) => category === 'card')).toBe(true)
  expect([outlet.outlets.of, outlet.items.of]).toEqual([1, 163])
  expect([item.outlets.of, item.items.of]).toEqual([90, 1])
  expect(shownOf(large, { find: '没有的' })).toMatchObject({ items: { of: 0 }, outlets: { of: 0 } })
})

test('every cell says what its outlet may do with its item', () => {
  const cell = cellsOf(large)

  for (const [place, { id }] of large.outlets.entries())
    for (const [at, { code }] of large.items.entries())
      expect(cell(id, code).acts).toEqual(at % (place + 1) === 0 ? ['hand-in', 'accept'] : [])
})
