import type { Declaration } from '@tongban/contracts/declaration'

import { onOne, planted, type Plant } from './spoil.ts'

type Field = Declaration['form'][number]
type Plain = Omit<Field, 'fields'>

/** Inputs whose effect knows but a few values, wherever they are asked. */
const ofFewValues = new Set(['document-kind', 'ground'])

/** What is spoilt of what an effect is given: it would be found at the decision only. */
export const plantsOfEffect: Readonly<Record<string, Plant>> = {
  'an effect on the record of somebody else': (item) => {
    const name = item.applicants.includes('person') ? 'employers.change-details' : 'people.change-contact'
    return planted({ ...item, effect: { name, input: {} } }, 'effect.name', 'applicants')
  },
  'an input that the effect cannot read': (item, dice) =>
    onOne(dice, inputsOf(item), ([name, field]) =>
      planted(withField(item, { ...only(field), type: 'whole-number' }), `effect.input.${name}`, 'type'),
    ),
  'a choice that the effect does not know': (item, dice) =>
    onOne(
      dice,
      inputsOf(item).filter(([name]) => ofFewValues.has(name)),
      ([name, field]) =>
        planted(withField(item, { ...field, ...oneMore(field) }), `effect.input.${name}`, 'no-value'),
    ),
  'a fixed value that the effect does not know': (item, dice) =>
    onOne(
      dice,
      Object.entries(item.effect.input).filter(([, source]) => 'value' in source),
      ([name]) =>
        planted(
          { ...item, effect: { ...item.effect, input: { ...item.effect.input, [name]: { value: 'gone' } } } },
          `effect.input.${name}`,
          'no-value',
        ),
    ),
  'a row without what the effect looks for': (item, dice) =>
    onRow(item, dice, (inner) => ({ ...inner, key: `${inner.key}-renamed` }), 'rows'),
  'a row that the effect cannot read': (item, dice) =>
    onRow(item, dice, (inner) => ({ ...only(inner), type: 'whole-number' }), 'type'),
  'a row that may say nothing': (item, dice) =>
    onRow(item, dice, (inner) => ({ ...inner, required: undefined }), 'may-be-missing'),
  'records that change and are never looked at again': (item) =>
    item.kind === 'instant' && !['records.state', 'records.none'].includes(item.effect.name)
      ? planted({ ...item, recheck: { share: 0 } }, 'recheck.share', 'recheck')
      : undefined,
}

/** The inputs that come from a field, with it. */
function inputsOf({ effect, form }: Declaration): readonly (readonly [string, Field])[] {
  return Object.entries(effect.input).flatMap(([name, source]) => {
    const field = 'field' in source ? form.find(({ key }) => key === source.field) : undefined
    return field === undefined ? [] : [[name, field] as const]
  })
}

/** Spoils one of the fields of a group that an effect finds by their keys. */
function onRow(item: Declaration, dice: Parameters<Plant>[1], spoil: (inner: Plain) => object, code: string) {
  const rows = inputsOf(item).flatMap(([name, field]) =>
    (field.fields ?? []).flatMap((inner) => (needed.has(inner.key) ? [{ name, field, inner }] : [])),
  )
  return onOne(dice, rows, ({ name, field, inner }) =>
    planted(
      withField(item, {
        ...field,
        fields: (field.fields ?? []).map((one) => (one === inner ? spoil(inner) : one)),
      }),
      `effect.input.${name}`,
      code,
    ),
  )
}

/** What every effect on the rows of a group asks of each. */
const needed = new Set(['name', 'document-kind', 'document-number', 'member', 'base', 'from'])

function withField(item: Declaration, field: Pick<Field, 'key'> & Readonly<Record<string, unknown>>): object {
  return { ...item, form: item.form.map((one) => (one.key === field.key ? field : one)) }
}

/** What every field has, without what belongs to one type. */
function only({ key, label, required, when }: Plain) {
  return { key, label, required, when }
}

function oneMore({ choices = [], label }: Plain) {
  return { choices: [...choices, { value: 'unheard-of', label }] }
}
