import { expect, test } from 'vitest'

import { shippedDeclarations } from '../items.ts'
import { changesBetween } from './changes.ts'

const item = shippedDeclarations().find(({ code }) => code === 'person-change-key')
if (item === undefined) throw new Error('no person-change-key')
const [seen, ...papers] = item.materials
const said = (after: object) =>
  changesBetween(item, after).map(({ place, kind, before, after: is }) => [place, kind, before, is])

test('nothing is different in the same declaration, however its places are ordered', () => {
  const turned = Object.fromEntries(Object.entries(item).toReversed())

  for (const shipped of shippedDeclarations())
    expect(changesBetween(shipped, structuredClone(shipped))).toEqual([])
  expect(changesBetween(item, turned)).toEqual([])
})

test('each part that differs is told at its place, with what it was and what it is', () => {
  const after = {
    ...item,
    names: { ...item.names, en: 'Another name' },
    limits: {
      ...item.limits,
      promised: { length: 5, unit: 'days', source: '本产品', certainty: 'recalled' },
    },
    extension: { length: 5, basis: '社会保险经办条例第10条' },
    result: [{ ...item.result[0], en: 'A receipt' }, { 'zh-CN': '通知' }],
  }

  expect(said(after)).toEqual([
    ['names.en', 'changed', item.names.en, 'Another name'],
    ['limits.promised.length', 'added', null, '5'],
    ['limits.promised.unit', 'added', null, 'days'],
    ['limits.promised.source', 'added', null, '本产品'],
    ['limits.promised.certainty', 'added', null, 'recalled'],
    ['result.0.en', 'changed', item.result[0]?.en, 'A receipt'],
    ['result.1', 'added', null, '通知'],
    ['extension.length', 'added', null, '5'],
    ['extension.basis', 'added', null, '社会保险经办条例第10条'],
  ])
})

test('fields, materials and choices are told by their keys and names: come, gone, changed, and in another order', () => {
  const fields = item.form.map((field) =>
    field.key === 'what' ? { ...field, choices: field.choices?.slice(0, 2) } : field,
  )
  const after = {
    ...item,
    form: fields,
    materials: [...papers, { ...seen, copies: 2 }, { key: 'more', name: { 'zh-CN': '别的材料' } }],
  }

  expect(said(after)).toEqual([
    ['form.what.choices.birth-date', 'removed', '出生日期', null],
    ['materials.identity-document.copies', 'changed', '0', '2'],
    ['materials.more', 'added', null, '别的材料'],
    ['materials', 'moved', expect.stringMatching(/^身份证件/), expect.stringMatching(/别的材料$/)],
  ])
  expect(changesBetween(item, after).at(1)).toMatchObject({ part: 'materials', name: seen?.name['zh-CN'] })
})

test('a draft that is anything but a declaration is compared without harm', () => {
  for (const odd of [
    {},
    { form: 'x', materials: [1, null, []], names: [], limits: 'none' },
    { form: [{ key: 1 }] },
  ])
    expect(changesBetween(item, odd)).not.toEqual([])
})
