import { namesRule } from '@tongban/contracts/rule-of-law'
import { expect, test } from 'vitest'

import { plantedItem } from '../../../../test/kinds.ts'
import { createWorld } from '../../../../test/world.ts'
import { shippedDeclarations } from '../items.ts'
import drafts from '../items/drafts.json' with { type: 'json' }
import { checkDeclaration } from './publishing-check.ts'

const { registry } = await createWorld()
const [declaration] = shippedDeclarations()

test('a shipped declaration and the papers of the house have no defect', () => {
  expect(declaration && checkDeclaration(declaration, registry)).toEqual([])
})

test('nothing is published while a paper that says no would lack its remedies, or have them before the reason', () => {
  const refusals = registry.papers.filter((paper) => paper.unfavourable)
  expect(refusals.length).toBeGreaterThan(1)

  for (const refusal of refusals)
    for (const parts of [
      refusal.parts.filter((part) => part !== 'remedies'),
      [...refusal.parts].toReversed(),
      [],
    ]) {
      const papers = registry.papers.map((paper) => (paper === refusal ? { ...paper, parts } : paper))
      const faults = declaration && checkDeclaration(declaration, { ...registry, papers })
      expect(faults).toMatchObject([{ field: 'papers', code: 'no-remedies' }])
    }
})

test('a basis that names nothing cannot stand in a refusal', () => {
  const faults = declaration && checkDeclaration({ ...declaration, basis: [' '] }, registry)

  expect(faults).toMatchObject([{ field: 'basis.0', code: 'required' }])
})

test.each([
  ['a remark of the cataloguer', '与上一行同属一个国家事项'],
  ['a guide of an office', '昌宁一镇：3个工作日告知审核结果'],
  ['a remark behind the article', '社会保险法第74条（免费查询、核对）'],
])('%s is no basis: papers print it', (_what, rule) => {
  const faultsOf = (changes: object) =>
    declaration && checkDeclaration({ ...declaration, ...changes }, registry).map(({ field }) => field)
  const materials = declaration?.materials.map((material) => ({ ...material, basis: rule }))

  expect(faultsOf({ basis: ['社会保险法第58条', rule], note: rule })).toEqual(['basis.1'])
  expect(faultsOf({ revocationBasis: [rule] })).toEqual(['revocationBasis.0'])
  expect(faultsOf({ materials })).toEqual(materials?.map(({ key }) => `materials.${key}.basis`))
})

test.each([
  '国办发〔2009〕66号',
  '国办发〔2009〕66号第8条',
  '工伤保险条例第34至37条',
  '行政复议法第二十条第一款',
  '人社部令第13号',
])('%s is a basis', (rule) => {
  expect(declaration && checkDeclaration({ ...declaration, basis: [rule] }, registry)).toEqual([])
})

test('no item that is listed or shipped has a remark for a basis', () => {
  const rules = drafts.flatMap(({ basis }) => basis)

  expect(rules.filter((rule) => !namesRule(rule))).toEqual([])
  expect(shippedDeclarations().flatMap((shipped) => checkDeclaration(shipped, registry))).toEqual([])
})

test('only what one person completes on the spot, with nothing for eyes to see, may complete by itself', () => {
  const proof = shippedDeclarations().find(({ code }) => code === 'person-proof')
  const key = shippedDeclarations().find(({ code }) => code === 'person-change-key')
  const suspend = shippedDeclarations().find(({ code }) => code === 'flexible-suspend')
  const faultsOf = (one: typeof proof, changes: object) =>
    one && checkDeclaration({ ...one, automatic: true, ...changes }, registry).map(({ field }) => field)

  expect(faultsOf(proof, {})).toEqual([])
  expect(faultsOf(proof, { halls: ['counter'] })).toEqual(['halls'])
  expect(faultsOf(key, {})).toContain('automatic')
  expect(faultsOf(suspend, {})).toEqual(['materials.identity-document'])
})

test('what one gets is named once, and in every language in which the item is named', () => {
  const [result] = declaration?.result ?? []
  const faultsOf = (results: object) =>
    declaration && checkDeclaration({ ...declaration, ...results }, registry).map(({ field }) => field)

  expect(faultsOf({ result: [result, result] })).toEqual(['result'])
  expect(faultsOf({ result: [{ 'zh-CN': '回执', en: 'Receipt' }] })).toEqual(['result.0.zh-HK'])
})

