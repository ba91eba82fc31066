import { declaration } from '@tongban/contracts/declaration'
import { itemParts, partOfPlace } from '@tongban/contracts/item-parts'
import { expect, test } from 'vitest'

import { valueAt, withValue } from './content.ts'
import { partAsks } from './part-asks.ts'
import { nameOfPlace, saidAt } from './place-words.ts'

test('every place of a declaration is asked for, in the part in which it is compared', () => {
  const asked = itemParts.flatMap((part) => partAsks[part].map(({ at }) => [at.split('.')[0] ?? '', part]))

  for (const place of Object.keys(declaration.shape))
    expect(asked).toContainEqual([place, partOfPlace(place)])
})

test.each(['form', 'materials', 'steps', 'procedures'] as const)(
  'every place of one of the %s is asked for',
  (list) => {
    const ask = Object.values(partAsks)
      .flat()
      .find(({ at }) => at === list)
    const { [list]: listed } = { ...declaration.shape, procedures: declaration.shape.procedures.unwrap() }
    const one = listed.element

    const asked = ask?.kind === 'things' ? ask.of.map(({ at }) => at) : []
    expect(Object.keys(one.shape).filter((place) => !asked.includes(place))).toEqual([])
  },
)

test('a place within a thing is changed and taken away without touching what stands beside it', () => {
  const item = { limits: { statutory: null, guide: { length: 5 } }, code: 'a' }

  const changed = withValue(item, 'limits.guide.length', 6)
  const gone = withValue(changed, 'limits.guide', undefined)

  expect(changed).toEqual({ limits: { statutory: null, guide: { length: 6 } }, code: 'a' })
  expect(gone).toEqual({ limits: { statutory: null }, code: 'a' })
  expect(valueAt(gone, 'limits.guide.length')).toBeUndefined()
  expect(item.limits.guide.length).toBe(5)
})

test('what differs is called as its form calls it, and what was chosen by its name', () => {
  expect(nameOfPlace('materials.identity-document.copies')).toBe('材料 · 几份')
  expect(nameOfPlace('names.en')).toBe('名称 · 英文')
  expect(nameOfPlace('limits.statutory.length')).toBe('法定时限 · 多长')
  expect(nameOfPlace('effect.input.from')).toBe('用表里的哪些栏 · 从什么时候起')
  expect(saidAt('reach', 'city')).toBe('全市通办')
  expect(saidAt('materials.identity-document.form', 'copy')).toBe('收复印件')
  expect(saidAt('form.name.required', 'true')).toBe('是')
  expect(nameOfPlace('archive.term')).toBe('保管期限')
  expect(saidAt('archive.term', '100')).toBe('100年')
  expect(saidAt('archive.class', 'qualification')).toBe('待遇领取资格核查材料（最短保管50年）')
})
