import { type Declaration, declaration as schema } from '@tongban/contracts/declaration'

import type { Dice } from '../../src/worlds/kaifeng/random.ts'

/** A defect that was planted into a declaration: the check has to find this code at this place. */
export interface Planted {
  readonly declaration: Declaration
  readonly field: string
  readonly code: string
}

type Field = Declaration['form'][number]
type Material = Declaration['materials'][number]
/** One way to spoil a declaration; undefined where an item has nothing to spoil in this way. */
export type Plant = (item: Declaration, dice: Dice) => Planted | undefined

/** A material that is neither owed nor committed to. */
export const noLater = { debtDays: undefined, afterCheckDays: undefined }

export function planted(changed: object, field: string, code: string): Planted {
  return { declaration: schema.parse(changed), field, code }
}

/** Spoils one of several things, drawn by the dice. */
export function onOne<Thing>(
  dice: Dice,
  things: readonly Thing[],
  spoil: (thing: Thing) => Planted | undefined,
  { optional = [] }: { readonly optional?: readonly Thing[] } = {},
): Planted | undefined {
  const left = things.filter((thing) => !optional.includes(thing))
  return left.length === 0 ? undefined : spoil(dice.oneOf(left))
}

export function onField(item: Declaration, dice: Dice, spoil: (field: Field) => Planted | undefined) {
  return onOne(dice, item.form, spoil)
}

/** A field that is neither chosen nor repeated nor fed into nothing by a record. */
export function onPlain(item: Declaration, dice: Dice, spoil: (field: Field) => Planted | undefined) {
  return onOne(
    dice,
    item.form.filter(({ type }) => !['group', 'choice', 'yes-no'].includes(type)),
    spoil,
  )
}

export function onConditional(
  item: Declaration,
  dice: Dice,
  spoil: (field: Field, when: NonNullable<Field['when']>) => Planted | undefined,
) {
  return onOne(
    dice,
    item.form.filter(({ when }) => when !== undefined),
    (field) => (field.when === undefined ? undefined : spoil(field, field.when)),
  )
}

export function onGroup(
  item: Declaration,
  dice: Dice,
  spoil: (group: Field, inner: NonNullable<Field['fields']>[number]) => Planted | undefined,
) {
  return onOne(
    dice,
    item.form.filter(({ type }) => type === 'group'),
    (group) => onOne(dice, group.fields ?? [], (inner) => spoil(group, inner)),
  )
}

export function onMaterial(
  item: Declaration,
  dice: Dice,
  spoil: (material: Material) => Planted | undefined,
) {
  return onOne(dice, item.materials, spoil)
}

export function withField(item: Declaration, field: Field, place: string, code: string): Planted {
  const form = item.form.map((one) => (one.key === field.key ? field : one))
  return planted({ ...item, form }, place === '' ? `form.${field.key}` : `form.${field.key}.${place}`, code)
}

export function withInner(
  item: Declaration,
  group: Field,
  inner: NonNullable<Field['fields']>[number],
  place: string,
  code: string,
): Planted {
  const fields = group.fields?.map((one) => (one.key === inner.key ? inner : one))
  return withField(item, { ...group, fields }, `fields.${inner.key}.${place}`, code)
}

/** @param at where it is found: at the new field or a place of it, or where something else says so */
export function withNewField(
  item: Declaration,
  label: string,
  field: Partial<Field>,
  at: string,
  code: string,
): Planted {
  const added = { key: 'planted', label: { 'zh-CN': label, 'zh-HK': label, en: label }, ...field }
  return planted({ ...item, form: [...item.form, added] }, at, code)
}

export function withMaterial(item: Declaration, material: Material, place: string, code: string): Planted {
  const materials = item.materials.map((one) => (one.key === material.key ? material : one))
  return planted({ ...item, materials }, `materials.${material.key}.${place}`, code)
}

export function procedure({ names }: Declaration) {
  return {
    key: 'publicity',
    name: names,
    length: 5,
    unit: 'working-days',
    basis: '社会保险经办条例第10条',
    counts: false,
    who: 'office',
  }
}

const said = { 'zh-CN': '所填属实', 'zh-HK': '所填屬實', en: 'what is filled in is true' }
/** What a commitment that is signed promises. */
export const promised = {
  condition: said,
  checkedWith: said,
  distrust: { length: 12, unit: 'months', basis: '社会保险经办条例第10条' },
} as const
