import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { nearFirst, nearOptions } from './near.ts'
import { Select } from './Select.tsx'

const places = [
  { id: 'bj', name: '北京市', area: '110000' },
  { id: 'kf', name: '开封市', area: '410200' },
  { id: 'ywt', name: '禹王台区', area: '410205' },
  { id: 'zz', name: '郑州市', area: '410100' },
]
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

test('one’s own district stands first, then the city, and the rest of the country behind', () => {
  const { near, far } = nearFirst(places, ['410205'])

  expect(idsOf(near)).toEqual(['ywt', 'kf'])
  expect(idsOf(far)).toEqual(['bj', 'zz'])
  expect(idsOf(nearFirst(places, ['410000']).near)).toEqual(['kf', 'ywt', 'zz']) // a province is near to all of it
  expect(nearFirst(places, []).far).toEqual([])
})

test('a list has what is elsewhere in a group of its own', () => {
  const page = renderToStaticMarkup(
    <Select label="机构" value="" options={nearOptions(places, ['410205'])} onChange={() => {}} />,
  )

  expect(page).toMatch(
    /禹王台区<\/option><option value="kf">开封市<\/option><optgroup label="其他地方">.*北京市/,
  )
})
