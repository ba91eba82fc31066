import type { Outlet } from '@tongban/contracts/agencies'
import type { OutletAct } from '@tongban/contracts/outlet'
import type { Day } from '@tongban/policy'
import { afterAll, expect, test } from 'vitest'

import { createTestDatabase } from '../../../test/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { addAgencies } from '../agencies/index.ts'
import type { GrantedLeaf } from './grants.ts'
import { addOutlets, openOutlets } from './outlets.ts'

const database = openDatabase(await createTestDatabase())
afterAll(() => database.close())
const agency = {
  id: '410202-01',
  parent: null,
  area: '410202',
  kind: 'county',
  name: { 'zh-CN': '龙亭区社会保险中心' },
  telephone: '0371-00000000',
  address: '开封市',
  routingDesk: false,
} as const
const leaf = { code: 'person-change-key', subItem: 'person-change', category: 'information' }
const other = { code: 'employer-change', category: 'information' }
const day = '2026-03-02'

test('a grant on one of the three levels opens exactly what stands under it, for the acts it names', async () => {
  const granted = await outletWith([
    { level: 'sub-item', code: 'person-change', acts: ['hand-in'], from: '2026-01-01', to: null },
  ])

  expect(granted('hand-in', leaf, day)).toBe(true)
  expect(granted('accept', leaf, day)).toBe(false)
  expect(granted('hand-in', other, day)).toBe(false)
})

test.each([
  ['item', 'information', true, true],
  ['leaf', 'person-change-key', true, false],
  ['leaf', 'information', false, false],
  ['item', 'person-change-key', false, false],
  ['sub-item', 'information', false, false],
] as const)('%s %s opens its own level and no other', async (level, code, first, second) => {
  const granted = await outletWith([{ level, code, acts: ['accept'], from: '2026-01-01', to: null }])

  expect(granted('accept', leaf, day)).toBe(first)
  expect(granted('accept', other, day)).toBe(second)
})

test('a grant holds from its first day to the end of its last', async () => {
  const granted = await outletWith([
    { level: 'leaf', code: leaf.code, acts: ['hand-in'], from: '2026-02-01', to: '2026-02-28' },
  ])

  expect(
    (['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'] as const).map((on) =>
      granted('hand-in', leaf, on),
    ),
  ).toEqual([false, true, true, false])
})

let made = 0

async function outletWith(grants: Outlet['grants']) {
  await addAgencies(database, [agency])
  made += 1
  const id = `410202-hall-${made}`
  await addOutlets(database, [
    {
      id,
      agencyId: agency.id,
      kind: 'hall',
      name: '大厅',
      position: { lat: 34.8, lng: 114.3 },
      telephone: '0371-00000000',
      address: '开封市',
      timetable: [],
      grants,
    },
  ])
  const outlets = await openOutlets(database)
  return (act: OutletAct, item: GrantedLeaf, on: Day) => outlets.granted(id, act, item, on)
}
