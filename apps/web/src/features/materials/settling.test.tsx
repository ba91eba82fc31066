import type { Material } from '@tongban/contracts/declaration'
import { expect, test } from 'vitest'

import {
  lackingOf,
  materialsAsked,
  missingOf,
  namesMissing,
  settledByRecord,
  settlementsOf,
  waySaid,
} from './settling.ts'

const material = (key: string, more: Partial<Material> = {}): Material => ({
  key,
  name: { 'zh-CN': key },
  form: 'copy',
  copies: 1,
  issuer: '公安机关',
  whyNotFromRecord: '',
  basis: '社会保险经办条例',
  settledBy: ['file', 'seen'],
  ...more,
})
const file = { id: 'f1', name: 'a.jpg', type: 'image/jpeg', address: '/a' }

test('only the materials of this situation are asked for', () => {
  const all = [material('card'), material('page', { when: { field: 'what', is: 'name' } })]

  expect(materialsAsked(all, { what: 'number' }).map(({ key }) => key)).toEqual(['card'])
  expect(materialsAsked(all, { what: 'name' })).toHaveLength(2)
})

test('of alternatives one is enough, and none of them counts as one missing', () => {
  const asked = [material('page', { oneOf: 'proof' }), material('letter', { oneOf: 'proof' })]

  expect(missingOf(asked, {})).toHaveLength(1)
  expect(missingOf(asked, { letter: { by: 'file', files: [file] } })).toEqual([])
})

test('what is missing is named as the notice will name it: alternatives together, each with its basis', () => {
  const all = [material('card'), material('page', { oneOf: 'proof' }), material('letter', { oneOf: 'proof' })]
  const card = { material: 'card', by: 'seen' as const }

  expect(namesMissing(all, {})).toEqual(['card', 'page，或者letter'])
  expect(lackingOf(all, { form: {}, materials: [card] })).toEqual([
    { key: 'page', name: 'page，或者letter', why: '依据：社会保险经办条例；公安机关出具' },
  ])
  expect(lackingOf(all, { form: {}, materials: [card, { material: 'letter', by: 'file' }] })).toEqual([])
})

test('a commitment is said to be written only where there is one to sign; else the papers are kept', () => {
  const commitment: Material['commitment'] = {
    condition: { 'zh-CN': '属实' },
    checkedWith: { 'zh-CN': '税务' },
    distrust: { length: 12, unit: 'months', basis: '社会保险经办条例' },
  }

  expect(waySaid('commitment', material('wages', { commitment }))).toBe('写承诺书代替')
  expect(waySaid('commitment', material('documents'), ['employer'])).toBe('单位留存备查')
  expect(waySaid('commitment', material('documents'), ['person'])).toBe('自行留存备查')
  expect(waySaid('file', material('documents'), ['employer'])).toBe('上传照片')
})

test('a photograph that has not arrived settles nothing', () => {
  const asked = [material('card')]

  expect(missingOf(asked, { card: { by: 'file', files: [] } })).toEqual(asked)
  expect(settlementsOf(asked, { card: { by: 'file', files: [] } })).toEqual([])
})

test('what the record holds is settled without asking', () => {
  const asked = [material('card', { settledBy: ['record', 'file'], record: 'person.document' })]

  expect(settlementsOf(asked, settledByRecord(asked, { 'person.document': '4102**1234' }))).toEqual([
    { material: 'card', by: 'record' },
  ])
  expect(missingOf(asked, settledByRecord(asked, {}))).toEqual(asked)
})