test('what says that it has a source names it', () => {
  const suspend = shippedDeclarations().find(({ code }) => code === 'flexible-suspend')

  expect(suspend && checkDeclaration(suspend, registry)).toEqual([])
  expect(suspend && checkDeclaration({ ...suspend, certainty: 'source' }, registry)).toMatchObject([
    { field: 'basis', code: 'required' },
  ])
})

test.each([
  ['forwarded', { kind: 'forwarded' }, 'forwarded'],
  ['recheck', { recheck: { share: 1 } }, 'recheck'],
  ['on the spot alone', { onTheSpot: true, fourEyes: false }, 'on-the-spot'],
  [
    'key facts on the spot',
    { onTheSpot: true, effect: { name: 'people.change-key', input: {} } },
    'needs-two',
  ],
  [
    'money on the spot',
    {
      onTheSpot: true,
      form: [{ key: 'sum', label: { 'zh-CN': '金额', 'zh-HK': '金額', en: 'Sum' }, type: 'amount' }],
      effect: { name: 'people.change-contact', input: {} },
    },
    'needs-two',
  ],
])('%s: what a kind of case cannot have does not publish', (_name, added, code) => {
  const defects = checkDeclaration(plantedItem('planted-wrong', added), registry)

  expect(defects.map((defect) => defect.code)).toEqual([code])
})

test('what asks those whom it names can find them, and asks while the case is still reviewed', () => {
  const item = shippedDeclarations().find(({ code }) => code === 'employee-registration')
  const faultsOf = (changes: object, asked: object = {}) =>
    item &&
    Object.fromEntries(
      checkDeclaration(
        { ...item, ...changes, confirmation: item.confirmation && { ...item.confirmation, ...asked } },
        registry,
      ).map(({ field, code }) => [field, code]),
    )
  const fields = item?.form.flatMap((group) => group.fields ?? []) ?? []
  const optional = fields.map((field) => (field.key === 'from' ? { ...field, required: false } : field))
  const [group] = item?.form ?? []

  expect(faultsOf({})).toEqual({})
  expect(faultsOf({}, { group: 'people' })).toEqual({ 'confirmation.group': 'unknown' })
  expect(faultsOf({}, { number: 'passport' })).toEqual({ 'confirmation.number': 'unknown' })
  expect(faultsOf({}, { number: 'name' })).toEqual({ 'confirmation.number': 'type' })
  expect(faultsOf({}, { from: 'telephone' })).toEqual({ 'confirmation.from': 'type' })
  expect(faultsOf({ form: [{ ...group, fields: optional }] })).toEqual({
    'confirmation.from': 'required',
    'effect.input.employees': 'may-be-missing',
  })
  expect(faultsOf({ form: [{ ...group, required: false }] })).toMatchObject({
    'confirmation.group': 'required',
  })
  expect(faultsOf({}, { length: 10 })).toEqual({ 'confirmation.length': 'longer' })
  expect(faultsOf({}, { length: 1, unit: 'months' })).toEqual({ 'confirmation.length': 'longer' })
  expect(faultsOf({ kind: 'instant', steps: [], fourEyes: false })).toMatchObject({ confirmation: 'instant' })
})

test('what may be handed in by list finds its people, and asks for nothing that a list cannot bring', () => {
  const item = shippedDeclarations().find(({ code }) => code === 'employee-registration')
  const faultsOf = (changes: object) =>
    item && checkDeclaration({ ...item, ...changes }, registry).map(({ field, code }) => [field, code])
  const [paper] = item?.materials ?? []
  const label = { 'zh-CN': '原因', 'zh-HK': '原因', en: 'Reason' }
  const other = { key: 'why', label, type: 'text', required: true }

  expect(faultsOf({})).toEqual([])
  expect(faultsOf({ list: { group: 'people', people: 'newcomers' } })).toContainEqual([
    'list.group',
    'unknown',
  ])
  expect(faultsOf({ list: { group: 'employees', people: 'members' } })).toEqual([['list.people', 'members']])
  expect(faultsOf({ confirmation: undefined })).toEqual([['list.people', 'newcomers']])
  expect(faultsOf({ form: [...(item?.form ?? []), other] })).toEqual([['list', 'other']])
  expect(faultsOf({ materials: [{ ...paper, settledBy: ['file'], afterCheckDays: undefined }] })).toEqual([
    ['list', 'materials'],
  ])
  expect(faultsOf({ halls: ['counter'] })).toEqual([['list', 'halls']])
})
